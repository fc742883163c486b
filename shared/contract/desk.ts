// window ↔ core: everything a person can ask of or do to the data of this desk.
// Notices say what changed and never carry the data, so there is one way to read.
import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';
import { decisionSchema, recordActSchema } from '../domain/action.ts';
import { archiveDataSchema } from '../domain/archive.ts';
import { choiceSchema, editFieldsSchema } from '../domain/edit.ts';
import { faultSchema } from '../domain/fault.ts';
import { fileRefSchema, fileRoles } from '../domain/file-ref.ts';
import { deepestInside } from '../domain/inside-file.ts';
import { archiveLevels } from '../domain/inherited.ts';
import { connectorKinds, signInKinds } from '../domain/source.ts';
import { aboutSchema } from './department.ts';
import { alertsContract } from './desk-alerts.ts';
import { contactsContract } from './desk-contacts.ts';
import { annotationContract } from './desk-annotations.ts';
import { articleContract } from './desk-articles.ts';
import { auditContract } from './desk-audit.ts';
import { catalogueContract } from './desk-catalogue.ts';
import { createContract } from './desk-create.ts';
import { examineScopeSchema, fourReportSchema } from './desk-checks.ts';
import { branchFilesSchema, fileHeldSchema, fileSpaceSchema, filesOfRecordSchema } from './desk-files.ts';
import { loansContract } from './desk-loans.ts';
import { filingContract } from './desk-filing.ts';
import { handOverContract } from './desk-handover.ts';
import { normContract } from './desk-norms.ts';
import { relatedContract } from './desk-related.ts';
import { searchContract } from './desk-search.ts';
import { archivePathSchema, archiveRowSchema, inheritedSchema } from './desk-archives.ts';
import {
  conflictSchema,
  editDraftSchema,
  historyLineSchema,
  outboxRowSchema,
  pendingActionSchema,
  pendingEditSchema,
} from './desk-outbox.ts';
import { setAsideSchema, sourceLogLineSchema, sourceStatusSchema } from './desk-sources.ts';
import { todoDetailSchema, todoFilterSchema, todoRowSchema } from './desk-todos.ts';
import { idSchema, noticeSchema, overviewSchema } from './desk-views.ts';

const id = idSchema;
/** SHA-256, lower-case hex. */
const fileHash = fileRefSchema.shape.hash;
const page = { offset: z.number().int().min(0).max(10_000_000), limit: z.number().int().min(1).max(500) };

/** Every call may end in a fault; the window has a sentence for each. */
const desk = oc.errors({ FAULT: { data: faultSchema } });

const none = z.object({});

export const deskContract = {
  notices: { follow: desk.output(eventIterator(noticeSchema)) },
  overview: { read: desk.output(overviewSchema) },
  todos: {
    list: desk
      .input(z.object({ filter: todoFilterSchema, ...page }))
      .output(z.object({ rows: z.array(todoRowSchema), total: z.number().int() })),
    /** Open to-dos: in all, by source, by urgency, overdue, due today, with an action under way. */
    counts: desk.output(
      z.object({
        open: z.number().int(),
        overdue: z.number().int(),
        today: z.number().int(),
        pending: z.number().int(),
        bySource: z.record(z.string(), z.number().int()),
        byUrgency: z.record(z.string(), z.number().int()),
      }),
    ),
    read: desk.input(z.object({ id })).output(todoDetailSchema),
    markRead: desk.input(z.object({ id })).output(none),
    saveDraft: desk.input(z.object({ id, opinion: z.string().max(4000) })).output(none),
    /** Saved before it is answered (S3). `revision` is the one on screen (S11). */
    act: desk
      .input(z.object({ id, revision: z.string(), body: decisionSchema }))
      .output(z.object({ action: pendingActionSchema })),
  },
  outbox: {
    list: desk.output(z.array(outboxRowSchema)),
    /** Before it was sent. The opinion goes back into the draft. */
    takeBack: desk.input(z.object({ id })).output(none),
    /** After a refusal or conflict: give it up (text goes back into the draft). A new decision is a new `todos.act`. */
    discard: desk.input(z.object({ id })).output(none),
    retryNow: desk.input(z.object({ id })).output(none),
    /** A discard, taken back: it asks the person again. Not after a new decision took its place. */
    undoDiscard: desk.input(z.object({ id })).output(none),
    /** Of what waits for `in-doubt`. `again`: sent once more; `arrived`: as if it had been answered yes. */
    settleDoubt: desk.input(z.object({ id, said: z.enum(['arrived', 'again']) })).output(none),
  },
  records: {
    /** Saved before it is answered (S3). `revision` is the one on screen; only fields the department offers. */
    edit: desk
      .input(z.object({ id, revision: z.string(), fields: editFieldsSchema }))
      .output(z.object({ edit: pendingEditSchema })),
    /**
     * 查借阅申请 or 归还 of an archive record, 纠错反馈 of an article. Saved before it is answered (S3). `revision` is the
     * one on screen; only what the record's `actions` allow.
     */
    act: desk
      .input(z.object({ id, revision: z.string(), body: recordActSchema }))
      .output(z.object({ action: pendingActionSchema })),
    /** What this person did to it (`act`), newest first, ended ones included. */
    acts: desk.input(z.object({ id })).output(z.array(pendingActionSchema)),
    /** What was typed into the form of a record and not saved; null when nothing was. */
    draft: desk.input(z.object({ id })).output(editDraftSchema.nullable()),
    saveDraft: desk.input(z.object({ id, draft: editDraftSchema.nullable() })).output(none),
    /** Everything this desk did to a record, oldest first. */
    history: desk.input(z.object({ id })).output(z.array(historyLineSchema)),
  },
  creates: createContract,
  catalogue: catalogueContract,
  filing: filingContract,
  conflicts: {
    /** To be settled, oldest first; or those settled within 30 days, newest first. */
    list: desk.input(z.object({ settled: z.boolean() })).output(z.array(conflictSchema)),
    /**
     * A choice for every field that clashes; of a decision on a to-do one for `decision`: mine, the same again on what
     * stands there now, or theirs, given up. What was not chosen is kept 30 days. Not found once theirs moved on: `id`
     * stands for the versions shown.
     */
    settle: desk.input(z.object({ id, choices: z.record(z.string(), choiceSchema) })).output(none),
  },
  files: {
    state: desk.input(z.object({ hashes: z.array(fileHash).max(500) })).output(z.array(fileHeldSchema)),
    /** Goes on by itself, over restarts too, until it is here or cancelled. */
    fetch: desk.input(z.object({ recordId: id, hash: fileHash })).output(none),
    cancel: desk.input(z.object({ hash: fileHash })).output(none),
    pin: desk.input(z.object({ hash: fileHash, pinned: z.boolean() })).output(none),
    /** The files a record names, and what is said above one that is read. */
    of: desk.input(z.object({ recordId: id })).output(filesOfRecordSchema),
    /** All bytes are hashed once more before the first is given; wrong ones are thrown away and answered as a fault. */
    open: desk.input(z.object({ recordId: id, hash: fileHash })).output(none),
    /** Bytes of a file that is here, from there on: at most `mostBytesRead`. */
    read: desk
      .input(z.object({ recordId: id, hash: fileHash, from: z.number().int().min(0) }))
      .output(z.file()),
    branch: desk.input(examineScopeSchema).output(branchFilesSchema),
    keepBranch: desk.input(examineScopeSchema).output(branchFilesSchema),
    letBranchGo: desk.input(examineScopeSchema).output(branchFilesSchema),
    space: desk.output(fileSpaceSchema),
    setLimit: desk.input(z.object({ bytes: z.number().int().min(0) })).output(none),
    drop: desk.input(z.object({ hashes: z.array(fileHash).min(1).max(5000) })).output(none),
    /** `grant` names a place the person chose in the shell's dialog. */
    saveAs: desk.input(z.object({ hash: fileHash, grant: id })).output(none),
    /** The same for a file that lies in it. `inside`: its place among the attachments, and the place in that one. */
    saveInside: desk
      .input(
        z.object({
          recordId: id,
          hash: fileHash,
          inside: z.array(z.number().int().min(0).max(999)).min(1).max(deepestInside),
          grant: id,
        }),
      )
      .output(none),
    /** Copies the chosen file into the encrypted store, then queues its upload and the change that names it. */
    attach: desk
      .input(z.object({ recordId: id, revision: z.string(), grant: id, role: z.enum(fileRoles) }))
      .output(z.object({ file: fileRefSchema })),
  },
  archives: {
    tree: desk.input(archivePathSchema).output(
      z.array(
        z.object({
          path: archivePathSchema,
          label: z.string(),
          /** Of a volume, where its archive describes it. */
          title: z.string().optional(),
          count: z.number().int(),
          leaf: z.boolean(),
        }),
      ),
    ),
    list: desk.input(z.object({ path: archivePathSchema, ...page })).output(
      z.object({
        rows: z.array(archiveRowSchema),
        total: z.number().int(),
        /** The record that describes the branch itself: the 全宗, the 类别, the 案卷. */
        whole: z.object({ id, level: z.enum(archiveLevels) }).optional(),
      }),
    ),
    read: desk.input(z.object({ id })).output(
      z.object({
        row: archiveRowSchema,
        /** As the department states it. */
        data: archiveDataSchema,
        /** What holds for it, its own or from above it (随上级). */
        inherited: inheritedSchema,
        fetchedAt: z.string(),
        revision: z.string(),
        /** Fields that may be changed from here. */
        editable: z.array(z.string()),
        /** Changes of this person that the department's record does not show yet, oldest first. */
        edits: z.array(pendingEditSchema),
      }),
    ),
    /** 四性检测: hashes every file that is here, so it may take a while. */
    examine: desk.input(examineScopeSchema).output(fourReportSchema),
  },
  articles: articleContract,
  annotations: annotationContract,
  alerts: alertsContract,
  contacts: contactsContract,
  search: searchContract,
  loans: loansContract,
  norms: normContract,
  related: relatedContract,
  sources: {
    list: desk.output(z.array(sourceStatusSchema)),
    /** Asks an address who it is, without signing in. For the thin list there is no about: `list` is answered. */
    probe: desk.input(z.object({ address: z.string().max(500) })).output(
      z.discriminatedUnion('connector', [
        z.object({ connector: z.literal('profile'), address: z.string(), about: aboutSchema }),
        z.object({
          connector: z.literal('list'),
          address: z.string(),
          name: z.string(),
          stated: z.number().int().optional(),
        }),
      ]),
    ),
    add: desk
      .input(
        z.object({
          address: z.string().max(500),
          connector: z.enum(connectorKinds),
          name: z.string().min(1).max(60),
          organ: z.string().max(100),
          signIn: z.enum(signInKinds),
          account: z.string().max(100),
        }),
      )
      .output(z.object({ id })),
    rename: desk.input(z.object({ id, name: z.string().min(1).max(60) })).output(none),
    /** After the shell has stored a credential: tries it, answers the fault if it is not taken. */
    signIn: desk.input(z.object({ id, account: z.string().max(100) })).output(none),
    pause: desk.input(z.object({ id, paused: z.boolean() })).output(none),
    syncNow: desk.input(z.object({ id: id.optional() })).output(none),
    /** Refused while actions wait, unless `evenWithWaiting`; then their texts are kept in the audit trail. */
    remove: desk.input(z.object({ id, evenWithWaiting: z.boolean() })).output(none),
    workOffline: desk.input(z.object({ offline: z.boolean() })).output(none),
    /** 只在工作时间同步: rounds by themselves only 08:00 to 18:00 of working days; by hand always. */
    workHoursOnly: desk.input(z.object({ on: z.boolean() })).output(none),
    /** After a brake: yes, they are gone; or no, keep mine and ask for everything again. */
    answerBrake: desk.input(z.object({ id, feed: z.string(), believe: z.boolean() })).output(none),
    /** Newest first. */
    log: desk
      .input(z.object({ id, limit: z.number().int().min(1).max(500) }))
      .output(z.array(sourceLogLineSchema)),
  },
  handOver: handOverContract,
  audit: auditContract,
  setAside: { list: desk.output(z.array(setAsideSchema)) },
};

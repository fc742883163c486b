// What the window is shown of the records, sources and actions of this desk: the answers of desk.ts, shape by shape.
import { z } from 'zod';
import { actionBodySchema, actionReasonSchema, actionStates, outboxTypes } from '../domain/action.ts';
import { archiveDataSchema } from '../domain/archive.ts';
import { editFieldsSchema, fieldNameSchema, fieldValueSchema } from '../domain/edit.ts';
import { faultSchema } from '../domain/fault.ts';
import { fileRefSchema } from '../domain/file-ref.ts';
import { accessScopes, archiveLevels, openMarks } from '../domain/inherited.ts';
import {
  connectorKinds,
  signInKinds,
  sourceEvents,
  sourceHealthSchema,
  sourcePhases,
  sourceProgressSchema,
} from '../domain/source.ts';
import { actKinds, recordKinds, secretLevels, todoStates, urgencies } from '../domain/terms.ts';
import { todoDataSchema } from '../domain/todo.ts';

export const idSchema = z.string().min(1).max(100);
const id = idSchema;

export const noticeTopics = [
  'todos',
  'archives',
  'articles',
  'annotations',
  'contacts',
  'sources',
  'outbox',
  'set-aside',
  'conflicts',
  'files',
  'index',
] as const;
export const noticeSchema = z.object({ topics: z.array(z.enum(noticeTopics)).min(1) });
export type NoticeTopic = (typeof noticeTopics)[number];

/** Where an action of this person on a record stands. */
export const pendingActionSchema = z.object({
  id,
  state: z.enum(actionStates),
  body: actionBodySchema,
  decidedAt: z.string(),
  reason: actionReasonSchema.optional(),
});
export type PendingAction = z.infer<typeof pendingActionSchema>;

/** Whether the department still lists the to-do. `gone`: vanished from a complete list (对方已办结？). */
const presenceSchema = z.enum(['listed', 'gone']);

export const todoRowSchema = z.object({
  id,
  sourceId: id,
  title: z.string(),
  todoKind: todoDataSchema.shape.todoKind,
  /** As the department states it. */
  state: z.enum(todoStates),
  step: z.string(),
  urgency: z.enum(urgencies),
  fromOrg: z.string(),
  docNo: z.string().optional(),
  arrivedAt: z.string(),
  due: todoDataSchema.shape.due,
  presence: presenceSchema,
  /** Never opened on this desk. */
  unread: z.boolean(),
  hasDraft: z.boolean(),
  pending: pendingActionSchema.optional(),
});
export type TodoRow = z.infer<typeof todoRowSchema>;

/** Of a finished to-do: whether it may be archived from here, or where that stands. */
const filingSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('may') }),
  /** Made here, on its way or come back. */
  z.object({ kind: z.literal('waiting'), recordId: id, state: z.enum(actionStates) }),
  z.object({ kind: z.literal('filed'), recordId: id, refCode: z.string() }),
  /** It was, and the record is not on this desk any more. */
  z.object({ kind: z.literal('elsewhere') }),
]);
export type Filing = z.infer<typeof filingSchema>;

export const todoDetailSchema = z.object({
  row: todoRowSchema,
  data: todoDataSchema,
  revision: z.string(),
  /** When this desk last got it from the department. */
  fetchedAt: z.string(),
  draft: z.string(),
  /** What this person did to it, newest first, ended ones included. */
  history: z.array(pendingActionSchema),
  /** Absent while it is not finished, and where no archive takes records from here. */
  filing: filingSchema.optional(),
});
export type TodoDetail = z.infer<typeof todoDetailSchema>;

/** 超期 / 今日到期 / 待阅 / pending … ; all optional, joined by "and". */
export const todoFilterSchema = z.object({
  sourceId: id.optional(),
  urgency: z.enum(urgencies).optional(),
  /** soon: due by the end of today, or already overdue ones excluded. */
  due: z.enum(['overdue', 'today']).optional(),
  pending: z.boolean().optional(),
  /** open: still to be done by the department's word; closed: the rest, newest first. */
  scope: z.enum(['open', 'closed']).default('open'),
});
export type TodoFilter = z.infer<typeof todoFilterSchema>;

export const archiveRowSchema = archiveDataSchema
  .pick({
    refCode: true,
    fonds: true,
    category: true,
    year: true,
    retention: true,
    title: true,
    date: true,
    docNo: true,
    pages: true,
    secretLevel: true,
  })
  .extend({ id, sourceId: id, responsible: z.string() });
export type ArchiveRow = z.infer<typeof archiveRowSchema>;

/**
 * 全宗 → 门类 → 年度 → 保管期限 of what is numbered by piece (按件), and 全宗 → 门类 → 类别号 → 案卷 of what is numbered by
 * volume (按卷); each with how many 件 are under it.
 */
export const archivePathSchema = z.object({
  fonds: z.string().optional(),
  category: z.string().optional(),
  year: z.number().int().optional(),
  retention: z.string().optional(),
  classNo: z.string().optional(),
  volumeNo: z.string().optional(),
});
export type ArchivePath = z.infer<typeof archivePathSchema>;

/** What holds for a record, and where it comes from when that is not its own word. */
const inheritedOf = <T extends z.ZodType>(value: T) =>
  z.object({ value, from: z.object({ refCode: z.string(), level: z.enum(archiveLevels) }).optional() });
export const inheritedSchema = z.object({
  secretLevel: inheritedOf(z.enum(secretLevels)),
  retention: inheritedOf(archiveDataSchema.shape.retention),
  openMark: inheritedOf(z.enum(openMarks)),
  access: inheritedOf(z.enum(accessScopes)).optional(),
});
export type ShownInherited = z.infer<typeof inheritedSchema>;

export const sourceStatusSchema = z.object({
  id,
  name: z.string(),
  organ: z.string(),
  address: z.string(),
  connector: z.enum(connectorKinds),
  signIn: z.enum(signInKinds),
  account: z.string(),
  health: sourceHealthSchema,
  /** A round is running. */
  syncing: z.boolean(),
  phase: z.enum(sourcePhases),
  progress: z.array(sourceProgressSchema),
  /** Received in this round, as they came over the line. */
  bytes: z.number().int(),
  /** Estimate for this round; absent until there is a ground for one. */
  remainingMs: z.number().int().optional(),
  /** When the oldest thing that has not left this desk was decided. */
  oldestUnsentAt: z.string().optional(),
  lastOkAt: z.string().optional(),
  nextTryAt: z.string().optional(),
  /** Department clock minus ours, ms. */
  clockSkewMs: z.number().optional(),
  waiting: z.number().int(),
  unsettled: z.number().int(),
  setAside: z.number().int(),
  counts: z.object({
    todo: z.number().int(),
    archive: z.number().int(),
    article: z.number().int(),
    contact: z.number().int(),
  }),
});
export type SourceStatus = z.infer<typeof sourceStatusSchema>;

const outboxRow = {
  id,
  state: z.enum(actionStates),
  decidedAt: z.string(),
  reason: actionReasonSchema.optional(),
  sourceId: id,
  kind: z.enum(recordKinds),
  recordId: id,
  title: z.string(),
  attempts: z.number().int(),
  nextTryAt: z.string().optional(),
  mayTakeBack: z.boolean(),
};
export const outboxRowSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('action'), body: actionBodySchema, ...outboxRow }),
  z.object({ type: z.literal('edit'), fields: editFieldsSchema, ...outboxRow }),
  /** A record that its department does not have yet. */
  z.object({ type: z.literal('create'), fields: editFieldsSchema, ...outboxRow }),
  /** `sent` of `file.size` bytes are at the department. */
  z.object({ type: z.literal('upload'), file: fileRefSchema, sent: z.number().int(), ...outboxRow }),
]);
export type OutboxRow = z.infer<typeof outboxRowSchema>;

/** A change of fields by this person that the department's record does not show yet. */
export const pendingEditSchema = z.object({
  id,
  state: z.enum(actionStates),
  fields: editFieldsSchema,
  decidedAt: z.string(),
  reason: actionReasonSchema.optional(),
});
export type PendingEdit = z.infer<typeof pendingEditSchema>;

/**
 * A change of fields while it is being typed: texts as they stand in the form, also those that are no date or number
 * yet. `revision` is the one it was begun on.
 */
export const editDraftSchema = z.object({
  revision: z.string(),
  typed: z.record(
    fieldNameSchema,
    z.union([z.string().max(2_000_000), z.array(z.string().max(1000)).max(500)]),
  ),
});
export type EditDraft = z.infer<typeof editDraftSchema>;

/**
 * Both versions of a record that this person and somebody else changed: what each side says now, and what it was when
 * the person saw it. The side that did not win stays readable here for 30 days.
 */
export const conflictSchema = z.object({
  id,
  /** The thing in the outbox it is about. */
  actionId: id,
  sourceId: id,
  recordId: id,
  kind: z.enum(recordKinds),
  title: z.string(),
  at: z.string(),
  /** What the person had decided: on a to-do, or in fields. */
  mine: z.discriminatedUnion('type', [
    z.object({ type: z.literal('action'), body: actionBodySchema, decidedAt: z.string() }),
    z.object({ type: z.literal('edit'), decidedAt: z.string() }),
  ]),
  /** Absent until the record as it is now was fetched. */
  theirs: z
    .object({ revision: z.string(), by: z.string().optional(), at: z.string().optional(), gone: z.boolean() })
    .optional(),
  /** What differs. `mine` is absent where this person changed nothing; `clash`: only the person can decide. */
  fields: z.array(
    z.object({
      field: z.string(),
      base: fieldValueSchema,
      mine: fieldValueSchema.optional(),
      theirs: fieldValueSchema,
      clash: z.boolean(),
    }),
  ),
  settled: z.object({ at: z.string(), how: z.enum(['mine', 'theirs', 'both', 'given-up']) }).optional(),
});
export type Conflict = z.infer<typeof conflictSchema>;

/** One line of what happened to a record on this desk; appended only. */
export const historyLineSchema = z.object({
  at: z.string(),
  type: z.enum(outboxTypes),
  actionId: id,
  from: z.enum(actionStates).optional(),
  to: z.enum(actionStates),
  act: z.enum(actKinds).optional(),
});
export type HistoryLine = z.infer<typeof historyLineSchema>;

export const sourceLogLineSchema = z.object({
  at: z.string(),
  event: z.enum(sourceEvents),
  fault: faultSchema.optional(),
  records: z.number().int().optional(),
  sent: z.number().int().optional(),
  bytes: z.number().int().optional(),
  ms: z.number().int().optional(),
});
export type SourceLogLine = z.infer<typeof sourceLogLineSchema>;

export const setAsideSchema = z.object({
  id,
  sourceId: id,
  kind: z.enum(recordKinds),
  /** The department's id of the record, when it has one. */
  remoteId: z.string().optional(),
  /** A title, when one could be read; never shown for records above the ceiling. */
  title: z.string().optional(),
  reason: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('no-id') }),
    z.object({ kind: z.literal('field'), field: z.string(), problem: z.string() }),
    z.object({
      kind: z.literal('above-ceiling'),
      level: z.enum(secretLevels),
      /** What stands above it and is graded so. */
      from: z.object({ refCode: z.string(), level: z.enum(archiveLevels) }).optional(),
    }),
    z.object({ kind: z.literal('doubled-id') }),
  ]),
  at: z.string(),
});
export type SetAside = z.infer<typeof setAsideSchema>;

/** `ranges` are [start, end) in the text they stand beside, code units, in the original text. */
export const highlightedSchema = z.object({
  text: z.string(),
  ranges: z.array(z.tuple([z.number().int(), z.number().int()])),
});
export type Highlighted = z.infer<typeof highlightedSchema>;

export const overviewSchema = z.object({
  openTodos: z.number().int(),
  overdueTodos: z.number().int(),
  waiting: z.number().int(),
  unsettled: z.number().int(),
  setAside: z.number().int(),
  lastSyncAt: z.string().optional(),
  sources: z.number().int(),
  sourcesInTrouble: z.number().int(),
  sourcesReachable: z.number().int(),
  workingOffline: z.boolean(),
  /** 只在工作时间同步, and whether it is holding sync back now. */
  workHoursOnly: z.boolean(),
  heldByHours: z.boolean(),
  ceiling: z.enum(secretLevels),
  /** Rows whose text the search has not reached yet. */
  indexBehind: z.number().int(),
});
export type Overview = z.infer<typeof overviewSchema>;

// What the person decided, from the press of the button until the department's own row shows it: a decision on a to-do,
// a change of fields, a file on its way up. Every step is one transaction that also writes outbox_log; nothing is ever
// deleted here. What an answer does is in outbox-answers.ts.
import { type ActionBody, actionStates, isPressed } from '../../../shared/domain/action.ts';
import type { AuditEvent } from '../../../shared/domain/audit.ts';
import type { CreatedKind } from '../../../shared/domain/create.ts';
import type { EditFields } from '../../../shared/domain/edit.ts';
import type { FileRef } from '../../../shared/domain/file-ref.ts';
import type { Id } from '../../../shared/domain/terms.ts';
import { appendAudit, type AuditDetail } from './audit.ts';
import { asRow, int, text, word } from './columns.ts';
import { askedFields, reopenConflict, settleConflictOf } from './conflicts.ts';
import type { NaturalKey } from './drafts.ts';
import { keyOf } from './ids.ts';
import { noteMoved } from './moved-under.ts';
import {
  type CreateEntry,
  entriesOn,
  mayDiscard,
  mayTakeBack,
  naturalKeyOf,
  type OutboxEntry,
  readEntry,
  unfinishedOn,
} from './outbox-rows.ts';
import { dropSettled, log, move, supersede } from './outbox-steps.ts';
import type { Store } from './store.ts';

type New = NaturalKey & { readonly id: Id; readonly record: number; readonly basedOn: string };

type Decided = New & {
  readonly body: ActionBody;
  /** The record as the person saw it. */
  readonly base?: object;
};

/** Saved before the person sees it taken (S3). */
export function enqueue(store: Store, decided: Decided, now: number): void {
  const { body, base } = decided;
  insert(store, { ...decided, type: 'action', body, base, audit: { decision: body.action } }, now);
}

type DecidedEdit = New & {
  readonly fields: EditFields;
  /** The touched fields as the person saw them. */
  readonly base: EditFields;
  readonly dependsOn?: readonly Id[];
  /** The one in whose place it goes. */
  readonly follows?: Id;
  /** When the person decided, if not now. */
  readonly decidedAt?: number;
  readonly nextAt?: number;
};

export function enqueueEdit(store: Store, edit: DecidedEdit, now: number): void {
  const { fields, follows } = edit;
  const audit = { fields: Object.keys(fields), ...(follows === undefined ? {} : { follows }) };
  insert(store, { ...edit, type: 'edit', body: fields, audit }, now);
}

type DecidedUpload = New & { readonly file: FileRef; readonly dependsOn?: readonly Id[] };

/** The change that names the file is queued after it and depends on it. */
export function enqueueUpload(store: Store, upload: DecidedUpload, now: number): void {
  const { file } = upload;
  insert(store, { ...upload, type: 'upload', body: file, audit: { hash: file.hash, size: file.size } }, now);
}

type DecidedCreate = Pick<New, 'id' | 'source'> & {
  readonly kind: CreatedKind;
  readonly fields: EditFields;
  /** One that waits or was refused, described anew: what hangs on it hangs on this one from now on. */
  readonly instead?: CreateEntry;
};

/** The key of the record for as long as its department does not have it: below zero, and never another's. */
export function enqueueCreate(store: Store, create: DecidedCreate, now: number): number {
  const { id, fields, instead } = create;
  return store.transaction(() => {
    const before = instead && naturalKeyOf(store, instead.id);
    const remoteId = before?.remoteId ?? ownMark + id;
    const follows = instead && { follows: instead.id };
    const entry = { ...create, remoteId, record: 0, basedOn: '', ...follows };
    const audit = { fields: Object.keys(fields), ...follows };
    insert(store, { ...entry, type: 'create', body: fields, audit }, now);
    const record = (instead && keyOf(instead.kind, instead.recordId)) ?? -seqOf(store, id);
    store.sql('UPDATE outbox SET record = ? WHERE id = ?').run(record, id);
    if (instead === undefined) return record;
    supersede(store, instead.id, now);
    store
      .sql(
        `UPDATE outbox SET depends_on = replace(depends_on, :before, :id)
         WHERE kind = :kind AND record = :record AND ended = 0 AND depends_on IS NOT NULL`,
      )
      .run({ id, before: instead.id, kind: create.kind, record });
    return record;
  });
}

/** In the place of the department's id while there is none. */
export const ownMark = 'desk:';

const seqOf = (store: Store, id: Id): number =>
  int(asRow(store.sql('SELECT seq FROM outbox WHERE id = ?').get(id)), 'seq');

type Inserted = New & {
  readonly type: OutboxEntry['type'];
  readonly body: object;
  readonly base?: object | undefined;
  readonly dependsOn?: readonly Id[];
  readonly follows?: Id;
  readonly decidedAt?: number;
  readonly nextAt?: number;
  readonly audit: AuditDetail;
};

const decidedEvent: { readonly [T in OutboxEntry['type']]: AuditEvent } = {
  action: 'action-decided',
  edit: 'edit-decided',
  upload: 'upload-decided',
  create: 'create-decided',
};

function insert(store: Store, entry: Inserted, now: number): void {
  const { id, type, source, kind, remoteId, record, basedOn, base, dependsOn, follows } = entry;
  store.transaction(() => {
    store
      .sql(
        `INSERT INTO outbox (id, type, source, kind, remote_id, record, based_on, decided_at, body, base, depends_on,
           follows, next_at, state, changed_at)
         VALUES (:id, :type, :source, :kind, :remoteId, :record, :basedOn, :decidedAt, :body, :base, :dependsOn,
           :follows, :nextAt, 'waiting', :now)`,
      )
      .run({
        ...{ id, type, source, kind, remoteId, record, basedOn, now },
        decidedAt: entry.decidedAt ?? now,
        body: JSON.stringify(entry.body),
        base: base === undefined ? null : JSON.stringify(base),
        dependsOn: dependsOn === undefined || dependsOn.length === 0 ? null : JSON.stringify(dependsOn),
        follows: follows ?? null,
        nextAt: entry.nextAt ?? null,
      });
    log(store, { action: id, at: now, from: null, to: 'waiting', detail: null });
    const detail = { action: id, source, kind, remoteId, basedOn, ...entry.audit };
    appendAudit(store, decidedEvent[type], detail, now);
  });
}

/** Committed before the first byte leaves. */
export function markSending(store: Store, id: Id, now: number): void {
  store.transaction(() => {
    noteMoved(store, naturalKeyOf(store, id), now);
    move(store, {
      id,
      now,
      to: 'sending',
      set: 'attempts = attempts + 1, next_at = NULL',
      from: ['waiting', 'unsure'],
    });
  });
}

/**
 * What was *sending* at a crash is *waiting* at the next start (S6); whether it arrived is not known. The same of one
 * source whose loop begins anew after a bug or a full disk.
 */
export function recoverSending(store: Store, now: number, sourceId?: Id): number {
  const rows = store
    .sql(
      `SELECT o.id FROM outbox o JOIN source s ON s.key = o.source
       WHERE o.ended = 0 AND o.state = 'sending' AND (:sourceId IS NULL OR s.id = :sourceId)`,
    )
    .all({ sourceId: sourceId ?? null });
  store.transaction(() => {
    for (const row of rows) {
      move(store, {
        id: text(asRow(row), 'id'),
        now,
        to: 'waiting',
        set: 'may_have_arrived = 1',
        from: ['sending'],
        tells: { event: 'action-unanswered' },
      });
    }
  });
  return rows.length;
}

/** Before it was ever sent. False when it is too late for that. */
export function takeBack(store: Store, id: Id, now: number): boolean {
  const entry = readEntry(store, id);
  if (entry === undefined || !mayTakeBack(entry)) return false;
  store.transaction(() => {
    move(store, { id, now, to: 'taken-back', from: ['waiting'] });
    dropSettled(store, naturalKeyOf(store, id));
  });
  return true;
}

/** After a refusal or a conflict the person gives it up, or decides anew. */
export function discard(
  store: Store,
  id: Id,
  now: number,
  how: 'given-up' | 'mine' | 'theirs' = 'given-up',
): boolean {
  const entry = readEntry(store, id);
  if (entry === undefined || !mayDiscard(entry)) return false;
  store.transaction(() => {
    const tells = { event: 'action-discarded', detail: { how } } as const;
    move(store, { id, now, to: 'discarded', from: ['conflict', 'refused'], tells });
    settleConflictOf(store, id, how, now);
    dropSettled(store, naturalKeyOf(store, id));
  });
  return true;
}

/** What hangs on a record that will not be made after all; it comes back with it (`undoDiscard`). */
export function discardWith(store: Store, made: CreateEntry, now: number): void {
  store.transaction(() => {
    for (const { id, type } of unfinishedOn(store, naturalKeyOf(store, made.id))) {
      if (type !== 'create') move(store, { id, now, to: 'discarded', from: ['waiting'] });
    }
  });
}

/** A discard, taken back: it asks the person again. False once another one was decided on the record since. */
export function undoDiscard(store: Store, id: Id, now: number): boolean {
  const entry = readEntry(store, id);
  if (entry?.state !== 'discarded') return false;
  const discarded = asRow(
    store
      .sql(
        `SELECT seq, from_state FROM outbox_log WHERE action = ? AND to_state = 'discarded'
         ORDER BY seq DESC LIMIT 1`,
      )
      .get(id),
  );
  if (hasLater(store, entry, int(discarded, 'seq'))) return false;
  const to = word(actionStates, discarded, 'from_state');
  store.transaction(() => {
    const tells = { event: 'discard-undone' } as const;
    move(store, { id, now, to, from: ['discarded'], tells });
    for (const other of entry.type === 'create' ? hangingOn(store, entry) : [])
      move(store, { id: other.id, now, to: 'waiting', from: ['discarded'], tells });
    reopenConflict(store, id);
  });
  return true;
}

function hangingOn(store: Store, made: CreateEntry): readonly OutboxEntry[] {
  const key = keyOf(made.kind, made.recordId);
  const all = key === undefined ? [] : entriesOn(store, made.kind, key);
  return all.filter(({ state, dependsOn }) => state === 'discarded' && dependsOn.includes(made.id));
}

/** Whether the person decided on the same since that line of the log: the same to-do, or one of the same fields. */
function hasLater(store: Store, entry: OutboxEntry, since: number): boolean {
  const key = keyOf(entry.kind, entry.recordId);
  const all = key === undefined ? [] : entriesOn(store, entry.kind, key);
  const fields = entry.type === 'edit' ? askedFields(store, entry) : [];
  return all.some((other) => {
    if (other.type !== entry.type || other.state === 'taken-back' || !isMadeAfter(store, other, since))
      return false;
    if (other.type === 'action') return isPressed(other.body);
    return fieldsOf(other).some((field) => fields.includes(field));
  });
}

function isMadeAfter(store: Store, { id }: OutboxEntry, since: number): boolean {
  const sql = 'SELECT min(seq) AS seq FROM outbox_log WHERE action = ?';
  return int(asRow(store.sql(sql).get(id)), 'seq') > since;
}

const fieldsOf = (entry: OutboxEntry): readonly string[] =>
  entry.type === 'edit' ? Object.keys(entry.fields) : [];

/** The person asked for it now: a pause of our own making ends; `wake` of sync decides whether it may leave. */
export function clearPause(store: Store, id: Id): boolean {
  return (
    store.sql("UPDATE outbox SET next_at = NULL WHERE id = ? AND state IN ('waiting', 'unsure')").run(id)
      .changes === 1
  );
}

/** The wall clock went back: times that were near are far, and nothing waits for them. */
export function clearPauses(store: Store, sourceId: Id): void {
  store
    .sql(
      'UPDATE outbox SET next_at = NULL WHERE source = (SELECT key FROM source WHERE id = ?) AND ended = 0',
    )
    .run(sourceId);
}

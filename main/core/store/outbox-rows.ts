// What stands in the outbox: entries, counts and the log, read only. The steps of an entry are in outbox.ts, what is
// next to leave in outbox-next.ts.
import {
  type ActionBody,
  type ActionReason,
  type ActionState,
  actionStates,
  isPressed,
  outboxTypes,
  unsettledStates,
} from '../../../shared/domain/action.ts';
import { type CreatedKind, createdKinds } from '../../../shared/domain/create.ts';
import type { EditFields } from '../../../shared/domain/edit.ts';
import type { FileRef } from '../../../shared/domain/file-ref.ts';
import {
  type ActKind,
  actKinds,
  type Id,
  type RecordKind,
  recordKinds,
} from '../../../shared/domain/terms.ts';
import { asRow, int, json, optionalInt, optionalText, type Row, text, word } from './columns.ts';
import type { NaturalKey } from './drafts.ts';
import { recordId } from './ids.ts';
import type { Store } from './store.ts';

type Entry = {
  /** The idempotency key, for life (S4). */
  readonly id: Id;
  readonly sourceId: Id;
  readonly kind: RecordKind;
  readonly remoteId: string;
  readonly recordId: Id;
  readonly basedOn: string;
  readonly decidedAt: number;
  readonly state: ActionState;
  readonly attempts: number;
  /** It left this desk at least once and no answer says that it never arrived. */
  readonly mayHaveArrived: boolean;
  /** It waits for the person to say whether it did. */
  readonly asked: boolean;
  /** It leaves when all of these are through. */
  readonly dependsOn: readonly Id[];
  /** The one in whose place it goes. */
  readonly follows?: Id;
  readonly nextAt?: number;
  readonly reason?: ActionReason;
};

/** A decision on a to-do. */
export type ActionEntry = Entry & { readonly type: 'action'; readonly body: ActionBody };
/** A change of fields; only the touched ones. */
export type EditEntry = Entry & { readonly type: 'edit'; readonly fields: EditFields };
/** A file on its way up; `sent` of its bytes are at the department. */
export type UploadEntry = Entry & { readonly type: 'upload'; readonly file: FileRef; readonly sent: number };
/** A record to be made. Until the department has, `remoteId` is our own mark for it. */
export type CreateEntry = Entry & {
  readonly type: 'create';
  readonly kind: CreatedKind;
  readonly fields: EditFields;
};

export type OutboxEntry = ActionEntry | EditEntry | UploadEntry | CreateEntry;

/** It may have arrived, its department cannot be asked, and the person has not said which it is. */
export const isAsked = `(o.may_have_arrived = 1 AND o.type <> 'upload' AND o.state IN ('waiting', 'unsure')
  AND coalesce(json_extract(s.offers, '$.repeats'), 'key') = 'ask')`;
/** What the person saw is read by `readBase`: it may be long and only a clash needs it. */
const columns = `o.id, o.type, s.id AS source_id, o.kind, o.remote_id, o.record, o.based_on, o.decided_at, o.body,
  o.state, o.attempts, o.may_have_arrived, o.next_at, o.reason, o.depends_on, o.follows, ${isAsked} AS asked,
  CASE o.type WHEN 'upload' THEN (SELECT u.sent FROM upload u WHERE u.action = o.id) END AS sent`;
const from = 'outbox o JOIN source s ON s.key = o.source';
/** What has ended stays for ever; it must not be read to find the few that have not. */
export const fromUnended = 'outbox o INDEXED BY outbox_unended JOIN source s ON s.key = o.source';
/** Exported for the test that pins the plan. */
export const unfinishedSql = `SELECT ${columns} FROM ${fromUnended} WHERE o.ended = 0 ORDER BY o.seq`;

export const selectEntry = `SELECT ${columns} FROM ${fromUnended}`;

export function entryFromRow(row: Row): OutboxEntry {
  const kind = word(recordKinds, row, 'kind');
  const entry: Entry = {
    id: text(row, 'id'),
    sourceId: text(row, 'source_id'),
    kind,
    remoteId: text(row, 'remote_id'),
    recordId: recordId(kind, int(row, 'record')),
    basedOn: text(row, 'based_on'),
    decidedAt: int(row, 'decided_at'),
    state: word(actionStates, row, 'state'),
    attempts: int(row, 'attempts'),
    mayHaveArrived: int(row, 'may_have_arrived') === 1,
    asked: int(row, 'asked') === 1,
    dependsOn: row['depends_on'] === null ? [] : json(row, 'depends_on'),
    ...optionalText('follows', row, 'follows'),
    ...optionalInt('nextAt', row, 'next_at'),
    ...(row['reason'] === null ? {} : { reason: json<ActionReason>(row, 'reason') }),
  };
  const type = word(outboxTypes, row, 'type');
  switch (type) {
    case 'action':
      return { ...entry, type, body: json(row, 'body') };
    case 'edit':
      return { ...entry, type, fields: json(row, 'body') };
    case 'upload':
      return { ...entry, type, file: json(row, 'body'), sent: row['sent'] === null ? 0 : int(row, 'sent') };
    case 'create':
      return { ...entry, type, kind: word(createdKinds, row, 'kind'), fields: json(row, 'body') };
  }
}

const entries = (rows: readonly unknown[]): readonly OutboxEntry[] =>
  rows.map((row) => entryFromRow(asRow(row)));

export function readEntry(store: Store, id: Id): OutboxEntry | undefined {
  const row = store.sql(`SELECT ${columns} FROM ${from} WHERE o.id = ?`).get(id);
  return row === undefined ? undefined : entryFromRow(asRow(row));
}

export function readAction(store: Store, id: Id): ActionEntry | undefined {
  const entry = readEntry(store, id);
  return entry?.type === 'action' ? entry : undefined;
}

export function readEdit(store: Store, id: Id): EditEntry | undefined {
  const entry = readEntry(store, id);
  return entry?.type === 'edit' ? entry : undefined;
}

export function readCreate(store: Store, id: Id): CreateEntry | undefined {
  const entry = readEntry(store, id);
  return entry?.type === 'create' ? entry : undefined;
}

/** What the person saw when they decided: the touched fields of an edit, the whole record of an action. */
export function readBase<T extends object>(store: Store, id: Id): T | undefined {
  const row = asRow(store.sql('SELECT base FROM outbox WHERE id = ?').get(id));
  return row['base'] === null ? undefined : json(row, 'base');
}

/** The record an action is on, by the department's id of it. */
export function naturalKeyOf(store: Store, id: Id): NaturalKey {
  const row = asRow(store.sql('SELECT source, kind, remote_id FROM outbox WHERE id = ?').get(id));
  return {
    source: int(row, 'source'),
    kind: word(recordKinds, row, 'kind'),
    remoteId: text(row, 'remote_id'),
  };
}

/** Before it was ever sent; a file at any time, for nothing names it yet. What nobody pressed is not anybody's to take back. */
export const mayTakeBack = (entry: OutboxEntry): boolean =>
  entry.state === 'waiting' &&
  (entry.type === 'upload' || !entry.mayHaveArrived) &&
  (entry.type !== 'action' || isPressed(entry.body));

export const mayDiscard = (entry: OutboxEntry): boolean => unsettledStates.includes(entry.state);

/** Everything the screen still has to show, in the order pressed. */
export function listUnfinished(store: Store, sourceId?: Id): readonly OutboxEntry[] {
  if (sourceId === undefined) {
    return entries(store.sql(unfinishedSql).all());
  }
  return entries(
    store
      .sql(`SELECT ${columns} FROM ${fromUnended} WHERE s.id = ? AND o.ended = 0 ORDER BY o.seq`)
      .all(sourceId),
  );
}

/** All actions of this person on one record, oldest first. */
export function actionsOn(store: Store, kind: RecordKind, record: number): readonly ActionEntry[] {
  return entriesOn(store, kind, record).flatMap((entry) => (entry.type === 'action' ? entry : []));
}

/** Everything of this person on one record, ended or not, oldest first. */
export function entriesOn(store: Store, kind: RecordKind, record: number): readonly OutboxEntry[] {
  return entries(
    store
      .sql(`SELECT ${columns} FROM ${from} WHERE o.kind = ? AND o.record = ? ORDER BY o.seq`)
      .all(kind, record),
  );
}

/** The unfinished actions on a record by the department's id of it, oldest first: they outlive the row. */
export function unfinishedOn(store: Store, of: NaturalKey): readonly OutboxEntry[] {
  return entries(
    store
      .sql(
        `SELECT ${columns} FROM ${fromUnended} WHERE o.source = :source AND o.kind = :kind AND o.remote_id = :remoteId
           AND o.ended = 0 ORDER BY o.seq`,
      )
      .all(of),
  );
}

/** How many actions wait, and how many ask something of the person; of one source or of all. */
export function countOutbox(
  store: Store,
  sourceId?: Id,
): { readonly waiting: number; readonly unsettled: number } {
  const rows = store
    .sql(
      `SELECT s.id AS source_id, CASE WHEN ${isAsked} THEN 'asked' ELSE o.state END AS standing, count(*) AS n
       FROM ${fromUnended} WHERE o.ended = 0 GROUP BY o.source, standing`,
    )
    .all()
    .map(asRow)
    .filter((row) => sourceId === undefined || row['source_id'] === sourceId);
  const sum = (states: readonly string[]): number =>
    rows
      .filter((row) => states.includes(text(row, 'standing')))
      .reduce((total, row) => total + int(row, 'n'), 0);
  return {
    waiting: sum(['waiting', 'sending', 'unsure', 'accepted']),
    unsettled: sum(['conflict', 'refused', 'asked']),
  };
}

type LogLine = {
  readonly action: Id;
  readonly type: OutboxEntry['type'];
  readonly at: number;
  readonly from?: ActionState;
  readonly to: ActionState;
  /** Which action it was, of actions. */
  readonly act?: ActKind;
};

const logColumns = `l.action, o.type, l.at, l.from_state, l.to_state,
  CASE o.type WHEN 'action' THEN o.body ->> '$.action' END AS act`;

function logFromRow(value: unknown): LogLine {
  const row = asRow(value);
  return {
    action: text(row, 'action'),
    type: word(outboxTypes, row, 'type'),
    at: int(row, 'at'),
    ...(row['from_state'] === null ? {} : { from: word(actionStates, row, 'from_state') }),
    to: word(actionStates, row, 'to_state'),
    ...(row['act'] === null ? {} : { act: word(actKinds, row, 'act') }),
  };
}

/** Every step of everything this person did to a record, oldest first. */
export function recordLog(store: Store, kind: RecordKind, record: number): readonly LogLine[] {
  return store
    .sql(
      `SELECT ${logColumns} FROM outbox o CROSS JOIN outbox_log l ON l.action = o.id
       WHERE o.kind = ? AND o.record = ? ORDER BY l.seq`,
    )
    .all(kind, record)
    .map(logFromRow);
}

/** When the oldest thing was decided that has not left this desk for certain; undefined when all has. */
export function oldestUnsentAt(store: Store, sourceId: Id): number | undefined {
  const sql = `SELECT min(o.decided_at) AS at FROM ${fromUnended} WHERE s.id = ? AND o.ended = 0
    AND o.state IN ('waiting', 'sending', 'unsure')`;
  const row = asRow(store.sql(sql).get(sourceId));
  return row['at'] === null ? undefined : int(row, 'at');
}

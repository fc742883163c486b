// What stands in the outbox: entries, counts and the log, read only. The steps of an action are in outbox.ts.
import {
  type ActionBody,
  type ActionReason,
  type ActionState,
  actionStates,
  unsettledStates,
} from '../../../shared/domain/action.ts';
import { type Id, type RecordKind, recordKinds } from '../../../shared/domain/terms.ts';
import { asRow, int, json, optionalInt, optionalText, type Row, text, word } from './columns.ts';
import type { NaturalKey } from './drafts.ts';
import { recordId } from './ids.ts';
import type { Store } from './store.ts';

export type OutboxEntry = {
  /** The idempotency key, for life (S4). */
  readonly id: Id;
  readonly sourceId: Id;
  readonly kind: RecordKind;
  readonly remoteId: string;
  readonly recordId: Id;
  readonly basedOn: string;
  readonly decidedAt: number;
  readonly body: ActionBody;
  readonly state: ActionState;
  readonly attempts: number;
  /** It left this desk at least once and no answer says that it never arrived. */
  readonly mayHaveArrived: boolean;
  readonly nextAt?: number;
  readonly reason?: ActionReason;
};

const columns = `o.id, s.id AS source_id, o.kind, o.remote_id, o.record, o.based_on, o.decided_at, o.body, o.state,
  o.attempts, o.may_have_arrived, o.next_at, o.reason`;
const from = 'outbox o JOIN source s ON s.key = o.source';
/** What has ended stays for ever; it must not be read to find the few that have not. */
const fromUnended = 'outbox o INDEXED BY outbox_unended JOIN source s ON s.key = o.source';
/** Exported for the test that pins the plan. */
export const unfinishedSql = `SELECT ${columns} FROM ${fromUnended} WHERE o.ended = 0 ORDER BY o.seq`;

function fromRow(row: Row): OutboxEntry {
  const kind = word(recordKinds, row, 'kind');
  return {
    id: text(row, 'id'),
    sourceId: text(row, 'source_id'),
    kind,
    remoteId: text(row, 'remote_id'),
    recordId: recordId(kind, int(row, 'record')),
    basedOn: text(row, 'based_on'),
    decidedAt: int(row, 'decided_at'),
    body: json(row, 'body'),
    state: word(actionStates, row, 'state'),
    attempts: int(row, 'attempts'),
    mayHaveArrived: int(row, 'may_have_arrived') === 1,
    ...optionalInt('nextAt', row, 'next_at'),
    ...(row['reason'] === null ? {} : { reason: json<ActionReason>(row, 'reason') }),
  };
}

const entries = (rows: readonly unknown[]): readonly OutboxEntry[] => rows.map((row) => fromRow(asRow(row)));

export function readAction(store: Store, id: Id): OutboxEntry | undefined {
  const row = store.sql(`SELECT ${columns} FROM ${from} WHERE o.id = ?`).get(id);
  return row === undefined ? undefined : fromRow(asRow(row));
}

const isFirstOfItsRecord = `NOT EXISTS (SELECT 1 FROM outbox e WHERE e.source = o.source AND e.kind = o.kind
  AND e.remote_id = o.remote_id AND e.seq < o.seq AND e.ended = 0 AND e.state IN ('waiting', 'sending', 'unsure'))`;

/**
 * The next action of a source that may leave now: in the order pressed, and of one record never a second while
 * the first is under way (S5). Those never sent go before those in doubt: one that fails each time delays no other.
 */
export function nextToSend(store: Store, sourceId: Id, now: number): OutboxEntry | undefined {
  return nextIn(store, 'waiting', { sourceId, now }) ?? nextIn(store, 'unsure', { sourceId, now });
}

function nextIn(
  store: Store,
  state: 'waiting' | 'unsure',
  of: { readonly sourceId: Id; readonly now: number },
): OutboxEntry | undefined {
  const row = store
    .sql(
      `SELECT ${columns} FROM ${fromUnended} WHERE s.id = :sourceId AND o.ended = 0 AND o.state = '${state}'
         AND (o.next_at IS NULL OR o.next_at <= :now) AND ${isFirstOfItsRecord}
       ORDER BY o.seq LIMIT 1`,
    )
    .get(of);
  return row === undefined ? undefined : fromRow(asRow(row));
}

/** When the first action of a source may leave that waits for nothing but a time; undefined when there is none. */
export function nextSendAt(store: Store, sourceId: Id): number | undefined {
  const row = store
    .sql(
      `SELECT min(coalesce(o.next_at, 0)) AS at FROM ${fromUnended} WHERE s.id = ? AND o.ended = 0
         AND o.state IN ('waiting', 'unsure') AND ${isFirstOfItsRecord}`,
    )
    .get(sourceId);
  const value = asRow(row)['at'];
  return value === null ? undefined : int(asRow(row), 'at');
}

/** An action whose pause began at a time that is yet to come: the wall clock went back since. */
export function hasPauseFromLater(store: Store, sourceId: Id, now: number): boolean {
  const sql = `SELECT 1 FROM ${fromUnended} WHERE s.id = ? AND o.ended = 0 AND o.next_at IS NOT NULL
    AND o.changed_at > ? LIMIT 1`;
  return store.sql(sql).get(sourceId, now) !== undefined;
}

/** Whether the department accepted something that no pull has shown yet. */
export function hasAccepted(store: Store, sourceId: Id): boolean {
  const sql = `SELECT 1 FROM ${fromUnended} WHERE s.id = ? AND o.ended = 0 AND o.state = 'accepted' LIMIT 1`;
  return store.sql(sql).get(sourceId) !== undefined;
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

export const mayTakeBack = (entry: OutboxEntry): boolean =>
  entry.state === 'waiting' && !entry.mayHaveArrived;

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
export function actionsOn(store: Store, kind: RecordKind, record: number): readonly OutboxEntry[] {
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
      `SELECT s.id AS source_id, o.state, count(*) AS n FROM ${fromUnended} WHERE o.ended = 0
       GROUP BY o.source, o.state`,
    )
    .all()
    .map(asRow)
    .filter((row) => sourceId === undefined || row['source_id'] === sourceId);
  const sum = (states: readonly string[]): number =>
    rows
      .filter((row) => states.includes(text(row, 'state')))
      .reduce((total, row) => total + int(row, 'n'), 0);
  return {
    waiting: sum(['waiting', 'sending', 'unsure', 'accepted']),
    unsettled: sum(['conflict', 'refused']),
  };
}

/** Records with an action that has not ended. */
export function countRecordsWithPending(store: Store, kind: RecordKind): number {
  const row = store
    .sql(
      `SELECT count(DISTINCT record) AS n FROM outbox INDEXED BY outbox_unended WHERE ended = 0 AND kind = ?`,
    )
    .get(kind);
  return int(asRow(row), 'n');
}

export type LogLine = {
  readonly action: Id;
  readonly at: number;
  readonly from?: string;
  readonly to: string;
};

export function outboxLog(store: Store, action: Id): readonly LogLine[] {
  return store
    .sql('SELECT action, at, from_state, to_state FROM outbox_log WHERE action = ? ORDER BY seq')
    .all(action)
    .map((value) => {
      const row = asRow(value);
      return {
        action: text(row, 'action'),
        at: int(row, 'at'),
        ...optionalText('from', row, 'from_state'),
        to: text(row, 'to_state'),
      };
    });
}

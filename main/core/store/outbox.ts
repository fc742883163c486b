// What the person decided, from the press of the button until the department's own row shows it.
// Every step is one transaction that also writes outbox_log; nothing is ever deleted here.
import {
  type ActionBody,
  type ActionReason,
  type ActionState,
  actionStates,
} from '../../../shared/domain/action.ts';
import type { Fault } from '../../../shared/domain/fault.ts';
import type { Id } from '../../../shared/domain/terms.ts';
import { appendAudit, type AuditEvent } from './audit.ts';
import { asRow, text, word } from './columns.ts';
import { type NaturalKey, readDraft } from './drafts.ts';
import {
  mayDiscard,
  mayTakeBack,
  naturalKeyOf,
  type OutboxEntry,
  readAction,
  unfinishedOn,
} from './outbox-rows.ts';
import { deleteRecord, findRecord } from './records.ts';
import type { Store } from './store.ts';
import { presenceOf } from './todos.ts';

export type Decided = NaturalKey & {
  readonly id: Id;
  readonly record: number;
  readonly basedOn: string;
  readonly body: ActionBody;
};

/** Saved before the person sees it taken (S3). */
export function enqueue(store: Store, decided: Decided, now: number): void {
  store.transaction(() => {
    store
      .sql(
        `INSERT INTO outbox (id, source, kind, remote_id, record, based_on, decided_at, body, state, changed_at)
         VALUES (:id, :source, :kind, :remoteId, :record, :basedOn, :now, :body, 'waiting', :now)`,
      )
      .run({ ...decided, body: JSON.stringify(decided.body), now });
    log(store, { action: decided.id, at: now, from: null, to: 'waiting', detail: null });
    const { id, source, kind, remoteId, basedOn, body } = decided;
    appendAudit(
      store,
      'action-decided',
      { action: id, source, kind, remoteId, basedOn, decision: body.action },
      now,
    );
  });
}

/** Committed before the first byte leaves. */
export function markSending(store: Store, id: Id, now: number): void {
  move(store, {
    id,
    now,
    to: 'sending',
    set: 'attempts = attempts + 1, next_at = NULL',
    from: ['waiting', 'unsure'],
  });
}

/** What was *sending* at a crash is *waiting* at the next start (S6); whether it arrived is not known. */
export function recoverSending(store: Store, now: number): number {
  const rows = store.sql("SELECT id FROM outbox WHERE ended = 0 AND state = 'sending'").all();
  store.transaction(() => {
    for (const row of rows) {
      move(store, {
        id: text(asRow(row), 'id'),
        now,
        to: 'waiting',
        set: 'may_have_arrived = 1',
        from: ['sending'],
      });
    }
  });
  return rows.length;
}

/** How one sending ended, in the words of the outbox. */
export type Settlement =
  | { readonly state: 'accepted'; readonly revision: string }
  | { readonly state: 'conflict'; readonly revision: string }
  /** In the department's words, or by a fault that the same bytes would meet for ever. */
  | { readonly state: 'refused'; readonly reason: Extract<ActionReason, { kind: 'refused' | 'fault' }> }
  /** It certainly did not take effect: never left, or was answered "later". */
  | { readonly state: 'waiting'; readonly fault: Fault; readonly nextAt?: number }
  /** It left and no answer was seen: repeated with the same key. */
  | { readonly state: 'unsure'; readonly fault: Fault; readonly nextAt?: number };

/** The state the action is in afterwards. Nothing happens unless it is *sending*. */
export function settleAction(
  store: Store,
  id: Id,
  settlement: Settlement,
  now: number,
): ActionState | undefined {
  return store.transaction(() => {
    const entry = readAction(store, id);
    if (entry === undefined || entry.state !== 'sending') return entry?.state;
    switch (settlement.state) {
      case 'accepted':
        return settleAccepted(store, entry, settlement.revision, now);
      case 'conflict':
        end(store, entry, 'conflict', { kind: 'conflict', revision: settlement.revision }, now);
        return 'conflict';
      case 'refused':
        end(store, entry, 'refused', settlement.reason, now);
        return 'refused';
      case 'waiting':
      case 'unsure':
        return settleLater(store, entry, settlement, now);
    }
  });
}

function settleLater(
  store: Store,
  entry: OutboxEntry,
  later: Extract<Settlement, { state: 'waiting' | 'unsure' }>,
  now: number,
): ActionState {
  // An earlier attempt may have arrived even if this one did not.
  const to = later.state === 'unsure' || entry.mayHaveArrived ? 'unsure' : 'waiting';
  move(store, {
    id: entry.id,
    now,
    to,
    set: 'may_have_arrived = :arrived, next_at = :nextAt, reason = :reason',
    values: {
      arrived: to === 'unsure' ? 1 : 0,
      nextAt: later.nextAt ?? null,
      reason: JSON.stringify({ kind: 'fault', fault: later.fault } satisfies ActionReason),
    },
    from: ['sending'],
  });
  return to;
}

/** Confirmed at once when the row already moved past what the decision was based on, or is no longer here. */
function settleAccepted(store: Store, entry: OutboxEntry, revision: string, now: number): ActionState {
  move(store, {
    id: entry.id,
    now,
    to: 'accepted',
    set: 'answer_revision = :revision, reason = NULL, next_at = NULL',
    values: { revision },
    from: ['sending'],
  });
  const of = naturalKeyOf(store, entry.id);
  const held = findRecord(store, of.kind, of.source, of.remoteId);
  const gone = held === undefined || (of.kind === 'todo' && presenceOf(store, held.key) !== 'listed');
  if (!gone && held.revision === entry.basedOn) return 'accepted';
  confirm(store, entry.id, now);
  return 'confirmed';
}

/** A pull brought the row at or past the accepted revision: the action leaves the screen, its log stays. */
export function confirm(store: Store, id: Id, now: number): void {
  move(store, { id, now, to: 'confirmed', from: ['accepted'] });
  dropSettled(store, naturalKeyOf(store, id));
}

function end(
  store: Store,
  entry: OutboxEntry,
  to: 'conflict' | 'refused',
  reason: ActionReason,
  now: number,
): void {
  move(store, {
    id: entry.id,
    now,
    to,
    set: 'reason = :reason, next_at = NULL',
    values: { reason: JSON.stringify(reason) },
    from: ['sending', 'waiting', 'unsure'],
  });
}

/** Access was withdrawn before the action was ever sent: it stays, unsettled, for the person to see. */
export function refuseWithdrawn(store: Store, entry: OutboxEntry, now: number): void {
  end(store, entry, 'refused', { kind: 'withdrawn' }, now);
}

/**
 * The department's history began anew: what it had accepted may be lost there. Asked again with the same key,
 * which does no harm if it is not (S4).
 */
export function doubtAccepted(store: Store, source: number, now: number): void {
  const rows = store
    .sql("SELECT id FROM outbox WHERE source = ? AND ended = 0 AND state = 'accepted'")
    .all(source);
  for (const row of rows) {
    move(store, {
      id: text(asRow(row), 'id'),
      now,
      to: 'unsure',
      set: 'may_have_arrived = 1',
      from: ['accepted'],
    });
  }
}

/** Before it was ever sent. False when it is too late for that. */
export function takeBack(store: Store, id: Id, now: number): boolean {
  const entry = readAction(store, id);
  if (entry === undefined || !mayTakeBack(entry)) return false;
  store.transaction(() => {
    move(store, { id, now, to: 'taken-back', from: ['waiting'] });
    dropSettled(store, naturalKeyOf(store, id));
  });
  return true;
}

/** After a refusal or a conflict the person gives it up. */
export function discard(store: Store, id: Id, now: number): boolean {
  const entry = readAction(store, id);
  if (entry === undefined || !mayDiscard(entry)) return false;
  store.transaction(() => {
    move(store, { id, now, to: 'discarded', from: ['conflict', 'refused'] });
    dropSettled(store, naturalKeyOf(store, id));
  });
  return true;
}

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

type Move = {
  readonly id: Id;
  readonly now: number;
  readonly to: ActionState;
  readonly from: readonly ActionState[];
  /** More columns to set, with their values by name. */
  readonly set?: string;
  readonly values?: { readonly [name: string]: string | number | null };
};

function move(store: Store, { id, now, to, from: allowed, set, values }: Move): void {
  store.transaction(() => {
    const state = word(
      actionStates,
      asRow(store.sql('SELECT state FROM outbox WHERE id = ?').get(id)),
      'state',
    );
    if (!allowed.includes(state)) throw new Error(`believed: an action that becomes ${to} is not ${state}`);
    const more = set === undefined ? '' : `, ${set}`;
    store
      .sql(`UPDATE outbox SET state = :to, changed_at = :now${more} WHERE id = :id`)
      .run({ ...values, id, to, now });
    log(store, { action: id, at: now, from: state, to, detail: values?.['reason'] ?? null });
    const event = auditOf[to];
    if (event !== undefined) appendAudit(store, event, { action: id }, now);
  });
}

/** Attempts are in the log alone; how a decision ended is in the audit trail too. */
const auditOf: { readonly [K in ActionState]?: AuditEvent } = {
  accepted: 'action-accepted',
  confirmed: 'action-confirmed',
  conflict: 'action-conflict',
  refused: 'action-refused',
  'taken-back': 'action-taken-back',
  discarded: 'action-discarded',
};

function log(
  store: Store,
  line: {
    readonly action: Id;
    readonly at: number;
    readonly from: string | null;
    readonly to: string;
    readonly detail: string | number | null;
  },
): void {
  store
    .sql(
      `INSERT INTO outbox_log (action, at, from_state, to_state, detail) VALUES (:action, :at, :from, :to, :detail)`,
    )
    .run(line);
}

/** A row the department deleted stays only while a text of the person hangs on it. */
export function dropSettled(store: Store, of: NaturalKey): void {
  if (of.kind !== 'todo') return;
  const held = findRecord(store, of.kind, of.source, of.remoteId);
  if (held === undefined || presenceOf(store, held.key) !== 'deleted') return;
  if (readDraft(store, of) !== '' || unfinishedOn(store, of).length > 0) return;
  deleteRecord(store, { kind: of.kind, key: held.key });
}

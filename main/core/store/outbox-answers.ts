// What an answer, or that there was none, does to what was sent.
import type { ActionReason, ActionState } from '../../../shared/domain/action.ts';
import type { Fault } from '../../../shared/domain/fault.ts';
import type { Id } from '../../../shared/domain/terms.ts';
import { must } from '../../../shared/domain/must.ts';
import { adopt } from './new-records.ts';
import { naturalKeyOf, type OutboxEntry, readEntry, unfinishedOn } from './outbox-rows.ts';
import { confirm, end, move } from './outbox-steps.ts';
import { rebase } from './rebase.ts';
import { findRecord } from './records.ts';
import type { Store } from './store.ts';
import { presenceOf } from './todos.ts';

/** How one sending ended, in the words of the outbox. */
export type Settlement =
  /** `id`: of the record that was made. */
  | { readonly state: 'accepted'; readonly revision: string; readonly id?: string }
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
    const entry = readEntry(store, id);
    if (entry === undefined || entry.state !== 'sending') return entry?.state;
    const state = settled(store, entry, settlement, now);
    // The record may have moved on while this was on its way; no later pull would bring that again. And what was
    // decided after this one was decided on what this one would make of the record.
    if (state !== 'unsure') rebase(store, naturalKeyOf(store, id), { now });
    return readEntry(store, id)?.state;
  });
}

function settled(store: Store, entry: OutboxEntry, settlement: Settlement, now: number): ActionState {
  switch (settlement.state) {
    case 'accepted':
      return settleAccepted(store, entry, settlement, now);
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
function settleAccepted(
  store: Store,
  entry: OutboxEntry,
  { revision, id }: Pick<Extract<Settlement, { state: 'accepted' }>, 'revision' | 'id'>,
  now: number,
): ActionState {
  move(store, {
    id: entry.id,
    now,
    to: 'accepted',
    set: 'answer_revision = :revision, reason = NULL, next_at = NULL',
    values: { revision },
    from: ['sending'],
  });
  if (entry.type === 'create')
    adopt(store, entry, { id: must(id, 'what was made has an id'), revision, now });
  return confirmIfSeen(store, entry, now, revision);
}

function confirmIfSeen(store: Store, entry: OutboxEntry, now: number, revision?: string): ActionState {
  if (isYetToCome(store, entry, revision)) return 'accepted';
  confirm(store, entry.id, now);
  return 'confirmed';
}

function isYetToCome(store: Store, entry: OutboxEntry, answered: string | undefined): boolean {
  // No row shows the bytes of a file: the change that names them will.
  if (entry.type === 'upload') return false;
  const of = naturalKeyOf(store, entry.id);
  const held = findRecord(store, of.kind, of.source, of.remoteId);
  if (entry.type === 'create') return held === undefined;
  const gone = held === undefined || (of.kind === 'todo' && presenceOf(store, held.key) !== 'listed');
  return !gone && held.revision === entry.basedOn && held.revision !== answered;
}

/**
 * The person said what the department cannot be asked about. *Again*: it is sent once more. *Arrived*: as accepted, but
 * for a record that was made: nobody here knows its id, so what hangs on it cannot follow and asks the person.
 */
export function settleDoubt(store: Store, id: Id, said: 'arrived' | 'again', now: number): boolean {
  const entry = readEntry(store, id);
  if (entry?.asked !== true) return false;
  store.transaction(() => {
    const arrived = said === 'arrived';
    move(store, {
      id,
      now,
      to: arrived ? 'accepted' : 'waiting',
      set: 'may_have_arrived = :arrived, reason = NULL, next_at = NULL',
      values: { arrived: arrived ? 1 : 0 },
      from: ['waiting', 'unsure'],
      tells: { event: 'doubt-settled', detail: { said } },
    });
    if (!arrived) return;
    const of = naturalKeyOf(store, id);
    if (entry.type === 'create') {
      confirm(store, id, now);
      for (const other of unfinishedOn(store, of))
        end(store, other, 'refused', { kind: 'unknown-record' }, now);
    } else {
      confirmIfSeen(store, entry, now);
      rebase(store, of, { now });
    }
  });
  return true;
}

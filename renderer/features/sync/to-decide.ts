// Everything that only the person can decide, in one order: what both sides changed, what was decided on something
// that moved on, what was refused. Pure.

import type { Conflict, OutboxRow } from '../../../shared/contract/desk-outbox.ts';
import type { ActionBody } from '../../../shared/domain/action.ts';

/** The record it is about. `title` is empty once access to it was withdrawn. */
type About = Pick<OutboxRow, 'title' | 'kind' | 'recordId' | 'sourceId'>;

/** `id` is that of the thing in the outbox: it stays while what the other side says moves on. */
export type ToDecide = { readonly id: string; readonly about: About } & (
  | { readonly kind: 'both'; readonly conflict: Conflict }
  /** A decision on a to-do that changed meanwhile; `conflict` as soon as what changed was fetched. */
  | {
      readonly kind: 'came-back';
      readonly body: ActionBody;
      readonly decidedAt: string;
      readonly conflict: Conflict | undefined;
    }
  | { readonly kind: 'refused'; readonly row: OutboxRow }
  /** It may have arrived and nobody but the person can tell. */
  | { readonly kind: 'doubt'; readonly row: OutboxRow }
);

/** Whether the person must decide before anything goes on. */
export const isToDecide = (row: OutboxRow): boolean =>
  row.state === 'conflict' || row.state === 'refused' || isInDoubt(row);

const isInDoubt = ({ reason }: OutboxRow): boolean => reason?.kind === 'in-doubt';

export function toDecide(conflicts: readonly Conflict[], outbox: readonly OutboxRow[]): readonly ToDecide[] {
  const clashing = conflicts.map(ofConflict);
  const shown = new Set(clashing.map(({ id }) => id));
  return [...clashing, ...outbox.filter((row) => isToDecide(row) && !shown.has(row.id)).map(ofRow)];
}

function ofConflict(conflict: Conflict): ToDecide {
  const { mine, actionId: id } = conflict;
  if (mine.type === 'edit') return { kind: 'both', id, about: conflict, conflict };
  return { kind: 'came-back', id, about: conflict, body: mine.body, decidedAt: mine.decidedAt, conflict };
}

function ofRow(row: OutboxRow): ToDecide {
  const { id, state, decidedAt } = row;
  if (isInDoubt(row)) return { kind: 'doubt', id, about: row, row };
  if (state !== 'conflict' || row.type !== 'action') return { kind: 'refused', id, about: row, row };
  return { kind: 'came-back', id, about: row, body: row.body, decidedAt, conflict: undefined };
}

/** The one to be looked at: the chosen one, or whichever has come to its place since it was settled. */
export function placeOf(
  all: readonly ToDecide[],
  chosen: { readonly id: string; readonly place: number },
): number {
  const place = all.findIndex(({ id }) => id === chosen.id);
  return place >= 0 ? place : Math.max(0, Math.min(chosen.place, all.length - 1));
}

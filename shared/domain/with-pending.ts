// What the screen shows of a record: the department's row with this person's unfinished action beside it. Pure.
// The row itself is never changed (S2): the action says what was asked, the department's word stands next to it.
import { type ActionState, pendingStates, unsettledStates } from './action.ts';
import type { EditFields } from './edit.ts';

type Standing = { readonly state: ActionState };

type WithPending<R, A> = R & { readonly pending?: A };

/** The row with the newest action that has not ended; the row alone when all have. */
export function withPending<R, A extends Standing>(row: R, actions: readonly A[]): WithPending<R, A> {
  const pending = unfinishedOf(actions);
  return { ...row, ...(pending === undefined ? {} : { pending }) };
}

/** The newest action that the department's row does not show yet, or that asks something of the person. */
export function unfinishedOf<A extends Standing>(actions: readonly A[]): A | undefined {
  return actions.findLast((action) => pendingStates.includes(action.state));
}

/**
 * Whether a new decision may be made on a record: on one without an unfinished action; after a refusal or a
 * conflict the new one takes its place.
 */
export function mayDecide(actions: readonly Standing[]): 'free' | 'takes-the-place' | 'under-way' {
  const pending = unfinishedOf(actions);
  if (pending === undefined) return 'free';
  return unsettledStates.includes(pending.state) ? 'takes-the-place' : 'under-way';
}

/**
 * Fields as the screen shows them over the row: those of every change that is under way, the newest last. What asks the
 * person is not laid over: there the department's word stands, and theirs beside it.
 */
export function laidOver(edits: readonly (Standing & { readonly fields: EditFields })[]): EditFields {
  const standing = edits.filter(
    ({ state }) => pendingStates.includes(state) && !unsettledStates.includes(state),
  );
  return Object.assign({}, ...standing.map(({ fields }) => fields));
}

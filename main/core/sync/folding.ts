// When the WAL is folded during a pull. Left to a commit, every fourteenth slice would take three times as long, and a
// press of the person would wait for it; waited for, a fold is a seventh of the time of a first sync.
import { setImmediate } from 'node:timers/promises';

/** Some 12 MB of pages in the WAL, far below where a commit would fold by itself. */
const foldAfterRows = 4_000;

/**
 * Told of the rows of each slice. Folds beside them and goes on; once that has ended it waits for a second fold, a short one,
 * of what was written meanwhile: only a WAL that is folded to its end begins anew, and would grow for ever otherwise.
 */
export function createFolding(fold: () => Promise<void>): (rows: number) => Promise<void> {
  let unfolded = 0;
  let beside: { readonly done: Promise<void>; hasEnded: boolean } | undefined;
  return async (rows) => {
    unfolded += rows;
    if (beside === undefined) {
      if (unfolded < foldAfterRows) return;
      const begun = { done: fold(), hasEnded: false };
      const end = () => {
        begun.hasEnded = true;
      };
      // What went wrong is met below, where somebody waits for it.
      begun.done.then(end, end);
      beside = begun;
      return;
    }
    if (!beside.hasEnded) return;
    const { done } = beside;
    beside = undefined;
    unfolded = 0;
    await done;
    await fold();
    await setImmediate();
  };
}

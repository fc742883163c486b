// When the WAL is folded during a pull. Left to a commit, every fourteenth slice would take three times as long, and a
// press of the person would wait for it; waited for, a fold is a seventh of the time of a first sync.
import { setImmediate } from 'node:timers/promises';
import type { Wal } from '../store/to-fold.ts';

/**
 * Of the 12,000 at which a commit folds by itself. By pages and not by rows, for of long texts a few hundred fill as much as some
 * thousand of short ones: it is begun at the first, and from the second on waited for, since of these a slice is a thousand pages and more.
 */
const beginAt = 4_500;
const waitAt = 9_000;

type FoldingParts = {
  readonly wal: () => Wal;
  readonly fold: () => Promise<void>;
};

/**
 * Told of each slice. Folds beside the next ones and goes on; once that has ended it waits for a second fold, a short one,
 * of what was written meanwhile: only a WAL that is folded to its end begins anew, and would grow for ever otherwise.
 */
export function createFolding({ wal, fold }: FoldingParts): () => Promise<void> {
  let beside: Beside | undefined;
  return async () => {
    const { pages, unfolded } = wal();
    if (beside === undefined && unfolded >= beginAt) beside = begun(fold());
    if (beside === undefined || (!beside.hasEnded && pages < waitAt)) return;
    const { done } = beside;
    beside = undefined;
    await done;
    await fold();
    await setImmediate();
  };
}

type Beside = { readonly done: Promise<void>; hasEnded: boolean };

function begun(done: Promise<void>): Beside {
  const beside = { done, hasEnded: false };
  const end = () => {
    beside.hasEnded = true;
  };
  // What went wrong is met where somebody waits for it.
  done.then(end, end);
  return beside;
}

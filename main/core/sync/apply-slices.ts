// Applies a page in parts that never hold the file for long, and lets the desk answer its window between two of
// them. One for all sources: what a row costs on this machine is learnt together.
import { setImmediate } from 'node:timers/promises';
import type { Delta } from '../../../shared/domain/delta.ts';
import type { Id } from '../../../shared/domain/terms.ts';
import { applyPage } from '../store/apply.ts';
import type { Store } from '../store/store.ts';
import { walOf } from '../store/to-fold.ts';
import { costOf, slicesOf } from './delta.ts';
import { createFolding } from './folding.ts';
import { firstSliceRows, nextSliceRows, whileNobodyAsks } from './slice-rows.ts';
import type { Telling } from './telling.ts';

export type ApplyPage = (page: {
  readonly sourceId: Id;
  readonly feed: string;
  readonly delta: Delta;
}) => Promise<void>;

type ApplyParts = {
  readonly store: Store;
  readonly telling: Telling;
  readonly now: () => number;
  readonly ticks: () => number;
  readonly isAsking: () => boolean;
};

export function createApplyPage({ store, telling, now, ticks, isAsking }: ApplyParts): ApplyPage {
  let rows = firstSliceRows;
  const written = createFolding({
    wal: () => walOf(store),
    fold: () => store.foldBeside(),
  });
  return async ({ sourceId, feed, delta }) => {
    for (const page of slicesOf(delta, isAsking() ? rows : rows * whileNobodyAsks)) {
      const startedAt = ticks();
      const applied = applyPage(store, { sourceId, feed, page, now: now() });
      rows = nextSliceRows(rows, costOf(page), ticks() - startedAt);
      if (applied.outcome === 'no-such-source') return;
      if (isOneOfMany(page)) telling.soon(applied.topics);
      else telling.now(applied.topics);
      for (let turn = 0; turn < turnsBetween; turn += 1) await setImmediate();
      await written();
    }
  };
}

/**
 * A turn lets one waiting call in. The window asks for all it shows in several, and somebody's own waits behind them: with one turn
 * a part of a page came between two of these.
 */
const turnsBetween = 3;

/** Of a pass over everything, and neither its beginning, for which somebody waits, nor its end. */
const isOneOfMany = ({ phase, finished, early, done }: Delta): boolean =>
  phase !== 'delta' && !finished && early !== true && done > manyFrom;

const manyFrom = 1_000;

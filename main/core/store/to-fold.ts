// How much of the WAL waits to be folded into the file. SQLite folds it inside the commit that finds it full (open.ts), and that commit
// then holds the file for 20 to 40 ms; who writes much asks here and has it folded before.
import { statSync } from 'node:fs';
import { asRow, int } from './columns.ts';
import type { Store } from './store.ts';

/** Far enough from full for what is written until it is folded. */
const pagesAtOnce = 1500;

export type Wal = {
  /** Pages in it; a commit folds when there are 12,000, folded or not. It begins anew when all are folded. */
  readonly pages: number;
  readonly unfolded: number;
};

/** Looked up, nothing is folded and nobody is waited for. None of a desk in memory. */
export function walOf(store: Store): Wal {
  const row = asRow(store.sql('PRAGMA wal_checkpoint(NOOP)').get());
  const pages = int(row, 'log');
  return { pages, unfolded: pages - int(row, 'checkpointed') };
}

/** What cutting it takes (27 to 90 ms for 45 MB) the core's own thread should not. */
const longBytes = 4 * 1024 * 1024;

/** Of the file of the WAL, which keeps its length when it begins anew. */
export const isWalLong = ({ db }: Store): boolean =>
  (statSync(`${db.name}-wal`, { throwIfNoEntry: false })?.size ?? 0) > longBytes;

export const isToFold = (store: Store): boolean => walOf(store).unfolded >= pagesAtOnce;

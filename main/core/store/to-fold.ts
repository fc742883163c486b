// How much of the WAL waits to be folded into the file. SQLite folds it inside the commit that finds it full (open.ts), and that commit
// then holds the file for 20 to 40 ms; who writes much asks here and has it folded before.
import { asRow, int } from './columns.ts';
import type { Store } from './store.ts';

/** Far enough from full for what is written until it is folded. */
const pagesAtOnce = 1500;

/** Looked up, nothing is folded and nobody is waited for. None of a desk in memory. */
export function isToFold(store: Store): boolean {
  const row = asRow(store.sql('PRAGMA wal_checkpoint(NOOP)').get());
  return int(row, 'log') - int(row, 'checkpointed') >= pagesAtOnce;
}

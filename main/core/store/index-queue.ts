// Rows whose text the search has not reached: marked in the transaction of the row, worked off in slices later.
// Indexing inline would make a first sync two to three times slower.
import { type IndexedKind, recordKinds } from '../../../shared/domain/terms.ts';
import { asRow, int } from './columns.ts';
import type { RecordKey } from './ids.ts';
import { type IndexedKey, indexedOfNumber, indexNumber } from './indexed.ts';
import type { Store } from './store.ts';

export function queueForIndex(store: Store, kind: IndexedKind, key: number): void {
  store.sql('INSERT OR IGNORE INTO index_queue (kind, record) VALUES (?, ?)').run(indexNumber(kind), key);
}

/** Those of a page: one statement a kind instead of one a row, which is 1 ms less for 1,000. */
export function queueAllForIndex(store: Store, records: readonly RecordKey[]): void {
  for (const kind of recordKinds) {
    const keys = records.filter((record) => record.kind === kind).map(({ key }) => key);
    if (keys.length === 0) continue;
    store
      .sql('INSERT OR IGNORE INTO index_queue (kind, record) SELECT ?, value FROM json_each(?)')
      .run(indexNumber(kind), JSON.stringify(keys));
  }
}

/**
 * Of one kind, the newest first, which is also the order in which the index takes them without a pause (full-text.ts).
 * `first`: kinds somebody waits for.
 */
export function queuedForIndex(
  store: Store,
  limit: number,
  first: readonly IndexedKind[] = [],
): readonly IndexedKey[] {
  for (const kind of first) {
    const waiting = store
      .sql('SELECT record FROM index_queue WHERE kind = ? ORDER BY record DESC LIMIT ?')
      .all(indexNumber(kind), limit)
      .map((value) => ({ kind, key: int(asRow(value), 'record') }));
    if (waiting.length > 0) return waiting;
  }
  return store
    .sql(`SELECT kind, record FROM index_queue WHERE kind = (SELECT min(kind) FROM index_queue)
         ORDER BY record DESC LIMIT ?`)
    .all(limit)
    .map((value) => ({ kind: indexedOfNumber(int(asRow(value), 'kind')), key: int(asRow(value), 'record') }));
}

/** All that wait of a kind between two keys, both of them too. */
export function unqueueForIndex(
  store: Store,
  kind: IndexedKind,
  { from, to }: { readonly from: number; readonly to: number },
): void {
  store
    .sql('DELETE FROM index_queue WHERE kind = ? AND record BETWEEN ? AND ?')
    .run(indexNumber(kind), from, to);
}

export const isAnyQueued = (store: Store): boolean =>
  store.sql('SELECT 1 FROM index_queue LIMIT 1').get() !== undefined;

export function countQueuedForIndex(store: Store): number {
  return int(asRow(store.sql('SELECT count(*) AS n FROM index_queue').get()), 'n');
}

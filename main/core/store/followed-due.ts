// Rows of the index that change while questions are followed (search_due), and of which sources and kinds the first mass is
// here (search_settled).
import { type IndexedKind, recordKinds } from '../../../shared/domain/terms.ts';
import { asRow, int, type Row } from './columns.ts';
import { followedKinds } from './followed.ts';
import { countQueuedForIndex } from './index-queue.ts';
import { type IndexedKey, indexedOfNumber, indexNumber } from './indexed.ts';
import type { Store } from './store.ts';
import { beyondKeys } from './text-tables.ts';

/** `of`: which 条 it was, when its row went. */
export type DueRow = IndexedKey & { readonly of?: string };

function fromRow(row: Row): DueRow {
  const of = row['of'];
  return {
    kind: indexedOfNumber(int(row, 'kind')),
    key: int(row, 'record'),
    ...(typeof of === 'string' ? { of } : {}),
  };
}

const ofOneKind = (rows: readonly unknown[]): readonly DueRow[] => {
  const due = rows.map((row) => fromRow(asRow(row)));
  return due.filter(({ kind }) => kind === due[0]?.kind);
};

/** Of one kind: the index still has them as they were. */
export const unlookedRows = (store: Store, limit: number): readonly DueRow[] =>
  ofOneKind(
    store
      .sql(
        'SELECT kind, record, of FROM search_due INDEXED BY search_due_unlooked WHERE looked = 0 ORDER BY kind, record LIMIT ?',
      )
      .all(limit),
  );

export function setLooked(store: Store, rows: readonly DueRow[]): void {
  for (const { kind, key } of rows)
    store.sql('UPDATE search_due SET looked = 1 WHERE kind = ? AND record = ?').run(indexNumber(kind), key);
}

export const dueRows = (store: Store, limit: number): readonly DueRow[] =>
  ofOneKind(store.sql('SELECT kind, record, of FROM search_due ORDER BY kind, record LIMIT ?').all(limit));

export const isDue = (store: Store, { kind, key }: IndexedKey): boolean =>
  store.sql('SELECT 1 FROM search_due WHERE kind = ? AND record = ?').get(indexNumber(kind), key) !==
  undefined;

export function dueOfKind(store: Store, kind: IndexedKind): readonly DueRow[] {
  return store
    .sql('SELECT kind, record, of FROM search_due WHERE kind = ?')
    .all(indexNumber(kind))
    .map((row) => fromRow(asRow(row)));
}

export function dropDue(store: Store, rows: readonly DueRow[]): void {
  for (const { kind, key } of rows)
    store.sql('DELETE FROM search_due WHERE kind = ? AND record = ?').run(indexNumber(kind), key);
}

export function dropAllDue(store: Store): void {
  store.sql('DELETE FROM search_due').run();
}

/** More than these are the mass of a first sync. */
const mostQueued = 5_000;

/** Asked row by row: joined with the queue, the whole index is read into an index of that one statement (0.4 s of a million). */
export const isIndexedSql = 'SELECT 1 FROM indexed_row i WHERE i.kind = :kind AND i.place = :place';

/** What waits already when the first question is followed. */
export function takeUpDue(store: Store): void {
  if (countQueuedForIndex(store) > mostQueued) return;
  const isIndexed = store.sql(isIndexedSql);
  const add = store.sql('INSERT OR IGNORE INTO search_due (kind, record) VALUES (?, ?)');
  for (const kind of followedKinds.map(indexNumber))
    for (const row of store.sql('SELECT record FROM index_queue WHERE kind = ?').all(kind)) {
      const record = int(asRow(row), 'record');
      if (isIndexed.get({ kind, place: beyondKeys - record }) !== undefined) add.run(kind, record);
    }
}

/** Undefined when none of the kind waits. */
export function oldestQueued(store: Store, kind: IndexedKind): number | undefined {
  const key = store.sql('SELECT min(record) FROM index_queue WHERE kind = ?').pluck().get(indexNumber(kind));
  return typeof key === 'number' ? key : undefined;
}

/** Sources whose rows of a kind (of the articles, for 条) are still those of the first pass. */
export function unsettledSources(store: Store, kind: IndexedKind): readonly number[] {
  const of = kind === 'provision' ? 'article' : kind;
  return store
    .sql(
      `SELECT key FROM source s WHERE NOT EXISTS
         (SELECT 1 FROM search_settled t WHERE t.source = s.key AND t.kind = ?)`,
    )
    .pluck()
    .all(indexNumber(of))
    .map(Number);
}

/** Sources and kinds whose first pass is done and that are not settled yet. */
const complete = `SELECT DISTINCT f.source, t.value AS kind FROM feed f, json_each(f.kinds) k, json_each(:kinds) t
  WHERE k.value = t.key AND NOT EXISTS (SELECT 1 FROM search_settled s WHERE s.source = f.source AND s.kind = t.value)
    AND NOT EXISTS (SELECT 1 FROM feed g, json_each(g.kinds) l
      WHERE g.source = f.source AND l.value = t.key AND g.phase <> 'delta')`;

/** Asked when the index has followed everything: what comes from now on is news, where no first pass is under way. */
export function settleSources(store: Store): void {
  const areNormsDue = store.sql('SELECT 1 FROM norm_due LIMIT 1').get() !== undefined;
  const asked = recordKinds.filter((kind) => kind !== 'article' || !areNormsDue);
  const kinds = JSON.stringify(Object.fromEntries(asked.map((kind) => [kind, indexNumber(kind)])));
  if (store.sql(`${complete} LIMIT 1`).get({ kinds }) === undefined) return;
  store.repeatable(() => {
    store.sql(`INSERT INTO search_settled (source, kind) ${complete}`).run({ kinds });
  });
}

// How many records of each kind a source has here, without reading them: the same at a hundred and at a million.
// Insertions are counted once a page, deletions by triggers, in whichever way a row goes.
import type { RecordKind } from '../../../shared/domain/terms.ts';
import { countShutAway } from './archive-shut.ts';
import { asRow, int } from './columns.ts';
import { kindNumber } from './ids.ts';
import { sourceKey } from './sources.ts';
import type { Store } from './store.ts';

export function countNew(store: Store, source: number, inserted: ReadonlyMap<RecordKind, number>): void {
  for (const [kind, n] of inserted) {
    store
      .sql(
        `INSERT INTO record_count (source, kind, n) VALUES (:source, :kind, :n)
         ON CONFLICT DO UPDATE SET n = n + excluded.n`,
      )
      .run({ source, kind: kindNumber(kind), n });
  }
}

/** To-dos in whatever state, but for those the source lists no longer, which are few. */
export function countRecords(store: Store, sourceId: string): { readonly [K in RecordKind]: number } {
  const source = sourceKey(store, sourceId) ?? -1;
  const byKind = new Map(
    store
      .sql('SELECT kind, n FROM record_count WHERE source = ?')
      .all(source)
      .map((value) => [int(asRow(value), 'kind'), int(asRow(value), 'n')]),
  );
  const absent = store
    .sql("SELECT count(*) AS n FROM todo INDEXED BY todo_absent WHERE source = ? AND presence <> 'listed'")
    .get(source);
  const count = (kind: RecordKind): number => byKind.get(kindNumber(kind)) ?? 0;
  return {
    todo: count('todo') - int(asRow(absent), 'n'),
    archive: count('archive') - countShutAway(store, source),
    article: count('article'),
    contact: count('contact'),
  };
}

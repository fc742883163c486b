// 随上级: the 密级 a record is found by is the one in force, so when what stands above it states another the record is put
// down for the index. By one pass over the records for all that changed, in slices: a 档号 alone says what is below.
import { aboveOf } from '../../../shared/domain/inherited.ts';
import { asRow, int, text } from './columns.ts';
import { queueAllForIndex } from './index-queue.ts';
import type { Store } from './store.ts';

/** Where another 密级 is stated, as far as was put down when it was asked. */
export type ChangedLevels = { readonly upTo: number; readonly places: ReadonlySet<string> };

const placeOf = (source: number, refCode: string): string => `${source} ${refCode}`;

export function changedLevels(store: Store): ChangedLevels | undefined {
  const rows = store.sql('SELECT seq, source, ref_code FROM level_changed ORDER BY seq').all().map(asRow);
  const last = rows.at(-1);
  if (last === undefined) return undefined;
  return {
    upTo: int(last, 'seq'),
    places: new Set(rows.map((row) => placeOf(int(row, 'source'), text(row, 'ref_code')))),
  };
}

/** The next `most` records after a key; the last key that was looked at, undefined when there is none any more. */
export function queueBelow(
  store: Store,
  { places }: ChangedLevels,
  { after, most }: { readonly after: number; readonly most: number },
): number | undefined {
  const rows = store
    .sql('SELECT key, source, ref_code FROM archive WHERE key > ? ORDER BY key LIMIT ?')
    .all(after, most)
    .map(asRow);
  const below = rows.filter((row) =>
    aboveOf(text(row, 'ref_code')).some((place) => places.has(placeOf(int(row, 'source'), place))),
  );
  queueAllForIndex(
    store,
    below.map((row) => ({ kind: 'archive', key: int(row, 'key') })),
  );
  const last = rows.at(-1);
  return last === undefined ? undefined : int(last, 'key');
}

export function doneWithLevels(store: Store, { upTo }: ChangedLevels): void {
  store.sql('DELETE FROM level_changed WHERE seq <= ?').run(upTo);
}

// 随上级: what a 全宗, a 类别 or a 案卷 states of everything below it. Apart from the rows, because of a volume that may not
// be stored here what it says of its pieces holds all the same; of such a one only its 档号 and its grades are kept.
import { type Above, aboveOf, archiveLevels, type PassedDown } from '../../../shared/domain/inherited.ts';
import { asRow, json, text, word } from './columns.ts';
import type { Store } from './store.ts';

export type LevelPlace = { readonly source: number; readonly feed: string; readonly generation: number };

/** The index is named: without statistics the key of the table is taken, and all places of the source are read for each. */
export const levelsAtSql = `SELECT level, ref_code, stated FROM archive_level INDEXED BY archive_level_above
  WHERE source = ? AND ref_code = ?`;

/** What stands above a 档号, in no order. */
export function aboveRecord(store: Store, source: number, refCode: string): readonly Above[] {
  return aboveOf(refCode).flatMap((place) => levelsAt(store, source, place));
}

export function levelsAt(store: Store, source: number, place: string): readonly Above[] {
  return store
    .sql(levelsAtSql)
    .all(source, place)
    .map((value) => {
      const row = asRow(value);
      return {
        refCode: text(row, 'ref_code'),
        level: word(archiveLevels, row, 'level'),
        stated: json<PassedDown>(row, 'stated'),
      };
    });
}

/** What it stated before; undefined when it was not known. */
export function keepLevel(
  store: Store,
  { source, feed, generation }: LevelPlace,
  remoteId: string,
  { refCode, level, stated }: Above,
): Above | undefined {
  const former = readLevel(store, source, remoteId);
  store
    .sql(
      `INSERT INTO archive_level (source, remote_id, feed, generation, level, ref_code, stated)
       VALUES (:source, :remoteId, :feed, :generation, :level, :refCode, :stated)
       ON CONFLICT DO UPDATE SET feed = excluded.feed, generation = excluded.generation, level = excluded.level,
         ref_code = excluded.ref_code, stated = excluded.stated`,
    )
    .run({ source, remoteId, feed, generation, level, refCode, stated: JSON.stringify(stated) });
  return former;
}

function readLevel(store: Store, source: number, remoteId: string): Above | undefined {
  const value = store
    .sql('SELECT level, ref_code, stated FROM archive_level WHERE source = ? AND remote_id = ?')
    .get(source, remoteId);
  if (value === undefined) return undefined;
  const row = asRow(value);
  return {
    refCode: text(row, 'ref_code'),
    level: word(archiveLevels, row, 'level'),
    stated: json<PassedDown>(row, 'stated'),
  };
}

/** It stood for something until now. */
export function dropLevel(store: Store, source: number, remoteId: string): Above | undefined {
  const former = readLevel(store, source, remoteId);
  if (former === undefined) return undefined;
  store.sql('DELETE FROM archive_level WHERE source = ? AND remote_id = ?').run(source, remoteId);
  return former;
}

/** Those a complete pass over the feed did not meet again. */
export function sweepLevels(store: Store, { source, feed, generation }: LevelPlace): void {
  const unmet = store
    .sql('SELECT remote_id FROM archive_level WHERE source = ? AND feed = ? AND generation < ?')
    .all(source, feed, generation)
    .map((value) => text(asRow(value), 'remote_id'));
  for (const remoteId of unmet) {
    const former = dropLevel(store, source, remoteId);
    if (former !== undefined) askForBelow(store, source, former);
  }
}

/**
 * What was kept out because of it may come in now: no longer counted as known, it makes the feed differ from its
 * digest, which is asked at the next round; then everything is asked for again.
 */
export function askForBelow(store: Store, source: number, { refCode }: Above): void {
  const taken = store
    .sql(
      `DELETE FROM set_aside WHERE source = ? AND kind = 'archive' AND json_extract(reason, '$.from.refCode') = ?`,
    )
    .run(source, refCode);
  if (taken.changes > 0) store.sql('UPDATE feed SET checked_at = NULL WHERE source = ?').run(source);
}

/** The same, for the many records of one page: asked once for each place, and not at all where nothing is stated. */
export class LevelsOfPage {
  readonly #store: Store;
  readonly #source: number;
  readonly #known = new Map<string, readonly Above[]>();
  #any: boolean;

  constructor(store: Store, source: number) {
    this.#store = store;
    this.#source = source;
    this.#any = store.sql('SELECT 1 FROM archive_level WHERE source = ? LIMIT 1').get(source) !== undefined;
  }

  above(refCode: string): readonly Above[] {
    if (!this.#any) return [];
    return aboveOf(refCode).flatMap((place) => {
      const known = this.#known.get(place) ?? levelsAt(this.#store, this.#source, place);
      this.#known.set(place, known);
      return known;
    });
  }

  changed(): void {
    this.#any = true;
    this.#known.clear();
  }
}

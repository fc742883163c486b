// Places of the archive that were raised above the ceiling while much of what is below them is still here: nobody sees it any
// more, and archive-erasing.ts takes it away in slices. Whoever reads archive records says so here. Nearly always there is
// no such place; then no statement is another than it was.
import { asRow, int, text } from './columns.ts';
import { kindNumber } from './ids.ts';
import type { Store } from './store.ts';

/** 档号 that are not written as they are folded: without looking closer they are taken to be below. */
const odd = `'*[^-A-Z0-9·一-鿿]*'`;

/** Whether the record `of` of that 全宗 may be below a place, as SQL; never false of one that is. */
export const mayBeBelow = (of: string, place: string): string =>
  `(${of}.ref_code GLOB ${odd} OR substr(${of}.ref_code, 1, length(${place}) + 1) IN (${place} || '-', ${place} || '·'))`;

/** Files in which none is: asked with every hit of the search. A transaction may yet be undone and decides nothing here. */
const noneShut = new WeakSet<Store>();

export function isAnyShut(store: Store): boolean {
  if (noneShut.has(store)) return false;
  const isAny = store.sql('SELECT 1 FROM archive_shut LIMIT 1').get() !== undefined;
  if (!isAny && !store.db.inTransaction) noneShut.add(store);
  return isAny;
}

/** The places stand in the SQL itself: asked of every row of an index, a subquery takes five times as long. */
function isShutAway(places: readonly ShutPlace[], of: string): string {
  const each = places.map(({ source, fonds, refCode }) => {
    const inFonds = `${of}.source = ${source} AND ${of}.fonds = ${quoted(fonds)}`;
    // Of a whole 全宗 its number decides.
    return `(${inFonds}${refCode === fonds ? '' : ` AND ${mayBeBelow(of, quoted(refCode))}`})`;
  });
  return `(${each.join(' OR ')})`;
}

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** `said` of the condition, or nothing where nothing is shut. */
function whenShut(store: Store, said: (isAway: (of: string) => string) => string): string {
  if (!isAnyShut(store)) return '';
  const places = shutPlaces(store);
  return said((of) => isShutAway(places, of));
}

/** To be put behind a WHERE that reads the archive records `of`. */
export const butShut = (store: Store, of: string): string =>
  whenShut(store, (isAway) => `AND NOT ${isAway(of)}`);

/** The same where a record is named by the SQL of its key. */
export const butShutKey = (store: Store, key: string): string =>
  whenShut(
    store,
    (isAway) => `AND NOT EXISTS (SELECT 1 FROM archive g WHERE g.key = ${key} AND ${isAway('g')})`,
  );

/** The same of rows of `file`, whatever records they are of. */
export const butShutFiles = (store: Store, of: string): string =>
  whenShut(
    store,
    (isAway) => `AND NOT (${of}.kind = ${kindNumber('archive')}
      AND EXISTS (SELECT 1 FROM archive g WHERE g.key = ${of}.record AND ${isAway('g')}))`,
  );

/** How many records there are that nobody sees; of one source or of all. */
export function countShutAway(store: Store, source?: number): number {
  const places = isAnyShut(store) ? shutPlaces(store) : [];
  const fonds = [...new Set(places.map((place) => place.fonds))];
  const counts = fonds.map((one) => {
    const of = places.filter((place) => place.fonds === one && (source ?? place.source) === place.source);
    if (of.length === 0) return 0;
    const row = store
      .sql(
        `SELECT count(*) AS n FROM archive a INDEXED BY archive_path
         WHERE a.level IN (0, 1, 2, 3) AND a.fonds = ${quoted(one)} AND ${isShutAway(of, 'a')}`,
      )
      .get();
    return int(asRow(row), 'n');
  });
  return counts.reduce((sum, n) => sum + n, 0);
}

export type ShutPlace = {
  readonly source: number;
  /** Folded. */
  readonly refCode: string;
  readonly fonds: string;
  /** The last key that was looked at. */
  readonly after: number;
};

/** From now on, and from the first record on if it was shut before. */
export function shut(store: Store, { source, refCode, fonds }: Omit<ShutPlace, 'after'>): void {
  noneShut.delete(store);
  store
    .sql(
      `INSERT INTO archive_shut (source, ref_code, fonds) VALUES (:source, :refCode, :fonds)
       ON CONFLICT DO UPDATE SET fonds = excluded.fonds, after = 0`,
    )
    .run({ source, refCode, fonds });
}

export function shutPlaces(store: Store): readonly ShutPlace[] {
  return store
    .sql('SELECT source, ref_code, fonds, after FROM archive_shut ORDER BY source, ref_code')
    .all()
    .map((value) => {
      const row = asRow(value);
      return {
        source: int(row, 'source'),
        refCode: text(row, 'ref_code'),
        fonds: text(row, 'fonds'),
        after: int(row, 'after'),
      };
    });
}

export function keepPlace(store: Store, { source, refCode }: ShutPlace, after: number): void {
  store
    .sql('UPDATE archive_shut SET after = ? WHERE source = ? AND ref_code = ?')
    .run(after, source, refCode);
}

/** Nothing is left below it, or it may be seen again. */
export function unshut(store: Store, { source, refCode }: Pick<ShutPlace, 'source' | 'refCode'>): void {
  store.sql('DELETE FROM archive_shut WHERE source = ? AND ref_code = ?').run(source, refCode);
}

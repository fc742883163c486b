// Rows of more words than FTS5 takes in time by one statement. They stand in the index in parts that overlap (search/parts.ts), and
// a question is answered of all parts of a row together. Until the last part of a text is here the row is what it was before.
import { createHash } from 'node:crypto';
import type { IndexedKind } from '../../../shared/domain/terms.ts';
import { asRow, int } from './columns.ts';
import { type IndexedKey, indexNumber } from './indexed.ts';
import { keysThat, readMatch } from './match-text.ts';
import type { Store } from './store.ts';
import { beyondKeys, partTable } from './text-tables.ts';

/** `mark`: that of the same words cut in the same way. */
export type LongText = { readonly mark: string; readonly parts: readonly string[] };

export function longText(parts: readonly string[]): LongText {
  const mark = createHash('sha256');
  for (const part of parts) mark.update(`${part}\n`);
  return { mark: mark.digest('hex'), parts };
}

const table = partTable.name;

/** The next part of a text, where it was left off; true when that is all of it, and what the row was before is gone. */
export function putNextPart(store: Store, of: IndexedKey, { mark, parts }: LongText): boolean {
  const text = { ...rowOf(of), mark };
  const position = countParts(store, text);
  if (position === 0) eraseHalves(store, text);
  const tokens = parts[position];
  if (tokens !== undefined) {
    const { lastInsertRowid } = store
      .sql('INSERT INTO text_long (kind, place, mark, position) VALUES (:kind, :place, :mark, :position)')
      .run({ ...text, position });
    store.sql(`INSERT INTO ${table} (rowid, words) VALUES (?, ?)`).run(lastInsertRowid, tokens);
  }
  if (position + 1 < parts.length) return false;
  const others = 'SELECT part FROM text_long WHERE kind = :kind AND place = :place AND mark <> :mark';
  erase(store, store.sql(others).pluck().all(text));
  store
    .sql('UPDATE text_long SET whole = 1 WHERE kind = :kind AND place = :place AND mark = :mark')
    .run(text);
  return true;
}

type OneText = { readonly kind: number; readonly place: number; readonly mark: string };

/** Of a text of the row that was not all here when it changed again. */
function eraseHalves(store: Store, text: OneText): void {
  const halves =
    'SELECT part FROM text_long WHERE kind = :kind AND place = :place AND mark <> :mark AND whole = 0';
  erase(store, store.sql(halves).pluck().all(text));
}

const rowOf = ({ kind, key }: IndexedKey) => ({ kind: indexNumber(kind), place: beyondKeys - key });

const countParts = (store: Store, text: OneText): number =>
  Number(
    store
      .sql('SELECT count(*) FROM text_long WHERE kind = :kind AND place = :place AND mark = :mark')
      .pluck()
      .get(text),
  );

export function eraseParts(store: Store, of: IndexedKey): void {
  const parts = store
    .sql('SELECT part FROM text_long WHERE kind = :kind AND place = :place')
    .pluck()
    .all(rowOf(of));
  erase(store, parts);
}

function erase(store: Store, parts: readonly unknown[]): void {
  for (const part of parts) {
    store.sql(`DELETE FROM ${table} WHERE rowid = ?`).run(part);
    store.sql('DELETE FROM text_long WHERE part = ?').run(part);
  }
}

/** Of those that stand in the index otherwise now; one question for all of them, for nearly never there are any. */
export function erasePartsAmong(store: Store, kind: IndexedKind, keys: readonly number[]): void {
  if (keys.length === 0) return;
  const wanted = new Set(keys);
  const places = store
    .sql('SELECT DISTINCT place FROM text_long WHERE kind = ? AND place BETWEEN ? AND ?')
    .pluck()
    .all(indexNumber(kind), beyondKeys - Math.max(...keys), beyondKeys - Math.min(...keys));
  for (const place of places) {
    const key = beyondKeys - Number(place);
    if (wanted.has(key)) eraseParts(store, { kind, key });
  }
}

/** 0 when there is none. */
export function newestLong(store: Store, kind: IndexedKind): number {
  const place = store
    .sql('SELECT min(place) FROM text_long WHERE kind = ? AND whole = 1 AND position = 0')
    .pluck()
    .get(indexNumber(kind));
  return place === null ? 0 : beyondKeys - Number(place);
}

/** Keys from `oldest` to `newest`, both of them too. */
type Among = {
  readonly kind: IndexedKind;
  readonly oldest: number;
  readonly newest?: number;
  /** Rows that are left out, as SQL of their place. */
  readonly but: (place: string) => string;
};

/** Rows in parts that match, the newest first. Nearly always there is none of the kind, and then no part is asked. */
export function matchLong(
  store: Store,
  match: string,
  { kind, oldest, newest = beyondKeys, but }: Among,
): readonly number[] {
  const among = { kind: indexNumber(kind), first: beyondKeys - newest, last: beyondKeys - oldest };
  if (store.sql(`SELECT 1 ${longRows} LIMIT 1`).get(among) === undefined) return [];
  const places = store
    .sql(`SELECT place ${longRows} ${but('l.place')} ORDER BY place`)
    .pluck()
    .all(among)
    .map(Number);
  if (places.length === 0) return [];
  const span = asRow(store.sql(`SELECT min(part) AS lowest, max(part) AS highest ${longParts}`).get(among));
  const asked = { ...among, lowest: int(span, 'lowest'), highest: int(span, 'highest') };
  const found = keysThat(readMatch(match), (text) => placesWith(store, { ...asked, match: text }));
  return places.filter((place) => found.has(place)).map((place) => beyondKeys - place);
}

const longParts =
  'FROM text_long l WHERE l.kind = :kind AND l.whole = 1 AND l.place BETWEEN :first AND :last';
const longRows = `${longParts} AND l.position = 0`;

/** By the index first: a plan that goes through the rows would ask it once for each of their parts. */
function placesWith(store: Store, asked: Readonly<Record<string, number | string>>): ReadonlySet<number> {
  return new Set(
    store
      .sql(
        `SELECT l.place FROM ${table} i CROSS JOIN text_long l ON l.part = i.rowid
         WHERE ${table} MATCH :match AND i.rowid BETWEEN :lowest AND :highest
           AND l.kind = :kind AND l.whole = 1 AND l.place BETWEEN :first AND :last`,
      )
      .pluck()
      .all(asked)
      .map(Number),
  );
}

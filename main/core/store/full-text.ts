// The tables of the full-text index: tokens in, keys out. What a token is: search/documents.ts.
import { must } from '../../../shared/domain/must.ts';
import type { IndexedKind } from '../../../shared/domain/terms.ts';
import { butShutKey } from './archive-shut.ts';
import { asRow, int } from './columns.ts';
import { type IndexedKey, indexNumber } from './indexed.ts';
import { eraseParts, matchLong, newestLong } from './long-texts.ts';
import type { Store } from './store.ts';
import { beyondKeys, tableForKey, tablesOf, type TextTable } from './text-tables.ts';

/** Tokens parted by blanks, of a row that has no parts (long-texts.ts). For the key there must be room (makeRoomForText). */
export function putText(store: Store, kind: IndexedKind, key: number, tokens: string): void {
  const table = must(tableForKey(store, kind, key), 'there is room for the words of a row');
  store
    .sql(`INSERT OR REPLACE INTO ${table.name} (rowid, words) VALUES (?, ?)`)
    .run(beyondKeys - key, tokens);
}

export function eraseText(store: Store, kind: IndexedKind, key: number): void {
  eraseButParts(store, { kind, key });
  eraseParts(store, { kind, key });
}

/** What it was before it stood in parts. */
export function eraseButParts(store: Store, { kind, key }: IndexedKey): void {
  const table = tableForKey(store, kind, key);
  if (table !== undefined) store.sql(`DELETE FROM ${table.name} WHERE rowid = ?`).run(beyondKeys - key);
}

const rows: { readonly [K in IndexedKind]: string } = {
  todo: 'todo',
  archive: 'archive',
  article: 'article',
  contact: 'contact',
  provision: 'provision',
  file: 'file_part',
};

/** A row that went, or that nobody may see any more, is not found even before the index has followed. */
function butGone(store: Store, kind: IndexedKind, place = 'i.rowid'): string {
  const shut = kind === 'archive' ? butShutKey(store, `${beyondKeys} - ${place}`) : '';
  return `${butDeleted(store, kind, place)} ${shut}`;
}

function butDeleted(store: Store, kind: IndexedKind, place: string): string {
  const waits = store.sql('SELECT 1 FROM index_queue WHERE kind = ? LIMIT 1').get(indexNumber(kind));
  return waits === undefined
    ? ''
    : `AND NOT EXISTS (SELECT 1 FROM index_queue q WHERE q.kind = ${indexNumber(kind)} AND q.record = ${beyondKeys} - ${place}
         AND NOT EXISTS (SELECT 1 FROM ${rows[kind]} r WHERE r.key = q.record))`;
}

/** Keys of the newest rows that match, newest first: a bounded candidate set, never every match. */
export function matchText(
  store: Store,
  kind: IndexedKind,
  match: string,
  limit: number,
  newerThan = 0,
): readonly number[] {
  const but = butGone(store, kind);
  const found: number[] = [];
  for (const { name } of tablesOf(store, kind, { oldest: newerThan + 1 })) {
    const places = store
      .sql(
        `SELECT rowid FROM ${name} i WHERE ${name} MATCH :match AND rowid < :before ${but} ORDER BY rowid LIMIT :limit`,
      )
      .pluck()
      .all({ match, limit: limit - found.length, before: beyondKeys - newerThan });
    for (const place of places) found.push(keyAt(place));
    if (found.length >= limit) break;
  }
  const last = found.length < limit ? undefined : found.at(-1);
  const long = matchLong(store, match, { kind, oldest: last ?? newerThan + 1, but: gone(store, kind) });
  return long.length === 0 ? found : [...found, ...long].toSorted((a, b) => b - a).slice(0, limit);
}

const gone = (store: Store, kind: IndexedKind) => (place: string) => butGone(store, kind, place);

/** Of a plucked place: five hundred rows as objects take longer than to find them. */
const keyAt = (place: unknown): number => beyondKeys - Number(place);

/** The newest key in the index; 0 of an empty one. */
export function newestIndexed(store: Store, kind: IndexedKind): number {
  for (const { name } of tablesOf(store, kind)) {
    const place = store.sql(`SELECT min(id) FROM ${name}_docsize`).pluck().get();
    if (place !== null) return Math.max(keyAt(place), newestLong(store, kind));
  }
  return newestLong(store, kind);
}

/** Those of the keys that match, in the order given. */
export const matchAmong = (
  store: Store,
  kind: IndexedKind,
  match: string,
  keys: readonly number[],
): readonly number[] => amongIn(store, { kind, match, but: gone(store, kind) }, keys);

/** The same of what stands in the index, though the row of it went or changed and the index has not followed yet. */
export const stoodAmong = (
  store: Store,
  kind: IndexedKind,
  match: string,
  keys: readonly number[],
): readonly number[] => amongIn(store, { kind, match, but: () => '' }, keys);

type Among = { readonly kind: IndexedKind; readonly match: string; readonly but: (place: string) => string };

function amongIn(store: Store, { kind, match, but }: Among, keys: readonly number[]): readonly number[] {
  if (keys.length === 0) return [];
  const [oldest, newest] = [Math.min(...keys), Math.max(...keys)];
  const butThem = but('i.rowid');
  const short = tablesOf(store, kind, { oldest, newest }).flatMap(({ name }) =>
    store
      .sql(
        `SELECT rowid FROM ${name} i WHERE ${name} MATCH :match AND rowid BETWEEN :first AND :last ${butThem}`,
      )
      .pluck()
      .all({ match, first: beyondKeys - newest, last: beyondKeys - oldest })
      .map(keyAt),
  );
  const found = new Set([...short, ...matchLong(store, match, { kind, oldest, newest, but })]);
  return keys.filter((key) => found.has(key));
}

/** The first 条 of a norm that matches. */
export function matchInNorm(store: Store, article: number, match: string): number | undefined {
  const span = asRow(
    store.sql('SELECT min(key) AS first, max(key) AS last FROM provision WHERE article = ?').get(article),
  );
  if (span['first'] === null) return undefined;
  const norm = { article, match, oldest: int(span, 'first'), newest: int(span, 'last') };
  const found = [firstShort(store, norm), firstLong(store, norm)].flatMap((key) => key ?? []);
  return found.length === 0 ? undefined : Math.min(...found);
}

/** `oldest`, `newest`: keys of its 条; those of others may lie between them. */
type InNorm = {
  readonly article: number;
  readonly match: string;
  readonly oldest: number;
  readonly newest: number;
};

function firstShort(store: Store, { article, match, oldest, newest }: InNorm): number | undefined {
  for (const { name } of tablesOf(store, 'provision', { oldest, newest }).toReversed()) {
    const place = store
      .sql(
        `SELECT i.rowid FROM ${name} i JOIN provision p ON p.key = ${beyondKeys} - i.rowid
         WHERE ${name} MATCH :match AND i.rowid BETWEEN :first AND :last
           AND p.article = :article ORDER BY i.rowid DESC LIMIT 1`,
      )
      .pluck()
      .get({ match, article, first: beyondKeys - newest, last: beyondKeys - oldest });
    if (place !== undefined) return keyAt(place);
  }
  return undefined;
}

function firstLong(store: Store, { article, match, oldest, newest }: InNorm): number | undefined {
  const isOfIt = (key: number): boolean =>
    store.sql('SELECT 1 FROM provision WHERE key = ? AND article = ?').get(key, article) !== undefined;
  return matchLong(store, match, { kind: 'provision', oldest, newest, but: () => '' }).findLast(isOfIt);
}

/**
 * Joins some pages of the index: with a positive number where many small parts have gathered, with a negative one
 * all of them, so that erased words leave the file too. True when there is more to do.
 */
export function joinText(store: Store, { name }: TextTable, pages: number): boolean {
  const before = changesSoFar(store);
  store.sql(`INSERT INTO ${name} (${name}, rank) VALUES ('merge', ?)`).run(pages);
  // SQLite's own sign: a call that had nothing to do changes less than two rows.
  return changesSoFar(store) - before >= 2;
}

/** How many parts of one size there must be before some are joined. */
export function joinWhen(store: Store, { name }: TextTable, parts: number): void {
  const row = store.sql(`SELECT v AS parts FROM ${name}_config WHERE k = 'usermerge'`).get();
  if (row !== undefined && int(asRow(row), 'parts') === parts) return;
  store.sql(`INSERT INTO ${name} (${name}, rank) VALUES ('usermerge', CAST(? AS INTEGER))`).run(parts);
}

/** Grows with every row that is written to the file. */
export function changesSoFar(store: Store): number {
  return int(asRow(store.sql('SELECT total_changes() AS n').get()), 'n');
}

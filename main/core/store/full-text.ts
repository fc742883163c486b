// The tables of the full-text index: tokens in, keys out. What a token is: search/documents.ts.
import type { IndexedKind } from '../../../shared/domain/terms.ts';
import { butShutKey } from './archive-shut.ts';
import { asRow, int } from './columns.ts';
import { indexNumber } from './indexed.ts';
import type { Store } from './store.ts';

/**
 * A row stands in the index at this number less its key: the index gives rows upwards in half the time it takes downwards,
 * and the newest are wanted first.
 */
const beyondKeys = 2 ** 34;

/** Tokens parted by blanks. */
export function putText(store: Store, kind: IndexedKind, key: number, tokens: string): void {
  store.sql(`INSERT OR REPLACE INTO text_${kind} (rowid, words) VALUES (?, ?)`).run(beyondKeys - key, tokens);
}

export function eraseText(store: Store, kind: IndexedKind, key: number): void {
  store.sql(`DELETE FROM text_${kind} WHERE rowid = ?`).run(beyondKeys - key);
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
function butGone(store: Store, kind: IndexedKind): string {
  const shut = kind === 'archive' ? butShutKey(store, `${beyondKeys} - text_archive.rowid`) : '';
  return `${butDeleted(store, kind)} ${shut}`;
}

function butDeleted(store: Store, kind: IndexedKind): string {
  const waits = store.sql('SELECT 1 FROM index_queue WHERE kind = ? LIMIT 1').get(indexNumber(kind));
  return waits === undefined
    ? ''
    : `AND NOT EXISTS (SELECT 1 FROM index_queue q WHERE q.kind = ${indexNumber(kind)} AND q.record = ${beyondKeys} - text_${kind}.rowid
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
  return store
    .sql(
      `SELECT rowid FROM text_${kind} WHERE text_${kind} MATCH :match AND rowid < :before
         ${butGone(store, kind)} ORDER BY rowid LIMIT :limit`,
    )
    .pluck()
    .all({ match, limit, before: beyondKeys - newerThan })
    .map(keyAt);
}

/** Of a plucked place: five hundred rows as objects take longer than to find them. */
const keyAt = (place: unknown): number => beyondKeys - Number(place);

/** The newest key in the index; 0 of an empty one. */
export function newestIndexed(store: Store, kind: IndexedKind): number {
  const place = store.sql(`SELECT min(id) FROM text_${kind}_docsize`).pluck().get();
  return place === null ? 0 : keyAt(place);
}

/** Those of the keys that match, in the order given. */
export const matchAmong = (
  store: Store,
  kind: IndexedKind,
  match: string,
  keys: readonly number[],
): readonly number[] => amongIn(store, { kind, match, but: butGone(store, kind) }, keys);

/** The same of what stands in the index, though the row of it went or changed and the index has not followed yet. */
export const stoodAmong = (
  store: Store,
  kind: IndexedKind,
  match: string,
  keys: readonly number[],
): readonly number[] => amongIn(store, { kind, match, but: '' }, keys);

type Among = { readonly kind: IndexedKind; readonly match: string; readonly but: string };

function amongIn(store: Store, { kind, match, but }: Among, keys: readonly number[]): readonly number[] {
  if (keys.length === 0) return [];
  const found = new Set(
    store
      .sql(
        `SELECT rowid FROM text_${kind} WHERE text_${kind} MATCH :match
           AND rowid BETWEEN :first AND :last ${but}`,
      )
      .pluck()
      .all({ match, first: beyondKeys - Math.max(...keys), last: beyondKeys - Math.min(...keys) })
      .map(keyAt),
  );
  return keys.filter((key) => found.has(key));
}

/** The first 条 of a norm that matches. */
export function matchInNorm(store: Store, article: number, match: string): number | undefined {
  const span = asRow(
    store.sql('SELECT min(key) AS first, max(key) AS last FROM provision WHERE article = ?').get(article),
  );
  if (span['first'] === null) return undefined;
  const place = store
    .sql(
      `SELECT text_provision.rowid FROM text_provision
         JOIN provision p ON p.key = ${beyondKeys} - text_provision.rowid
       WHERE text_provision MATCH :match AND text_provision.rowid BETWEEN :first AND :last
         AND p.article = :article ORDER BY text_provision.rowid DESC LIMIT 1`,
    )
    .pluck()
    .get({
      match,
      article,
      first: beyondKeys - int(span, 'last'),
      last: beyondKeys - int(span, 'first'),
    });
  return place === undefined ? undefined : keyAt(place);
}

/**
 * Joins some pages of the index: with a positive number where many small parts have gathered, with a negative one
 * all of them, so that erased words leave the file too. True when there is more to do.
 */
export function joinText(store: Store, kind: IndexedKind, pages: number): boolean {
  const before = changesSoFar(store);
  store.sql(`INSERT INTO text_${kind} (text_${kind}, rank) VALUES ('merge', ?)`).run(pages);
  // SQLite's own sign: a call that had nothing to do changes less than two rows.
  return changesSoFar(store) - before >= 2;
}

/** How many parts of one size there must be before some are joined. */
export function joinWhen(store: Store, kind: IndexedKind, parts: number): void {
  const row = store.sql(`SELECT v AS parts FROM text_${kind}_config WHERE k = 'usermerge'`).get();
  if (row !== undefined && int(asRow(row), 'parts') === parts) return;
  store
    .sql(`INSERT INTO text_${kind} (text_${kind}, rank) VALUES ('usermerge', CAST(? AS INTEGER))`)
    .run(parts);
}

/** Grows with every row that is written to the file. */
export function changesSoFar(store: Store): number {
  return int(asRow(store.sql('SELECT total_changes() AS n').get()), 'n');
}

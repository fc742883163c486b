// The tables of the full-text index: tokens in, keys out. What a token is: search/documents.ts.
import type { RecordKind } from '../../../shared/domain/terms.ts';
import { asRow, int } from './columns.ts';
import type { Store } from './store.ts';

/** Tokens parted by blanks. */
export type IndexedText = { readonly title: string; readonly body: string; readonly sound: string };

export function putText(store: Store, kind: RecordKind, key: number, tokens: IndexedText): void {
  store
    .sql(`INSERT OR REPLACE INTO text_${kind} (rowid, title, body, sound) VALUES (?, ?, ?, ?)`)
    .run(key, tokens.title, tokens.body, tokens.sound);
}

export function eraseText(store: Store, kind: RecordKind, key: number): void {
  store.sql(`DELETE FROM text_${kind} WHERE rowid = ?`).run(key);
}

/** Keys of the newest rows that match, newest first: a bounded candidate set, never every match. */
export function matchText(store: Store, kind: RecordKind, match: string, limit: number): readonly number[] {
  return store
    .sql(`SELECT rowid AS key FROM text_${kind} WHERE text_${kind} MATCH ? ORDER BY rowid DESC LIMIT ?`)
    .all(match, limit)
    .map((row) => int(asRow(row), 'key'));
}

/**
 * Joins some pages of the index: with a positive number where many small parts have gathered, with a negative one
 * all of them, so that erased words leave the file too. True when there is more to do.
 */
export function joinText(store: Store, kind: RecordKind, pages: number): boolean {
  const before = changesSoFar(store);
  store.sql(`INSERT INTO text_${kind} (text_${kind}, rank) VALUES ('merge', ?)`).run(pages);
  // SQLite's own sign: a call that had nothing to do changes less than two rows.
  return changesSoFar(store) - before >= 2;
}

function changesSoFar(store: Store): number {
  return int(asRow(store.sql('SELECT total_changes() AS n').get()), 'n');
}

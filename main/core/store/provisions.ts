// 条 of norms, each a row of its own: found by anchor, by words, by the search. The index follows by a trigger.
import type { Provision } from '../../../shared/domain/provision.ts';
import { asRow, int, type Row, text } from './columns.ts';
import type { Store } from './store.ts';

export type ProvisionRow = Provision & { readonly key: number; readonly article: number };

export function addProvision(
  store: Store,
  at: { readonly article: number; readonly position: number },
  { anchor, label, under, text: words, hash }: Provision,
): void {
  store
    .sql(
      `INSERT INTO provision (article, position, anchor, heading, under, text, hash) VALUES (?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(at.article, at.position, anchor, label, under.join('\n'), words, hash);
}

const columns = 'p.key, p.article, p.anchor, p.heading, p.under, p.text, p.hash';

function fromRow(row: Row): ProvisionRow {
  const under = text(row, 'under');
  return {
    key: int(row, 'key'),
    article: int(row, 'article'),
    anchor: text(row, 'anchor'),
    label: text(row, 'heading'),
    under: under === '' ? [] : under.split('\n'),
    text: text(row, 'text'),
    hash: text(row, 'hash'),
  };
}

/** In the order of the text; none before the last of them is here. */
export function provisionsOf(store: Store, article: number): readonly ProvisionRow[] {
  return store
    .sql(
      `SELECT ${columns} FROM provision p JOIN norm n ON n.article = p.article
       WHERE p.article = ? AND n.ready = 1 ORDER BY p.position`,
    )
    .all(article)
    .map((row) => fromRow(asRow(row)));
}

export function readProvision(store: Store, key: number): ProvisionRow | undefined {
  const row = store
    .sql(
      `SELECT ${columns} FROM provision p JOIN norm n ON n.article = p.article WHERE p.key = ? AND n.ready = 1`,
    )
    .get(key);
  return row === undefined ? undefined : fromRow(asRow(row));
}

/** The norms that are ready among those the provisions belong to. */
export function articlesOfProvisions(store: Store, keys: readonly number[]): readonly number[] {
  if (keys.length === 0) return [];
  return store
    .sql(
      `SELECT DISTINCT p.article FROM json_each(:keys) k JOIN provision p ON p.key = k.value
         JOIN norm n ON n.article = p.article WHERE n.ready = 1`,
    )
    .all({ keys: JSON.stringify(keys) })
    .map((row) => int(asRow(row), 'article'));
}

export function provisionAt(store: Store, article: number, anchor: string): ProvisionRow | undefined {
  const row = store
    .sql(
      `SELECT ${columns} FROM provision p JOIN norm n ON n.article = p.article
       WHERE p.article = ? AND p.anchor = ? AND n.ready = 1 ORDER BY p.position LIMIT 1`,
    )
    .get(article, anchor);
  return row === undefined ? undefined : fromRow(asRow(row));
}

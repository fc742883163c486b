// What the tables of the four kinds have in common: whose record it is, its revision, the pass that last met it.
import { type RecordKind, recordKinds } from '../../../shared/domain/terms.ts';
import type { RecordBody } from '../../../shared/domain/delta.ts';
import { wholeTodo } from '../../../shared/domain/todo.ts';
import { butShut } from './archive-shut.ts';
import { asRow, int, json, type Row, text } from './columns.ts';
import type { RecordKey } from './ids.ts';
import { sourceKey } from './sources.ts';
import type { Store } from './store.ts';

/** The columns every record has, besides its own. `source` and `feed` are null for what was imported here. */
export type Common = {
  readonly source: number | null;
  readonly feed: string | null;
  readonly remoteId: string;
  readonly revision: string;
  readonly generation: number;
  readonly now: number;
};

/** Bytes: a text in UTF-8, for `data` alone. */
export type Value = string | number | null | Uint8Array;

const commonColumns = ['source', 'feed', 'remote_id', 'revision', 'generation', 'fetched_at'] as const;

export function commonValues(common: Common): readonly Value[] {
  return [common.source, common.feed, common.remoteId, common.revision, common.generation, common.now];
}

type WriteSql = { readonly insert: string; readonly update: string };

/**
 * By position, not by name, and with texts made once: of the 100,000 rows of a first sync each costs 3 us less
 * (20 columns: 6.2 us named, 3.1 us by position).
 */
export function writeSql(kind: RecordKind, columns: readonly string[]): WriteSql {
  const all = [...commonColumns, ...columns];
  const placeholderOf = (column: string) => (column === 'data' ? 'CAST(? AS TEXT)' : '?');
  return {
    insert: `INSERT INTO ${kind} (${all.join(', ')}) VALUES (${all.map(placeholderOf).join(', ')})
      ON CONFLICT (source, remote_id) DO NOTHING`,
    update: `UPDATE ${kind} SET ${all.map((column) => `${column} = ${placeholderOf(column)}`).join(', ')} WHERE key = ?`,
  };
}

/** The key of the row: the one held, or a new one. Undefined, and nothing written, when none was held and there is one. */
export function writeRecord(
  store: Store,
  sql: WriteSql,
  values: readonly Value[],
  held: number | undefined,
): number | undefined {
  if (held === undefined) {
    // Each by itself: out of a list the database reads them one by one, half a microsecond a row.
    const { changes, lastInsertRowid } = store.sql(sql.insert).run(...values);
    return changes === 0 ? undefined : Number(lastInsertRowid);
  }
  store.sql(sql.update).run(...values, held);
  return held;
}

export type Held = { readonly key: number; readonly revision: string };

const findSql = perKind((kind) => `SELECT key, revision FROM ${kind} WHERE source = ? AND remote_id = ?`);
const touchSql = perKind((kind) => `UPDATE ${kind} SET generation = ?, fetched_at = ? WHERE key = ?`);

function perKind(text: (kind: RecordKind) => string): { readonly [K in RecordKind]: string } {
  return { todo: text('todo'), archive: text('archive'), article: text('article'), contact: text('contact') };
}

export function findRecord(
  store: Store,
  kind: RecordKind,
  source: number,
  remoteId: string,
): Held | undefined {
  const value = store.sql(findSql[kind]).get(source, remoteId);
  if (value === undefined) return undefined;
  const row = asRow(value);
  return { key: int(row, 'key'), revision: text(row, 'revision') };
}

/** Met again by the present pass, unchanged. */
export function touchRecord(
  store: Store,
  kind: RecordKind,
  key: number,
  met: Pick<Common, 'generation' | 'now'>,
): void {
  store.sql(touchSql[kind]).run(met.generation, met.now, key);
}

export function deleteRecord(store: Store, of: RecordKey): void {
  store.sql(`DELETE FROM ${of.kind} WHERE key = ?`).run(of.key);
}

/** `row` with its `data`. */
export function bodyOf(kind: RecordKind, row: Row): RecordBody {
  if (kind === 'todo') return { kind, data: wholeTodo(json(row, 'data')) };
  return { kind, data: json(row, 'data') } as RecordBody;
}

/** The record as it came, to be read by the index. */
export function readBody(store: Store, of: RecordKey): RecordBody | undefined {
  const but = of.kind === 'archive' ? butShut(store, 'archive') : '';
  const row = store.sql(`SELECT data FROM ${of.kind} WHERE key = ? ${but}`).get(of.key);
  return row === undefined ? undefined : bodyOf(of.kind, asRow(row));
}

/** Keys of the newest rows of a kind, newest first. */
export function newestKeys(store: Store, kind: RecordKind, limit: number): readonly number[] {
  // By key: an index of open ones would have to be sorted first.
  const of = kind === 'todo' ? 'NOT INDEXED WHERE open = 1' : '';
  return store
    .sql(`SELECT key FROM ${kind} ${of} ORDER BY key DESC LIMIT ?`)
    .all(limit)
    .map((row) => int(asRow(row), 'key'));
}

type Known = { readonly kind: RecordKind; readonly remoteId: string; readonly revision: string };

/** What is here of a feed and still listed there; a full listing is compared with it. */
export function knownRecords(store: Store, sourceId: string, feed: string): readonly Known[] {
  const source = sourceKey(store, sourceId);
  if (source === undefined) return [];
  return recordKinds.flatMap((kind) =>
    store
      .sql(
        `SELECT remote_id, revision FROM ${kind} WHERE source = ? AND feed = ?
         ${kind === 'todo' ? "AND presence = 'listed'" : ''}`,
      )
      .all(source, feed)
      .map((value) => known(kind, asRow(value))),
  );
}

const known = (kind: RecordKind, row: Row): Known => ({
  kind,
  remoteId: text(row, 'remote_id'),
  revision: text(row, 'revision'),
});

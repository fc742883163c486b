// The index of a kind lies in tables of so many keys each: FTS5 joins all rows of a word in one step, and of a word that stands in
// every row that step would grow with the index. The first is there from the start, each other from the first row that it is for.
import { type IndexedKind, indexedKinds } from '../../../shared/domain/terms.ts';
import { indexNumber } from './indexed.ts';
import type { Store } from './store.ts';

/**
 * A row stands in the index at this number less its key: the index gives rows upwards in half the time it takes downwards,
 * and the newest are wanted first.
 */
export const beyondKeys = 2 ** 34;

/** A word that stands in each of them is joined in about 270 pages. */
export const keysOfTable = 2 ** 17;

export type TextTable = { readonly name: string };

type KindTable = TextTable & {
  readonly kind: IndexedKind;
  /** Keys it is for: `from` and those above it, up to but without `below`. */
  readonly from: number;
  readonly below: number;
};

const numberOf = (key: number): number => Math.max(0, Math.floor(key / keysOfTable));

/** Parts of rows of all kinds that are too long for one statement (long-texts.ts). */
export const partTable: TextTable = { name: 'text_part' };

function tableOf(kind: IndexedKind, number: number): KindTable {
  const name = number === 0 ? `text_${kind}` : `text_${kind}_${number}`;
  return { kind, name, from: number * keysOfTable, below: (number + 1) * keysOfTable };
}

/** Of each kind those that are there, the newest first. What is remembered was committed. */
const remembered = new WeakMap<Store, readonly KindTable[]>();

function allTables(store: Store): readonly KindTable[] {
  const known = remembered.get(store);
  if (known !== undefined) return known;
  const names = store
    .sql(`SELECT name FROM sqlite_schema WHERE sql LIKE 'CREATE VIRTUAL TABLE text%'`)
    .pluck()
    .all()
    .map(String)
    .filter((name) => name !== partTable.name);
  const tables = names.map(tableNamed).toSorted((a, b) => b.from - a.from);
  remembered.set(store, tables);
  return tables;
}

function tableNamed(name: string): KindTable {
  const [, kind = '', number = '0'] = name.split('_');
  const known = indexedKinds.find((each) => each === kind);
  if (known === undefined) throw new Error(`believed: ${name} is a table of the index`);
  return tableOf(known, Number(number));
}

/** Those that may have keys between the two, both of them too; the newest first. */
export function tablesOf(
  store: Store,
  kind: IndexedKind,
  {
    oldest = 0,
    newest = Number.POSITIVE_INFINITY,
  }: { readonly oldest?: number; readonly newest?: number } = {},
): readonly TextTable[] {
  return allTables(store).filter(
    (table) => table.kind === kind && table.below > oldest && table.from <= newest,
  );
}

/** In an order that stays the same. */
export const everyTable = (store: Store): readonly TextTable[] => [
  ...indexedKinds.flatMap((kind) => tablesOf(store, kind).toReversed()),
  partTable,
];

export const tableForKey = (store: Store, kind: IndexedKind, key: number): TextTable | undefined =>
  allTables(store).find((table) => table.kind === kind && table.from === numberOf(key) * keysOfTable);

/** Makes the tables for such keys that are missing, in a transaction of its own; true when some were. */
export function makeRoomForText(store: Store, kind: IndexedKind, keys: readonly number[]): boolean {
  const missing = [...new Set(keys.map(numberOf))]
    .map((number) => tableOf(kind, number))
    .filter(({ name }) => allTables(store).every((table) => table.name !== name));
  if (missing.length === 0) return false;
  const all = [...allTables(store), ...missing].toSorted((a, b) => b.from - a.from);
  store.repeatable(() => {
    for (const { name } of missing) store.db.exec(newTable(name));
    store.db.exec(indexedRows(all));
  });
  remembered.set(store, all);
  return true;
}

/** As the newest migration makes the first of each kind (migrations/0003-followed.ts says why so). */
const newTable = (name: string): string => `
CREATE VIRTUAL TABLE ${name} USING fts5(words, content='', contentless_delete=1, tokenize='ascii');
INSERT INTO ${name} (${name}, rank) VALUES ('automerge', 0);
INSERT INTO ${name} (${name}, rank) VALUES ('crisismerge', 1000);
INSERT INTO ${name} (${name}, rank) VALUES ('pgsz', 3980);`;

/** Which rows the index has, for triggers too (migrations/0003-followed.ts). */
const indexedRows = (tables: readonly KindTable[]): string => `
DROP VIEW IF EXISTS indexed_row;
CREATE VIEW indexed_row (kind, place) AS
${tables.map(({ kind, name }) => `SELECT ${indexNumber(kind)}, id FROM ${name}_docsize`).join('\nUNION ALL ')}
UNION ALL SELECT kind, place FROM text_long WHERE whole = 1 AND position = 0;`;

// The id of a record on this desk: a letter for its kind and the integer key of its row, `t123`. One that its department
// does not have yet has no row: its key is below zero, `a-7` (new-records.ts).
// We chose integer keys over `source:remote id` because three partial indexes carry them for every to-do, and
// because a department's id may be longer than an id of the contract.
import { must } from '../../../shared/domain/must.ts';
import { type Id, type RecordKind, recordKinds } from '../../../shared/domain/terms.ts';

const letters: { readonly [K in RecordKind]: string } = {
  todo: 't',
  archive: 'a',
  article: 'k',
  contact: 'c',
};

export type RecordKey = { readonly kind: RecordKind; readonly key: number };

export function recordId(kind: RecordKind, key: number): Id {
  return letters[kind] + key;
}

export function parseRecordId(id: Id): RecordKey | undefined {
  const kind = recordKinds.find((candidate) => letters[candidate] === id[0]);
  if (kind === undefined || !/^-?[1-9]\d{0,14}$/.test(id.slice(1))) return undefined;
  return { kind, key: Number(id.slice(1)) };
}

/** The key of a record of this kind; undefined for any other id. */
export function keyOf(kind: RecordKind, id: Id): number | undefined {
  const parsed = parseRecordId(id);
  return parsed?.kind === kind ? parsed.key : undefined;
}

/** Kinds in the index queue and the table of files, where an integer saves a text in each of 100,000 rows. */
export const kindNumber = (kind: RecordKind): number => recordKinds.indexOf(kind);
export const kindOfNumber = (number: number): RecordKind =>
  must(recordKinds[number], 'a stored kind is known');

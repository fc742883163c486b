// What the search finds, by kind and the key of its row: records, provisions of norms, texts of files.
import { must } from '../../../shared/domain/must.ts';
import {
  type Id,
  type IndexedKind,
  indexedKinds,
  type RecordKind,
  recordKinds,
} from '../../../shared/domain/terms.ts';
import { recordId } from './ids.ts';

export type IndexedKey = { readonly kind: IndexedKind; readonly key: number };

export const indexNumber = (kind: IndexedKind): number => indexedKinds.indexOf(kind);
export const indexedOfNumber = (number: number): IndexedKind =>
  must(indexedKinds[number], 'a stored kind is known');

export function isRecordKind(kind: IndexedKind): kind is RecordKind {
  return recordKinds.some((known) => known === kind);
}

const letters = { provision: 'p', file: 'f' } as const;

/** Unique among hits; of a record its own id. */
export function hitId({ kind, key }: IndexedKey): Id {
  return isRecordKind(kind) ? recordId(kind, key) : letters[kind] + key;
}

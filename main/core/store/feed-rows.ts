// The records a feed has here, read in slices by ranges of their keys: for its digest, for the brake and for the sweep,
// none of which may hold the file for long. Ranges of keys and not an index of the feed: such an index would cost every
// first sync, and these three are rare.
import { type RecordKind, recordKinds } from '../../../shared/domain/terms.ts';
import { asRow, int, text } from './columns.ts';
import { findRecord } from './records.ts';
import type { Store } from './store.ts';
import { presenceOf } from './todos.ts';

export type FeedKey = { readonly source: number; readonly feed: string };

/** Where a reading stands: the kind, and the last key looked at. */
export type FeedPlace = { readonly kind: RecordKind; readonly after: number };

export type FeedRow = {
  readonly kind: RecordKind;
  readonly key: number;
  readonly remoteId: string;
  readonly revision: string;
  /** Of the pass that last met it. */
  readonly generation: number;
  /** A to-do may be kept though its department lists it no longer. */
  readonly listed: boolean;
};

type FeedSlice = { readonly rows: readonly FeedRow[]; readonly next?: FeedPlace };

const beginning: FeedPlace = { kind: 'todo', after: 0 };

/**
 * NOT INDEXED: in a file without statistics (it was never closed yet) SQLite takes an index that begins with the source, and
 * reads all records of the source for each slice: 13 ms of 100,000 records, 170 ms of a million.
 */
export const feedSliceSql = (kind: RecordKind): string =>
  `SELECT key, remote_id, revision, generation, ${kind === 'todo' ? "presence = 'listed'" : '1'} AS listed
     FROM ${kind} NOT INDEXED WHERE key BETWEEN :first AND :until AND source = :source AND feed = :feed`;

/** The rows within the next `keys` keys. */
export function readFeedSlice(
  store: Store,
  of: FeedKey,
  place: FeedPlace = beginning,
  keys: number,
): FeedSlice {
  const { kind, after } = place;
  const first = firstKeyAfter(store, kind, after);
  if (first === undefined) {
    const next = recordKinds[recordKinds.indexOf(kind) + 1];
    return { rows: [], ...(next === undefined ? {} : { next: { kind: next, after: 0 } }) };
  }
  const until = first + keys - 1;
  const rows = store
    .sql(feedSliceSql(kind))
    .all({ ...of, first, until })
    .map((value) => {
      const row = asRow(value);
      return {
        kind,
        key: int(row, 'key'),
        remoteId: text(row, 'remote_id'),
        revision: text(row, 'revision'),
        generation: int(row, 'generation'),
        listed: int(row, 'listed') === 1,
      };
    });
  return { rows, next: { kind, after: until } };
}

function firstKeyAfter(store: Store, kind: RecordKind, after: number): number | undefined {
  const row = asRow(store.sql(`SELECT min(key) AS key FROM ${kind} WHERE key > ?`).get(after));
  return row['key'] === null ? undefined : int(row, 'key');
}

/** Here, and listed there as far as is known. */
export function isHere(
  store: Store,
  {
    kind,
    source,
    remoteId,
  }: { readonly kind: RecordKind; readonly source: number; readonly remoteId: string },
): boolean {
  const held = findRecord(store, kind, source, remoteId);
  return held !== undefined && (kind !== 'todo' || presenceOf(store, held.key) === 'listed');
}

// After a complete pass over everything: what it did not meet is gone at the department. In slices, so that a sweep of
// many thousand records never holds the file for long; the feed counts as whole only when the last one is through.
import type { RecordKind } from '../../../shared/domain/terms.ts';
import { type FeedKey, type FeedPlace, readFeedSlice } from './feed-rows.ts';
import { confirm } from './outbox-steps.ts';
import { unfinishedOn } from './outbox-rows.ts';
import { removeRecord } from './remove.ts';
import type { Store } from './store.ts';

type Swept = { readonly kinds: readonly RecordKind[]; readonly next?: FeedPlace };

/** The kind of each record removed. Rows with a text of the person stay, as 对方已办结？. */
export function sweepSlice(
  store: Store,
  of: FeedKey & { readonly generation: number },
  at: { readonly place?: FeedPlace | undefined; readonly keys: number; readonly now: number },
): Swept {
  // Cut by a power failure it is done again: until its last slice the feed is still in its resync.
  return store.repeatable(() => {
    const { rows, next } = readFeedSlice(store, of, at.place, at.keys);
    const unmet = rows.filter(({ generation }) => generation < of.generation);
    for (const { kind, remoteId } of unmet) {
      const record = { source: of.source, kind, remoteId };
      for (const action of unfinishedOn(store, record)) {
        if (action.state === 'accepted') confirm(store, action.id, at.now);
      }
      removeRecord(store, record, 'tombstone', at.now);
    }
    return { kinds: unmet.map(({ kind }) => kind), ...(next === undefined ? {} : { next }) };
  });
}

/** All of it at once: for a feed that is known to be small. */
export function sweep(
  store: Store,
  of: FeedKey & { readonly generation: number },
  now: number,
): readonly RecordKind[] {
  const kinds: RecordKind[] = [];
  let place: FeedPlace | undefined;
  do {
    const swept = sweepSlice(store, of, { place, keys: 1_000, now });
    kinds.push(...swept.kinds);
    place = swept.next;
  } while (place !== undefined);
  return kinds;
}

// Sweeps a feed after a complete pass, slice by slice; the window is answered between two of them.
import { setImmediate } from 'node:timers/promises';
import type { NoticeTopic } from '../../../shared/contract/desk-views.ts';
import type { Id, RecordKind } from '../../../shared/domain/terms.ts';
import type { FeedPlace } from '../store/feed-rows.ts';
import { sweepLevels } from '../store/archive-levels.ts';
import { sweepSetAside } from '../store/set-aside.ts';
import { sourceKey } from '../store/sources.ts';
import type { Store } from '../store/store.ts';
import { sweepSlice } from '../store/sweep.ts';

type SweepParts = {
  readonly store: Store;
  readonly sourceId: Id;
  readonly feed: string;
  readonly publish: (topics: readonly NoticeTopic[]) => void;
  readonly now: () => number;
};

/** A removal costs some 50 us; most keys are of records that stay. */
const keysAtOnce = 250;

const topicOf: { readonly [K in RecordKind]: NoticeTopic } = {
  todo: 'todos',
  archive: 'archives',
  article: 'articles',
  contact: 'contacts',
};

export async function sweepFeed(
  { store, sourceId, feed, publish, now }: SweepParts,
  generation: number,
): Promise<void> {
  const source = sourceKey(store, sourceId);
  if (source === undefined) return;
  const of = { source, feed, generation };
  sweepSetAside(store, of);
  sweepLevels(store, of);
  let place: FeedPlace | undefined;
  do {
    const swept = sweepSlice(store, of, { place, keys: keysAtOnce, now: now() });
    if (swept.kinds.length > 0)
      publish(['sources', 'index', 'outbox', ...new Set(swept.kinds.map((kind) => topicOf[kind]))]);
    place = swept.next;
    await setImmediate();
  } while (place !== undefined);
}

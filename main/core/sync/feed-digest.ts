// The digest of what is here of a feed, as the contract says how a department makes its own
// (shared/contract/department.ts), in slices: the window is answered between two of them.
import { hash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import type { Digest } from '../../../shared/contract/department.ts';
import { type FeedKey, type FeedPlace, type FeedRow, readFeedSlice } from '../store/feed-rows.ts';
import { setAsideOf } from '../store/set-aside.ts';
import type { Store } from '../store/store.ts';
import type { Braked } from './brake.ts';
import { recordKey } from './delta.ts';
import type { Bucket, Buckets } from './judge-digest.ts';

export type FeedDigest = {
  readonly buckets: Buckets;
  /** Buckets with something set aside of which no revision is known. */
  readonly unsure: ReadonlySet<number>;
  /** Something was set aside without an id: it may be in any bucket, and nothing can be said. */
  readonly untold: boolean;
};

/** Some 2 ms of reading and hashing, and three times as much on a slow machine. */
const keysAtOnce = 250;

/** `without`: records that are here and count as deleted. */
export async function digestOf(
  store: Store,
  of: FeedKey,
  without: Braked['isStopped'] = () => false,
): Promise<FeedDigest> {
  const sum = new Sum();
  for await (const rows of slicesOf(store, of)) {
    for (const { kind, remoteId, revision, listed, generation } of rows) {
      const key = recordKey(kind, remoteId);
      if (listed && !without({ key, generation })) sum.add(key, revision);
    }
  }
  const aside = setAsideOf(store, of);
  for (const { kind, remoteId, revision } of aside) {
    if (remoteId !== undefined) sum.add(`${kind} ${remoteId}`, revision);
  }
  return {
    buckets: sum.buckets,
    unsure: sum.unsure,
    untold: aside.some(({ remoteId }) => remoteId === undefined),
  };
}

/** How many of a feed are here and listed; `unmet` of them not met by the pass `generation`. */
export async function countFeed(
  store: Store,
  of: FeedKey & { readonly generation: number },
): Promise<{ readonly all: number; readonly unmet: number }> {
  let all = 0;
  let unmet = 0;
  for await (const rows of slicesOf(store, of)) {
    const listed = rows.filter((row) => row.listed);
    all += listed.length;
    unmet += listed.filter(({ generation }) => generation < of.generation).length;
  }
  return { all, unmet };
}

async function* slicesOf(store: Store, of: FeedKey): AsyncGenerator<readonly FeedRow[]> {
  let place: FeedPlace | undefined;
  do {
    const { rows, next } = readFeedSlice(store, { source: of.source, feed: of.feed }, place, keysAtOnce);
    yield rows;
    place = next;
    await setImmediate();
  } while (place !== undefined);
}

class Sum {
  readonly #n = new Uint32Array(256);
  readonly #h = new BigUint64Array(256);
  readonly unsure = new Set<number>();

  add(record: string, revision: string | undefined): void {
    const bucket = hash('sha256', record, 'buffer').readUInt8(0);
    this.#n[bucket] = (this.#n[bucket] ?? 0) + 1;
    if (revision === undefined) this.unsure.add(bucket);
    // A place of this array holds its sum modulo 2^64 by itself.
    else
      this.#h[bucket] =
        (this.#h[bucket] ?? 0n) + hash('sha256', `${record} ${revision}`, 'buffer').readBigUInt64BE(0);
  }

  get buckets(): Buckets {
    return Array.from(this.#n, (n, index): Bucket => ({ n, h: this.#h[index] ?? 0n }));
  }
}

export function bucketsOf({ buckets }: Digest): Buckets {
  return buckets.map(({ n, h }) => ({ n, h: BigInt.asUintN(64, BigInt(h)) }));
}

// The brake on mass deletion of one feed in one pass of changes. What the pass deletes is kept back until its last page
// is here: only then it is known how much it is, and until then nothing was deleted. How much is too much: brake.ts.
import type { Delta, Removal } from '../../../shared/domain/delta.ts';
import type { Id } from '../../../shared/domain/terms.ts';
import { type Brake, type Feed, readFeed, setBrake } from '../store/cursors.ts';
import { isHere } from '../store/feed-rows.ts';
import { unfinishedOn } from '../store/outbox-rows.ts';
import { sourceKey } from '../store/sources.ts';
import type { Store } from '../store/store.ts';
import { type Braked, deletes, held, isMass, isWithin, leastRemovals } from './brake.ts';
import { recordKey } from './delta.ts';
import { countFeed } from './feed-digest.ts';

type FeedBrakeParts = {
  readonly store: Store;
  readonly sourceId: Id;
  readonly feed: string;
  readonly now: () => number;
};

type Stopped = Pick<Braked, 'removals' | 'of' | 'isStopped'>;

export class FeedBrake {
  readonly #parts: FeedBrakeParts;
  /** As it stood when the pass began: an answer that came since is for the next one. */
  readonly #before: Brake | undefined;
  readonly #generation: number;
  /** Every deletion of the pass so far, once there is one that counts; and those that do. */
  readonly #kept = new Map<string, Removal>();
  readonly #counted = new Set<string>();
  #stopped: Stopped | undefined;

  constructor(parts: FeedBrakeParts, { brake, generation }: Feed) {
    this.#parts = parts;
    this.#before = brake;
    this.#generation = generation;
  }

  /** What of a page of changes may be applied now. */
  async take(delta: Delta): Promise<Delta> {
    // Deleted and there again within one pass: the last word counts.
    for (const { kind, remoteId } of delta.upserts) this.#forget(recordKey(kind, remoteId));
    const earlier = [...this.#kept.values()];
    for (const removal of delta.removals.filter((one) => this.#counts(one))) {
      this.#counted.add(recordKey(removal.kind, removal.remoteId));
    }
    if (this.#counted.size === 0 && earlier.length === 0) return delta;
    for (const removal of delta.removals.filter(deletes)) {
      this.#kept.set(recordKey(removal.kind, removal.remoteId), removal);
    }
    if (!delta.finished) return held(delta);
    if (await this.#stops()) return held(delta);
    return { ...delta, removals: [...earlier, ...delta.removals] };
  }

  #forget(record: string): void {
    this.#kept.delete(record);
    this.#counted.delete(record);
  }

  /** Whether what a complete pass did not meet is too much to be swept. */
  async stopsSweep(generation: number): Promise<boolean> {
    const { all, unmet } = await this.#count(generation);
    if (!this.#isTooMuch(unmet, all)) return false;
    this.#stopped = { removals: unmet, of: all, isStopped: (record) => record.generation < generation };
    return true;
  }

  /** The pass is over: what it stopped is kept for an answer, or an earlier stop has fallen away. */
  end(): Braked | undefined {
    const { store, sourceId, feed, now } = this.#parts;
    const saved = readFeed(store, sourceId, feed)?.brake;
    if (this.#stopped === undefined) {
      if (saved !== undefined) setBrake(store, sourceId, feed, undefined);
      return undefined;
    }
    const { removals, of } = this.#stopped;
    const isAnsweredSince = saved?.answer !== undefined && this.#before?.answer === undefined;
    const since = saved?.since ?? new Date(now()).toISOString();
    if (!isAnsweredSince) setBrake(store, sourceId, feed, { removals, of, since });
    return { ...this.#stopped, isNew: saved === undefined };
  }

  async #stops(): Promise<boolean> {
    const removals = this.#counted.size;
    if (removals < leastRemovals) return false;
    const { all } = await this.#count(this.#generation);
    if (!this.#isTooMuch(removals, all)) return false;
    this.#stopped = { removals, of: all, isStopped: ({ key }) => this.#kept.has(key) };
    return true;
  }

  #isTooMuch(removals: number, of: number): boolean {
    const isBelieved = this.#before?.answer === 'believed' && isWithin(removals, this.#before.removals);
    return isMass(removals, of) && !isBelieved;
  }

  /** A deletion of what was never here is none; and one of what this person just dealt with is what they did. */
  #counts(removal: Removal): boolean {
    const { store, sourceId } = this.#parts;
    const of = { ...removal, source: sourceKey(store, sourceId) ?? -1 };
    if (!deletes(removal) || !isHere(store, of)) return false;
    return !unfinishedOn(store, of).some(({ state }) => state === 'accepted');
  }

  #count(generation: number): ReturnType<typeof countFeed> {
    const { store, sourceId, feed } = this.#parts;
    return countFeed(store, { source: sourceKey(store, sourceId) ?? -1, feed, generation });
  }
}

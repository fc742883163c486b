// Holds what is here of each feed of a source against the department's digest, and the digest against what a brake
// stopped. Remembers in memory what differed when it was asked before: a restart only asks twice again.
import type { Digest } from '../../../shared/contract/department.ts';
import type { Id } from '../../../shared/domain/terms.ts';
import { answerBrake, beginResync, type Feed, markChecked, readFeed } from '../store/cursors.ts';
import { doubtAccepted } from '../store/outbox-steps.ts';
import { sourceKey } from '../store/sources.ts';
import { logSource } from '../store/source-log.ts';
import type { Store } from '../store/store.ts';
import { type Braked, looksEmptied } from './brake.ts';
import { bucketsOf, digestOf, type FeedDigest } from './feed-digest.ts';
import { type Differences, differences, judge, mostLooks } from './judge-digest.ts';

type CheckParts = {
  readonly store: Store;
  readonly sourceId: Id;
  readonly now: () => number;
};

const checkEveryMs = 24 * 3_600_000;

export class FeedCheck {
  readonly #parts: CheckParts;
  readonly #before = new Map<string, Differences>();
  /** What differed even after everything was asked for again: not asked for again because of it. */
  readonly #survived = new Map<string, Differences>();
  readonly #anew = new Set<string>();
  readonly #looks = new Map<string, number>();
  readonly #braked = new Map<string, Braked>();
  /** When a digest last said that what a feed deletes is still there; a feed that goes on so is the person's to judge. */
  readonly #refusedAt = new Map<string, number>();

  constructor(parts: CheckParts) {
    this.#parts = parts;
  }

  /** A round begins. */
  begin(): void {
    this.#looks.clear();
    this.#braked.clear();
  }

  brakeStopped(feed: string, braked: Braked | undefined): void {
    if (braked === undefined) this.#braked.delete(feed);
    else this.#braked.set(feed, braked);
  }

  /** Once a day, not in the round of the first pass, and again after a clock that was set back. */
  isDue({ phase, checkedAt }: Feed): boolean {
    if (phase !== 'delta') return false;
    const age = this.#parts.now() - (checkedAt ?? Number.NEGATIVE_INFINITY);
    return age < 0 || age > checkEveryMs;
  }

  /** It answers in a way that says nothing; asked again tomorrow. */
  giveUp(feed: string): void {
    const { store, sourceId, now } = this.#parts;
    markChecked(store, sourceId, feed, now());
  }

  /** `pull`: it is asked again after the feed was pulled again, or anew. */
  async take(feed: string, digest: Digest): Promise<'nothing' | 'pull'> {
    const { store, sourceId } = this.#parts;
    const source = sourceKey(store, sourceId);
    const saved = readFeed(store, sourceId, feed);
    // Another history began meanwhile: the next pull finds out. Not settled: asked again in the next round.
    if (source === undefined || saved?.epoch !== digest.epoch || !digest.settled) return 'nothing';
    this.#looks.set(feed, (this.#looks.get(feed) ?? 0) + 1);
    const braked = this.#braked.get(feed);
    if (braked !== undefined) return this.#askAboutBrake({ source, feed }, braked, digest);
    const own = await digestOf(store, { source, feed });
    return this.#askAboutMirror(feed, own, digest);
  }

  #askAboutMirror(feed: string, own: FeedDigest, digest: Digest): 'nothing' | 'pull' {
    if (own.untold) return this.#close(feed);
    const all = differences(own.buckets, bucketsOf(digest), own.unsure);
    const survived = this.#survived.get(feed);
    const differing = new Map([...all].filter(([bucket, one]) => survived?.get(bucket) !== one));
    if (all.size > 0 && differing.size === 0) return this.#close(feed);
    const before = this.#before.get(feed);
    const verdict = judge(differing, {
      looks: this.#looks.get(feed) ?? 1,
      anewBefore: this.#anew.has(feed),
      ...(before === undefined ? {} : { before }),
    });
    this.#before.set(feed, differing);
    switch (verdict) {
      case 'whole':
        this.#survived.delete(feed);
        this.#log('whole');
        this.#doubtUnseen(feed);
        return this.#close(feed);
      case 'look-again':
        return 'pull';
      case 'anew':
        return this.#beginAnew(feed, differing.size);
      case 'unclear':
        return 'nothing';
      case 'not-whole':
        this.#survived.set(feed, all);
        this.#log('not-whole', all.size);
        return this.#close(feed);
    }
  }

  /**
   * It holds what we hold, to the last record, and what it had accepted is not among that: a restore that nobody told of
   * took it, before any pull had shown it.
   */
  #doubtUnseen(feed: string): void {
    const { store, sourceId, now } = this.#parts;
    const source = sourceKey(store, sourceId);
    const kinds = readFeed(store, sourceId, feed)?.kinds ?? [];
    if (source === undefined) return;
    store.transaction(() => {
      for (const kind of kinds) doubtAccepted(store, source, now(), kind);
    });
  }

  #beginAnew(feed: string, differing: number): 'pull' {
    const { store, sourceId, now } = this.#parts;
    this.#anew.add(feed);
    this.#before.delete(feed);
    this.#looks.delete(feed);
    this.#log('not-whole', differing);
    this.#log('begun-anew');
    beginResync(store, sourceId, feed, now());
    return 'pull';
  }

  /** Without what was stopped they are the same: it is gone there. With it they are: it is not. Else who knows yet. */
  async #askAboutBrake(
    of: { readonly source: number; readonly feed: string },
    braked: Braked,
    digest: Digest,
  ): Promise<'nothing' | 'pull'> {
    const { store, sourceId } = this.#parts;
    const theirs = bucketsOf(digest);
    const without = await digestOf(store, of, braked.isStopped);
    if (without.untold) return 'nothing';
    if (differences(without.buckets, theirs, without.unsure).size === 0) {
      if (looksEmptied(braked.removals, braked.of)) return 'nothing';
      return this.#answer(of.feed, answerBrake(store, sourceId, of.feed, 'believed'), 'brake-believed');
    }
    const all = await digestOf(store, of);
    if (differences(all.buckets, theirs, all.unsure).size === 0) {
      if (this.#wasRefused(of.feed)) return 'nothing';
      this.#refusedAt.set(of.feed, this.#parts.now());
      return this.#answer(of.feed, answerBrake(store, sourceId, of.feed, 'refused'), 'brake-refused');
    }
    return (this.#looks.get(of.feed) ?? 0) < mostLooks ? 'pull' : 'nothing';
  }

  #wasRefused(feed: string): boolean {
    const at = this.#refusedAt.get(feed);
    return at !== undefined && Math.abs(this.#parts.now() - at) < checkEveryMs;
  }

  #answer(feed: string, answered: boolean, event: 'brake-believed' | 'brake-refused'): 'pull' {
    if (answered) this.#log(event);
    this.#looks.delete(feed);
    return 'pull';
  }

  #close(feed: string): 'nothing' {
    const { store, sourceId, now } = this.#parts;
    this.#before.delete(feed);
    this.#anew.delete(feed);
    markChecked(store, sourceId, feed, now());
    return 'nothing';
  }

  #log(event: Parameters<typeof logSource>[2]['event'], records?: number): void {
    const { store, sourceId, now } = this.#parts;
    logSource(store, sourceId, {
      event,
      now: now(),
      ...(records === undefined ? {} : { detail: { records } }),
    });
  }
}

// The steps of a round of one source, each done once when `next` says so, and told as what happened. Holds what a
// round knows and no row needs: pages under way, what a listing lacked, how much came.
import type { NoticeTopic } from '../../../shared/contract/desk-views.ts';
import type { Fault } from '../../../shared/domain/fault.ts';
import type { SourcePhase, SourceProgress } from '../../../shared/domain/source.ts';
import type { Id } from '../../../shared/domain/terms.ts';
import type { Connector, Introduction } from '../connectors/connector.ts';
import type { FilesAtWork, FilesStepped, FilesWay } from '../files/at-work.ts';
import { beginResync, declareFeeds, type Feed, listFeeds, readFeed } from '../store/cursors.ts';
import { readSource, setClockSkew, setIntroduced } from '../store/sources.ts';
import { logSource } from '../store/source-log.ts';
import type { Store } from '../store/store.ts';
import { isOfOneFeed } from './advance.ts';
import type { ApplyPage } from './apply-slices.ts';
import type { Incomplete } from './delta.ts';
import { FeedCheck } from './feed-check.ts';
import { FeedPull, type PageTaken } from './feed-pull.ts';
import { sendLanes } from './lanes.ts';
import { type Happened, inOrder } from './next.ts';
import { type PagePace, remainingMs, withPage } from './pace.ts';

type RoundParts = {
  readonly store: Store;
  readonly sourceId: Id;
  readonly connector: () => Connector;
  readonly apply: ApplyPage;
  readonly publish: (topics: readonly NoticeTopic[]) => void;
  readonly now: () => number;
  readonly ticks: () => number;
  readonly random: () => number;
};

/** What came and went in a round. */
export type Tally = { readonly records: number; readonly sent: number; readonly bytes: number };

type Page = Extract<PageTaken, { kind: 'page' }>;

const nothing: Tally = { records: 0, sent: 0, bytes: 0 };

export class Round {
  readonly #parts: RoundParts;
  readonly #check: FeedCheck;
  readonly #pulls = new Map<string, FeedPull>();
  readonly #lacking = new Map<string, Incomplete>();
  /** Feeds whose last listing was empty without being believed. */
  readonly #emptyBefore = new Set<string>();
  #tally = nothing;
  #pages: readonly PagePace[] = [];
  #answersDigest = false;

  constructor(parts: RoundParts) {
    this.#parts = parts;
    this.#check = new FeedCheck(parts);
  }

  /** Feeds whose digest is due. */
  begin(): readonly string[] {
    const { store, sourceId } = this.#parts;
    this.#pulls.clear();
    this.#lacking.clear();
    this.#pages = [];
    this.#check.begin();
    if (!this.#answersDigest) return [];
    return listFeeds(store, sourceId)
      .filter((feed) => this.#check.isDue(feed))
      .map(({ name }) => name);
  }

  /** Pages under way are given up; what was saved of them stands. */
  breakOff(): void {
    this.#pulls.clear();
  }

  /** What came and went since this was last asked. */
  takeTally(): Tally {
    const tally = this.#tally;
    this.#tally = nothing;
    return tally;
  }

  /** What a listing of this round lacked; its records are kept and closed by nothing (S12). */
  incomplete(): Incomplete | undefined {
    return [...this.#lacking.values()].at(0);
  }

  bytes(): number {
    return this.#tally.bytes;
  }

  progress(): readonly SourceProgress[] {
    return [...this.#pulls].map(([feed, pull]) => ({ feed, ...pull.progress() }));
  }

  remainingMs(): number | undefined {
    const totals = this.progress().flatMap(({ done, total }) =>
      total === undefined ? [] : [Math.max(0, total - done)],
    );
    if (totals.length === 0) return undefined;
    return remainingMs(
      this.#pages,
      totals.reduce((sum, left) => sum + left, 0),
    );
  }

  phaseOf(feed: string): SourcePhase {
    const { store, sourceId } = this.#parts;
    return phases[this.#pulls.get(feed)?.phase ?? readFeed(store, sourceId, feed)?.phase ?? 'delta'];
  }

  async introduce(signal: AbortSignal): Promise<Happened> {
    const introduced = await this.#parts.connector().introduce(signal);
    if (!introduced.ok) return { kind: 'failed', during: 'introduce', fault: introduced.fault };
    this.#answersDigest = introduced.value.offers.digest;
    const { repeats } = this.#parts.connector();
    const told = repeats === 'none' ? {} : { repeats };
    return takeIntroduction(this.#parts, {
      ...introduced.value,
      offers: { ...introduced.value.offers, ...told },
    });
  }

  async send(lanes: number, signal: AbortSignal, answered: () => void): Promise<readonly Happened[]> {
    const happened = await sendLanes(this.#parts, { lanes, signal, answered });
    const sent = happened.filter(({ kind }) => kind === 'sent').length;
    this.#tally = { ...this.#tally, sent: this.#tally.sent + sent };
    return happened;
  }

  async pull(feed: string, signal: AbortSignal): Promise<Happened> {
    const { store, sourceId, now, ticks } = this.#parts;
    const startedAt = ticks();
    const page = await this.#pullOf(feed).page(signal);
    if (!page.ok) {
      this.#pulls.delete(feed);
      return { kind: 'failed', during: 'pull', fault: page.fault, feed };
    }
    if (page.value.kind === 'begin-anew') {
      const { fault } = page.value;
      this.#pulls.delete(feed);
      beginResync(store, sourceId, feed, now());
      logSource(store, sourceId, { event: 'begun-anew', now: now(), detail: { fault } });
      return { kind: 'begun-anew', feed, fault };
    }
    return this.#pulled(feed, page.value, ticks() - startedAt);
  }

  async check(feed: string, signal: AbortSignal): Promise<Happened> {
    const digest = await this.#parts.connector().digest(feed, signal);
    if (!digest.ok) {
      const { fault } = digest;
      if (!isOfOneFeed(fault)) return { kind: 'failed', during: 'check', fault };
      this.#check.giveUp(feed);
      return { kind: 'checked', feed, wants: 'nothing' };
    }
    const wants = await this.#check.take(feed, digest.value);
    if (wants === 'pull') this.#pulls.delete(feed);
    return { kind: 'checked', feed, wants };
  }

  async files(files: FilesAtWork, way: FilesWay, signal: AbortSignal): Promise<FilesStepped> {
    const { sourceId, connector } = this.#parts;
    const stepped = await files.step(sourceId, way, connector(), signal);
    if (stepped.kind === 'went-on')
      this.#tally = { ...this.#tally, bytes: this.#tally.bytes + stepped.bytes };
    return stepped;
  }

  #pulled(feed: string, page: Page, ms: number): Happened {
    const { records, bytes, more, ended, early } = page;
    this.#pages = withPage(this.#pages, { records: records + (early?.records ?? 0), ms });
    this.#tally = {
      ...this.#tally,
      records: this.#tally.records + records,
      bytes: this.#tally.bytes + bytes + (early?.bytes ?? 0),
    };
    keepClock(this.#parts, page.clockSkewMs);
    if (!more) this.#keepLacking(feed, page.incomplete);
    if (ended === undefined) return { kind: 'pulled', feed, more };
    this.#keepBraked(feed, ended);
    const check = this.#answersDigest && (ended.braked !== undefined || ended.phase === 'resync');
    return { kind: 'pulled', feed, more, check };
  }

  #keepBraked(feed: string, { braked }: NonNullable<Page['ended']>): void {
    const { store, sourceId, now } = this.#parts;
    this.#check.brakeStopped(feed, braked);
    if (braked?.isNew !== true) return;
    logSource(store, sourceId, { event: 'brake', now: now(), detail: { records: braked.removals } });
  }

  #pullOf(feed: string): FeedPull {
    const known = this.#pulls.get(feed);
    if (known !== undefined) return known;
    const { store, sourceId, apply, connector, publish, now } = this.#parts;
    // Whoever refused it wants to see everything anew before anything goes.
    if (readFeed(store, sourceId, feed)?.brake?.answer === 'refused')
      beginResync(store, sourceId, feed, now());
    const emptyBefore = this.#emptyBefore.has(feed);
    const begun = new FeedPull({
      store,
      connector: connector(),
      apply,
      publish,
      now,
      sourceId,
      feed,
      emptyBefore,
    });
    this.#pulls.set(feed, begun);
    return begun;
  }

  #keepLacking(feed: string, incomplete: Incomplete | undefined): void {
    if (incomplete === undefined) this.#lacking.delete(feed);
    else this.#lacking.set(feed, incomplete);
    if (incomplete?.fetched === 0) this.#emptyBefore.add(feed);
    else this.#emptyBefore.delete(feed);
  }
}

const phases: { readonly [P in Feed['phase']]: SourcePhase } = {
  initial: 'first',
  delta: 'changes',
  resync: 'again',
};

/** Another system at a known address would mix its records with these: nothing is asked of it. */
function takeIntroduction(parts: RoundParts, introduction: Introduction): Happened {
  const { store, sourceId, now } = parts;
  const { systemId, clockSkewMs, feeds, offers } = introduction;
  const known = readSource(store, sourceId);
  if (known?.systemId !== undefined && known.systemId !== systemId)
    return { kind: 'failed', during: 'introduce', fault: otherSystem };
  store.transaction(() => {
    setIntroduced(store, sourceId, {
      systemId,
      offers,
      ...(clockSkewMs === undefined ? {} : { clockSkewMs }),
    });
    declareFeeds(store, sourceId, feeds);
    if (offers.newerSchema && known?.offers.newerSchema === false)
      logSource(store, sourceId, { event: 'read-only', now: now() });
  });
  return { kind: 'introduced', feeds: inOrder(feeds), readOnly: offers.newerSchema };
}

const otherSystem: Fault = {
  kind: 'bad-reply',
  reason: 'other-system',
  detail: 'systemId differs from the one known',
};

/** Each write of the file is a disk flush: a clock that stands where it stood is not written. */
function keepClock({ store, sourceId }: RoundParts, clockSkewMs: number | undefined): void {
  if (clockSkewMs === undefined) return;
  const known = readSource(store, sourceId)?.clockSkewMs;
  if (known === undefined || Math.abs(known - clockSkewMs) > 5_000)
    setClockSkew(store, sourceId, clockSkewMs);
}

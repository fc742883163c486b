// One feed being pulled, page by page: asks for the next page while one is applied. Lives as long as its pass in a
// round; what must outlive it is in the feed's row.
import { setImmediate } from 'node:timers/promises';
import type { NoticeTopic } from '../../../shared/contract/desk-views.ts';
import type { Delta } from '../../../shared/domain/delta.ts';
import { type Fault, failed, ok, type Result } from '../../../shared/domain/fault.ts';
import { must } from '../../../shared/domain/must.ts';
import type { Id } from '../../../shared/domain/terms.ts';
import type { Connector, PulledPage } from '../connectors/connector.ts';
import { type Feed, readFeed } from '../store/cursors.ts';
import { findRecord, knownRecords, touchRecord } from '../store/records.ts';
import { sourceKey } from '../store/sources.ts';
import type { Store } from '../store/store.ts';
import type { ApplyPage } from './apply-slices.ts';
import { type Braked, deletes, withoutDeletions } from './brake.ts';
import {
  type FeedState,
  type Incomplete,
  type Pass,
  recordKey,
  type Taken,
  takePage,
  takeRecent,
} from './delta.ts';
import { FeedBrake } from './feed-brake.ts';
import { sweepFeed } from './feed-sweep.ts';

export type PageTaken =
  | {
      readonly kind: 'page';
      readonly more: boolean;
      readonly incomplete?: Incomplete;
      readonly clockSkewMs?: number;
      /** Came on this page, and over the line for it. */
      readonly records: number;
      readonly bytes: number;
      /** Came with it before its turn: over the line and in its time, and not of the pass. */
      readonly early?: Early;
      /** The pass ends: what it was, and what the brake stopped of it. */
      readonly ended?: { readonly phase: Feed['phase']; readonly braked?: Braked };
    }
  /** Its history or our place in it was lost; the fault says which. */
  | { readonly kind: 'begin-anew'; readonly fault: Fault };

type Early = { readonly records: number; readonly bytes: number };

type FeedPullParts = {
  readonly store: Store;
  readonly connector: Connector;
  readonly apply: ApplyPage;
  readonly publish: (topics: readonly NoticeTopic[]) => void;
  readonly now: () => number;
  readonly sourceId: Id;
  readonly feed: string;
  /** The listing before this one was empty too. */
  readonly emptyBefore: boolean;
};

type TakenPage = Extract<Taken, { kind: 'delta' }>;

export class FeedPull {
  readonly #parts: FeedPullParts;
  #state: FeedState;
  readonly #brake: FeedBrake;
  readonly #askedFrom = new Set<string>();
  #emptyPages = 0;
  #pages = 0;
  #ahead: Promise<Result<PulledPage>> | undefined;

  constructor(parts: FeedPullParts) {
    this.#parts = parts;
    const saved = must(
      readFeed(parts.store, parts.sourceId, parts.feed),
      'a feed is declared before it is pulled',
    );
    this.#state = passOf(saved);
    this.#brake = new FeedBrake(parts, saved);
  }

  get phase(): Feed['phase'] {
    return this.#state.phase;
  }

  progress(): { readonly done: number; readonly total?: number } {
    const { done, total } = this.#state;
    return { done, ...(total === undefined ? {} : { total }) };
  }

  /** Pulls, takes and applies one page. */
  async page(signal: AbortSignal): Promise<Result<PageTaken>> {
    const pulled = await (this.#ahead ?? this.#ask(this.#state.cursor, signal));
    this.#ahead = undefined;
    if (!pulled.ok) return onFault(pulled.fault);
    const taken = takePage(pulled.value, this.#pass());
    if (!taken.ok) return taken;
    if (taken.value.kind === 'restart') return ok({ kind: 'begin-anew', fault: otherHistory });
    this.#pages += 1;
    const begins = this.#beginsPass(taken.value);
    // The page after what comes early is asked for after it, so that nothing here goes back to an older state.
    if (!begins) await this.#askAhead(taken.value, signal);
    const braked = await this.#take(taken.value.delta);
    this.#goOn(taken.value);
    const early = begins ? await this.#takeRecent(taken.value.delta, signal) : undefined;
    return ok({ ...pageTaken(taken.value, pulled.value, this.#state.phase, braked), ...early });
  }

  /** The first page of a pass over everything, with more to come. */
  #beginsPass({ more }: TakenPage): boolean {
    const { phase, cursor } = this.#state;
    return more && phase !== 'delta' && cursor === undefined;
  }

  /**
   * After the first page is saved: from its cursor on whatever ends is told, so nothing that came early can stay behind. A
   * failure is no trouble of the feed; neither is a kill, after which the pass goes on without it.
   */
  async #takeRecent({ upserts }: Delta, signal: AbortSignal): Promise<{ readonly early?: Early }> {
    const { sourceId, feed, apply, connector } = this.#parts;
    const within = AbortSignal.any([signal, AbortSignal.timeout(recentWithinMs)]);
    const asked = await connector.recent?.(feed, within);
    if (asked?.ok !== true || asked.value === undefined) return {};
    const { changes, bytes = 0 } = asked.value;
    const met = new Set(upserts.map(({ kind, remoteId }) => recordKey(kind, remoteId)));
    const delta = takeRecent(asked.value, this.#state, met);
    if (delta !== undefined) await apply({ sourceId, feed, delta });
    return { early: { records: changes.length, bytes } };
  }

  #ask(cursor: string | undefined, signal: AbortSignal): Promise<Result<PulledPage>> {
    if (cursor !== undefined) this.#askedFrom.add(cursor);
    const { connector, feed } = this.#parts;
    return connector.pull(feed, cursor, signal, this.#most());
  }

  /** The first pages of a first sync are shorter still: a list stands within seconds, however thin the line. */
  #most(): number {
    const isFirst = this.#state.phase === 'initial' && this.#state.done < 1_000;
    return (isFirst ? firstPages[this.#pages] : undefined) ?? askedRecords;
  }

  async #askAhead({ delta, more }: TakenPage, signal: AbortSignal): Promise<void> {
    if (!more || delta.cursor === undefined) return;
    this.#ahead = this.#ask(delta.cursor, signal);
    // Awaited by the next call of `page`, which may come later than its failure.
    this.#ahead.catch(() => undefined);
    // Lets the request out before the file keeps this thread busy. Two turns: Node's `fetch` takes the connection of
    // the page before again one turn after its end, and would otherwise only ask once this page is saved.
    await setImmediate();
    await setImmediate();
  }

  /**
   * Applies what the brake lets through; answers what it stopped, when the pass ends with it. A first pass has no brake:
   * nothing was here before it. A resync deletes nothing but by its sweep, which has one.
   */
  async #take(delta: Delta): Promise<Braked | undefined> {
    const { sourceId, feed, apply } = this.#parts;
    if (delta.phase === 'resync') {
      this.#unmeet(delta);
      return this.#takeOfResync(withoutDeletions(delta));
    }
    const allowed = delta.phase === 'delta' ? await this.#brake.take(delta) : delta;
    if (!this.#isNothing(allowed)) await apply({ sourceId, feed, delta: allowed });
    return delta.finished ? this.#brake.end() : undefined;
  }

  /**
   * Everything was met that is there. The rest is swept if the brake lets it; until then the feed stays in its resync,
   * at its end, and what is met after all is no longer of the rest.
   */
  async #takeOfResync(delta: Delta): Promise<Braked | undefined> {
    const { sourceId, feed, apply } = this.#parts;
    await apply({ sourceId, feed, delta: { ...delta, finished: false } });
    if (!delta.finished) return undefined;
    if (await this.#brake.stopsSweep(delta.generation)) return this.#brake.end();
    await sweepFeed(this.#parts, delta.generation);
    const nothing = { upserts: [], removals: [], setAside: [] };
    await apply({ sourceId, feed, delta: { ...delta, ...nothing, phase: 'delta' } });
    return this.#brake.end();
  }

  /** Met earlier in this pass and deleted since: the sweep is to find it as one that is not there. */
  #unmeet({ removals, generation }: Delta): void {
    const { store, sourceId, now } = this.#parts;
    const source = sourceKey(store, sourceId) ?? -1;
    store.transaction(() => {
      for (const { kind, remoteId } of removals.filter(deletes)) {
        const held = findRecord(store, kind, source, remoteId);
        if (held !== undefined)
          touchRecord(store, kind, held.key, { generation: generation - 1, now: now() });
      }
    });
  }

  /** A round in which nothing changed writes nothing: each write of the file is a disk flush. */
  #isNothing(delta: Delta): boolean {
    const { phase, cursor, epoch } = this.#state;
    const came = delta.upserts.length + delta.removals.length + delta.setAside.length;
    const isSamePlace = delta.cursor !== undefined && delta.cursor === cursor && delta.epoch === epoch;
    return phase === 'delta' && came === 0 && isSamePlace;
  }

  #pass(): Pass {
    const { store, connector, sourceId, feed, emptyBefore } = this.#parts;
    const known = (): Pick<Pass, 'known'> => ({
      known: new Map(
        knownRecords(store, sourceId, feed).map(({ kind, remoteId, revision }) => [
          recordKey(kind, remoteId),
          revision,
        ]),
      ),
    });
    return {
      feed: this.#state,
      askedFrom: this.#askedFrom,
      emptyPages: this.#emptyPages,
      emptyBefore,
      ...(connector.reads === 'listing' ? known() : {}),
    };
  }

  #goOn({ delta }: TakenPage): void {
    const { cursor, epoch, done, total, upserts, removals } = delta;
    this.#emptyPages = upserts.length + removals.length === 0 ? this.#emptyPages + 1 : 0;
    this.#state = {
      ...this.#state,
      epoch,
      done,
      ...(cursor === undefined ? {} : { cursor }),
      ...(total === undefined ? {} : { total }),
    };
  }
}

/** The pages do not wait for it longer. */
const recentWithinMs = 60_000;

const firstPages: readonly number[] = [50, 250];

/**
 * Half of what a page of the profile may hold: a kill takes the one that is being saved and the one that is on the
 * line, and both are together no more than a page that is asked for again.
 */
export const askedRecords = 500;

const otherHistory: Fault = { kind: 'bad-reply', reason: 'epoch-changed', detail: 'another epoch' };

const onFault = (fault: Fault): Result<PageTaken> =>
  fault.kind === 'cursor-forgotten' ? ok({ kind: 'begin-anew', fault }) : failed(fault);

/** A first or repeated pass over everything goes on where it was cut; each pass of changes counts from nought. */
function passOf(saved: Feed): FeedState {
  const { phase, epoch, cursor, generation, done, total } = saved;
  const place = {
    phase,
    generation,
    ...(epoch === undefined ? {} : { epoch }),
    ...(cursor === undefined ? {} : { cursor }),
  };
  if (phase === 'delta' || cursor === undefined) return { ...place, done: 0 };
  return { ...place, done, ...(total === undefined ? {} : { total }) };
}

function pageTaken(
  taken: TakenPage,
  page: PulledPage,
  phase: Feed['phase'],
  braked: Braked | undefined,
): Extract<PageTaken, { kind: 'page' }> {
  return {
    kind: 'page',
    more: taken.more,
    records: page.changes.length + page.unusable.length,
    bytes: page.bytes ?? 0,
    ...(taken.more ? {} : { ended: { phase, ...(braked === undefined ? {} : { braked }) } }),
    ...(taken.incomplete === undefined ? {} : { incomplete: taken.incomplete }),
    ...(page.clockSkewMs === undefined ? {} : { clockSkewMs: page.clockSkewMs }),
  };
}

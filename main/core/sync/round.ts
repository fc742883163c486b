// The steps of a round of one source, each done once when `next` says so, and told as what happened. Holds what a
// round knows and no row needs: pages under way, what a listing lacked.
import type { NoticeTopic } from '../../../shared/contract/desk-views.ts';
import type { Fault } from '../../../shared/domain/fault.ts';
import type { SourceProgress } from '../../../shared/domain/source.ts';
import type { Id } from '../../../shared/domain/terms.ts';
import type { Connector, Introduction } from '../connectors/connector.ts';
import { beginResync, declareFeeds } from '../store/cursors.ts';
import { markSending, settleAction } from '../store/outbox.ts';
import { nextToSend, type OutboxEntry } from '../store/outbox-rows.ts';
import { readSource, setClockSkew, setIntroduced } from '../store/sources.ts';
import type { Store } from '../store/store.ts';
import type { ApplyPage } from './apply-slices.ts';
import type { Incomplete } from './delta.ts';
import { FeedPull } from './feed-pull.ts';
import type { Happened } from './next.ts';
import { pauseMs } from './pause.ts';
import { settle, type Settled } from './settle.ts';

export type RoundParts = {
  readonly store: Store;
  readonly sourceId: Id;
  readonly connector: () => Connector;
  readonly apply: ApplyPage;
  readonly publish: (topics: readonly NoticeTopic[]) => void;
  readonly now: () => number;
  readonly random: () => number;
};

export class Round {
  readonly #parts: RoundParts;
  readonly #pulls = new Map<string, FeedPull>();
  readonly #lacking = new Map<string, Incomplete>();
  /** Feeds whose last listing was empty without being believed. */
  readonly #emptyBefore = new Set<string>();

  constructor(parts: RoundParts) {
    this.#parts = parts;
  }

  begin(): void {
    this.#pulls.clear();
    this.#lacking.clear();
  }

  /** Pages under way are given up; what was saved of them stands. */
  breakOff(): void {
    this.#pulls.clear();
  }

  /** What a listing of this round lacked; its records are kept and closed by nothing (S12). */
  incomplete(): Incomplete | undefined {
    return [...this.#lacking.values()].at(0);
  }

  progress(): readonly SourceProgress[] {
    return [...this.#pulls].map(([feed, pull]) => ({ feed, ...pull.progress() }));
  }

  async introduce(signal: AbortSignal): Promise<Happened> {
    const introduced = await this.#parts.connector().introduce(signal);
    if (!introduced.ok) return { kind: 'failed', during: 'introduce', fault: introduced.fault };
    return takeIntroduction(this.#parts, introduced.value);
  }

  async send(signal: AbortSignal): Promise<Happened> {
    const { store, sourceId, now } = this.#parts;
    const action = nextToSend(store, sourceId, now());
    // Taken back a moment ago.
    if (action === undefined) return { kind: 'put-off' };
    return sendOne(this.#parts, action, signal);
  }

  async pull(feed: string, signal: AbortSignal): Promise<Happened> {
    const { store, sourceId, now } = this.#parts;
    const page = await this.#pullOf(feed).page(signal);
    if (!page.ok) {
      this.#pulls.delete(feed);
      return { kind: 'failed', during: 'pull', fault: page.fault, feed };
    }
    if (page.value.kind === 'begin-anew') {
      this.#pulls.delete(feed);
      beginResync(store, sourceId, feed, now());
      return { kind: 'begun-anew', feed, fault: page.value.fault };
    }
    keepClock(this.#parts, page.value.clockSkewMs);
    if (!page.value.more) this.#keepLacking(feed, page.value.incomplete);
    return { kind: 'pulled', feed, more: page.value.more };
  }

  #pullOf(feed: string): FeedPull {
    const known = this.#pulls.get(feed);
    if (known !== undefined) return known;
    const { store, sourceId, apply, connector } = this.#parts;
    const emptyBefore = this.#emptyBefore.has(feed);
    const begun = new FeedPull({ store, connector: connector(), apply, sourceId, feed, emptyBefore });
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

/** Another system at a known address would mix its records with these: nothing is asked of it. */
function takeIntroduction({ store, sourceId }: RoundParts, introduction: Introduction): Happened {
  const { systemId, clockSkewMs, feeds } = introduction;
  const known = readSource(store, sourceId)?.systemId;
  if (known !== undefined && known !== systemId)
    return { kind: 'failed', during: 'introduce', fault: otherSystem };
  store.transaction(() => {
    setIntroduced(store, sourceId, { systemId, ...(clockSkewMs === undefined ? {} : { clockSkewMs }) });
    declareFeeds(store, sourceId, feeds);
  });
  return { kind: 'introduced', feeds: feeds.map(({ name }) => name) };
}

const otherSystem: Fault = {
  kind: 'bad-reply',
  reason: 'other-system',
  detail: 'systemId differs from the one known',
};

async function sendOne(parts: RoundParts, action: OutboxEntry, signal: AbortSignal): Promise<Happened> {
  const { store, publish, now } = parts;
  markSending(store, action.id, now());
  publish(['outbox', 'todos']);
  // Stands if pushing ends in a bug: the action goes out again with the same key (S4) and is never left *sending*.
  let settled = settle({ ok: false, fault: { kind: 'internal', reference: '' } });
  try {
    settled = settle(await parts.connector().push(pushedOf(action), signal));
  } finally {
    settleAction(store, action.id, { ...settled.to, ...nextAtOf(parts, action, settled) }, now());
    publish(['outbox', 'todos']);
  }
  if (settled.trouble !== undefined) return { kind: 'failed', during: 'send', fault: settled.trouble };
  const { state } = settled.to;
  if (state !== 'waiting' && state !== 'unsure') return { kind: 'sent' };
  const { sendAgainAfterMs } = settled;
  return { kind: 'put-off', ...(sendAgainAfterMs === undefined ? {} : { sendAgainAfterMs }) };
}

/** A minute or two at most: an action that steps aside is not one that is given up. */
const longestAside = 8;

function nextAtOf(
  { now, random }: RoundParts,
  action: OutboxEntry,
  { stepsAside, sendAgainAfterMs = 0 }: Settled,
): { readonly nextAt?: number } {
  const aside = stepsAside === 'always' || (stepsAside !== undefined && action.state === 'unsure');
  if (!aside) return {};
  return { nextAt: now() + sendAgainAfterMs + pauseMs(Math.min(action.attempts + 1, longestAside), random) };
}

/** The revision is the one the person saw; nothing on the way changes it (S11). */
function pushedOf(action: OutboxEntry): Parameters<Connector['push']>[0] {
  const { id, kind, remoteId, basedOn, decidedAt, body } = action;
  return { key: id, kind, remoteId, basedOn, decidedAt: new Date(decidedAt).toISOString(), body };
}

/** Each write of the file is a disk flush: a clock that stands where it stood is not written. */
function keepClock({ store, sourceId }: RoundParts, clockSkewMs: number | undefined): void {
  if (clockSkewMs === undefined) return;
  const known = readSource(store, sourceId)?.clockSkewMs;
  if (known === undefined || Math.abs(known - clockSkewMs) > 5_000)
    setClockSkew(store, sourceId, clockSkewMs);
}

// One feed being pulled, page by page: asks for the next page while one is applied. Lives as long as its pass in a
// round; what must outlive it is in the feed's row.
import { setImmediate } from 'node:timers/promises';
import { type Fault, failed, ok, type Result } from '../../../shared/domain/fault.ts';
import { must } from '../../../shared/domain/must.ts';
import type { Id } from '../../../shared/domain/terms.ts';
import type { Connector, PulledPage } from '../connectors/connector.ts';
import { type Feed, readFeed } from '../store/cursors.ts';
import { knownRecords } from '../store/records.ts';
import type { Store } from '../store/store.ts';
import type { ApplyPage } from './apply-slices.ts';
import { type FeedState, type Incomplete, type Pass, recordKey, type Taken, takePage } from './delta.ts';

export type PageTaken =
  | {
      readonly kind: 'page';
      readonly more: boolean;
      readonly incomplete?: Incomplete;
      readonly clockSkewMs?: number;
    }
  /** Its history or our place in it was lost; the fault says which. */
  | { readonly kind: 'begin-anew'; readonly fault: Fault };

export type FeedPullParts = {
  readonly store: Store;
  readonly connector: Connector;
  readonly apply: ApplyPage;
  readonly sourceId: Id;
  readonly feed: string;
  /** The listing before this one was empty too. */
  readonly emptyBefore: boolean;
};

type TakenPage = Extract<Taken, { kind: 'delta' }>;

export class FeedPull {
  readonly #parts: FeedPullParts;
  #state: FeedState;
  readonly #askedFrom = new Set<string>();
  #emptyPages = 0;
  #ahead: Promise<Result<PulledPage>> | undefined;

  constructor(parts: FeedPullParts) {
    this.#parts = parts;
    const saved = readFeed(parts.store, parts.sourceId, parts.feed);
    this.#state = passOf(must(saved, 'a feed is declared before it is pulled'));
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
    await this.#askAhead(taken.value, signal);
    const { sourceId, feed } = this.#parts;
    await this.#parts.apply({ sourceId, feed, delta: taken.value.delta });
    this.#goOn(taken.value);
    return ok(pageTaken(taken.value, pulled.value));
  }

  #ask(cursor: string | undefined, signal: AbortSignal): Promise<Result<PulledPage>> {
    if (cursor !== undefined) this.#askedFrom.add(cursor);
    return this.#parts.connector.pull(this.#parts.feed, cursor, signal);
  }

  async #askAhead({ delta, more }: TakenPage, signal: AbortSignal): Promise<void> {
    if (!more || delta.cursor === undefined) return;
    this.#ahead = this.#ask(delta.cursor, signal);
    // Awaited by the next call of `page`, which may come later than its failure.
    this.#ahead.catch(() => undefined);
    // Lets the request out before the file keeps this thread busy.
    await setImmediate();
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

function pageTaken(taken: TakenPage, page: PulledPage): PageTaken {
  return {
    kind: 'page',
    more: taken.more,
    ...(taken.incomplete === undefined ? {} : { incomplete: taken.incomplete }),
    ...(page.clockSkewMs === undefined ? {} : { clockSkewMs: page.clockSkewMs }),
  };
}

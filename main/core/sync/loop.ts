// The life of one source: asks `next` what to do, does it through `round`, lets `advance` say what that changed.
// Independent of every other source (S8). A bug in it is caught by runner.ts, which starts it anew.
import type { NoticeTopic } from '../../../shared/contract/desk-views.ts';
import type { Fault } from '../../../shared/domain/fault.ts';
import type { SourceHealth } from '../../../shared/domain/source.ts';
import type { Id } from '../../../shared/domain/terms.ts';
import type { Connector } from '../connectors/connector.ts';
import { clearPauses } from '../store/outbox.ts';
import { hasAccepted, hasPauseFromLater, nextSendAt, nextToSend } from '../store/outbox-rows.ts';
import { markOk, readSource, setHealth } from '../store/sources.ts';
import type { Store } from '../store/store.ts';
import type { ApplyPage } from './apply-slices.ts';
import type { LiveStatus } from './control.ts';
import {
  advance,
  freshState,
  type Happened,
  next,
  type OutboxState,
  type SourceState,
  type Step,
} from './next.ts';
import { capMs, retryAfterCapMs } from './pause.ts';
import { Round } from './round.ts';
import { type Bell, createBell, type Timers } from './triggers.ts';

export type LoopParts = {
  readonly store: Store;
  readonly sourceId: Id;
  readonly connector: () => Connector;
  readonly apply: ApplyPage;
  readonly publish: (topics: readonly NoticeTopic[]) => void;
  readonly now: () => number;
  readonly timers: Timers;
  readonly random: () => number;
  readonly everyMs: number;
  readonly switched: SourceState['switched'];
};

export class SourceLoop {
  readonly #parts: LoopParts;
  readonly #bell: Bell;
  readonly #round: Round;
  readonly #stopped = new AbortController();
  /** What is on the line now. */
  #running = new AbortController();
  #state: SourceState;
  #waitingUntil: number | undefined;
  #busySince: number | undefined;
  /** Ends when `stop` was called; a bug ends it with its error. */
  readonly ended: Promise<void>;

  constructor(parts: LoopParts) {
    this.#parts = parts;
    this.#bell = createBell(parts.timers);
    this.#round = new Round(parts);
    this.#state = freshState(parts.switched, parts.timers.ticks());
    this.ended = this.#run();
  }

  tell(happened: Happened): void {
    // Otherwise a request with the former secret could still say that sign-in is needed.
    if (happened.kind === 'switched' || happened.kind === 'signed-in') this.#breakOff();
    this.#happen(happened);
    this.#bell.ring();
  }

  live(): LiveStatus {
    const { now, timers } = this.#parts;
    const syncing = this.#busySince !== undefined || this.#state.left.length > 0;
    const until = this.#waitingUntil;
    const inMs = until === undefined ? undefined : Math.max(0, until - timers.ticks());
    return {
      syncing,
      progress: syncing ? this.#round.progress() : [],
      ...(inMs === undefined ? {} : { nextTryAt: new Date(now() + inMs).toISOString() }),
    };
  }

  /** Since when the present step runs, in ticks; undefined while it waits. */
  busySince(): number | undefined {
    return this.#busySince;
  }

  stop(): void {
    this.#stopped.abort();
    this.#running.abort();
    this.#bell.ring();
  }

  async #run(): Promise<void> {
    while (!this.#stopped.signal.aborted) {
      const step = next(this.#state, this.#outbox(), this.#parts.timers.ticks());
      if (step.do === 'wait' || step.do === 'stop') await this.#sleep(step);
      else await this.#perform(step);
    }
  }

  async #sleep(step: Extract<Step, { do: 'wait' | 'stop' }>): Promise<void> {
    this.#waitingUntil = step.do === 'wait' ? step.until : undefined;
    await this.#bell.wait(this.#waitingUntil);
    this.#waitingUntil = undefined;
  }

  async #perform(step: Doing): Promise<void> {
    const { signal } = this.#running;
    this.#busySince = this.#parts.timers.ticks();
    const happened = await this.#do(step, signal);
    this.#busySince = undefined;
    // Broken off by ourselves: no word about the department.
    if (!signal.aborted) this.#happen(happened);
  }

  async #do(step: Doing, signal: AbortSignal): Promise<Happened> {
    switch (step.do) {
      case 'begin':
        this.#round.begin();
        this.#parts.publish(['sources']);
        return { kind: 'begun' };
      case 'introduce':
        return this.#round.introduce(signal);
      case 'send':
        return this.#round.send(signal);
      case 'pull':
        return this.#round.pull(step.feed, signal);
    }
  }

  #happen(happened: Happened): void {
    const { timers, random, everyMs } = this.#parts;
    const moment = { now: timers.ticks(), random, every: everyMs, outbox: this.#outbox() };
    const { state, ended } = advance(this.#state, happened, moment);
    this.#state = state;
    if (ended === undefined) return;
    saveHealth(this.#parts, ended.fault, this.#round.incomplete());
    this.#breakOff();
    this.#parts.connector().rest();
    this.#parts.publish(['sources']);
  }

  /** Ends what is on the line; a page asked for ahead is of no use to what comes after. */
  #breakOff(): void {
    this.#running.abort();
    this.#running = new AbortController();
    this.#round.breakOff();
  }

  #outbox(): OutboxState {
    const { store, sourceId, now, timers } = this.#parts;
    const accepted = hasAccepted(store, sourceId);
    if (nextToSend(store, sourceId, now()) !== undefined) return { accepted, readyAt: timers.ticks() };
    const at = nextSendAt(store, sourceId);
    if (at === undefined) return { accepted };
    const inMs = Math.max(0, at - now());
    const isSetBack = inMs > longestAsideMs || hasPauseFromLater(store, sourceId, now());
    if (!isSetBack) return { accepted, readyAt: timers.ticks() + inMs };
    // The wall clock went back: no action waits for a time that may come in an hour or in a year.
    clearPauses(store, sourceId);
    return { accepted, readyAt: timers.ticks() };
  }
}

/** More than any pause of an action: an hour the department may ask for, and our own minutes. */
const longestAsideMs = retryAfterCapMs + capMs;

type Doing = Exclude<Step, { do: 'wait' | 'stop' }>;

function saveHealth(
  { store, sourceId, now }: LoopParts,
  fault: Fault | undefined,
  incomplete: { readonly fetched: number; readonly stated: number } | undefined,
): void {
  if (fault !== undefined)
    setHealth(store, sourceId, troubleNow(readSource(store, sourceId)?.health, fault, now()));
  else if (incomplete !== undefined) setHealth(store, sourceId, { kind: 'incomplete', ...incomplete });
  else markOk(store, sourceId, now());
}

/** In trouble since the first of the failures in a row, not since the last. */
function troubleNow(before: SourceHealth | undefined, fault: Fault, now: number): SourceHealth {
  const since = before?.kind === 'trouble' ? before.since : new Date(now).toISOString();
  return { kind: 'trouble', fault, since };
}

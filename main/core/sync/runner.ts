// Keeps one loop for each source of the file and answers what the rest of the core may ask of sync (control.ts).
// The only place of sync where a bug is caught: it is logged, told as a fault with its reference, and the loop of
// that source begins anew after a pause while all others go on.
import type { NoticeTopic } from '../../../shared/contract/desk-views.ts';
import { factsOfError, type Facts, newReference } from '../../../shared/domain/error-facts.ts';
import { opensAt } from '../../../shared/domain/work-hours.ts';
import { failed, type Fault, ok, type Result } from '../../../shared/domain/fault.ts';
import type { Id } from '../../../shared/domain/terms.ts';
import type { Connector } from '../connectors/connector.ts';
import type { Connectors } from '../connectors/registry.ts';
import type { FilesAtWork } from '../files/at-work.ts';
import { readMeta, writeMeta } from '../store/meta.ts';
import { recoverSending } from '../store/outbox.ts';
import { listSources, readSource, setHealth, type Source } from '../store/sources.ts';
import { logSource } from '../store/source-log.ts';
import type { Store } from '../store/store.ts';
import { faultOf } from '../store/trouble.ts';
import { type ApplyPage, createApplyPage } from './apply-slices.ts';
import type { LiveStatus, SyncControl } from './control.ts';
import { SourceLoop } from './loop.ts';
import type { SourceState } from './next.ts';
import { capMs, pauseMs } from './pause.ts';
import { createTelling, type Telling } from './telling.ts';
import { happenedWith, realTimers, type Timers } from './triggers.ts';

export type SyncParts = {
  readonly store: Store;
  readonly connectors: Connectors;
  readonly publish: (topics: readonly NoticeTopic[]) => void;
  readonly log: (event: string, facts?: Facts) => void;
  /** The clock on the wall; only shown and saved, never what a pause is measured by. */
  readonly now: () => number;
  readonly random: () => number;
  readonly timers?: Timers;
  readonly files?: FilesAtWork;
  /** Somebody waits for answers at this moment; absent: nobody ever does. */
  readonly isAsking?: () => boolean;
  /** The regular time from round to round of a source. */
  readonly everyMs?: number;
};

/**
 * A step cannot take this long: every request ends within five minutes. Nor can anything stand in the queue for so long
 * with nothing in its way. What does is a bug, and begins anew.
 */
const wedgedAfterMs = 10 * 60_000;
const watchEveryMs = 60_000;
const regularMs = 5 * 60_000;
const longestGoodbyeMs = 3_000;

/** Replaced as a whole when the account or the address changed: nothing of the former connector is kept. */
type Held = { connector: Connector };
type Running = { readonly loop: SourceLoop; readonly held: Held; readonly since: number };

/** Recovers what was being sent at a crash (S6) and starts a loop for each source. */
export function createSync(parts: SyncParts): SyncControl {
  recoverSending(parts.store, parts.now());
  const runner = new Runner(parts);
  for (const { id } of listSources(parts.store)) runner.sourceChanged(id);
  return runner;
}

const notRunning: LiveStatus = { syncing: false, phase: 'idle', progress: [], bytes: 0 };

class Runner implements SyncControl {
  readonly #parts: SyncParts;
  readonly #timers: Timers;
  readonly #telling: Telling;
  readonly #apply: ApplyPage;
  readonly #running = new Map<Id, Running>();
  readonly #ending = new Set<Promise<void>>();
  readonly #closing = new AbortController();
  /** Bugs in a row of a source: a loop that dies at once is not started a thousand times a second. */
  readonly #bugs = new Map<Id, number>();
  #watch: { cancel(): void } | undefined;
  #offline: boolean;
  #hoursOnly: boolean;

  constructor(parts: SyncParts) {
    this.#parts = parts;
    this.#timers = parts.timers ?? realTimers;
    const { store, publish, now } = parts;
    this.#telling = createTelling({ publish, timers: this.#timers });
    this.#apply = createApplyPage({
      ...{ store, now, telling: this.#telling },
      ticks: () => this.#timers.ticks(),
      isAsking: parts.isAsking ?? (() => false),
    });
    this.#offline = readMeta(store, 'working-offline') === 'yes';
    this.#hoursOnly = readMeta(store, 'work-hours-only') === 'yes';
    this.#watchOver();
  }

  wake(sourceId?: Id, how?: 'by-hand'): void {
    for (const [id, { loop }] of this.#running) {
      if (sourceId === undefined || id === sourceId) loop.tell({ kind: 'asked', byHand: how === 'by-hand' });
    }
  }

  lineChanged(why: 'online' | 'offline' | 'resume'): void {
    const happened = happenedWith(why);
    if (happened === undefined) return;
    for (const { loop } of this.#running.values()) loop.tell(happened);
  }

  live(sourceId: Id): LiveStatus {
    return this.#running.get(sourceId)?.loop.live() ?? notRunning;
  }

  async probe(address: string): ReturnType<SyncControl['probe']> {
    return this.#guarded(async () => this.#parts.connectors.probe(address, this.#closing.signal));
  }

  async signIn(sourceId: Id): Promise<Result<void>> {
    const source = readSource(this.#parts.store, sourceId);
    const running = this.#running.get(sourceId);
    if (source === undefined || running === undefined) return failed({ kind: 'not-found' });
    const { held, loop } = running;
    held.connector = this.#parts.connectors.connect(source);
    const tried = await this.#guarded(() => held.connector.signIn(this.#closing.signal));
    if (!tried.ok && tried.fault.kind === 'sign-in-needed') {
      setHealth(this.#parts.store, sourceId, {
        kind: 'trouble',
        fault: tried.fault,
        since: new Date(this.#parts.now()).toISOString(),
      });
      this.#parts.publish(['sources']);
      return tried;
    }
    // Nobody said that the new secret is wrong: the loop may try it as soon as it can.
    loop.tell({ kind: 'signed-in' });
    if (tried.ok) logSource(this.#parts.store, sourceId, { event: 'signed-in', now: this.#parts.now() });
    return tried.ok ? ok(undefined) : tried;
  }

  sourceChanged(sourceId: Id): void {
    const source = readSource(this.#parts.store, sourceId);
    const running = this.#running.get(sourceId);
    if (source === undefined) {
      this.#stop(sourceId);
    } else if (running === undefined) {
      // It may have ended by a bug a moment ago.
      if (this.#recovered(sourceId)) this.#start(source);
    } else {
      running.held.connector = this.#parts.connectors.connect(source);
      running.loop.tell({ kind: 'switched', to: this.#switchOf(source) });
    }
  }

  setWorkingOffline(offline: boolean): void {
    this.#offline = offline;
    writeMeta(this.#parts.store, 'working-offline', offline ? 'yes' : 'no');
    for (const source of listSources(this.#parts.store)) {
      this.#running.get(source.id)?.loop.tell({ kind: 'switched', to: this.#switchOf(source) });
    }
    this.#parts.publish(['sources']);
  }

  workingOffline(): boolean {
    return this.#offline;
  }

  setWorkHoursOnly(on: boolean): void {
    this.#hoursOnly = on;
    writeMeta(this.#parts.store, 'work-hours-only', on ? 'yes' : 'no');
    for (const { loop } of this.#running.values()) loop.look();
    this.#parts.publish(['sources']);
  }

  workHoursOnly(): boolean {
    return this.#hoursOnly;
  }

  heldByHours(): boolean {
    return !this.#offline && this.#opensAt(this.#parts.now()) !== undefined;
  }

  #opensAt(now: number): number | undefined {
    return this.#hoursOnly ? opensAt(now) : undefined;
  }

  async close(): Promise<void> {
    this.#closing.abort();
    this.#watch?.cancel();
    for (const id of [...this.#running.keys()]) this.#stop(id);
    // What is wedged is not waited for: the process ends after this.
    const patience = new Promise<void>((resolve) => void this.#timers.after(longestGoodbyeMs, resolve));
    await Promise.race([Promise.allSettled(this.#ending), patience]);
    this.#telling.stop();
  }

  #switchOf(source: Source): SourceState['switched'] {
    if (source.paused) return 'paused';
    return this.#offline ? 'offline' : 'on';
  }

  /** What is asked by a person now, outside the rounds: not while working offline. */
  async #guarded<T>(work: () => Promise<Result<T>>): Promise<Result<T>> {
    if (this.#offline) return failed({ kind: 'offline', reason: 'switched-off' });
    return work();
  }

  #start(source: Source): void {
    const { store, publish, now, random, connectors, files } = this.#parts;
    const sourceId = source.id;
    const held: Held = { connector: connectors.connect(source) };
    const loop = new SourceLoop({
      store,
      sourceId,
      connector: () => held.connector,
      apply: this.#apply,
      publish,
      now,
      random,
      timers: this.#timers,
      everyMs: this.#parts.everyMs ?? regularMs,
      switched: this.#switchOf(source),
      opensAt: (at) => this.#opensAt(at),
      ...(files === undefined ? {} : { files }),
    });
    const running: Running = { loop, held, since: this.#timers.ticks() };
    this.#running.set(sourceId, running);
    const ending = loop.ended
      .catch((error: unknown) => this.#onBug(sourceId, running, error))
      .finally(() => this.#ending.delete(ending));
    this.#ending.add(ending);
  }

  #stop(sourceId: Id): void {
    this.#running.get(sourceId)?.loop.stop();
    this.#running.delete(sourceId);
  }

  #onBug(sourceId: Id, running: Running, error: unknown): void {
    const { store, log, random, publish, now } = this.#parts;
    if (this.#running.get(sourceId) !== running) return;
    this.#stop(sourceId);
    const reference = newReference(random);
    const fault: Fault = faultOf(error) ?? { kind: 'internal', reference };
    log('sync-loop-failed', { ...factsOfError(error), reference });
    const lived = this.#timers.ticks() - running.since;
    const bugs = lived > wedgedAfterMs ? 1 : (this.#bugs.get(sourceId) ?? 0) + 1;
    this.#bugs.set(sourceId, bugs);
    // Before anything is written: the file may be the very thing that failed.
    this.#startLater(sourceId, pauseMs(bugs + 3, random));
    try {
      setHealth(store, sourceId, { kind: 'trouble', fault, since: new Date(now()).toISOString() });
      logSource(store, sourceId, { event: 'restarted', now: now(), detail: { fault } });
    } catch (unsaid) {
      log('sync-trouble-not-saved', factsOfError(unsaid));
    }
    publish(['sources']);
  }

  #startLater(sourceId: Id, ms: number): void {
    this.#timers.after(ms, () => {
      // After closing the file may be closed too.
      if (this.#closing.signal.aborted || this.#running.has(sourceId)) return;
      const source = readSource(this.#parts.store, sourceId);
      if (source !== undefined && this.#recovered(sourceId)) this.#start(source);
    });
  }

  /** What was being sent when it failed is not left so. On a disk that is still full it is tried again later. */
  #recovered(sourceId: Id): boolean {
    const { store, log, now } = this.#parts;
    try {
      recoverSending(store, now(), sourceId);
      return true;
    } catch (error) {
      log('sync-not-recovered', factsOfError(error));
      this.#startLater(sourceId, capMs);
      return false;
    }
  }

  /** A queue that stands still without a reason is noticed here and not by the person a week later. */
  #watchOver(): void {
    this.#watch = this.#timers.after(watchEveryMs, () => {
      for (const [id, running] of this.#running) {
        const since = running.loop.busySince();
        const busyMs = since === undefined ? 0 : this.#timers.ticks() - since;
        if (busyMs > wedgedAfterMs) this.#onBug(id, running, new Error('believed: every step ends'));
        else if (running.loop.idleWithQueueMs() > wedgedAfterMs)
          this.#onBug(id, running, new Error('believed: what may leave is sent'));
      }
      this.#watchOver();
    });
  }
}

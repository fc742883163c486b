// The life of one source: asks `next` what to do, does it through `round`, lets `advance` say what that changed.
// Independent of every other source (S8). A bug in it is caught by runner.ts, which starts it anew.
import type { NoticeTopic } from '../../../shared/contract/desk-views.ts';
import type { SourcePhase } from '../../../shared/domain/source.ts';
import type { Id } from '../../../shared/domain/terms.ts';
import type { Connector } from '../connectors/connector.ts';
import type { FilesAtWork } from '../files/at-work.ts';
import { clearPauses } from '../store/outbox.ts';
import { hasAccepted, hasPauseFromLater, nextSendAt, nextToSend } from '../store/outbox-next.ts';
import type { Store } from '../store/store.ts';
import type { ApplyPage } from './apply-slices.ts';
import type { LiveStatus } from './control.ts';
import { advance } from './advance.ts';
import { FilesLane } from './files-lane.ts';
import {
  type Around,
  freshState,
  type Happened,
  isInRound,
  maySend,
  next,
  nextForFiles,
  type SourceState,
  type Step,
} from './next.ts';
import { capMs, retryAfterCapMs } from './pause.ts';
import { Round } from './round.ts';
import { savedHold, saveEnd, saveHold } from './round-end.ts';
import { type Bell, createBell, type Timers } from './triggers.ts';

type LoopParts = {
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
  readonly files?: FilesAtWork;
  /** When working hours begin, by the wall clock; undefined: within them, or they are not asked for. */
  readonly opensAt?: (now: number) => number | undefined;
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
  #phase: SourcePhase = 'idle';
  readonly #files: FilesLane | undefined;
  /** Since when something could leave and none was tried. */
  #couldSendSince: number | undefined;
  #roundBegan = 0;
  /** Working hours begin and end for this source a little later, so that desks do not come at one moment. */
  readonly #afterHoursMs: number;
  /** Ends when `stop` was called; a bug ends it with its error. */
  readonly ended: Promise<void>;

  constructor(parts: LoopParts) {
    this.#parts = parts;
    this.#bell = createBell(parts.timers);
    const { timers } = parts;
    this.#round = new Round({ ...parts, ticks: () => timers.ticks() });
    this.#state = freshState(
      parts.switched,
      timers.ticks(),
      savedHold({ ...parts, ticks: () => timers.ticks() }),
    );
    this.#afterHoursMs = Math.round(parts.random() * mostAfterHoursMs);
    this.#files = parts.files && this.#laneOf(parts.files);
    this.ended = Promise.all([this.#run(), this.#files?.ended]).then(() => undefined);
  }

  tell(happened: Happened): void {
    // Otherwise a request with the former secret could still say that sign-in is needed.
    if (happened.kind === 'switched' || happened.kind === 'signed-in') {
      this.#breakOff();
      this.#files?.breakOff();
    }
    this.#happen(happened);
    this.#files?.giveWay();
    this.#bell.ring();
  }

  /** Something around it changed: files wait, working hours are asked for or not. */
  look(): void {
    this.#bell.ring();
    this.#files?.look();
  }

  live(): LiveStatus {
    const { now, timers } = this.#parts;
    const until = this.#waitingUntil;
    const busy = this.#busySince !== undefined || (until === undefined && isInRound(this.#state));
    const syncing = busy || this.#files?.runningSince() !== undefined;
    const inMs = until === undefined ? undefined : Math.max(0, until - timers.ticks());
    const remainingMs = syncing ? this.#round.remainingMs() : undefined;
    return {
      syncing,
      phase: busy ? this.#phase : syncing ? 'files' : 'idle',
      progress: syncing ? this.#round.progress() : [],
      bytes: this.#round.bytes(),
      ...(remainingMs === undefined ? {} : { remainingMs }),
      ...(inMs === undefined ? {} : { nextTryAt: new Date(now() + inMs).toISOString() }),
    };
  }

  /** Since when the present step runs, in ticks; undefined while it waits. */
  busySince(): number | undefined {
    const [busy, files] = [this.#busySince, this.#files?.runningSince()];
    return busy === undefined || files === undefined ? (busy ?? files) : Math.min(busy, files);
  }

  /** For how long something could have left while nothing was tried, in ticks. Asked now and then by the watchdog. */
  idleWithQueueMs(): number {
    const now = this.#parts.timers.ticks();
    if (this.#busySince !== undefined || !maySend(this.#state, this.#around(), now))
      this.#couldSendSince = undefined;
    else this.#couldSendSince ??= now;
    return now - (this.#couldSendSince ?? now);
  }

  stop(): void {
    this.#stopped.abort();
    this.#files?.stop();
    this.#running.abort();
    this.#bell.ring();
  }

  async #run(): Promise<void> {
    while (!this.#stopped.signal.aborted) {
      const step = next(this.#state, this.#around(), this.#parts.timers.ticks());
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
    this.#phase = this.#phaseOf(step);
    const happened = await this.#do(step, signal);
    this.#busySince = undefined;
    this.#couldSendSince = undefined;
    // Broken off by ourselves: no word about the department.
    for (const one of happened) if (!signal.aborted) this.#happen(one);
  }

  async #do(step: Doing, signal: AbortSignal): Promise<readonly Happened[]> {
    switch (step.do) {
      case 'begin': {
        this.#roundBegan = this.#parts.timers.ticks();
        const check = this.#round.begin();
        this.#parts.publish(['sources']);
        return [{ kind: 'begun', check }];
      }
      case 'introduce':
        return [await this.#round.introduce(signal)];
      case 'send':
        return this.#round.send(step.lanes, signal, () => {
          this.#busySince = this.#parts.timers.ticks();
        });
      case 'pull':
        return [await this.#round.pull(step.feed, signal)];
      case 'check':
        return [await this.#round.check(step.feed, signal)];
    }
  }

  #laneOf(files: FilesAtWork): FilesLane {
    const { sourceId, timers, random } = this.#parts;
    return new FilesLane({
      timers,
      random,
      next: () => {
        const { up, down } = files.next(sourceId);
        if (up === undefined && down === undefined) return { until: Number.POSITIVE_INFINITY };
        return nextForFiles(this.#state, this.#around(), timers.ticks());
      },
      step: (way, signal) => this.#round.files(files, way, signal),
      isIdle: () => this.#busySince === undefined && !isInRound(this.#state),
      tell: (happened) => {
        this.#happen(happened);
        this.#bell.ring();
      },
    });
  }

  #phaseOf(step: Doing): SourcePhase {
    if (step.do === 'begin') return 'changes';
    return step.do === 'pull' ? this.#round.phaseOf(step.feed) : step.do;
  }

  #happen(happened: Happened): void {
    const { timers, random, everyMs } = this.#parts;
    const now = timers.ticks();
    const moment = { now, random, every: everyMs, around: this.#around() };
    const { state, ended } = advance(this.#state, happened, moment);
    if (state.heldUntil !== this.#state.heldUntil) saveHold(this.#parts, state.heldUntil - now);
    this.#state = state;
    this.#files?.look();
    if (ended === undefined) return;
    saveEnd(this.#parts, {
      fault: ended.fault,
      incomplete: this.#round.incomplete(),
      readOnly: state.readOnly,
      tally: this.#round.takeTally(),
      ms: now - this.#roundBegan,
    });
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

  #around(): Around {
    const { sourceId, now, timers, files, opensAt } = this.#parts;
    const inTicks = (at: number): number => timers.ticks() + Math.max(0, at - now());
    const { up, down } = files?.next(sourceId) ?? {};
    const waiting = {
      ...(up === undefined ? {} : { up: inTicks(up) }),
      ...(down === undefined ? {} : { down: inTicks(down) }),
    };
    const opens = opensAt?.(now() - this.#afterHoursMs);
    return {
      ...this.#outbox(),
      files: waiting,
      ...(opens === undefined ? {} : { opensAt: inTicks(opens + this.#afterHoursMs) }),
    };
  }

  #outbox(): Pick<Around, 'accepted' | 'readyAt'> {
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

const mostAfterHoursMs = 2 * 60_000;

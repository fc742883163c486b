// The lane of files of one source: beside what its loop does, one small step at a time. In the loop they would wait
// until nothing else is to be done, which never comes while somebody presses on. A bug in it ends the loop (runner.ts).
import type { Fault } from '../../../shared/domain/fault.ts';
import type { FilesStepped, FilesWay } from '../files/at-work.ts';
import type { FilesStep, Happened } from './next.ts';
import { leastMs, pauseMs } from './pause.ts';
import { type Bell, createBell, type Timers } from './triggers.ts';

type FilesLaneParts = {
  readonly timers: Timers;
  readonly random: () => number;
  readonly next: () => FilesStep;
  readonly step: (way: FilesWay, signal: AbortSignal) => Promise<FilesStepped>;
  /** Whether the loop asks nothing of the department that would tell how the line is. */
  readonly isIdle: () => boolean;
  readonly tell: (happened: Happened) => void;
};

/** A file that goes up may hold the line for so long once something else is to be done. */
const graceMs = 5_000;

type Running = { readonly way: FilesWay; readonly since: number; readonly giveUp: () => void };

export class FilesLane {
  readonly #parts: FilesLaneParts;
  readonly #bell: Bell;
  readonly #stopped = new AbortController();
  #running: Running | undefined;
  #notBefore = 0;
  /** Breaks of the line in a row without a step between them that was answered. */
  #breaks = 0;
  readonly ended: Promise<void>;

  constructor(parts: FilesLaneParts) {
    this.#parts = parts;
    this.#bell = createBell(parts.timers);
    this.ended = this.#run();
  }

  /** Something changed by which a file may go. */
  look(): void {
    this.#bell.ring();
  }

  /** Something else is to be done: what comes down is given up, what goes up soon. What arrived of it is kept. */
  giveWay(): void {
    const running = this.#running;
    if (running === undefined) return;
    const left = running.way === 'down' ? 0 : running.since + graceMs - this.#parts.timers.ticks();
    if (left > 0) this.#parts.timers.after(left, running.giveUp);
    else running.giveUp();
  }

  /** What is on the line may be asked for no longer, or not by this account. */
  breakOff(): void {
    this.#running?.giveUp();
  }

  /** Since when a step runs, in ticks. */
  runningSince(): number | undefined {
    return this.#running?.since;
  }

  stop(): void {
    this.#stopped.abort();
    this.#bell.ring();
  }

  async #run(): Promise<void> {
    while (!this.#stopped.signal.aborted) {
      const step = this.#parts.next();
      const from = Math.max(this.#notBefore, 'until' in step ? step.until : 0);
      if ('until' in step || this.#parts.timers.ticks() < from) await this.#bell.wait(from);
      else await this.#do(step.way);
    }
  }

  async #do(way: FilesWay): Promise<void> {
    const { timers, step } = this.#parts;
    const giving = new AbortController();
    const since = timers.ticks();
    this.#running = { way, since, giveUp: () => giving.abort() };
    const broken = AbortSignal.any([giving.signal, this.#stopped.signal]);
    const stepped = await step(way, broken);
    this.#running = undefined;
    // Broken off by ourselves: no word about the department.
    if (broken.aborted) this.#pause(leastMs);
    else if (stepped.kind === 'failed') this.#failed(stepped.fault);
    else this.#wentOn(stepped.bytes);
  }

  #wentOn(bytes: number): void {
    this.#breaks = 0;
    // A file that was settled without a byte; were it to be so for ever, it would be so a few times a second.
    if (bytes === 0) this.#pause(leastMs);
    this.#parts.tell({ kind: 'files-went-on' });
  }

  /** A break says little while the loop hears from the department; what binds the whole source is told at once. */
  #failed(fault: Fault): void {
    this.#breaks += 1;
    this.#pause(pauseMs(this.#breaks, this.#parts.random));
    const isLone = fault.kind === 'offline' && (this.#breaks === 1 || !this.#parts.isIdle());
    if (!isLone) this.#parts.tell({ kind: 'failed', during: 'files', fault });
  }

  #pause(ms: number): void {
    this.#notBefore = this.#parts.timers.ticks() + ms;
  }
}

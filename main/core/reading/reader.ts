// Has one file after another read in a thread of its own, which may take so long and so much and is ended when it takes
// more. The core survives any file; the next one gets a fresh thread.
import { Worker } from 'node:worker_threads';
import {
  leave,
  type Read,
  type ReadingAnswer,
  type ReadingOrder,
  type Refused,
  refused,
  type Taken,
} from './answer.ts';

/** Where the program's own parts lie. */
export type ReadingPlaces = { readonly worker: string; readonly cMaps: string };

export type FileReader = {
  /**
   * Takes the bytes over: they are gone from the caller. `closed`: the desk closes, or whoever asked gave up; the file had
   * no turn, or not a whole one.
   */
  read(bytes: Uint8Array<ArrayBuffer>, signal?: AbortSignal): Promise<Read | 'closed'>;
  /** The same of a file that lies in it; `inside`: its place among the attachments, and the place in that one. */
  take(bytes: Uint8Array<ArrayBuffer>, inside: readonly number[]): Promise<Taken | Refused | 'closed'>;
  close(): Promise<void>;
};

export type ReadingLimits = {
  /** More are not looked at. */
  readonly bytes: number;
  readonly ms: number;
  /** Of objects; V8 ends the thread. */
  readonly heapMb: number;
  /** By how much the whole process may grow meanwhile: what is unpacked lies outside the heap. */
  readonly grownMb: number;
  /** A thread that nobody needs is ended. */
  readonly idleMs: number;
};

export const readingLimits: ReadingLimits = {
  bytes: 64 * 1024 * 1024,
  ms: 30_000,
  heapMb: 384,
  grownMb: 1_024,
  idleMs: 5_000,
};

type ReaderParts = {
  readonly places: ReadingPlaces;
  readonly limits?: Partial<ReadingLimits>;
  /** An error nobody foresaw, by its name. */
  readonly onTrouble?: (name: string) => void;
};

export function createReader(parts: ReaderParts): FileReader {
  return new Reader(parts);
}

const lookEveryMs = 100;
/** One that does not is ended. */
const goesWithinMs = 2_000;
const mb = 1024 * 1024;

class Reader implements FileReader {
  readonly #parts: ReaderParts;
  readonly #limits: ReadingLimits;
  #last: Promise<unknown> = Promise.resolve();
  #worker: Worker | undefined;
  #idle: NodeJS.Timeout | undefined;
  #breakOff: (() => void) | undefined;
  #closed = false;

  constructor(parts: ReaderParts) {
    this.#parts = parts;
    this.#limits = { ...readingLimits, ...parts.limits };
  }

  async read(bytes: Uint8Array<ArrayBuffer>, signal?: AbortSignal): Promise<Read | 'closed'> {
    const read = await this.#inTurn({ bytes }, signal);
    if (read !== 'closed' && read.kind === 'taken') throw new Error('believed: text was asked for');
    return read;
  }

  async take(bytes: Uint8Array<ArrayBuffer>, inside: readonly number[]) {
    const taken = await this.#inTurn({ bytes, inside });
    if (taken !== 'closed' && taken.kind === 'text') throw new Error('believed: a file was asked for');
    return taken;
  }

  #inTurn(wanted: Wanted, signal?: AbortSignal): Promise<Answered> {
    const turn = this.#last.then(() => this.#readOne(wanted, signal));
    this.#last = turn;
    return turn;
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#breakOff?.();
    await this.#last;
    await this.#letGo();
  }

  async #readOne(wanted: Wanted, signal: AbortSignal | undefined): Promise<Answered> {
    if (this.#closed || signal?.aborted === true) return 'closed';
    if (wanted.bytes.byteLength > this.#limits.bytes) return refused('too-large');
    clearTimeout(this.#idle);
    const outcome = await this.#ask(wanted, signal);
    if (outcome.kind === 'answered') {
      this.#idle = setTimeout(() => void this.#letGo(), this.#limits.idleMs).unref();
      if (outcome.answer.trouble !== undefined) this.#parts.onTrouble?.(outcome.answer.trouble);
      return outcome.answer.read;
    }
    await this.#end();
    if (outcome.kind === 'closed') return 'closed';
    if (outcome.kind === 'died') this.#parts.onTrouble?.(outcome.name);
    return refused(outcome.kind === 'died' ? 'damaged' : outcome.kind);
  }

  #ask(wanted: Wanted, signal: AbortSignal | undefined): Promise<Outcome> {
    const worker = this.#started();
    const before = process.memoryUsage.rss();
    return new Promise((resolve) => {
      const settle = (outcome: Outcome) => {
        clearTimeout(late);
        clearInterval(look);
        worker.off('message', answered).off('error', died).off('exit', gone);
        signal?.removeEventListener('abort', breakOff);
        this.#breakOff = undefined;
        resolve(outcome);
      };
      const answered = (answer: ReadingAnswer) => settle({ kind: 'answered', answer });
      const died = (error: unknown) => settle(diedOf(error));
      const gone = () => settle({ kind: 'died', name: 'exit' });
      const late = setTimeout(() => settle({ kind: 'too-slow' }), this.#limits.ms);
      const look = setInterval(() => {
        if (process.memoryUsage.rss() - before > this.#limits.grownMb * mb) settle({ kind: 'too-large' });
      }, lookEveryMs);
      const breakOff = () => settle({ kind: 'closed' });
      this.#breakOff = breakOff;
      signal?.addEventListener('abort', breakOff);
      worker.on('message', answered).on('error', died).on('exit', gone);
      const order: ReadingOrder = { ...wanted, cMaps: this.#parts.places.cMaps };
      worker.postMessage(order, [wanted.bytes.buffer]);
    });
  }

  #started(): Worker {
    if (this.#worker !== undefined) return this.#worker;
    const worker = new Worker(this.#parts.places.worker, {
      resourceLimits: { maxOldGenerationSizeMb: this.#limits.heapMb },
      // Nothing of this process is its business.
      env: {},
      execArgv: [],
    });
    // One that ends when nobody waits for it must not end the process, nor be asked again.
    worker.on('error', () => undefined);
    worker.once('exit', () => {
      if (this.#worker === worker) this.#worker = undefined;
    });
    worker.unref();
    this.#worker = worker;
    return worker;
  }

  /** One that is well goes by itself: to break a thread off in the middle of nothing puts the process at risk. */
  async #letGo(): Promise<void> {
    clearTimeout(this.#idle);
    const worker = this.#worker;
    this.#worker = undefined;
    if (worker === undefined) return;
    const gone = new Promise((resolve) => worker.once('exit', resolve));
    worker.postMessage(leave);
    const late = setTimeout(() => void worker.terminate(), goesWithinMs);
    await gone;
    clearTimeout(late);
  }

  async #end(): Promise<void> {
    clearTimeout(this.#idle);
    const worker = this.#worker;
    this.#worker = undefined;
    await worker?.terminate();
  }
}

type Wanted = { readonly bytes: Uint8Array<ArrayBuffer>; readonly inside?: readonly number[] };
type Answered = Read | Taken | 'closed';

type Outcome =
  | { readonly kind: 'answered'; readonly answer: ReadingAnswer }
  | { readonly kind: 'too-slow' | 'too-large' | 'closed' }
  | { readonly kind: 'died'; readonly name: string };

function diedOf(error: unknown): Outcome {
  const code: unknown = error instanceof Error ? Reflect.get(error, 'code') : undefined;
  if (code === 'ERR_WORKER_OUT_OF_MEMORY') return { kind: 'too-large' };
  return { kind: 'died', name: error instanceof Error ? error.name : 'unknown' };
}

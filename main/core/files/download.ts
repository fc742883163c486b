// A little of one wanted file: asks for the next bytes, keeps them as they come, and counts the file as here when its
// hash is right. What goes wrong with this file stands with the file; what is wrong with the line is told.
import { failed, type Fault, ok, type Result } from '../../../shared/domain/fault.ts';
import type { FileLine } from '../connectors/connector.ts';
import { type HeldFile, keepProgress, settleFailed, settleHere } from '../store/file-held.ts';
import { arrived } from '../store/file-bytes.ts';
import type { Store } from '../store/store.ts';
import { faultOf } from '../store/trouble.ts';
import { PieceWriter, throwAway } from './pieces.ts';
import { prove } from './prove.ts';

type DownloadParts = {
  readonly store: Store;
  readonly line: FileLine;
  readonly now: () => number;
  /** Something of it was kept. */
  readonly told: () => void;
};

/** A fault here is the line's or the source's; `settled` and `left` are about this file alone. */
type Downloaded = { readonly kind: 'some' | 'settled'; readonly bytes: number };

export async function downloadSome(
  parts: DownloadParts,
  file: HeldFile,
  most: number,
  signal: AbortSignal,
): Promise<Result<Downloaded>> {
  const { store } = parts;
  const run = new Run(parts, file);
  if (!run.isComplete()) {
    const asked = await run.ask(most, signal);
    if (!asked.ok) return asked;
    if (!run.isComplete()) return ok({ kind: 'some', bytes: run.received });
  }
  const proven = await prove(store, file, signal);
  if (proven === undefined) return failed({ kind: 'offline', reason: 'switched-off' });
  if (proven.outcome === 'whole') settleHere(store, file.hash, parts.now(), proven.sm3);
  else fail(store, file, wrongBytes('hash'));
  parts.told();
  return ok({ kind: 'settled', bytes: run.received });
}

export function wrongBytes(detail: string): Fault {
  return { kind: 'bad-reply', reason: 'wrong-bytes', detail };
}

/** Nothing of it is of any use. */
function fail(store: Store, file: HeldFile, fault: Fault): void {
  throwAway(store, file.hash);
  settleFailed(store, file.hash, fault, 0);
}

/** One request. */
class Run {
  readonly #parts: DownloadParts;
  readonly #file: HeldFile;
  #writer: PieceWriter;
  #etag: string | undefined;
  #ended: 'unwanted' | 'too-long' | undefined;
  received = 0;

  constructor(parts: DownloadParts, file: HeldFile) {
    this.#parts = parts;
    this.#file = file;
    this.#etag = file.etag;
    this.#writer = new PieceWriter(parts.store.beside(), file.hash);
  }

  isComplete(): boolean {
    return arrived(this.#parts.store.beside(), this.#file.hash) === this.#file.size;
  }

  async ask(most: number, signal: AbortSignal): Promise<Result<void>> {
    const { line, store } = this.#parts;
    const { hash, size } = this.#file;
    const from = this.#writer.length;
    const etag = this.#etag === undefined ? {} : { etag: this.#etag };
    const wanted = { hash, size, from, most: Math.min(most, size - from), ...etag };
    try {
      const asked = await line.download(wanted, (coming) => this.#begin(coming), signal);
      this.#keep(this.#writer.flush());
      if (this.#ended === 'too-long') fail(store, this.#file, wrongBytes('longer than stated'));
      if (asked.ok && this.received === 0 && this.#ended === undefined) return failed(nothingCame);
      // A line that was cut after some bytes is asked again at once: it got further.
      return asked.ok || (this.received > 0 && !signal.aborted) ? ok(undefined) : asked;
    } catch (error) {
      const fault = faultOf(error);
      if (fault === undefined) throw error;
      settleFailed(store, hash, fault, arrived(store.beside(), hash));
      return ok(undefined);
    } finally {
      this.#parts.told();
    }
  }

  #begin(coming: {
    readonly from: number;
    readonly etag?: string;
  }): (part: Uint8Array) => 'enough' | undefined {
    this.#etag = coming.etag;
    if (coming.from !== this.#writer.length) {
      // The system does not answer in parts, or it is not the same any more: from the first byte.
      throwAway(this.#parts.store, this.#file.hash);
      this.#writer = new PieceWriter(this.#parts.store.beside(), this.#file.hash);
    }
    return (part) => this.#take(part);
  }

  #take(part: Uint8Array): 'enough' | undefined {
    if (this.#writer.length + part.byteLength > this.#file.size) this.#ended = 'too-long';
    else {
      this.received += part.byteLength;
      const outcome = this.#writer.append(part);
      if (outcome !== 'held') this.#keep(outcome);
    }
    return this.#ended === undefined ? undefined : 'enough';
  }

  #keep(outcome: 'written' | 'lost'): void {
    const { store, told } = this.#parts;
    const { hash } = this.#file;
    const isWanted =
      outcome === 'written' && keepProgress(store, hash, arrived(store.beside(), hash), this.#etag);
    if (!isWanted) this.#ended ??= 'unwanted';
    told();
  }
}

const nothingCame: Fault = { kind: 'bad-reply', reason: 'shape', detail: 'a file without bytes' };

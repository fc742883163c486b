// Does what at-work.ts promises: of each source one thing at a time, uploads before downloads, each in the order asked.
// Holds what no row needs: the pace of each line, and pauses of files that failed, which end with the process.
import type { NoticeTopic } from '../../../shared/contract/desk-views.ts';
import type { Fault } from '../../../shared/domain/fault.ts';
import type { Id } from '../../../shared/domain/terms.ts';
import type { Connector, FileLine } from '../connectors/connector.ts';
import { BytesDamaged } from '../store/file-bytes.ts';
import { type HeldFile, keepProgress, settleFailed, wantedFiles } from '../store/file-held.ts';
import { markSending } from '../store/outbox.ts';
import { settleAction } from '../store/outbox-answers.ts';
import { nextUpload } from '../store/outbox-next.ts';
import type { UploadEntry } from '../store/outbox-rows.ts';
import type { Store } from '../store/store.ts';
import type { FilesAtWork, FilesStepped, FilesWaiting, FilesWay } from './at-work.ts';
import { downloadSome, wrongBytes } from './download.ts';
import { throwAway } from './pieces.ts';
import { freshPace, inDoubt, type Pace, uploadSome, type UploadStep } from './upload.ts';

type FilesAtWorkParts = {
  readonly store: Store;
  readonly publish: (topics: readonly NoticeTopic[]) => void;
  /** The clock on the wall. */
  readonly now: () => number;
};

/** Of one request for bytes of a file: what comes in about two seconds. */
const ranges = {
  first: 1024 ** 2,
  least: 128 * 1024,
  most: 16 * 1024 ** 2,
  quickMs: 1_000,
  slowMs: 4_000,
} as const;
/** A progress bar needs no more. */
const tellEveryMs = 300;
const asideMs = 30_000;
/** A file that fails so often, in a way that is not the line's, is given up until the person asks again. */
const mostStrikes = 3;

export function createFilesAtWork(parts: FilesAtWorkParts): FilesAtWork {
  return new Worker(parts);
}

const nothing: FilesStepped = { kind: 'went-on', bytes: 0 };

type Strikes = { readonly count: number; readonly until: number };

class Worker implements FilesAtWork {
  readonly #parts: FilesAtWorkParts;
  readonly #paces = new Map<Id, Pace>();
  readonly #range = new Map<Id, number>();
  /** By the id of an upload or the hash of a file. */
  readonly #strikes = new Map<string, Strikes>();
  #toldAt = Number.NEGATIVE_INFINITY;

  constructor(parts: FilesAtWorkParts) {
    this.#parts = parts;
  }

  next(sourceId: Id): FilesWaiting {
    const { store } = this.#parts;
    const upload = nextUpload(store, sourceId);
    const wanted = wantedFiles(store, sourceId).map(({ hash }) => this.#asideUntil(hash));
    return {
      ...(upload === undefined ? {} : { up: Math.max(upload.nextAt ?? 0, this.#asideUntil(upload.id)) }),
      ...(wanted.length === 0 ? {} : { down: Math.min(...wanted) }),
    };
  }

  async step(sourceId: Id, way: FilesWay, connector: Connector, signal: AbortSignal): Promise<FilesStepped> {
    const { store, now } = this.#parts;
    const line = connector.files;
    if (way === 'up') {
      const upload = nextUpload(store, sourceId);
      return upload === undefined ? nothing : this.#upload(upload, line, signal);
    }
    const file = wantedFiles(store, sourceId).find(({ hash }) => this.#asideUntil(hash) <= now());
    if (file === undefined) return nothing;
    try {
      return await this.#download(sourceId, file, line, signal);
    } catch (error) {
      if (!(error instanceof BytesDamaged)) throw error;
      return this.#giveUp(file, wrongBytes('damaged on this desk'));
    }
  }

  async #download(
    sourceId: Id,
    file: HeldFile,
    line: FileLine | undefined,
    signal: AbortSignal,
  ): Promise<FilesStepped> {
    const { store, now } = this.#parts;
    if (line === undefined) return this.#giveUp(file, { kind: 'not-allowed' });
    const range = this.#range.get(sourceId) ?? ranges.first;
    const began = now();
    const done = await downloadSome({ store, line, now, told: () => this.#told() }, file, range, signal);
    if (done.ok) {
      this.#range.set(sourceId, nextRange(range, now() - began));
      if (done.value.bytes > 0) this.#strikes.delete(file.hash);
      if (done.value.kind === 'settled') this.#tell();
      return { kind: 'went-on', bytes: done.value.bytes };
    }
    if (isOfSource(done.fault)) return { kind: 'failed', fault: done.fault };
    if (done.fault.kind !== 'bad-reply' || this.#strike(file.hash) >= mostStrikes)
      return this.#giveUp(file, done.fault);
    // Whatever it choked on, the next try begins with the first byte.
    throwAway(store, file.hash);
    keepProgress(store, file.hash, 0, undefined);
    return { kind: 'went-on', bytes: 0 };
  }

  #giveUp(file: HeldFile, fault: Fault): FilesStepped {
    this.#strikes.delete(file.hash);
    settleFailed(this.#parts.store, file.hash, fault, 0);
    throwAway(this.#parts.store, file.hash);
    this.#tell();
    return { kind: 'went-on', bytes: 0 };
  }

  async #upload(entry: UploadEntry, line: FileLine | undefined, signal: AbortSignal): Promise<FilesStepped> {
    const { store, now } = this.#parts;
    if (entry.state !== 'sending') {
      markSending(store, entry.id, now());
      this.#parts.publish(['outbox']);
    }
    if (line === undefined)
      return this.#settle(entry, { kind: 'impossible', fault: { kind: 'not-allowed' } });
    const pace = this.#paces.get(entry.id) ?? freshPace;
    const sent = await uploadSome({ store, line, now }, entry, pace, signal);
    if (sent.ok && !signal.aborted) return this.#settle(entry, sent.value);
    const fault: Fault = sent.ok ? { kind: 'offline', reason: 'switched-off' } : sent.fault;
    this.#paces.set(entry.id, inDoubt(pace));
    return this.#putOff(entry, fault);
  }

  #settle(entry: UploadEntry, step: UploadStep): FilesStepped {
    const { store, now } = this.#parts;
    switch (step.kind) {
      case 'some':
        this.#paces.set(entry.id, step.pace);
        if (step.bytes > 0) this.#strikes.delete(entry.id);
        // Asked, told, asked again and never further: not for ever without a pause.
        else if (step.pace.offset === undefined) this.#strike(entry.id, mostStrikes);
        this.#told();
        return { kind: 'went-on', bytes: step.bytes };
      case 'cut':
        this.#paces.set(entry.id, step.pace);
        // At once it is asked how far it got; when nobody answers that either, the line is down.
        if (step.pace.cuts < 2) return { kind: 'went-on', bytes: 0 };
        // Somebody answers and still takes no body: that is about this file, and nothing else waits for it.
        settleAction(
          store,
          entry.id,
          { state: 'waiting', fault: step.fault, nextAt: now() + cutPauseMs(step.pace.cuts) },
          now(),
        );
        this.#tell();
        return { kind: 'went-on', bytes: 0 };
      case 'there':
        settleAction(store, entry.id, { state: 'accepted', revision: entry.file.hash }, now());
        break;
      case 'refused':
        settleAction(store, entry.id, { state: 'refused', reason: step }, now());
        break;
      case 'impossible':
        settleAction(
          store,
          entry.id,
          { state: 'refused', reason: { kind: 'fault', fault: step.fault } },
          now(),
        );
        break;
    }
    this.#paces.delete(entry.id);
    this.#strikes.delete(entry.id);
    this.#tell();
    return { kind: 'went-on', bytes: 0 };
  }

  /** It waits: nothing of it is lost on either side. */
  #putOff(entry: UploadEntry, fault: Fault): FilesStepped {
    const { store, now } = this.#parts;
    const isOurs = fault.kind === 'offline' && fault.reason === 'switched-off';
    const nextAt = isOfSource(fault) ? {} : { nextAt: now() + asideMs * this.#strike(entry.id) };
    settleAction(store, entry.id, { state: 'waiting', fault, ...nextAt }, now());
    this.#tell();
    return isOfSource(fault) || isOurs ? { kind: 'failed', fault } : { kind: 'went-on', bytes: 0 };
  }

  #asideUntil(of: string): number {
    return this.#strikes.get(of)?.until ?? 0;
  }

  /** How many there are now; from the `free`th on it steps aside for a while. */
  #strike(of: string, free = 1): number {
    const count = (this.#strikes.get(of)?.count ?? 0) + 1;
    const until = count < free ? 0 : this.#parts.now() + asideMs * count;
    this.#strikes.set(of, { count, until });
    return count;
  }

  #told(): void {
    if (this.#parts.now() - this.#toldAt < tellEveryMs) return;
    this.#toldAt = this.#parts.now();
    this.#parts.publish(['files']);
  }

  #tell(): void {
    this.#parts.publish(['files', 'outbox']);
  }
}

/** Two seconds, four, eight … five minutes. */
const cutPauseMs = (cuts: number): number => Math.min(1_000 * 2 ** (cuts - 1), 300_000);

function nextRange(range: number, ms: number): number {
  if (ms < ranges.quickMs) return Math.min(range * 2, ranges.most);
  return ms > ranges.slowMs ? Math.max(ranges.least, Math.floor(range / 2)) : range;
}

/** Of the line or of the whole source: the next file would meet the same. */
function isOfSource(fault: Fault): boolean {
  switch (fault.kind) {
    case 'offline':
    case 'busy':
    case 'sign-in-needed':
      return true;
    case 'bad-reply':
      return fault.reason === 'html' || fault.reason === 'redirected';
    default:
      return false;
  }
}

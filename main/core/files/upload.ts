// A little of one file on its way up (tus): begins it, asks how far it is, or sends the next bytes. The other side's
// offset is the only truth: after anything but a clean answer it is asked for, never counted on from here.
import type { Fault, Result } from '../../../shared/domain/fault.ts';
import { ok } from '../../../shared/domain/fault.ts';
import type { FileLine, Progressed } from '../connectors/connector.ts';
import type { UploadEntry } from '../store/outbox-rows.ts';
import type { Store } from '../store/store.ts';
import { readUpload, saveUpload, type UploadPlace } from '../store/uploads.ts';
import { wrongBytes } from './download.ts';
import { bytesBetween } from './pieces.ts';

export const chunkSizes = { first: 4 * 1024 ** 2, least: 256 * 1024, most: 16 * 1024 ** 2 } as const;
const cleanBeforeDoubling = 4;
/** Begun anew so often in one run of the desk, something else is wrong. */
const mostBeginnings = 3;

/** What one run of the desk knows of an upload; a restart asks anew. */
export type Pace = {
  readonly chunk: number;
  readonly clean: number;
  /** Breaks of the line in a row without a byte between them. */
  readonly cuts: number;
  /** As the other side said last; absent: to be asked. */
  readonly offset?: number;
  readonly beginnings: number;
};

export const freshPace: Pace = { chunk: chunkSizes.first, clean: 0, cuts: 0, beginnings: 0 };

export type UploadStep =
  | { readonly kind: 'some'; readonly pace: Pace; readonly bytes: number }
  /** All of it is there and its hash was found right. */
  | { readonly kind: 'there' }
  | { readonly kind: 'refused'; readonly reason: string }
  | { readonly kind: 'impossible'; readonly fault: Fault }
  /** The line broke: the next step asks how far it is, with smaller pieces. */
  | { readonly kind: 'cut'; readonly pace: Pace; readonly fault: Fault };

type UploadParts = { readonly store: Store; readonly line: FileLine; readonly now: () => number };

/** A fault is the source's: it has nothing to do with this file. */
export async function uploadSome(
  parts: UploadParts,
  entry: UploadEntry,
  pace: Pace,
  signal: AbortSignal,
): Promise<Result<UploadStep>> {
  const { store, line, now } = parts;
  const limits = await line.uploadLimits(signal);
  if (!limits.ok) return limits;
  if (limits.value === undefined || entry.file.size > limits.value.maxSize)
    return ok({ kind: 'impossible', fault: { kind: 'not-allowed' } });
  const begun = readUpload(store, entry.id);
  if (begun.place === undefined || (begun.expiresAt ?? Number.POSITIVE_INFINITY) <= now())
    return begin(parts, entry, pace, signal);
  if (pace.offset === undefined) return askWhere(parts, entry, { pace, place: begun.place }, signal);
  if (pace.offset === entry.file.size) return ok({ kind: 'there' });
  const most = Math.min(pace.chunk, limits.value.chunk);
  return sendNext(parts, entry, { pace, place: begun.place, offset: pace.offset, most }, signal);
}

async function begin(
  { store, line }: UploadParts,
  entry: UploadEntry,
  pace: Pace,
  signal: AbortSignal,
): Promise<Result<UploadStep>> {
  if (pace.beginnings >= mostBeginnings)
    return ok({ kind: 'impossible', fault: wrongBytes('begun too often') });
  const begun = await line.beginUpload(entry.file, signal);
  if (!begun.ok) return begun;
  if (begun.value.kind !== 'begun') return ok(begun.value);
  const { place, expiresAt } = begun.value;
  keep(store, entry, { place, sent: 0, ...(expiresAt === undefined ? {} : { expiresAt }) });
  const beginnings = pace.beginnings + 1;
  return ok({ kind: 'some', pace: { ...pace, beginnings, offset: 0 }, bytes: 0 });
}

type At = { readonly pace: Pace; readonly place: string };

async function askWhere(
  parts: UploadParts,
  entry: UploadEntry,
  { pace, place }: At,
  signal: AbortSignal,
): Promise<Result<UploadStep>> {
  const asked = await parts.line.uploadOffset(place, signal);
  return asked.ok ? ok(follow(parts, entry, { pace, place }, asked.value)) : asked;
}

async function sendNext(
  parts: UploadParts,
  entry: UploadEntry,
  { pace, place, offset, most }: At & { readonly offset: number; readonly most: number },
  signal: AbortSignal,
): Promise<Result<UploadStep>> {
  const { hash, size } = entry.file;
  const bytes = bytesBetween(parts.store.beside(), hash, { from: offset, to: Math.min(size, offset + most) });
  if (bytes === undefined) return ok({ kind: 'impossible', fault: wrongBytes('not on this desk any more') });
  const sent = await parts.line.sendBytes({ place, offset, bytes }, signal);
  if (!sent.ok) {
    if (sent.fault.kind !== 'offline') return sent;
    const cut = { ...inDoubt(pace), chunk: halved(Math.min(pace.chunk, most)), cuts: pace.cuts + 1 };
    return ok({ kind: 'cut', pace: cut, fault: sent.fault });
  }
  if (sent.value.kind === 'too-long' && most > chunkSizes.least)
    return ok({ kind: 'some', pace: inDoubt({ ...pace, chunk: halved(most) }), bytes: 0 });
  const isClean = sent.value.kind === 'at' && sent.value.offset === offset + bytes.byteLength;
  if (!isClean) return ok(follow(parts, entry, { pace: inDoubt(pace), place }, sent.value));
  const step = follow(parts, entry, { pace: afterClean(pace), place }, sent.value);
  return ok(step.kind === 'some' ? { ...step, bytes: bytes.byteLength } : step);
}

/** What the other side said, kept and turned into what to do next. */
function follow(
  { store }: UploadParts,
  entry: UploadEntry,
  { pace, place }: At,
  said: Progressed,
): UploadStep {
  switch (said.kind) {
    case 'at': {
      const { offset, expiresAt } = said;
      if (offset > entry.file.size) return anew(store, entry, pace);
      const cuts = offset > readUpload(store, entry.id).sent ? 0 : pace.cuts;
      keep(store, entry, { place, sent: offset, ...(expiresAt === undefined ? {} : { expiresAt }) });
      if (offset === entry.file.size) return { kind: 'there' };
      return { kind: 'some', pace: { ...pace, cuts, offset }, bytes: 0 };
    }
    case 'elsewhere':
      return { kind: 'some', pace: inDoubt(pace), bytes: 0 };
    case 'gone':
    case 'wrong-bytes':
      return anew(store, entry, pace);
    case 'too-long':
      return { kind: 'impossible', fault: { kind: 'not-allowed' } };
    case 'refused':
      return said;
  }
}

function anew(store: Store, entry: UploadEntry, pace: Pace): UploadStep {
  keep(store, entry, { sent: 0 });
  return { kind: 'some', pace: inDoubt(pace), bytes: 0 };
}

function keep(store: Store, entry: UploadEntry, place: UploadPlace): void {
  saveUpload(store, entry.id, place);
}

const halved = (chunk: number): number => Math.max(chunkSizes.least, Math.floor(chunk / 2));

/** Its offset is to be asked for before another byte goes. */
export function inDoubt({ chunk, cuts, beginnings }: Pace): Pace {
  return { chunk, cuts, beginnings, clean: 0 };
}

function afterClean(pace: Pace): Pace {
  const clean = pace.clean + 1;
  if (clean < cleanBeforeDoubling) return { ...pace, clean };
  return { ...pace, chunk: Math.min(pace.chunk * 2, chunkSizes.most), clean: 0 };
}

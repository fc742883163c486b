// A question as the full-text index takes it, and the slices in which the index follows the rows.
import type { Phrase } from '../../../shared/text/bigrams.ts';
import type { RecordKind } from '../../../shared/domain/terms.ts';
import { recordKinds } from '../../../shared/domain/terms.ts';
import { eraseText, joinText, putText } from '../store/full-text.ts';
import type { RecordKey } from '../store/ids.ts';
import { queuedForIndex, unqueueForIndex } from '../store/index-queue.ts';
import { readMeta, writeMeta } from '../store/meta.ts';
import { readBody } from '../store/records.ts';
import type { Store } from '../store/store.ts';
import { troubleOf } from '../store/trouble.ts';
import { type Sounds, tokensFor } from './documents.ts';

const phraseText = ({ tokens, prefix }: Phrase): string => `"${tokens.join(' ')}"${prefix ? ' *' : ''}`;

/** All phrases must be there, each in any of the columns. */
export function matchOf(columns: 'title' | 'title body' | 'sound', phrases: readonly Phrase[]): string {
  return `{${columns}} : (${phrases.map(phraseText).join(' AND ')})`;
}

export type Slices = {
  /** One slice of work; true while there is more. */
  step(): boolean;
};

export type SliceParts = {
  readonly store: Store;
  readonly sounds: Sounds;
  /** Monotonic milliseconds. */
  readonly ticks: () => number;
  /** Told of each row whose words were put in or taken out. */
  readonly onIndexed: (of: RecordKey, present: boolean) => void;
  readonly onBug?: (error: unknown) => void;
};

/** Leaves room for the commit within the 20 ms a person may have to wait for a slice. */
const sliceMs = 8;
const batch = 10;
/** Pages of the index joined in one slice. */
const joinPages = 24;
const purgePages = 64;
/** Rewriting an index of 100,000 rows moves 100 MB. */
const purgeEveryMs = 60 * 60_000;

export function createSlices(parts: SliceParts): Slices {
  const { store, ticks } = parts;
  /** Kinds whose index grew by a part since their parts were last joined. */
  const grown = new Set<RecordKind>();
  let purgedAt = Number.NEGATIVE_INFINITY;
  let isPurging = false;

  const joinSome = (): boolean => {
    const start = ticks();
    for (const kind of grown) {
      while (ticks() - start < sliceMs) {
        if (joinText(store, kind, joinPages)) continue;
        grown.delete(kind);
        break;
      }
    }
    return grown.size > 0;
  };
  const purgeSome = (): boolean => {
    if (!isPurging && ticks() - purgedAt < purgeEveryMs) return false;
    const wasPurging = isPurging;
    isPurging = purge(store);
    if (wasPurging && !isPurging) purgedAt = ticks();
    return isPurging;
  };
  return { step: () => joinSome() || store.transaction(() => followSome(parts, grown)) || purgeSome() };
}

function followSome(parts: SliceParts, grown: Set<RecordKind>): boolean {
  const { store, ticks } = parts;
  const start = ticks();
  do {
    const rows = queuedForIndex(store, batch);
    for (const of of rows) {
      followOrPass(parts, of);
      grown.add(of.kind);
    }
    if (rows.length < batch) return rows.length > 0;
  } while (ticks() - start < sliceMs);
  return true;
}

/** One row that cannot be taken must not end the core at every start, nor keep the others waiting. */
function followOrPass(parts: SliceParts, of: RecordKey): void {
  const { store, onBug } = parts;
  try {
    follow(parts, of);
  } catch (error) {
    if (onBug === undefined || troubleOf(error) !== undefined) throw error;
    onBug(error);
  }
  unqueueForIndex(store, of);
}

function follow({ store, sounds, onIndexed }: SliceParts, of: RecordKey): void {
  const record = readBody(store, of);
  if (record === undefined) eraseText(store, of.kind, of.key);
  else putText(store, of.kind, of.key, tokensFor(record, sounds));
  onIndexed(of, record !== undefined);
}

/**
 * An erased row leaves only a mark in the index until its pages are rewritten; after access to a record was
 * withdrawn they are rewritten soon (S13).
 */
function purge(store: Store): boolean {
  const place = readMeta(store, 'index-purge');
  if (place === undefined || place === 'done') return false;
  const [kind, isStarted] = placeOf(place);
  store.transaction(() => {
    const more = joinText(store, kind, isStarted ? purgePages : -purgePages);
    writeMeta(store, 'index-purge', more ? `${kind} started` : nextPlace(kind));
  });
  return true;
}

/** `due`, or the kind whose index is being rewritten. */
function placeOf(place: string): readonly [RecordKind, boolean] {
  const kind = recordKinds.find((candidate) => place.startsWith(candidate));
  return kind === undefined ? ['todo', false] : [kind, place.endsWith('started')];
}

function nextPlace(kind: RecordKind): string {
  return recordKinds[recordKinds.indexOf(kind) + 1] ?? 'done';
}

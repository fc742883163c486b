// Rows made ready for the index before the file is held for them: a slice that only puts them away takes three times as many, and
// an index of fewer and larger parts is sorted and joined less. What was made ready is good as long as nothing is written.
import type { IndexedKind } from '../../../shared/domain/terms.ts';
import { changesSoFar, eraseText, type IndexedText, putText } from '../store/full-text.ts';
import { queuedForIndex, unqueueForIndex } from '../store/index-queue.ts';
import type { IndexedKey } from '../store/indexed.ts';
import { factsOfProvision, readIndexed } from '../store/indexed-rows.ts';
import type { Store } from '../store/store.ts';
import { troubleOf } from '../store/trouble.ts';
import { type Sounds, tokensFor } from './documents.ts';

export type AheadParts = {
  readonly store: Store;
  readonly sounds: Sounds;
  /** Monotonic milliseconds. */
  readonly ticks: () => number;
  /** Told of each row whose words were put in or taken out. */
  readonly onIndexed: (of: IndexedKey, present: boolean) => void;
  readonly onBug?: (error: unknown) => void;
  /** Kinds somebody waits for, before the others. */
  readonly first?: () => readonly IndexedKind[];
};

export type Ahead = {
  /** Around each slice of whatever is written to the index: what others wrote in between makes what is ready worthless. */
  begin(): void;
  end(): void;
  /** One slice in which nothing is written; false when there is enough to be put away, or others are writing. */
  make(): boolean;
  /** In a transaction; the kinds of what was put away, none when nothing waits. */
  put(isSpent: () => boolean): readonly IndexedKind[];
};

type Ready = {
  readonly of: IndexedKey;
  readonly does: 'put' | 'erase' | 'pass';
  readonly tokens?: IndexedText;
};

const makeMs = 8;
const leastAtOnce = 50;
const mostAtOnce = 1000;
/** Of one kind; what is left over at their end is put away by itself. */
const mostLookedUp = 2000;
/** In the transaction itself, when others write between any two slices. */
const batch = 20;

export function createAhead(parts: AheadParts): Ahead {
  const { store, ticks, first } = parts;
  let waiting: readonly IndexedKey[] = [];
  let ready: Ready[] = [];
  // Not read here: the file may have been closed while this was loaded.
  let mark: number | undefined;
  let isAlone = false;
  let atOnce = leastAtOnce;

  const putReady = (isSpent: () => boolean): readonly IndexedKind[] => {
    let count = 0;
    for (const row of ready) {
      putAway(parts, row);
      count += 1;
      if (isSpent()) break;
    }
    const put = ready.slice(0, count);
    ready = ready.slice(count);
    atOnce = Math.min(mostAtOnce, Math.max(leastAtOnce, ready.length > 0 ? count : 2 * count));
    return unqueued(store, put);
  };
  const putAtOnce = (isSpent: () => boolean): readonly IndexedKind[] => {
    const put: Ready[] = [];
    for (const of of queuedForIndex(store, batch, first?.())) {
      const row = readyOf(parts, of);
      putAway(parts, row);
      put.push(row);
      // Parts of files are long.
      if (isSpent()) break;
    }
    const kinds = unqueued(store, put);
    return put.length === 0 || isSpent() ? kinds : [...kinds, ...putAtOnce(isSpent)];
  };
  return {
    begin() {
      isAlone = mark === changesSoFar(store);
      if (!isAlone) [waiting, ready] = [[], []];
    },
    end() {
      mark = changesSoFar(store);
    },
    make() {
      if (!isAlone) return false;
      if (waiting.length + ready.length === 0) waiting = queuedForIndex(store, mostLookedUp, first?.());
      const start = ticks();
      let count = 0;
      while (ready.length < atOnce && ticks() - start < makeMs) {
        const of = waiting[count];
        if (of === undefined) break;
        ready.push(readyOf(parts, of));
        count += 1;
      }
      waiting = waiting.slice(count);
      return count > 0;
    },
    put(isSpent) {
      if (ready.length > 0) return putReady(isSpent);
      waiting = [];
      return putAtOnce(isSpent);
    },
  };
}

/** One row that cannot be taken must not end the core at every start, nor keep the others waiting. */
function readyOf({ store, sounds, onBug }: AheadParts, of: IndexedKey): Ready {
  try {
    const row = readIndexed(store, of);
    if (row === undefined) return { of, does: 'erase' };
    const facts = of.kind === 'provision' ? factsOfProvision(store, of.key) : undefined;
    return { of, does: 'put', tokens: tokensFor(row, sounds, facts) };
  } catch (error) {
    if (onBug === undefined || troubleOf(error) !== undefined) throw error;
    onBug(error);
    return { of, does: 'pass' };
  }
}

function putAway({ store, onIndexed }: AheadParts, { of, does, tokens }: Ready): void {
  if (tokens !== undefined) putText(store, of.kind, of.key, tokens);
  else if (does === 'erase') eraseText(store, of.kind, of.key);
  if (does !== 'pass') onIndexed(of, does === 'put');
}

/** They stood one after the other in the queue, the newest first. */
function unqueued(store: Store, rows: readonly Ready[]): readonly IndexedKind[] {
  const [newest, oldest] = [rows[0]?.of, rows.at(-1)?.of];
  if (newest === undefined || oldest === undefined) return [];
  unqueueForIndex(store, newest.kind, { from: oldest.key, to: newest.key });
  return [newest.kind];
}

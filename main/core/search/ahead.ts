// Rows made ready for the index before the file is held for them, in slices that write nothing: a transaction only puts away. One
// that only puts away takes three times as many, and an index of fewer and larger parts is sorted and joined less.
import type { IndexedKind } from '../../../shared/domain/terms.ts';
import { changesSoFar, eraseText, putText } from '../store/full-text.ts';
import { queuedForIndex, unqueueForIndex } from '../store/index-queue.ts';
import type { IndexedKey } from '../store/indexed.ts';
import { factsOfProvision, readIndexed } from '../store/indexed-rows.ts';
import type { Store } from '../store/store.ts';
import { makeRoomForText, tablesOf, type TextTable } from '../store/text-tables.ts';
import { troubleOf } from '../store/trouble.ts';
import { type Sounds, titleOf, tokensFor } from './documents.ts';

export type AheadParts = {
  readonly store: Store;
  readonly sounds: Sounds;
  /** Monotonic milliseconds. */
  readonly ticks: () => number;
  /** Told of each row whose words were put in, with its title, or taken out. */
  readonly onIndexed: (of: IndexedKey, title: string | undefined) => void;
  readonly onBug?: (error: unknown) => void;
  /** Kinds somebody waits for, before the others. */
  readonly first?: () => readonly IndexedKind[];
};

type Ahead = {
  /** Around each slice of whatever is written to the index: what others wrote in between makes what is ready worthless. */
  begin(): void;
  end(): void;
  /**
   * Makes rows ready and writes nothing. True when that was a slice; false when there is enough to be put away, or when others
   * write between any two slices: then what was made is put away in the same one.
   */
  make(): boolean;
  /** A slice that gives what is ready a place to be put, where it has none: seldom, and true then. */
  makeRoom(): boolean;
  /** In a transaction; the tables that took what was put away, undefined when nothing waits. */
  put(isSpent: () => boolean): readonly TextTable[] | undefined;
};

type Ready = {
  readonly of: IndexedKey;
  readonly does: 'put' | 'erase' | 'pass';
  readonly tokens?: string;
  readonly title?: string;
};

const makeMs = 8;
/** In the slice that puts away too. */
const makeBesideMs = 4;
const leastAtOnce = 50;
/** No transaction takes more rows, or more of their tokens; a row of more tokens than that stands in one by itself. */
export const mostAtOnce = 1000;
export const mostCharacters = 500_000;
/** Of one kind; what is left over at their end is put away by itself. */
const mostLookedUp = 2000;

export function createAhead(parts: AheadParts): Ahead {
  const { store, ticks, first } = parts;
  let waiting: readonly IndexedKey[] = [];
  let ready: Ready[] = [];
  // Not read here: the file may have been closed while this was loaded.
  let mark: number | undefined;
  let isAlone = false;
  let atOnce = leastAtOnce;

  const makeSome = (ms: number): number => {
    if (waiting.length + ready.length === 0)
      waiting = queuedForIndex(store, isAlone ? mostLookedUp : 2 * atOnce, first?.());
    const start = ticks();
    let count = 0;
    while (ready.length < atOnce && (count === 0 || ticks() - start < ms)) {
      const of = waiting[count];
      if (of === undefined) break;
      ready.push(readyOf(parts, of));
      count += 1;
    }
    waiting = waiting.slice(count);
    return count;
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
      const count = store.reading(() => makeSome(isAlone ? makeMs : makeBesideMs));
      return isAlone && count > 0;
    },
    makeRoom() {
      const [first] = ready;
      const keys = ready.filter(({ does }) => does === 'put').map(({ of }) => of.key);
      return first !== undefined && makeRoomForText(store, first.of.kind, keys);
    },
    put(isSpent) {
      if (ready.length === 0) return undefined;
      const put = ready.slice(0, howMany(ready));
      let count = 0;
      for (const row of put) {
        putAway(parts, row);
        count += 1;
        if (isSpent()) break;
      }
      ready = ready.slice(count);
      atOnce = Math.min(mostAtOnce, Math.max(leastAtOnce, ready.length > 0 ? count : 2 * count));
      return unqueued(store, put.slice(0, count));
    },
  };
}

/** Of the first of them, how many one transaction takes. */
function howMany(ready: readonly Ready[]): number {
  let characters = 0;
  const beyond = ready.findIndex(({ tokens }, at) => {
    characters += tokens?.length ?? 0;
    return at > 0 && characters > mostCharacters;
  });
  return beyond < 0 ? ready.length : beyond;
}

/** One row that cannot be taken must not end the core at every start, nor keep the others waiting. */
function readyOf({ store, sounds, onBug }: AheadParts, of: IndexedKey): Ready {
  try {
    const row = readIndexed(store, of);
    if (row === undefined) return { of, does: 'erase' };
    const facts = of.kind === 'provision' ? factsOfProvision(store, of.key) : undefined;
    return { of, does: 'put', tokens: tokensFor(row, sounds, facts), title: titleOf(row.body) };
  } catch (error) {
    if (onBug === undefined || troubleOf(error) !== undefined) throw error;
    onBug(error);
    return { of, does: 'pass' };
  }
}

function putAway({ store, onIndexed }: AheadParts, { of, does, tokens, title }: Ready): void {
  if (tokens !== undefined) putText(store, of.kind, of.key, tokens);
  else if (does === 'erase') eraseText(store, of.kind, of.key);
  if (does !== 'pass') onIndexed(of, title);
}

/** They stood one after the other in the queue, the newest first. */
function unqueued(store: Store, rows: readonly Ready[]): readonly TextTable[] {
  const [newest, oldest] = [rows[0]?.of, rows.at(-1)?.of];
  if (newest === undefined || oldest === undefined) return [];
  unqueueForIndex(store, newest.kind, { from: oldest.key, to: newest.key });
  return tablesOf(store, newest.kind, { oldest: oldest.key, newest: newest.key });
}

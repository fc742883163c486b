// Rows made ready for the index before the file is held for them, in slices that write nothing: a transaction only puts away. One
// that only puts away takes three times as many, and an index of fewer and larger parts is sorted and joined less.
import type { IndexedKind } from '../../../shared/domain/terms.ts';
import { changesSoFar, eraseButParts, eraseText, putText } from '../store/full-text.ts';
import { queuedForIndex, unqueueForIndex } from '../store/index-queue.ts';
import type { IndexedKey } from '../store/indexed.ts';
import { factsOfProvision, readIndexed } from '../store/indexed-rows.ts';
import { erasePartsAmong, type LongText, putNextPart } from '../store/long-texts.ts';
import type { Store } from '../store/store.ts';
import { makeRoomForText, partTable, tablesOf, type TextTable } from '../store/text-tables.ts';
import { troubleOf } from '../store/trouble.ts';
import { type Sounds, titleOf, tokensFor } from './documents.ts';
import { cutLong, mostOfPart } from './parts.ts';

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
  /** Characters of tokens; a row of more is put away in parts. */
  readonly mostOfRow?: number;
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
  /** Instead of tokens, of a row that has too many. */
  readonly long?: LongText;
  readonly title?: string;
};

const makeMs = 8;
/** In the slice that puts away too. */
const makeBesideMs = 4;
const leastAtOnce = 50;
/** No transaction takes more rows, or more of their tokens; a part of a longer row goes by itself. */
export const mostAtOnce = 1000;
export const mostCharacters = 500_000;
/** Made ready beyond that they would take memory and nothing else. */
const mostReady = 2 * mostCharacters;
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
  let isPartsTurn = true;
  const making = createMaking(parts);

  const makeSome = (ms: number): number => {
    if (waiting.length + ready.length === 0)
      waiting = queuedForIndex(store, isAlone ? mostLookedUp : 2 * atOnce, first?.());
    const start = ticks();
    let characters = ready.reduce((sum, row) => sum + charactersOf(row), 0);
    let count = 0;
    while (ready.length < atOnce && characters < mostReady && (count === 0 || ticks() - start < ms)) {
      const of = waiting[count];
      if (of === undefined) break;
      const row = making.of(of);
      ready.push(row);
      characters += charactersOf(row);
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
      const keys = ready.filter(({ tokens }) => tokens !== undefined).map(({ of }) => of.key);
      return first !== undefined && makeRoomForText(store, first.of.kind, keys);
    },
    put(isSpent) {
      if (ready.length === 0) return undefined;
      const long = ready.find((row) => row.long !== undefined);
      // By turns: newer rows that come all the time must not keep it waiting.
      if (long?.long !== undefined && (isPartsTurn || long === ready[0])) {
        isPartsTurn = false;
        if (!putPart(parts, long, long.long)) return [partTable];
        ready = ready.filter((row) => row !== long);
        making.forget();
        return [partTable];
      }
      isPartsTurn = true;
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
  const beyond = ready.findIndex((row, at) => {
    characters += charactersOf(row);
    return at > 0 && (row.long !== undefined || characters > mostCharacters);
  });
  return beyond < 0 ? ready.length : beyond;
}

const charactersOf = ({ tokens, long }: Ready): number =>
  tokens?.length ?? long?.parts.reduce((sum, part) => sum + part.length, 0) ?? 0;

/**
 * The last long row is remembered as it was read and cut: others may write between any two of its parts, and to read it again takes
 * a tenth of what cutting it takes.
 */
function createMaking({ store, sounds, onBug, mostOfRow = mostOfPart }: AheadParts): Making {
  let last: { readonly row: string; readonly ready: Ready } | undefined;
  const made = (of: IndexedKey): Ready => {
    const row = readIndexed(store, of);
    if (row === undefined) return { of, does: 'erase' };
    const facts = of.kind === 'provision' ? factsOfProvision(store, of.key) : undefined;
    const written = () => JSON.stringify([row, facts]);
    if (isSame(last?.ready.of, of) && last?.row === written()) return last.ready;
    const tokens = tokensFor(row, sounds, facts);
    const long = cutLong(tokens, mostOfRow);
    const title = titleOf(row.body);
    if (long === undefined) return { of, does: 'put', title, tokens };
    last = { row: written(), ready: { of, does: 'put', title, long } };
    return last.ready;
  };
  // One row that cannot be taken must not end the core at every start, nor keep the others waiting.
  return {
    of(of) {
      try {
        return made(of);
      } catch (error) {
        if (onBug === undefined || troubleOf(error) !== undefined) throw error;
        onBug(error);
        return { of, does: 'pass' };
      }
    },
    forget() {
      last = undefined;
    },
  };
}

type Making = {
  readonly of: (of: IndexedKey) => Ready;
  /** It is put away. */
  readonly forget: () => void;
};

const isSame = (one: IndexedKey | undefined, { kind, key }: IndexedKey): boolean =>
  one?.kind === kind && one.key === key;

function putAway({ store, onIndexed }: AheadParts, { of, does, tokens, title }: Ready): void {
  if (tokens !== undefined) putText(store, of.kind, of.key, tokens);
  else if (does === 'erase') eraseText(store, of.kind, of.key);
  if (does !== 'pass') onIndexed(of, title);
}

/** One, and nothing else in this transaction. True when the row stands there whole. */
function putPart({ store, onIndexed }: AheadParts, { of, title }: Ready, long: LongText): boolean {
  if (!putNextPart(store, of, long)) return false;
  eraseButParts(store, of);
  unqueueForIndex(store, of.kind, { from: of.key, to: of.key });
  onIndexed(of, title);
  return true;
}

/** They stood one after the other in the queue, the newest first. */
function unqueued(store: Store, rows: readonly Ready[]): readonly TextTable[] {
  const [newest, oldest] = [rows[0]?.of, rows.at(-1)?.of];
  if (newest === undefined || oldest === undefined) return [];
  unqueueForIndex(store, newest.kind, { from: oldest.key, to: newest.key });
  const put = rows.filter(({ does }) => does !== 'pass').map(({ of }) => of.key);
  erasePartsAmong(store, newest.kind, put);
  return tablesOf(store, newest.kind, { oldest: oldest.key, newest: newest.key });
}

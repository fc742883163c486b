// 关注: what came among the hits of a followed question since its person last looked, told apart as rows change: a hit that was
// none then. Of a row that changes is looked at whether it is a hit before the index follows and after; of rows that the index
// never had only after. Exact for what the index can say (matching.ts); tests/unit/search/news.test.ts compares it with all hits.
import type { IndexedKind } from '../../../shared/domain/terms.ts';
import { matchAmong, matchText, newestIndexed, stoodAmong } from '../store/full-text.ts';
import {
  countNewHits,
  dropEnded,
  type Followed,
  followedKinds,
  followedQuestions,
  forgetMarks,
  hitOf,
  markHit,
  type MarkedHit,
  markOf,
  rowsOfHit,
  setUpTo,
  unmarkHit,
} from '../store/followed.ts';
import {
  dropAllDue,
  dropDue,
  dueOfKind,
  type DueRow,
  dueRows,
  isDue,
  oldestQueued,
  setLooked,
  settleSources,
  unlookedRows,
  unsettledSources,
} from '../store/followed-due.ts';
import { isAnyQueued } from '../store/index-queue.ts';
import { isRecordKind } from '../store/indexed.ts';
import type { Store } from '../store/store.ts';
import { type Matches, matchesOf, runsOf } from './matching.ts';

export type News = {
  /** Before a slice of the index, which must wait while this is true: there is more of it. */
  before(): boolean;
  /** When the index has followed: one slice, true while there is more of it. */
  after(): boolean;
};

const sliceMs = 8;
/** A question costs the index a millisecond, whether it is asked of one row or of many that lie together. */
const atOnce = 100;
/** Of one question; what comes above is told as many, and nobody reads them one by one. */
const mostNew = 1_000;
/** That it ended can be undone for so long. */
const takeUpMs = 60_000;

type NewsParts = {
  readonly store: Store;
  readonly ticks: () => number;
  readonly now: () => number;
  /** What is new is not what it was. */
  readonly onNews: () => void;
};

/** Rows that are asked of one question after the other; a kill on the way costs nothing, they are asked again. */
type Asking = Rows & {
  readonly left: string[];
  /** Known hits of which the index says so itself from then on. */
  readonly known: { readonly question: string; readonly hit: MarkedHit }[];
};

export function createNews({ store, ticks, now, onNews }: NewsParts): News {
  let looking: Asking | undefined;
  let telling: Asking | undefined;
  /** Until all are asked or the slice is over. True when all are. */
  const askEach = ({ left }: Asking, one: (followed: Followed) => void): boolean => {
    const start = ticks();
    while (left.length > 0 && ticks() - start < sliceMs) {
      const question = left.pop();
      const followed = followedQuestions(store).find((each) => each.question === question);
      if (followed !== undefined) one(followed);
    }
    return left.length === 0;
  };
  const look = (asked: Asking): void => {
    if (!askEach(asked, (followed) => lookBefore(store, followed, asked))) return;
    setLooked(store, asked.rows);
    looking = undefined;
  };
  const tell = (asked: Asking): boolean => {
    let isNew = false;
    const isDone = askEach(asked, (followed) => {
      if (lookAfter(store, followed, asked)) isNew = true;
    });
    if (!isDone) return isNew;
    for (const { question, hit } of asked.known) unmarkHit(store, question, hit);
    dropDue(store, asked.rows);
    telling = undefined;
    return isNew;
  };
  const told = (work: () => boolean): void => {
    if (store.repeatable(work)) onNews();
  };
  const endSome = (): void =>
    store.repeatable(() => {
      dropEnded(store, now() - takeUpMs);
      if (followedQuestions(store).length === 0) dropAllDue(store);
    });
  return {
    before() {
      const start = ticks();
      while (ticks() - start < sliceMs) {
        looking ??= askingOf(store, unlookedRows(store, atOnce));
        const asked = looking;
        // The index may go on in the same slice.
        if (asked === undefined) return false;
        store.repeatable(() => look(asked));
      }
      return looking !== undefined || unlookedRows(store, 1).length > 0;
    },
    after() {
      // Somebody wrote in between; the index goes first.
      if (isAnyQueued(store)) {
        telling = undefined;
        return false;
      }
      if (followedQuestions(store).length > 0) {
        telling ??= askingOf(store, dueRows(store, atOnce));
        const [asked, behind] = [telling, telling === undefined ? nextBehind(store) : undefined];
        if (asked !== undefined) told(() => tell(asked));
        if (behind !== undefined) told(() => advance(store, behind));
        if (asked !== undefined || behind !== undefined) return true;
        endSome();
      }
      settleSources(store);
      return false;
    },
  };
}

function askingOf(store: Store, rows: readonly DueRow[]): Asking | undefined {
  const [first] = rows;
  if (first === undefined) return undefined;
  return {
    kind: first.kind,
    rows,
    left: followedQuestions(store).map(({ question }) => question),
    known: [],
  };
}

type Rows = { readonly kind: IndexedKind; readonly rows: readonly DueRow[] };

/** Those that are hits are remembered as known, unless they were told as new. */
function lookBefore(store: Store, { question, upTo }: Followed, { kind, rows }: Rows): void {
  const match = matchesOf(store, question).get(kind);
  if (match === undefined) return;
  const known = rows.filter(({ key }) => key <= (upTo[kind] ?? 0));
  markSeen(store, question, { kind, rows: known, match });
}

function markSeen(
  store: Store,
  question: string,
  { kind, rows, match }: Rows & { readonly match: string },
): void {
  const ofs = new Map(rows.map(({ key, of }) => [key, of]));
  for (const run of runsOf([...ofs.keys()]))
    for (const key of stoodAmong(store, kind, match, run)) {
      const of = ofs.get(key) ?? hitOf(store, { kind, key });
      if (of !== undefined) markHit(store, question, { kind, of }, 'seen');
    }
}

/** True when what is new is not what it was. */
function lookAfter(store: Store, { question, upTo }: Followed, { kind, rows, known }: Asking): boolean {
  const match = matchesCounted(store, question).get(kind);
  if (match === undefined) return false;
  const last = upTo[kind] ?? 0;
  let room = mostNew - countNewHits(store, question);
  let isNew = false;
  for (const { hit, isHere, isOne } of hitsNow(store, { kind, rows, match, last })) {
    const mark = markOf(store, question, hit);
    if (mark === 'seen') {
      // A 条 keeps its mark until its new row is told apart.
      if (isRecordKind(kind) && (isOne || !isHere)) known.push({ question, hit });
      continue;
    }
    // It was no hit when the person last looked.
    if (isOne === (mark === 'new')) continue;
    if (!isOne) unmarkHit(store, question, hit);
    else if (room > 0) markHit(store, question, hit, 'new');
    room += isOne ? -1 : 1;
    isNew = true;
  }
  return isNew;
}

type HitNow = { readonly hit: MarkedHit; readonly isHere: boolean; readonly isOne: boolean };

/** Which of the changed rows are hits now; but those that will be told apart as new rows, or are known already. */
function hitsNow(
  store: Store,
  { kind, rows, match, last }: Rows & { readonly match: string; readonly last: number },
): readonly HitNow[] {
  const ofs = new Set(rows.flatMap(({ key, of }) => of ?? hitOf(store, { kind, key }) ?? []));
  const keys = new Map([...ofs].map((of) => [of, rowsOfHit(store, { kind, of })]));
  const found = runsOf([...keys.values()].flat()).flatMap((run) => matchAmong(store, kind, match, run));
  const isHit = new Set(found);
  const isRecord = isRecordKind(kind);
  // A row that did not change was a hit before if it is one: of a 条 that went and another row of which is here already.
  const wasHit = (key: number): boolean =>
    !isRecord && isHit.has(key) && key <= last && !isDue(store, { kind, key });
  return [...keys]
    .filter(([of, now]) => !(isRecord && Number(of) > last) && !now.some(wasHit))
    .map(([of, now]) => ({
      hit: { kind, of },
      isHere: now.length > 0,
      isOne: now.some((key) => isHit.has(key)),
    }));
}

type Behind = Followed & { readonly kind: IndexedKind; readonly newest: number };

/** A question and a kind of which the index has rows that were not told apart yet. */
function nextBehind(store: Store): Behind | undefined {
  const newest = followedKinds.map((kind) => [kind, newestIndexed(store, kind)] as const);
  for (const followed of followedQuestions(store))
    for (const [kind, key] of newest)
      if (key > (followed.upTo[kind] ?? 0)) return { ...followed, kind, newest: key };
  return undefined;
}

function advance(store: Store, { question, upTo, kind, newest }: Behind): boolean {
  const match = matchesCounted(store, question).get(kind);
  const room = mostNew - countNewHits(store, question);
  const keys = match === undefined ? [] : matchText(store, kind, match, mostNew, upTo[kind] ?? 0);
  const ofs = new Set(keys.flatMap((key) => hitOf(store, { kind, key }) ?? []));
  let added = 0;
  for (const of of ofs) {
    const mark = markOf(store, question, { kind, of });
    if (mark === 'seen') unmarkHit(store, question, { kind, of });
    if (mark !== undefined || added >= room) continue;
    markHit(store, question, { kind, of }, 'new');
    added += 1;
  }
  setUpTo(store, question, kind, newest);
  return added > 0;
}

/** What a first pass brings is not new. */
const matchesCounted = (store: Store, question: string): Matches =>
  matchesOf(store, question, (kind) => unsettledSources(store, kind));

/** All hits the index has now are known. In a transaction. */
export function lookedAt(store: Store, question: string): void {
  const followed = followedQuestions(store).find((each) => each.question === question);
  if (followed === undefined) return;
  forgetMarks(store, question);
  const matches = matchesOf(store, question);
  for (const kind of followedKinds) {
    const [was, newest, oldest] = [
      followed.upTo[kind] ?? 0,
      newestIndexed(store, kind),
      oldestQueued(store, kind),
    ];
    const match = matches.get(kind);
    // Below what waits for the index, nothing is to come; above it what is here already is put down one by one.
    const upTo = oldest === undefined ? newest : Math.max(was, Math.min(newest, oldest - 1));
    const above = match === undefined || upTo === newest ? [] : matchText(store, kind, match, mostNew, upTo);
    const isMass = above.length === mostNew;
    setUpTo(store, question, kind, isMass ? newest : upTo);
    if (match === undefined) continue;
    const due = dueOfKind(store, kind);
    const shown = isMass ? [] : above.map((key): DueRow => ({ kind, key }));
    markSeen(store, question, { kind, match, rows: [...due, ...shown] });
  }
}

// The search of one open desk: asks, and follows the rows in slices. What knows sounds is loaded after the start,
// since it takes 130 ms that the first list does not need.
import type { SearchHit } from '../../../shared/contract/desk-search.ts';
import { ymdOf } from '../../../shared/domain/calendar.ts';
import type { Standing } from '../../../shared/domain/norm-standing.ts';
import { filtersOf, parseQuestion } from '../../../shared/domain/question.ts';
import type { IndexedKind } from '../../../shared/domain/terms.ts';
import { isAnyShut } from '../store/archive-shut.ts';
import { countHeld } from '../store/hits.ts';
import { statedStanding } from '../store/articles.ts';
import { normStanding } from '../store/norms.ts';
import { countQueuedForIndex } from '../store/index-queue.ts';
import type { IndexedKey } from '../store/indexed.ts';
import type { Store } from '../store/store.ts';
import { type Answer, ask, type Group } from './ask.ts';
import { createSlices, type Slices } from './follow.ts';
import { freshOf, showFresh } from './fresh.ts';
import { eachHitRowOnce, type Ground, type Question, type SoundSearch, type StandingOf } from './ground.ts';
import { createRegrade } from './regrade.ts';
import type { Titles } from './titles.ts';

export type Search = {
  /** The groups with hits, in the order of the kinds. */
  ask(question: string, limitPerKind: number): readonly Group[];
  /** The same, with what of the question was not understood. */
  answer(question: string, limitPerKind: number): Answer;
  /** Keys of one kind, best first. */
  keysOf(kind: IndexedKind, question: string, limit: number): readonly number[];
  /** Of rows told as new to a followed question, those that are hits and may be seen now. */
  fresh(question: string, told: readonly IndexedKey[]): readonly IndexedKey[];
  show(question: string, keys: readonly IndexedKey[]): readonly SearchHit[];
  /** How many there are to be searched. */
  held(kind: IndexedKind): number;
  /** One slice of at most 20 ms; true while there is more. */
  step(): boolean;
  behind(): number;
  /** Somebody asked a moment ago and the index had not reached every row. */
  isAwaited(): boolean;
  /** When sounds are known too. */
  readonly ready: Promise<void>;
};

type SearchParts = {
  readonly store: Store;
  readonly ticks: () => number;
  readonly now?: () => number;
  /** Instead of what the norms here say of each other. */
  readonly standingOf?: StandingOf;
  /** A bug met in one row: the row stays unindexed and the others go on. Without this it is thrown. */
  readonly onBug?: (error: unknown) => void;
  /** What knows sounds is not loaded before: its 130 ms of processor would stand before the first list. */
  readonly notBefore?: Promise<void>;
  /** Instead of as many as FTS5 takes in time (parts.ts): characters of tokens of which a row is put away in parts. */
  readonly mostOfRow?: number;
};

type Late = { readonly titles: Titles; readonly slices: Slices; readonly sounds: SoundSearch };

export function createSearch(parts: SearchParts): Search {
  const { store, ticks } = parts;
  let late: Late | undefined;
  let awaited: Awaiting = { kinds: [], until: Number.NEGATIVE_INFINITY };
  const isAwaited = (): boolean => ticks() < awaited.until;
  const [counts, standings] = [rememberedFor<number>(ticks), rememberedFor<Standing | undefined>(ticks)];
  const { now = Date.now } = parts;
  const standingHere = (article: number): Standing | undefined => {
    const today = ymdOf(now());
    return normStanding(store, article, today) ?? statedStanding(store, article, today);
  };
  const standingOf = parts.standingOf ?? standingHere;
  const onIndexed = ({ kind }: IndexedKey): void => {
    counts.forget();
    if (kind === 'article' || kind === 'provision') standings.forget();
  };
  const first = () => (isAwaited() ? awaited.kinds : []);
  const ready = loadLate({ ...parts, first }, onIndexed).then((loaded) => {
    late = loaded;
  });
  const ground = (): Ground => ({
    store,
    hitRowOf: eachHitRowOnce(store),
    standingOf: (article) => standings.of(String(article), () => standingOf(article)),
    ...(late === undefined ? {} : { sounds: late.sounds }),
  });
  const behind = createBehind(store, ticks);
  const regrade = createRegrade(store, ticks);
  const answer = (question: Question): Answer => {
    if (behind() > 0) awaited = { kinds: kindsNamed(question), until: ticks() + awaitedMs };
    return ask(ground(), question);
  };
  return {
    ask: (text, limitPerKind) => answer({ text, limitPerKind }).groups,
    answer: (text, limitPerKind) => answer({ text, limitPerKind }),
    keysOf(kind, text, limit) {
      const group = answer({ text, limitPerKind: limit, kinds: [kind] }).groups[0];
      return group?.keys ?? [];
    },
    fresh: (question, told) => store.reading(() => freshOf(ground(), question, told)),
    show: (question, keys) => store.reading(() => showFresh(ground(), question, keys)),
    held(kind) {
      // Counted a moment ago, some of it may be nobody's to know of by now.
      if (isAnyShut(store)) counts.forget();
      return kind === 'archive' ? countHeld(store, kind) : counts.of(kind, () => countHeld(store, kind));
    },
    step() {
      if (late === undefined) return true;
      return regrade.step() || late.slices.step() || late.titles.step();
    },
    behind,
    isAwaited,
    ready,
  };
}

/** A question and the kinds it is for; all of them when it names none. */
type Awaiting = { readonly kinds: readonly IndexedKind[]; readonly until: number };
/** Who waits asks again with each notice that the index went on. */
const awaitedMs = 5_000;

const kindsNamed = ({ text, kinds }: Question): readonly IndexedKind[] =>
  filtersOf(parseQuestion(text)).kinds ?? kinds ?? [];

/** A day may begin meanwhile, and rows may go without being followed yet. */
const rememberedMs = 10_000;

type Remembered<T> = { of(name: string, make: () => T): T; forget(): void };

/** Keeps answers for a moment: counting a million rows takes longer than asking them. */
function rememberedFor<T>(ticks: () => number): Remembered<T> {
  const values = new Map<string, { readonly value: T }>();
  let until = 0;
  return {
    of(name, make) {
      if (ticks() > until) values.clear();
      if (values.size === 0) until = ticks() + rememberedMs;
      const known = values.get(name);
      if (known !== undefined) return known.value;
      const value = make();
      values.set(name, { value });
      return value;
    },
    forget: () => values.clear(),
  };
}

const many = 5_000;
const manyForMs = 500;

/** Counting a million that wait takes 10 ms, and it is asked with every key; of many the last count will do a moment. */
function createBehind(store: Store, ticks: () => number): () => number {
  let [last, until] = [0, 0];
  return () => {
    if (last > many && ticks() < until) return last;
    last = countQueuedForIndex(store);
    until = ticks() + manyForMs;
    return last;
  };
}

async function loadLate(
  {
    store,
    ticks,
    onBug,
    notBefore,
    first,
    mostOfRow,
  }: SearchParts & { readonly first: () => readonly IndexedKind[] },
  indexed: (of: IndexedKey) => void,
): Promise<Late> {
  await notBefore;
  const [{ createTitles }, pinyin] = await Promise.all([
    import('./titles.ts'),
    import('../../../shared/text/pinyin.ts'),
  ]);
  // Its dictionary is laid out with the first word, in 30 ms, which would be those of a slice.
  pinyin.soundTokens('长');
  const titles = createTitles(store, ticks);
  const onIndexed = (of: IndexedKey, title: string | undefined): void => {
    titles.follow(of, title);
    indexed(of);
  };
  return {
    titles,
    slices: createSlices({
      store,
      sounds: pinyin,
      ticks,
      onIndexed,
      first,
      ...(onBug === undefined ? {} : { onBug }),
      ...(mostOfRow === undefined ? {} : { mostOfRow }),
    }),
    sounds: { ...pinyin, soundingLike: titles.soundingLike },
  };
}

// Norms whose 条 hold the words of a question between them, no one of them all: each word in one 条 or another, or in what stands
// outside the 条. Exact while one of the words is in few texts; of words that are everywhere the newest norms are looked at.
import type { Highlighted } from '../../../shared/contract/desk-views.ts';
import { snippet } from '../../../shared/text/highlight.ts';
import { matchAmong, matchInNorm, matchText } from '../store/full-text.ts';
import { articlesOfProvisions, readProvision } from '../store/provisions.ts';
import type { Store } from '../store/store.ts';
import type { Asked, Word } from './asked.ts';
import { matchOf, oneWordMatch, within } from './fulltext.ts';

/** Texts of one word that are gone through, and norms that are looked at one by one. */
const mostTexts = 500;
const mostLooked = 30;
/** 条 shown with a hit: one for each of so many words. */
const mostShown = 4;

export type Scattered = { readonly keys: readonly number[]; readonly capped: boolean };
const none: Scattered = { keys: [], capped: false };

type Found = { readonly match: string; readonly articles: ReadonlySet<number>; readonly isAll: boolean };

/** Newest first, without those found already, of common words no more than `enough`. */
export function scatteredNorms(
  store: Store,
  asked: Asked,
  { known, enough }: { readonly known: ReadonlySet<number>; readonly enough: number },
): Scattered {
  if (asked.words.length < 2) return none;
  const found: Found[] = [];
  for (const word of asked.words) {
    const match = matchOfWord(word, asked);
    if (match === undefined) return none;
    const texts = textsWith(store, match);
    if (texts.articles.size === 0) return none;
    found.push(texts);
  }
  const whole = found.filter(({ isAll }) => isAll);
  const rest = found.filter(({ isAll }) => !isAll);
  const [fewest] = (whole.length > 0 ? whole : found).toSorted((a, b) => a.articles.size - b.articles.size);
  const candidates = [...(fewest?.articles ?? [])]
    .filter((key) => !known.has(key) && whole.every(({ articles }) => articles.has(key)))
    .toSorted((a, b) => b - a);
  const not = asked.not.flatMap((phrase) =>
    phrase.open === undefined ? [matchOf('title body', [phrase])] : [],
  );
  const isExact = rest.length === 0 && not.length === 0;
  const looked = candidates.slice(0, isExact ? mostTexts : mostLooked);
  const keys: number[] = [];
  for (const key of looked) {
    const isHit =
      rest.every(({ match, articles }) => articles.has(key) || holds(store, key, match)) &&
      !not.some((match) => holds(store, key, match));
    if (isHit) keys.push(key);
    if (!isExact && keys.length >= enough) return { keys, capped: true };
  }
  return { keys, capped: candidates.length > looked.length || whole.length === 0 };
}

function matchOfWord(word: Word, asked: Asked): string | undefined {
  const text = oneWordMatch('title body', word);
  return text === undefined || word.every(({ open }) => open !== undefined) ? undefined : within(text, asked);
}

function textsWith(store: Store, match: string): Found {
  const provisions = matchText(store, 'provision', match, mostTexts + 1);
  const articles = matchText(store, 'article', match, mostTexts + 1);
  return {
    match,
    articles: new Set([...articlesOfProvisions(store, provisions), ...articles]),
    isAll: Math.max(provisions.length, articles.length) <= mostTexts,
  };
}

const holds = (store: Store, article: number, match: string): boolean =>
  matchInNorm(store, article, match) !== undefined ||
  matchAmong(store, 'article', match, [article]).length > 0;

/** 第四条 …场地使用证明…；第九条 …罚款…: which 条 holds which word, and the first of them to be opened. */
export function shownScattered(
  store: Store,
  article: number,
  asked: Asked,
): { readonly words: Highlighted; readonly anchor: string } | undefined {
  const held = asked.words.flatMap((word) => {
    const match = matchOfWord(word, asked);
    const key = match === undefined ? undefined : matchInNorm(store, article, match);
    const provision = key === undefined ? undefined : readProvision(store, key);
    return provision === undefined ? [] : [{ provision, word }];
  });
  const [first] = held;
  if (first === undefined) return undefined;
  let text = '';
  const ranges: [number, number][] = [];
  for (const { provision, word } of held.slice(0, mostShown)) {
    const cut = snippet(provision.text, word);
    text += `${text === '' ? '' : ' … '}${provision.label} `;
    ranges.push(
      ...cut.ranges.map(([start, end]): [number, number] => [start + text.length, end + text.length]),
    );
    text += cut.text.slice(0, longestCut(held.length));
  }
  return {
    words: { text, ranges: ranges.filter(([, end]) => end <= text.length) },
    anchor: first.provision.anchor,
  };
}

/** A hit has two lines for all of them. */
const longestCut = (count: number): number => (count < 3 ? 60 : 36);

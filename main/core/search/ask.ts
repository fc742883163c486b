// A question to hits, grouped by kind: titles and numbers before texts, words side by side before scattered ones, norms in
// force before others, newer before older. Only a bounded set of candidates is read and ranked; ranking every match of a
// common word would read 100,000 rows a keystroke.
import type { SearchHit } from '../../../shared/contract/desk-search.ts';
import { type IndexedKind, indexedKinds } from '../../../shared/domain/terms.ts';
import { isSameDocNo, parseDocNo } from '../../../shared/text/docno.ts';
import { fold } from '../../../shared/text/fold.ts';
import { phrasePattern } from '../../../shared/text/bigrams.ts';
import { articleOf, type HitRow } from '../store/hits.ts';
import { type Asked, askedOf, askedOfKind } from './asked.ts';
import { type Candidates, candidatesOf } from './candidates.ts';
import type { Ground, Question } from './ground.ts';
import { shownHit } from './shown.ts';

export type Group = {
  readonly kind: IndexedKind;
  readonly total: number;
  readonly capped: boolean;
  readonly hits: readonly SearchHit[];
  /** Of all hits that were ranked, best first. */
  readonly keys: readonly number[];
};

export type Answer = { readonly groups: readonly Group[]; readonly notUnderstood: Asked['notUnderstood'] };

export function ask(ground: Ground, question: Question): Answer {
  return ground.store.reading(() => answer(ground, question));
}

function answer(ground: Ground, question: Question): Answer {
  const asked = askedOf(ground.store, question.text, ground.sounds?.lettersOf);
  const kinds = kindsAsked(asked).filter((kind) => question.kinds?.includes(kind) !== false);
  const groups = kinds.map((kind) => groupOf(ground, kind, askedOfKind(asked, kind), question.limitPerKind));
  return { groups: groups.filter(({ total }) => total > 0), notUnderstood: asked.notUnderstood };
}

/** Only rules are in force or not. */
export function kindsAsked({ kinds, validities }: Asked): readonly IndexedKind[] {
  const wanted = kinds ?? indexedKinds;
  return validities === undefined
    ? wanted
    : wanted.filter((kind) => kind === 'article' || kind === 'provision');
}

function groupOf(ground: Ground, kind: IndexedKind, asked: Asked, limit: number): Group {
  const candidates = candidatesOf(ground, { kind, asked, limit });
  const ranked = rank(ground, { kind, asked, limit }, candidates);
  return {
    kind,
    total: candidates.total,
    capped: candidates.capped,
    hits: ranked
      .slice(0, limit)
      .flatMap(
        ({ key, row, sort }) =>
          shownHit(ground, { kind, key }, row, { asked, isScattered: sort === scatteredSort }) ?? [],
      ),
    keys: ranked.map(({ key }) => key),
  };
}

/** Behind every text that holds all words itself. */
const scatteredSort = 6;

type Ranked = {
  readonly key: number;
  readonly row: HitRow;
  readonly sort: number;
  readonly force: number;
};

/**
 * Texts fill what titles leave, if anything; a little more than is shown, so that the newest by date come up. Less of to-dos, which come
 * in the order of their dates, and none of what has no date of its own: each is a row to be read.
 */
const mostTexts: { readonly [K in IndexedKind]: (shown: number) => number } = {
  todo: (shown) => shown + 6,
  archive: (shown) => 2 * shown + 10,
  article: (shown) => 2 * shown + 10,
  provision: (shown) => 2 * shown + 10,
  contact: (shown) => shown + 1,
  file: (shown) => 2 * shown,
};

function rank(
  ground: Ground,
  { kind, asked, limit }: { readonly kind: IndexedKind; readonly asked: Asked; readonly limit: number },
  { titles, together, scattered, all }: Candidates,
): readonly Ranked[] {
  const inTitle = new Set(titles);
  const most = titles.length >= limit ? 0 : mostTexts[kind](limit) - titles.length;
  const rest = most === 0 ? [] : [...together, ...all.slice(0, titles.length + together.size + most)];
  const texts = [...new Set(rest.filter((key) => !inTitle.has(key)))].slice(0, most);
  const titleSort = titleSorter(asked);
  const read = (key: number, sortOf: (row: HitRow) => number): readonly Ranked[] => {
    const row = ground.hitRowOf({ kind, key });
    return row === undefined ? [] : [{ key, row, sort: sortOf(row), force: forceOf(ground, kind, key) }];
  };
  return [
    ...titles.flatMap((key) => read(key, titleSort)),
    ...texts.flatMap((key) =>
      read(key, () => (together.has(key) ? 4 : scattered.has(key) ? scatteredSort : 5)),
    ),
  ].toSorted(
    (a, b) =>
      a.sort - b.sort ||
      a.force - b.force ||
      compare(b.row.date ?? '', a.row.date ?? '') ||
      // Provisions of one norm in its order.
      (kind === 'provision' ? a.key - b.key : b.key - a.key),
  );
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Titles that are the question, begin with it, hold it side by side, hold its words. */
function titleSorter({ text, words, together }: Asked): (row: HitRow) => number {
  const whole = together ?? words[0]?.[0];
  const pattern = whole === undefined ? undefined : phrasePattern(whole);
  const isNumber = parseDocNo(text) !== undefined;
  return ({ title, note, docNo = note }) => {
    const folded = fold(title);
    if (folded === text || (isNumber && (isSameDocNo(note, text) || isSameDocNo(docNo, text)))) return 0;
    if (text !== '' && folded.startsWith(text)) return 1;
    return pattern !== undefined && folded.search(pattern) >= 0 ? 2 : 3;
  };
}

function forceOf({ store, standingOf }: Ground, kind: IndexedKind, key: number): number {
  const article = articleOf(store, { kind, key });
  const standing = article === undefined ? undefined : standingOf(article);
  switch (standing?.validity) {
    case '现行有效':
      return 0;
    case '已被修订':
    case '已废止':
    case '失效':
      return 2;
    default:
      return 1;
  }
}

// A question taken apart for the index: phrases that must and must not be there, filters as tokens, sounds.
import {
  type FilterPart,
  filtersOf,
  parseQuestion,
  type QuestionPart,
  wordsOf,
} from '../../../shared/domain/question.ts';
import type { IndexedKind, Validity } from '../../../shared/domain/terms.ts';
import { type Phrase, phraseOf } from '../../../shared/text/bigrams.ts';
import { docNoWords } from '../../../shared/text/docno.ts';
import { fold } from '../../../shared/text/fold.ts';
import { ceilingOf } from '../store/meta.ts';
import { listSources, sourceKey } from '../store/sources.ts';
import type { Store } from '../store/store.ts';
import { facets, levelsAbove } from './documents.ts';

/** Spellings of one word: any of them will do. */
export type Word = readonly Phrase[];

/** Any of the tokens must be there, or none of them may. */
export type Facet = { readonly not: boolean; readonly any: readonly string[] };

export type Asked = {
  readonly words: readonly Word[];
  readonly not: readonly Phrase[];
  /** All words side by side, when there are several. */
  readonly together?: Phrase;
  /** The words as one folded text: what a title is compared with. */
  readonly text: string;
  readonly facets: readonly Facet[];
  /** Of articles alone. */
  readonly ofArticles: readonly Facet[];
  /** Levels above the ceiling: never found, whatever is asked. */
  readonly forbidden: readonly string[];
  readonly kinds?: readonly IndexedKind[];
  readonly validities?: readonly Validity[];
  readonly letters?: string;
  readonly notUnderstood: readonly {
    readonly start: number;
    readonly end: number;
    readonly problem: 'unknown-filter' | 'unknown-value';
  }[];
};

/** One kind, and how many hits of it are shown. */
export type Search = { readonly kind: IndexedKind; readonly asked: Asked; readonly limit: number };

/** With the filters of this kind alone. */
export const askedOfKind = (asked: Asked, kind: IndexedKind): Asked =>
  kind !== 'article' || asked.ofArticles.length === 0
    ? asked
    : { ...asked, facets: [...asked.facets, ...asked.ofArticles] };

const mostWords = 12;
const mostYears = 60;

export function askedOf(
  store: Store,
  question: string,
  lettersOf: ((text: string) => string | undefined) | undefined,
): Asked {
  const parts = parseQuestion(question);
  const { kinds, articleTypes, years, levels, validities, sources } = filtersOf(parts);
  const found = sources.map((part) => ({ part, keys: sourcesNamed(store, part) }));
  const spoken = wordsOf(parts);
  const words = spoken.flatMap(({ text }) => wordOf(text) ?? []).slice(0, mostWords);
  const together = spoken.length < 2 ? undefined : phraseOf(sideBySide(spoken.map(({ text }) => text)));
  const letters = spoken.some(({ exact }) => exact)
    ? undefined
    : lettersOf?.(spoken.map(({ text }) => text).join(' '));
  return {
    words,
    not: parts.flatMap((part) => (part.part === 'word' && part.not ? (phraseOf(part.text) ?? []) : [])),
    ...(together === undefined ? {} : { together }),
    text: fold(spoken.map(({ text }) => text).join(' ')).trim(),
    facets: [
      ...ofSources(found.filter(({ keys }) => keys.length > 0)),
      ...years.map(({ not, any }) => ({ not, any: any.flatMap(yearsBetween).map(facets.year) })),
      ...levels.map(({ not, any }) => ({ not, any: any.map(facets.level) })),
    ],
    ofArticles: articleTypes.map(({ not, any }) => ({ not, any: any.map(facets.articleType) })),
    forbidden: levelsAbove(ceilingOf(store)).map(facets.level),
    ...(kinds === undefined ? {} : { kinds }),
    ...(validities === undefined ? {} : { validities }),
    ...(letters === undefined ? {} : { letters }),
    notUnderstood: [
      ...parts.flatMap((part) => (part.part === 'unclear' ? [problemOf(part, part.problem)] : [])),
      ...found.flatMap(({ part, keys }) => (keys.length === 0 ? [problemOf(part, 'unknown-value')] : [])),
    ].toSorted((a, b) => a.start - b.start),
  };
}

function problemOf({ start, end }: QuestionPart, problem: 'unknown-filter' | 'unknown-value') {
  return { start, end, problem };
}

/** Han follows Han; numbers that were parted stay parted: 国发2016 51. */
function sideBySide(words: readonly string[]): string {
  return words.reduce((before, word) =>
    /\p{Script=Han}$/u.test(before) && /^\p{Script=Han}/u.test(word) ? before + word : `${before} ${word}`,
  );
}

/** A 文号 is looked for as typed and as the index spells it: 国发[2016]第051号. */
function wordOf(text: string): readonly [Word] | undefined {
  const phrase = phraseOf(text);
  if (phrase === undefined) return undefined;
  const number = phraseOf(docNoWords(text) ?? '');
  return [number === undefined || isSame(number, phrase) ? [phrase] : [phrase, number]];
}

const isSame = (a: Phrase, b: Phrase): boolean =>
  a.tokens.join(' ') === b.tokens.join(' ') && a.open === b.open;

function yearsBetween({ from, to }: { readonly from: number; readonly to: number }): readonly number[] {
  return Array.from({ length: Math.min(mostYears, to - from + 1) }, (_, at) => to - at);
}

const importedHere = ['本机', '导入', '本机导入', 'import'];

/** Sources whose name or organ holds one of the values; 0 stands for what was imported here. */
function sourcesNamed(store: Store, { values }: FilterPart): readonly number[] {
  const wanted = values.map((value) => fold(value).replace(/\s/gu, ''));
  const named = listSources(store).filter(({ id, name, organ }) =>
    wanted.some(
      (value) =>
        value === id ||
        fold(`${name}\n${organ}`)
          .replace(/[^\S\n]/gu, '')
          .includes(value),
    ),
  );
  const keys = named.flatMap(({ id }) => sourceKey(store, id) ?? []);
  return wanted.some((value) => importedHere.includes(value)) ? [0, ...keys] : keys;
}

type Named = { readonly part: FilterPart; readonly keys: readonly number[] };

/** Those wanted are alternatives to each other, as with every filter. */
function ofSources(found: readonly Named[]): readonly Facet[] {
  return [false, true].flatMap((not) => {
    const any = found.filter(({ part }) => part.not === not).flatMap(({ keys }) => keys.map(facets.source));
    return any.length === 0 ? [] : [{ not, any: [...new Set(any)] }];
  });
}

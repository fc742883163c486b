// Titles and names by whole pinyin, in memory: zhengwufuwu, zhangwei. Initials (zwfw) and words are in the file.
// Bounded to the newest rows of each kind: 20,000 titles take about 14 MB and 0.4 s, in slices after the start;
// 100,000 would take 50 MB and 2 s. What lies beyond is still found by its initials and its characters.
import { Index } from 'flexsearch';
import { type RecordKind, recordKinds } from '../../../shared/domain/terms.ts';
import { soundRange, spellingsOf, syllablesOf } from '../../../shared/text/pinyin.ts';
import { readHit } from '../store/hits.ts';
import type { RecordKey } from '../store/ids.ts';
import { type IndexedKey, isRecordKind } from '../store/indexed.ts';
import { newestKeys } from '../store/records.ts';
import type { Store } from '../store/store.ts';

export type Titles = {
  /** One slice of the first filling; true while there is more. */
  step(): boolean;
  /** The words of a row were put into the index, or taken out of it when it has no title. */
  follow(of: IndexedKey, title: string | undefined): void;
  size(): number;
  /** Keys of titles that sound like the letters somewhere. */
  soundingLike(kind: RecordKind, letters: string, limit: number): readonly number[];
};

/** Newest rows of each kind; of contacts as many as a county has. */
const mostTitles: { readonly [K in RecordKind]: number } = {
  todo: 5000,
  archive: 5000,
  article: 5000,
  contact: 10_000,
};
const sliceMs = 10;

/**
 * Titles beside it, so that letters are compared without reading rows; and of how many of them a syllable is, so that the rarest of a
 * question is asked for alone: to let FlexSearch find what has all of them takes ten times as long as comparing what has that one.
 */
type OfKind = {
  readonly index: Index;
  readonly held: Map<number, string>;
  readonly counts: Map<string, number>;
};

export function createTitles(store: Store, ticks: () => number, most = mostTitles): Titles {
  const kinds = { todo: anIndex(), archive: anIndex(), article: anIndex(), contact: anIndex() };
  let waiting: RecordKey[] | undefined;

  const count = ({ counts }: OfKind, syllables: readonly string[], by: 1 | -1): void => {
    for (const syllable of syllables) counts.set(syllable, (counts.get(syllable) ?? 0) + by);
  };
  const add = ({ kind, key }: RecordKey, title: string): void => {
    remove({ kind, key });
    const syllables = syllablesOf(title);
    kinds[kind].index.add(key, syllables.join(' '));
    kinds[kind].held.set(key, title);
    count(kinds[kind], syllables, 1);
  };
  const remove = ({ kind, key }: RecordKey): void => {
    const { index, held } = kinds[kind];
    const title = held.get(key);
    if (title === undefined) return;
    index.remove(key);
    held.delete(key);
    count(kinds[kind], syllablesOf(title), -1);
  };
  const read = (of: RecordKey): void => {
    const title = readHit(store, of)?.title;
    if (title !== undefined) add(of, title);
  };

  return {
    step() {
      waiting ??= recordKinds.flatMap((kind) =>
        newestKeys(store, kind, most[kind]).map((key): RecordKey => ({ kind, key })),
      );
      const start = ticks();
      while (waiting.length > 0 && ticks() - start < sliceMs) {
        for (const of of waiting.splice(-20)) if (!kinds[of.kind].held.has(of.key)) read(of);
      }
      return waiting.length > 0;
    },
    follow({ kind, key }, title) {
      if (!isRecordKind(kind)) return;
      const { held } = kinds[kind];
      if (title === undefined) remove({ kind, key });
      else if (held.has(key) || held.size < most[kind]) add({ kind, key }, title);
    },
    size: () => recordKinds.reduce((sum, kind) => sum + kinds[kind].held.size, 0),
    soundingLike(kind, letters, limit) {
      const { index, held, counts } = kinds[kind];
      const countOf = (syllable: string): number => counts.get(syllable) ?? 0;
      const asked = new Set(wholeSyllables(letters).map((syllables) => rarestOf(syllables, countOf)));
      const met = new Set<number>();
      const found: number[] = [];
      for (const syllable of asked) {
        for (const each of index.search(syllable, { limit: held.size })) {
          const key = Number(each);
          if (met.has(key)) continue;
          met.add(key);
          if (soundRange(held.get(key) ?? '', letters) !== undefined) found.push(key);
          if (found.length >= limit) return found;
        }
      }
      return found;
    },
  };
}

function anIndex(): OfKind {
  const encode = (text: string): string[] => text.split(' ');
  const index = new Index({ tokenize: 'strict', resolution: 1, cache: false, encode });
  return { index, held: new Map(), counts: new Map() };
}

/** The ways to read letters as syllables; the last one may be still being typed, and then what is before it is asked for. */
function wholeSyllables(letters: string): readonly (readonly string[])[] {
  const spellings = spellingsOf(letters);
  return [...spellings, ...spellings.map((spelling) => spelling.slice(0, -1))].filter(
    (parts) => parts.length > 0 && parts.every((part) => part.length > 1 || 'aeo'.includes(part)),
  );
}

const rarestOf = (syllables: readonly string[], countOf: (syllable: string) => number): string =>
  syllables.reduce((rarest, each) => (countOf(each) < countOf(rarest) ? each : rarest));

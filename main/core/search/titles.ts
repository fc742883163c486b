// Titles and names by whole pinyin, in memory: zhengwufuwu, zhangwei. Initials (zwfw) and words are in the file.
// Bounded to the newest rows of each kind: 20,000 titles take about 14 MB and 0.4 s, in slices after the start;
// 100,000 would take 50 MB and 2 s. What lies beyond is still found by its initials and its characters.
import { Index } from 'flexsearch';
import { type RecordKind, recordKinds } from '../../../shared/domain/terms.ts';
import { soundRange, syllablesOf } from '../../../shared/text/pinyin.ts';
import { readHit } from '../store/hits.ts';
import type { RecordKey } from '../store/ids.ts';
import { newestKeys } from '../store/records.ts';
import type { Store } from '../store/store.ts';

export type Titles = {
  /** One slice of the first filling; true while there is more. */
  step(): boolean;
  /** The words of a row were put in or taken out of the index. */
  follow(of: RecordKey, present: boolean): void;
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
/** Candidates that share the syllables; each is then compared letter by letter (3 us). */
const mostCandidates = 1000;

type OfKind = { readonly index: Index; readonly held: Set<number> };

export function createTitles(store: Store, ticks: () => number): Titles {
  const kinds = { todo: anIndex(), archive: anIndex(), article: anIndex(), contact: anIndex() };
  const syllables = new Set<string>();
  let waiting: RecordKey[] | undefined;

  const add = (of: RecordKey): void => {
    const { index, held } = kinds[of.kind];
    const title = readHit(store, of)?.title;
    if (title === undefined) return;
    const sounds = syllablesOf(title);
    for (const syllable of sounds) syllables.add(syllable);
    if (held.has(of.key)) index.update(of.key, sounds.join(' '));
    else index.add(of.key, sounds.join(' '));
    held.add(of.key);
  };

  return {
    step() {
      waiting ??= recordKinds.flatMap((kind) =>
        newestKeys(store, kind, mostTitles[kind]).map((key): RecordKey => ({ kind, key })),
      );
      const start = ticks();
      while (waiting.length > 0 && ticks() - start < sliceMs) {
        for (const of of waiting.splice(-20)) if (!kinds[of.kind].held.has(of.key)) add(of);
      }
      return waiting.length > 0;
    },
    follow(of, present) {
      const { index, held } = kinds[of.kind];
      if (present && (held.has(of.key) || held.size < mostTitles[of.kind])) return add(of);
      if (!present && held.delete(of.key)) index.remove(of.key);
    },
    soundingLike(kind, letters, limit) {
      const found = new Set<number>();
      for (const known of spellings(letters, syllables)) {
        for (const key of kinds[kind].index.search(known.join(' '), { limit: mostCandidates }))
          found.add(Number(key));
      }
      return [...found]
        .filter((key) => soundRange(readHit(store, { kind, key })?.title ?? '', letters) !== undefined)
        .slice(0, limit);
    },
  };
}

function anIndex(): OfKind {
  const encode = (text: string): string[] => text.split(' ');
  return { index: new Index({ tokenize: 'strict', resolution: 1, cache: false, encode }), held: new Set() };
}

const mostSpellings = 6;
const longestSyllable = 6;

/** The ways to read letters as syllables; what is left at the end is still being typed and asks for nothing. */
function spellings(letters: string, syllables: ReadonlySet<string>): readonly (readonly string[])[] {
  const found: (readonly string[])[] = [];
  const read = (at: number, before: readonly string[]): void => {
    if (found.length >= mostSpellings) return;
    let went = false;
    for (let length = Math.min(longestSyllable, letters.length - at); length > 0; length -= 1) {
      const syllable = letters.slice(at, at + length);
      if (!syllables.has(syllable)) continue;
      went = true;
      read(at + length, [...before, syllable]);
    }
    if (!went && before.length > 0) found.push(before);
  };
  read(0, []);
  return found;
}

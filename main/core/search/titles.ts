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
/** Candidates that share the syllables; each is then compared letter by letter (3 us). */
const mostCandidates = 1000;

/** Titles beside it, so that letters are compared without reading rows. */
type OfKind = { readonly index: Index; readonly held: Map<number, string> };

export function createTitles(store: Store, ticks: () => number, most = mostTitles): Titles {
  const kinds = { todo: anIndex(), archive: anIndex(), article: anIndex(), contact: anIndex() };
  let waiting: RecordKey[] | undefined;

  const add = ({ kind, key }: RecordKey, title: string): void => {
    const { index, held } = kinds[kind];
    const sounds = syllablesOf(title);
    if (held.has(key)) index.update(key, sounds.join(' '));
    else index.add(key, sounds.join(' '));
    held.set(key, title);
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
      const { index, held } = kinds[kind];
      if (title === undefined) {
        if (held.delete(key)) index.remove(key);
      } else if (held.has(key) || held.size < most[kind]) add({ kind, key }, title);
    },
    size: () => recordKinds.reduce((sum, kind) => sum + kinds[kind].held.size, 0),
    soundingLike(kind, letters, limit) {
      const { index, held } = kinds[kind];
      const found = new Set<number>();
      for (const syllables of wholeSyllables(letters)) {
        for (const key of index.search(syllables.join(' '), { limit: mostCandidates }))
          found.add(Number(key));
      }
      return [...found]
        .filter((key) => soundRange(held.get(key) ?? '', letters) !== undefined)
        .slice(0, limit);
    },
  };
}

function anIndex(): OfKind {
  const encode = (text: string): string[] => text.split(' ');
  return { index: new Index({ tokenize: 'strict', resolution: 1, cache: false, encode }), held: new Map() };
}

/** The ways to read letters as syllables; what is left at the end is still being typed and asks for nothing. */
function wholeSyllables(letters: string): readonly (readonly string[])[] {
  return spellingsOf(letters)
    .flatMap((spelling) => [spelling, spelling.slice(0, -1)])
    .filter((parts) => parts.length > 0 && parts.every((part) => part.length > 1 || 'aeo'.includes(part)));
}

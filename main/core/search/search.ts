// The search of one open desk: asks, and follows the rows in slices. What knows sounds is loaded after the start,
// since it takes 130 ms that the first list does not need.
import type { RecordKind } from '../../../shared/domain/terms.ts';
import type { RecordKey } from '../store/ids.ts';
import { countQueuedForIndex } from '../store/index-queue.ts';
import type { Store } from '../store/store.ts';
import { ask, type Group, type SoundSearch } from './ask.ts';
import { createSlices, type Slices } from './fulltext.ts';
import type { Titles } from './titles.ts';

export type Search = {
  /** The groups with hits, in the order of the kinds. */
  ask(question: string, limitPerKind: number): readonly Group[];
  /** Keys of one kind, best first. */
  keysOf(kind: RecordKind, question: string, limit: number): readonly number[];
  /** One slice of at most 20 ms; true while there is more. */
  step(): boolean;
  behind(): number;
  /** When sounds are known too. */
  readonly ready: Promise<void>;
};

export type SearchParts = {
  readonly store: Store;
  readonly ticks: () => number;
  /** A bug met in one row: the row stays unindexed and the others go on. Without this it is thrown. */
  readonly onBug?: (error: unknown) => void;
  /** What knows sounds is not loaded before: its 130 ms of processor would stand before the first list. */
  readonly notBefore?: Promise<void>;
};

type Late = { readonly titles: Titles; readonly slices: Slices; readonly sounds: SoundSearch };

export function createSearch(parts: SearchParts): Search {
  const { store } = parts;
  let late: Late | undefined;
  const ready = loadLate(parts).then((loaded) => {
    late = loaded;
  });
  const questionOf = (text: string, limitPerKind: number) => ({
    text,
    limitPerKind,
    ...(late === undefined ? {} : { sounds: late.sounds }),
  });
  return {
    ask: (text, limitPerKind) =>
      ask(store, questionOf(text, limitPerKind)).filter((group) => group.total > 0),
    keysOf(kind, text, limit) {
      const group = ask(store, { ...questionOf(text, limit), kinds: [kind] })[0];
      return group?.keys ?? [];
    },
    step() {
      if (late === undefined) return true;
      return late.slices.step() || late.titles.step();
    },
    behind: () => countQueuedForIndex(store),
    ready,
  };
}

async function loadLate({ store, ticks, onBug, notBefore }: SearchParts): Promise<Late> {
  await notBefore;
  const [{ createTitles }, pinyin] = await Promise.all([
    import('./titles.ts'),
    import('../../../shared/text/pinyin.ts'),
  ]);
  const titles = createTitles(store, ticks);
  const onIndexed = (of: RecordKey, present: boolean): void => titles.follow(of, present);
  return {
    titles,
    slices: createSlices({
      store,
      sounds: pinyin,
      ticks,
      onIndexed,
      ...(onBug === undefined ? {} : { onBug }),
    }),
    sounds: { ...pinyin, soundingLike: titles.soundingLike },
  };
}

// What a question is asked of: the file, what knows sounds, what knows whether a norm is in force.
import type { Standing } from '../../../shared/domain/norm-standing.ts';
import type { IndexedKind, RecordKind } from '../../../shared/domain/terms.ts';
import { type HitRow, readHit } from '../store/hits.ts';
import type { IndexedKey } from '../store/indexed.ts';
import type { Store } from '../store/store.ts';

export type SoundSearch = {
  lettersOf(question: string): string | undefined;
  mayBeSyllable(letters: string): boolean;
  soundQuestions(letters: string): readonly (readonly string[])[];
  soundRange(text: string, letters: string): readonly [number, number] | undefined;
  soundingLike(kind: RecordKind, letters: string, limit: number): readonly number[];
};

/** How a norm stands today, or what its source's word comes to; undefined of an article of which there is nothing to say. */
export type StandingOf = (article: number) => Standing | undefined;

export type Ground = {
  readonly store: Store;
  /** Absent until what knows sounds is loaded. */
  readonly sounds?: SoundSearch;
  readonly standingOf: StandingOf;
  readonly hitRowOf: (of: IndexedKey) => HitRow | undefined;
};

/** Of one question, in which a row is looked at to see whether it is a hit, and then to rank and show it. */
export function eachHitRowOnce(store: Store): Ground['hitRowOf'] {
  const known = new Map<string, HitRow | undefined>();
  return (of) => {
    const name = of.kind + of.key;
    if (known.has(name)) return known.get(name);
    const row = readHit(store, of);
    known.set(name, row);
    return row;
  };
}

export type Question = {
  readonly text: string;
  readonly limitPerKind: number;
  readonly kinds?: readonly IndexedKind[];
};

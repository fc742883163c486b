// Which of some rows a question finds by its words and filters, asked of the index alone; what it cannot say of them
// (a lone last character, 有效) is judged when they are shown: `admitted` in candidates.ts.
import type { IndexedKind } from '../../../shared/domain/terms.ts';
import type { Store } from '../store/store.ts';
import { kindsAsked } from './ask.ts';
import { type Asked, askedOf, askedOfKind } from './asked.ts';
import { characterToken, facets } from './documents.ts';
import { within, wordsMatch } from './fulltext.ts';

export type Matches = ReadonlyMap<IndexedKind, string>;

/** `but`: sources of a kind that do not count. Empty when nothing of the question can be asked of the index. */
export function matchesOf(
  store: Store,
  question: string,
  but: (kind: IndexedKind) => readonly number[] = () => [],
): Matches {
  // By its sound alone nothing is followed: it would bring what nobody meant.
  const asked = askedOf(store, question, undefined);
  return new Map(
    kindsAsked(asked)
      // followed.ts, followedKinds.
      .filter((kind) => kind !== 'file')
      .flatMap((kind) => {
        const match = matchOfKind(askedOfKind(asked, kind), but(kind));
        return match === undefined ? [] : [[kind, match] as const];
      }),
  );
}

export function matchOfKind(asked: Asked, but: readonly number[] = []): string | undefined {
  const not = but.length === 0 ? [] : [{ not: true, any: but.map(facets.source) }];
  return within(wordsOrCharacters(asked), { ...asked, facets: [...asked.facets, ...not] });
}

/** Single characters are looked for in titles. */
function wordsOrCharacters(asked: Asked): string | undefined {
  const match = wordsMatch('title body', asked);
  if (match !== undefined || asked.words.length === 0) return match;
  return asked.words.map((word) => `"${characterToken(word[0]?.open ?? '')}"`).join(' AND ');
}

const widestGap = 500;

/** Keys that lie together, so that nothing between those that lie far apart is gone through. */
export function runsOf(keys: readonly number[]): readonly (readonly number[])[] {
  const runs: number[][] = [];
  for (const key of keys.toSorted((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last === undefined || key - (last.at(-1) ?? key) > widestGap) runs.push([key]);
    else last.push(key);
  }
  return runs;
}

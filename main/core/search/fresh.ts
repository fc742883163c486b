// Of a question that is kept: how many hits came since it was last looked at.
import { matchText } from '../store/full-text.ts';
import { askedOf } from './asked.ts';
import { kindsAsked } from './ask.ts';
import { within, wordsMatch } from './fulltext.ts';
import type { Ground } from './ground.ts';

/** More is told as this many. */
const mostFresh = 99;

/** Keys are never used twice and grow, so a row that came since has one above those remembered. */
export function countNewer(
  { store, sounds }: Ground,
  question: string,
  than: { readonly [kind: string]: number },
): number {
  const asked = askedOf(store, question, sounds?.lettersOf);
  const match = within(wordsMatch('title body', asked), asked);
  if (match === undefined || (asked.words.length > 0 && wordsMatch('title body', asked) === undefined))
    return 0;
  let count = 0;
  for (const kind of kindsAsked(asked)) {
    count += matchText(store, kind, match, mostFresh - count, than[kind] ?? 0).length;
    if (count >= mostFresh) return mostFresh;
  }
  return count;
}

// The words of a row that is too long for one statement of the index, cut into parts that overlap: whatever stands side by side in a
// question stands in one of them whole. What is of the row itself (words of its title, sounds, filters) is in the first.
import { longestPhrase } from '../../../shared/text/bigrams.ts';
import { type LongText, longText } from '../store/long-texts.ts';

/** Characters of tokens that one statement takes: with the commit in 7 ms, where 250,000 take 9 and two such parts 20. */
export const mostOfPart = 200_000;

/** Undefined of a row that need not be cut. */
export function cutLong(tokens: string, most: number): LongText | undefined {
  if (tokens.length <= most) return undefined;
  const parts: string[] = [];
  let start = 0;
  while (tokens.length - start > most) {
    const end = tokens.lastIndexOf(' ', start + most);
    const next = overlapFrom(tokens, end);
    if (next <= start) throw new Error('believed: a part is longer than the longest phrase');
    parts.push(tokens.slice(start, end));
    start = next;
  }
  parts.push(tokens.slice(start));
  return longText(parts);
}

/** Where the part behind one that ends there begins. */
function overlapFrom(tokens: string, end: number): number {
  let at = end;
  for (let count = 0; count < longestPhrase; ) {
    const before = tokens.lastIndexOf(' ', at - 1);
    // Where something is missing (a row without sounds) two blanks stand side by side.
    if (before + 1 < at) count += 1;
    at = before;
    if (before < 0) break;
  }
  return at + 1;
}

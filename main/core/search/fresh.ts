// Of a question that is kept: how many hits came since it was last looked at.
import { matchText } from '../store/full-text.ts';
import { filesOfParts } from '../store/file-text.ts';
import { type Asked, askedOf, askedOfKind } from './asked.ts';
import { isNamed } from './candidates.ts';
import { kindsAsked } from './ask.ts';
import type { Store } from '../store/store.ts';
import { within, wordsMatch } from './fulltext.ts';
import type { Ground } from './ground.ts';

/** More is told as this many. */
const mostFresh = 99;
/** A long file has many parts. */
const mostParts = 300;

/** Keys are never used twice and grow, so a row that came since has one above those remembered. */
export function countNewer(
  { store, sounds }: Ground,
  question: string,
  than: { readonly [kind: string]: number },
): number {
  const asked = askedOf(store, question, sounds?.lettersOf);
  const words = wordsMatch('title body', asked);
  if (words === undefined && asked.words.length > 0) return 0;
  let count = 0;
  for (const kind of kindsAsked(asked)) {
    const match = within(words, askedOfKind(asked, kind));
    if (match === undefined) continue;
    count +=
      kind === 'file'
        ? newFiles(store, asked, { than: than[kind] ?? 0, most: mostFresh - count })
        : matchText(store, kind, match, mostFresh - count, than[kind] ?? 0).length;
    if (count >= mostFresh) return mostFresh;
  }
  return count;
}

/** A file is a new hit as long as a record that may be seen names it, however many of its parts are. */
function newFiles(
  store: Store,
  asked: Asked,
  { than, most }: { readonly than: number; readonly most: number },
): number {
  const match = within(wordsMatch('title body', asked), { ...asked, facets: [], forbidden: [] });
  const parts = match === undefined ? [] : matchText(store, 'file', match, mostParts, than);
  const fileOf = filesOfParts(store, parts);
  const files = new Set<string>();
  for (const part of parts) {
    const file = fileOf.get(part);
    if (file === undefined || files.has(file) || !isNamed(store, asked, part)) continue;
    files.add(file);
    if (files.size === most) break;
  }
  return files.size;
}

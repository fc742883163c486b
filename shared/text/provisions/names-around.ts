// How the words around a citation say which norm it means: 本法, 该条例, 依照刑法, and names a text gives itself. Pure.
import type { Meant } from './citations.ts';
import { numberCharacters } from './numbers.ts';

const D = `[${numberCharacters}]`;

/** 《…》, perhaps with a title inside. */
export const titlePattern = '《(?:[^《》\\n]|《[^《》\\n]*》){1,150}》';

const typeWord =
  '(?:法|典|条例|规定|办法|细则|规则|决定|决议|解释|准则|通则|章程|公约|议定书|协定|修正案|规范|标准|规程|意见|通知|方案|纲要|令)';
const pointing = new RegExp(
  `(本|该|此|前述|上述|这|(?<![合共协])同)(?:(?![本该])\\p{Script=Han}){0,4}?${typeWord}(?:的|中|之)?(?:第${D}+[编章])?(?:第${D}+节)?$`,
  'u',
);
const wordsOfName = new RegExp(
  `([\\p{Script=Han}（）()]{0,34}${typeWord})(?:的|中)?(?:第${D}+[编章])?(?:第${D}+节)?$`,
  'u',
);

/** `before` ends where the citation begins, at `start` of its text. */
export function meantBefore(before: string, start: number): { readonly meant: Meant; readonly from: number } {
  const point = pointing.exec(before);
  if (point !== null && point[0].length <= 14) {
    const from = start - point[0].length;
    return { meant: point[1] === '本' ? { by: 'this' } : { by: 'that' }, from };
  }
  const named = wordsOfName.exec(before);
  const words = named?.[1];
  if (named === null || words === undefined) return { meant: { by: 'nothing' }, from: start };
  const names = Array.from({ length: words.length - 1 }, (_, at) => words.slice(at));
  return { meant: { by: 'words', names, gap: named[0].length - words.length }, from: start };
}

/** Names given in the text itself: 《保守国家秘密法》（以下简称保密法）. */
export function shortNamesIn(text: string): ReadonlyMap<string, string> {
  const given = new RegExp(
    `(${titlePattern})\\s*(?:[（(][^（）()\\n]{0,30}[)）])?\\s*[（(]以下(?:简)?称[:：]?\\s*["“《〈「]?([^）)"”》〉」\\n]{1,24})["”》〉」]?\\s*[)）]`,
    'gu',
  );
  return new Map(
    [...text.matchAll(given)].map(([, whole = '', short = '']) => [short.trim(), whole.slice(1, -1)]),
  );
}

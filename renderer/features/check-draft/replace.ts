// A citation of a draft replaced by the place where it stands now, the places of the others moved along. Pure.

import type { CheckedCitation } from '../../../shared/contract/desk-norms.ts';
import { placeWords, titleWords } from '../../text/citation-words.ts';

export type Checked = { readonly text: string; readonly citations: readonly CheckedCitation[] };

/** 《X》第三十二条 of where it stands now. */
export function wordsNow({ now }: CheckedCitation): string | undefined {
  if (now === undefined) return undefined;
  return `${titleWords(now.title)}${placeWords(now.label, now.place ?? {})}`;
}

/** Undefined where nothing better is known. */
export function replaced({ text, citations }: Checked, at: number): Checked | undefined {
  const citation = citations[at];
  const words = citation && wordsNow(citation);
  if (citation === undefined || words === undefined) return undefined;
  const longer = words.length - (citation.end - citation.start);
  return {
    text: `${text.slice(0, citation.start)}${words}${text.slice(citation.end)}`,
    citations: citations.map((each, n) => {
      if (n === at) return mended(each, words);
      if (each.start < citation.end) return each;
      return { ...each, start: each.start + longer, end: each.end + longer };
    }),
  };
}

/** It is now what stands there; words that were quoted after it may still differ. */
function mended({ now, quoted, start }: CheckedCitation, words: string): CheckedCitation {
  const isQuoteRight = quoted === undefined || now === undefined || bare(now.text).includes(bare(quoted));
  return {
    start,
    end: start + words.length,
    text: words,
    outcome: isQuoteRight ? 'same' : 'words-changed',
    ...(now !== undefined && { target: now }),
    ...(quoted !== undefined && { quoted }),
  };
}

const bare = (words: string): string => words.replace(/[\s\p{P}]/gu, '');

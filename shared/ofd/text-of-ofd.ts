// The whole text of an OFD for the index: page by page, pictures and paths unread, with the limits of the file. What could
// not be read is told, and the rest is handed over.
import { type OfdLimits, ofdLimits } from './limits.ts';
import { openWords } from './open.ts';
import { textOfPage } from './text.ts';
import type { OfdTrouble } from './trouble.ts';

export type OfdText = {
  readonly pages: readonly string[];
  /** What is missing from the text. */
  readonly notes: readonly OfdTrouble[];
};

/** One page after another, so that a worker may put it aside between two. The last value says what was missing. */
export function* pagesOfText(
  bytes: Uint8Array,
  limits: OfdLimits = ofdLimits,
): Generator<string, OfdText | OfdTrouble> {
  const opened = openWords(bytes, limits);
  if ('trouble' in opened) return opened.trouble;
  const { document } = opened;
  const pages: string[] = [];
  const notes = [...document.notes];
  let length = 0;
  for (let at = 0; at < document.pageCount; at += 1) {
    const page = document.page(at);
    const text = textOfPage(page);
    notes.push(...page.notes);
    length += text.length;
    if (length > limits.textLength) {
      notes.push({ kind: 'too-large', limit: 'textLength' });
      break;
    }
    pages.push(text);
    yield text;
  }
  return { pages, notes: notes.slice(0, 100) };
}

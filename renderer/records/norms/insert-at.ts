// Words put into a text where the caret is, in place of what is selected. Pure.

export type Caret = { readonly start: number; readonly end: number };
type Inserted = { readonly text: string; readonly caret: number };

/** Undefined where the text would become longer than it may be: nothing is ever cut off. */
export function insertAt(text: string, caret: Caret, words: string, longest: number): Inserted | undefined {
  const start = Math.min(Math.max(0, caret.start), text.length);
  const end = Math.min(Math.max(start, caret.end), text.length);
  const next = `${text.slice(0, start)}${words}${text.slice(end)}`;
  return next.length > longest ? undefined : { text: next, caret: start + words.length };
}

/** How much may be put in there. */
export const roomAt = (text: string, { start, end }: Caret, longest: number): number =>
  longest - (insertAt(text, { start, end }, '', Number.POSITIVE_INFINITY)?.text.length ?? text.length);

// Words that a text quotes behind a citation, and whether a provision holds them. Pure.

/** 规定：“…” right behind the citation. */
const quoteBehind = /^[^。；\n“”「」]{0,16}?[：:，,]?\s*[“「"]([^”」"\n]{4,600})[”」"]/u;

/** “…”（《X》第三条）: the words first, where they come from in brackets behind them. */
const quoteAhead = /[“「"]([^“”「」"\n]{4,600})[”」"]\s*(?:[（(—－-]{1,2}|见|参见)\s*$/u;

type Quoted = {
  readonly words: string;
  /** Where the quotation behind the citation ends; the citation's own end when it stands ahead. */
  readonly until: number;
};

/** The words that go with a citation at [start, end) of a text. */
export function quotedBeside(text: string, start: number, end: number): Quoted | undefined {
  const behind = quoteBehind.exec(text.slice(end, end + 640));
  const words = behind?.[1] ?? quoteAhead.exec(text.slice(Math.max(0, start - 640), start))?.[1];
  if (words === undefined) return undefined;
  return { words: withoutLabel(words), until: end + (behind?.[0].length ?? 0) };
}

/** “第四十二条 除可以…”: the number is not among the words of a 条. */
const withoutLabel = (quoted: string): string =>
  quoted.replace(/^第[^条\s]{1,12}条(?:之[一二三四五六七八九十]+)?[\s\u3000]+/u, '');

/** Blanks, line ends and marks make no difference to what is quoted. */
export const wordsAlone = (text: string): string => text.normalize('NFKC').replace(/[\s\p{P}\p{S}]/gu, '');

/** `words`: of a provision, alone. …… in the quotation stands for words left out. */
export function holdsWords(words: string, quoted: string): boolean {
  let from = 0;
  for (const piece of quoted.split(/…+|\.{3,}/u).map(wordsAlone)) {
    const at = words.indexOf(piece, from);
    if (at < 0) return false;
    from = at + piece.length;
  }
  return true;
}

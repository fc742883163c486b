// Pieces of a page of a PDF as running text. A PDF has lines, not paragraphs: a word that goes on in the next line is put
// together again, or nobody could find it. Pure.

export type Glyphs = {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly endsLine: boolean;
};

type Line = { readonly text: string; readonly left: number; readonly right: number };

export function linesOf(glyphs: readonly Glyphs[]): string {
  const lines = gathered(glyphs);
  const edge = Math.max(0, ...lines.map(({ right }) => right));
  let text = '';
  lines.forEach((line, at) => {
    const before = lines[at - 1];
    text += before === undefined ? line.text : `${between(before, line, edge)}${line.text}`;
  });
  return text;
}

function gathered(glyphs: readonly Glyphs[]): readonly Line[] {
  const lines: Line[] = [];
  let parts: Glyphs[] = [];
  const end = () => {
    const text = parts.map((part) => part.text).join('');
    const left = Math.min(...parts.map((part) => part.left));
    const right = Math.max(...parts.map((part) => part.right));
    if (text.trim() !== '') lines.push({ text: withoutGaps(text.trim()), left, right });
    parts = [];
  };
  for (const part of glyphs) {
    parts.push(part);
    if (part.endsLine) end();
  }
  if (parts.length > 0) end();
  return lines;
}

/** Han set wide apart comes with blanks that nobody typed. */
const withoutGaps = (text: string): string => text.replace(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, '');

const han = /^[\p{Script=Han}，。、；：！？（）《》〈〉「」“”‘’〔〕…]$/u;

/** A line that reaches as far as the others goes on in the next one. */
function between(before: Line, after: Line, edge: number): string {
  const last = Array.from(before.text).at(-1) ?? '';
  const [first = ''] = after.text;
  const em = (before.right - before.left) / Math.max(1, Array.from(before.text).length);
  const isFull = before.right >= edge - 2.5 * em;
  if (!isFull) return '\n';
  if (han.test(last) && (han.test(first) || /\d/.test(first))) return '';
  return /[\p{L}\d,;]/u.test(last) && /\p{L}/u.test(first) ? ' ' : '\n';
}

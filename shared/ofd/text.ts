// The words of a page: runs with their boxes in millimetres for selection, search and copy, and the whole text of a file
// for the index. Runs come in the order of the file, which is the order makers write in.
import { boxThrough, identity, type Matrix, through, within } from './matrix.ts';
import type { Drawn, DrawnText, Glyph, Page, TextLine } from './model.ts';
import type { Box } from './values.ts';

type TextRun = {
  readonly text: string;
  /** Of the unturned run: its upper left corner on the page, its length and the height of its letters. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Degrees clockwise around that corner. */
  readonly angle: number;
  /** What it covers on the page, turned. */
  readonly covers: Box;
  readonly lineEnd: boolean;
};

type Placed = Omit<TextRun, 'lineEnd'> & { readonly baseline: number };

const wide =
  /[\u1100-\u115f\u2e80-\u9fff\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6]/;
/** How wide a letter is about, in parts of the size. */
const widthOf = (letter: string): number => (letter.length > 1 || wide.test(letter) ? 1 : 0.5);

/** Letters above and below the line, as parts of the size: what FangSong and SimSun have. */
const ascent = 0.86;

type Span = {
  readonly x: number;
  readonly y: number;
  readonly length: number;
  readonly down: boolean;
  readonly text: string;
};

function spanOf(glyphs: readonly Glyph[], { size, across }: DrawnText, natural: boolean): Span | undefined {
  const first = glyphs[0];
  const last = glyphs.at(-1);
  if (first === undefined || last === undefined) return undefined;
  const text = glyphs.map((glyph) => glyph.text).join('');
  const sum = natural ? glyphs.reduce((all, glyph) => all + widthOf(glyph.text), 0) * size * across : 0;
  const lastWidth = widthOf(last.text) * size;
  const right = last.x - first.x;
  const down = last.y - first.y;
  const isDown = !natural && Math.abs(down) > Math.abs(right);
  const length = natural ? sum : isDown ? Math.abs(down) + size : Math.max(0, right) + lastWidth * across;
  return { x: Math.min(first.x, last.x), y: first.y, length, down: isDown, text };
}

/** Where letters jump by more than this many sizes, another run begins: columns of a table set as one object. */
const jump = 3;

function pieces(line: TextLine, size: number): readonly (readonly Glyph[])[] {
  const found: Glyph[][] = [[]];
  for (const [index, glyph] of line.glyphs.entries()) {
    const before = line.glyphs[index - 1];
    const far =
      before !== undefined &&
      !line.natural &&
      (Math.abs(glyph.x - before.x) > jump * size || Math.abs(glyph.y - before.y) > jump * size);
    if (far) found.push([]);
    found.at(-1)?.push(glyph);
  }
  return found;
}

function runsOfText(thing: DrawnText, space: Matrix): readonly Placed[] {
  const at = within(space, thing.matrix);
  return thing.lines.flatMap((line) =>
    pieces(line, thing.size).flatMap((glyphs): readonly Placed[] => {
      const span = spanOf(glyphs, thing, line.natural);
      if (span === undefined || span.text === '') return [];
      const top = span.down ? span.y - thing.size * ascent : span.y - thing.size * ascent;
      const width = span.down ? thing.size : span.length;
      const height = span.down ? span.length : thing.size;
      const covers = boxThrough(at, { x: span.x, y: top, width, height });
      const corner = through(at, { x: span.x, y: top });
      const angle = (Math.atan2(at[1], at[0]) * 180) / Math.PI;
      return [
        {
          text: span.text,
          x: corner.x,
          y: corner.y,
          width: width * Math.hypot(at[0], at[1]),
          height: height * Math.hypot(at[2], at[3]),
          angle: Math.abs(angle) < 0.05 ? 0 : angle,
          covers,
          baseline: through(at, { x: span.x, y: span.y }).y,
        },
      ];
    }),
  );
}

function placedRuns(things: readonly Drawn[], space: Matrix): readonly Placed[] {
  return things.flatMap((thing) => {
    if (thing.kind === 'text') return runsOfText(thing, space);
    return thing.kind === 'group' ? placedRuns(thing.things, within(space, thing.matrix)) : [];
  });
}

const onOneLine = (one: Placed, other: Placed): boolean =>
  Math.abs(one.baseline - other.baseline) < Math.min(one.height, other.height) * 0.4 &&
  Math.abs(one.angle - other.angle) < 1;

export function runsOf(page: Page): readonly TextRun[] {
  const placed = placedRuns(page.things, identity);
  return placed.map(({ baseline: _, ...run }, index) => {
    const next = placed[index + 1];
    const here = placed[index];
    return { ...run, lineEnd: next === undefined || here === undefined || !onOneLine(here, next) };
  });
}

const blank = /\s$/;
const han = /\p{Script=Han}|[，。、；：）》」』】…—]/u;

/** A word may be set in two objects beside each other, or be broken at the right edge of a paragraph. */
function joint(before: TextRun, next: TextRun, rightEdge: number): string {
  if (!before.lineEnd) {
    const gap = next.covers.x - (before.covers.x + before.covers.width);
    return gap > before.height * 0.6 && !blank.test(before.text) ? ' ' : '';
  }
  const full = before.covers.x + before.covers.width > rightEdge - before.height * 1.6;
  const below = next.covers.y - before.covers.y;
  const follows = below > 0 && below < before.height * 2.6 && Math.abs(next.height - before.height) < 0.1;
  const letters = [...before.text.trimEnd()].at(-1) ?? '';
  return full && follows && han.test(letters) && han.test(next.text.slice(0, 2)) ? '' : '\n';
}

/** The text of a page as one would copy it whole. */
export function textOfPage(page: Page): string {
  const runs = runsOf(page);
  const rightEdge = runs.reduce((far, { covers }) => Math.max(far, covers.x + covers.width), 0);
  let text = '';
  for (const [index, run] of runs.entries()) {
    text += run.text;
    const next = runs[index + 1];
    if (next !== undefined) text += joint(run, next, rightEdge);
  }
  return text;
}

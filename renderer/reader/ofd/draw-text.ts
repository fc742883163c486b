// Letters onto the canvas, each at its own place. A glyph asked for by number is drawn by its private letter, when the
// embedded font could be loaded; else the letter itself, in the font that stands in.
import { letterOfGlyph } from '../../../shared/ofd/font/letters.ts';
import { type Matrix, moved, scaled, within } from '../../../shared/ofd/matrix.ts';
import type { DrawnText, Glyph, TextLine } from '../../../shared/ofd/model.ts';
import { takePen } from './draw-path.ts';
import type { LoadedFont } from './fonts.ts';
import { type PaintAt, styleFor } from './paint.ts';
import { type Pen2d, enterSpace } from './surface.ts';

/** Letters are set at this size and scaled: a canvas rounds the widths of very small sizes. */
const setAt = 100;

const turns: Readonly<Record<number, Matrix>> = {
  90: [0, 1, -1, 0, 0, 0],
  180: [-1, 0, 0, -1, 0, 0],
  270: [0, -1, 1, 0, 0, 0],
};

/** Glyph 0 is the font's own "I do not have this": then the letter itself says more than its empty box. */
const signOf = ({ glyph, text }: Glyph, byGlyph: boolean): string =>
  glyph !== undefined && byGlyph && (glyph > 0 || text === '') ? letterOfGlyph(glyph) : text;

/** Weight 700 of an embedded bold font is that font itself, not a bolder one. */
function cssFont(thing: DrawnText, { families, byGlyph }: LoadedFont): string {
  const bold = thing.weight >= 600 || (thing.font.bold && !byGlyph);
  const italic = thing.italic || (thing.font.italic && !byGlyph);
  return `${italic ? 'italic ' : ''}${bold ? 'bold ' : ''}${setAt}px ${families}`;
}

/** Where a letter goes when the document states no places: along the line, by the font's own widths. */
function alongOf(thing: DrawnText, advance: number): { readonly x: number; readonly y: number } {
  const turn = (thing.lineTurn * Math.PI) / 180;
  return { x: Math.round(Math.cos(turn)) * advance, y: Math.round(Math.sin(turn)) * advance };
}

type Sign = (text: string) => void;

/** Letters up to here are narrow in the fonts documents name; the font that stands in may have them wider. */
const lastNarrow = 0x2e80;

/** A letter of a stand-in font wider than the place it has is pressed together, as far as it stays readable. */
function pressed(glyph: Glyph, text: string, at: { thing: DrawnText; pen: Pen2d; byGlyph: boolean }): number {
  const { advance } = glyph;
  if (at.byGlyph || advance === undefined || (text.codePointAt(0) ?? 0) >= lastNarrow) return 1;
  const width = (at.pen.measureText(text).width / setAt) * at.thing.size * at.thing.across;
  return width > advance * 1.02 ? Math.max(0.5, advance / width) : 1;
}

function drawLine(
  line: TextLine,
  thing: DrawnText,
  at: { pen: Pen2d; space: Matrix; byGlyph: boolean; sign: Sign },
): void {
  const size = thing.size / setAt;
  const shape = within(turns[thing.letterTurn] ?? [1, 0, 0, 1, 0, 0], scaled(size * thing.across, size));
  let advance = 0;
  for (const glyph of line.glyphs) {
    const text = signOf(glyph, at.byGlyph);
    if (text === '') continue;
    const along = line.natural ? alongOf(thing, advance) : { x: 0, y: 0 };
    const place = moved(glyph.x + along.x, glyph.y + along.y);
    const narrow = pressed(glyph, text, { ...at, thing });
    enterSpace(
      at.pen,
      within(at.space, within(place, narrow === 1 ? shape : within(shape, scaled(narrow, 1)))),
    );
    at.sign(text);
    if (line.natural) advance += at.pen.measureText(text).width * size * thing.across;
  }
}

export function drawText(thing: DrawnText, at: PaintAt): void {
  const { pen, ready } = at.surface;
  const loaded = ready.fonts.get(thing.font.key);
  if (loaded === undefined || thing.size === 0) return;
  const space = within(at.standing.space, thing.matrix);
  pen.font = cssFont(thing, loaded);
  pen.textBaseline = 'alphabetic';
  const each = { pen, space, byGlyph: loaded.byGlyph };
  enterSpace(pen, space);
  const here = { ...at, standing: { ...at.standing, space } };
  const fill = thing.fill === undefined ? undefined : styleFor(thing.fill, here);
  if (fill !== undefined) {
    pen.fillStyle = fill;
    for (const line of thing.lines)
      drawLine(line, thing, { ...each, sign: (text) => pen.fillText(text, 0, 0) });
  }
  if (thing.pen === undefined || !takePen(pen, thing.pen, space, here)) return;
  pen.lineWidth = (thing.pen.width * setAt) / thing.size;
  for (const line of thing.lines)
    drawLine(line, thing, { ...each, sign: (text) => pen.strokeText(text, 0, 0) });
}

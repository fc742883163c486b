// Letters with their places (GB/T 33190 11): TextCode, its deltas, and the groups of glyphs that stand for letters
// (CGTransform). Places are those of the object's own space.
import type { Glyph, OfdFont, TextLine } from '../model.ts';
import { deltasOf, numberAt, numbersOf } from '../values.ts';
import { attribute, childText, type Xml } from '../xml.ts';
import type { Reading } from './reading.ts';

export const namelessFont: OfdFont = {
  key: '',
  name: '',
  family: '',
  bold: false,
  italic: false,
  fixed: false,
  part: undefined,
};

type Group = { readonly at: number; readonly letters: number; readonly glyphs: readonly number[] };

/** A glyph before it has its place. `units`: code units of the text it stands for. */
type Sign = { readonly text: string; readonly glyph?: number };

function groupOf(element: Xml): Group {
  const glyphs = numbersOf(childText(element, 'Glyphs')).map((glyph) => Math.max(0, Math.trunc(glyph)));
  return {
    at: Math.max(0, Math.trunc(numberAt(element, 'CodePosition') ?? 0)),
    letters: Math.max(1, Math.trunc(numberAt(element, 'CodeCount') ?? 1)),
    glyphs: glyphs.slice(0, Math.max(1, numberAt(element, 'GlyphCount') ?? glyphs.length)),
  };
}

/** Each glyph takes its letter; what letters are left over go to the last one. */
function signsOfGroup(group: Group, letters: readonly string[]): readonly Sign[] {
  const taken = letters.slice(group.at, group.at + group.letters);
  return group.glyphs.map((glyph, index) => ({
    glyph,
    text: index === group.glyphs.length - 1 ? taken.slice(index).join('') : (taken[index] ?? ''),
  }));
}

function signsOf(letters: readonly string[], groups: readonly Group[]): readonly Sign[] {
  const signs: Sign[] = [];
  const inOrder = [...groups].filter((group) => group.glyphs.length > 0).sort((a, b) => a.at - b.at);
  let at = 0;
  for (const group of inOrder) {
    if (group.at < at || group.at >= Math.max(1, letters.length)) continue;
    for (; at < group.at; at += 1) signs.push({ text: letters[at] ?? '' });
    for (const sign of signsOfGroup(group, letters)) signs.push(sign);
    at = group.at + group.letters;
  }
  for (; at < letters.length; at += 1) signs.push({ text: letters[at] ?? '' });
  return signs;
}

const isBreak = (letter: string | undefined): boolean => letter === '\n' || letter === '\r';
const isBlank = (letter: string | undefined): boolean => isBreak(letter) || letter === ' ' || letter === '\t';

/**
 * Indentation of a pretty-printed file is no text; blanks within the line are. By hand: an expression for "blanks with a
 * line end among them, at the end" takes the square of the time of its blanks.
 */
function lettersOf(code: Xml): readonly string[] {
  const { text } = code;
  let from = 0;
  while (isBlank(text[from])) from += 1;
  let to = text.length;
  while (to > from && isBlank(text[to - 1])) to -= 1;
  const hasBreak = (part: string): boolean => part.includes('\n') || part.includes('\r');
  const start = hasBreak(text.slice(0, from)) ? from : 0;
  const end = hasBreak(text.slice(to)) ? to : text.length;
  return [...text.slice(start, Math.max(start, end))];
}

/**
 * Steps from sign to sign. Some makers count a rare character (two code units) as two: then it takes two deltas. Too few
 * deltas: the last one holds on, as other readers do it.
 */
function stepsOf(text: string | undefined, signs: readonly Sign[]): readonly number[] | undefined {
  const units = signs.reduce((sum, sign) => sum + Math.max(1, sign.text.length), 0);
  const deltas = deltasOf(text, units);
  if (deltas.length === 0) return undefined;
  const byUnits = deltas.length === units - 1 && units > signs.length;
  let next = 0;
  return signs.map((sign) => {
    const count = byUnits ? Math.max(1, sign.text.length) : 1;
    let step = 0;
    for (let taken = 0; taken < count; taken += 1)
      step += deltas[next + taken] ?? (count > 1 ? 0 : (deltas.at(-1) ?? 0));
    next += count;
    return step;
  });
}

type Start = { readonly x: number; readonly y: number };

function lineOf(code: Xml, groups: readonly Group[], start: Start): TextLine {
  const signs = signsOf(lettersOf(code), groups);
  const right = stepsOf(attribute(code, 'DeltaX'), signs);
  const down = stepsOf(attribute(code, 'DeltaY'), signs);
  let { x, y } = start;
  const glyphs = signs.map((sign, index): Glyph => {
    const placed = { ...sign, x, y };
    const stepX = right?.[index] ?? 0;
    x += stepX;
    y += down?.[index] ?? 0;
    return stepX > 0 && index < signs.length - 1 ? { ...placed, advance: stepX } : placed;
  });
  return { glyphs, natural: right === undefined && down === undefined && signs.length > 1 };
}

/** The groups before a TextCode are its own; those behind the last one belong to it as well. */
export function linesOf(object: Xml, reading: Reading): readonly TextLine[] {
  const codes = object.children.filter((one) => one.name === 'TextCode');
  const lines: TextLine[] = [];
  let start: Start = { x: 0, y: 0 };
  let from = 0;
  for (const [index, code] of codes.entries()) {
    const place = object.children.indexOf(code);
    const to = index === codes.length - 1 ? object.children.length : place;
    const groups = object.children.slice(from, to).filter((one) => one.name === 'CGTransform');
    from = place;
    start = { x: numberAt(code, 'X') ?? start.x, y: numberAt(code, 'Y') ?? start.y };
    reading.spend('pageGlyphs', code.text.length + groups.length);
    const line = lineOf(code, groups.map(groupOf), start);
    reading.spend('pageGlyphs', line.glyphs.length);
    lines.push(line);
  }
  return lines;
}

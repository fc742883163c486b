// Which letter is which glyph (cmap): read from the formats fonts embedded in OFD have (0, 4, 6, 12), written as format 12
// with every glyph under a private letter besides, so that a page can ask for a glyph by its number.
import { b16, b32, b8, bytesFrom, long, short, signed16 } from './bytes.ts';

/** The letter that stands for a glyph number: plane 15 is private use, and as large as a font may be. */
export const letterOfGlyph = (glyph: number): string =>
  String.fromCodePoint(0xf0000 + Math.min(glyph, 0xfffd));

type Letters = Map<number, number>;

function fromFormat4(table: Uint8Array, letters: Letters): void {
  const count = b16(table, 6) / 2;
  for (let segment = 0; segment < count; segment += 1) {
    const end = b16(table, 14 + segment * 2);
    const start = b16(table, 16 + (count + segment) * 2);
    const delta = signed16(b16(table, 16 + (count * 2 + segment) * 2));
    const rangeAt = 16 + (count * 3 + segment) * 2;
    const range = b16(table, rangeAt);
    for (let letter = start; letter <= end && letter < 0xffff; letter += 1) {
      const listed = range === 0 ? letter : b16(table, rangeAt + range + (letter - start) * 2);
      const glyph = range !== 0 && listed === 0 ? 0 : (listed + delta) & 0xffff;
      if (glyph !== 0) letters.set(letter, glyph);
    }
  }
}

function fromFormat12(table: Uint8Array, letters: Letters): void {
  const groups = Math.min(b32(table, 12), Math.floor((table.length - 16) / 12));
  for (let group = 0; group < groups; group += 1) {
    const at = 16 + group * 12;
    const start = b32(table, at);
    const end = Math.min(b32(table, at + 4), start + 0xffff, 0xeffff);
    for (let letter = start; letter <= end; letter += 1)
      letters.set(letter, b32(table, at + 8) + letter - start);
  }
}

function readTable(table: Uint8Array, letters: Letters): void {
  const format = b16(table, 0);
  if (format === 4) fromFormat4(table, letters);
  if (format === 12) fromFormat12(table, letters);
  if (format === 0) {
    for (let letter = 0; letter < 256; letter += 1) {
      if (b8(table, 6 + letter) !== 0) letters.set(letter, b8(table, 6 + letter));
    }
  }
  if (format === 6) {
    for (let index = 0; index < b16(table, 8); index += 1)
      letters.set(b16(table, 6) + index, b16(table, 10 + index * 2));
  }
}

/** Unicode tables of platforms 0 and 3; a symbol table's letters (F0xx) count as those of Latin-1 as well. */
export function lettersOf(cmap: Uint8Array): Letters {
  const letters: Letters = new Map();
  for (let index = 0; index < Math.min(b16(cmap, 2), 32); index += 1) {
    const platform = b16(cmap, 4 + index * 8);
    const encoding = b16(cmap, 6 + index * 8);
    if (platform !== 0 && platform !== 3) continue;
    const found: Letters = new Map();
    readTable(cmap.subarray(b32(cmap, 8 + index * 8)), found);
    for (const [letter, glyph] of found) {
      letters.set(letter, glyph);
      if (platform === 3 && encoding === 0 && letter >= 0xf000 && letter <= 0xf0ff)
        letters.set(letter - 0xf000, glyph);
    }
  }
  return letters;
}

export function cmapOf(letters: Letters, glyphs: number): Uint8Array {
  const known = [...letters].filter(([letter, glyph]) => glyph < glyphs && letter < 0xf0000);
  const groups = known
    .sort(([a], [b]) => a - b)
    .map(([letter, glyph]) => ({ start: letter, end: letter, glyph }));
  const joined: { start: number; end: number; glyph: number }[] = [];
  for (const group of groups) {
    const last = joined.at(-1);
    const follows = last !== undefined && group.start === last.end + 1;
    if (follows && group.glyph === last.glyph + group.start - last.start) last.end = group.end;
    else joined.push(group);
  }
  joined.push({ start: 0xf0000, end: 0xf0000 + Math.min(glyphs, 0xfffe) - 1, glyph: 0 });
  const head = [short(0), short(1), short(3), short(10), long(12)];
  const table = [short(12), short(0), long(16 + joined.length * 12), long(0), long(joined.length)];
  return bytesFrom([
    ...head,
    ...table,
    ...joined.flatMap(({ start, end, glyph }) => [long(start), long(end), long(glyph)]),
  ]);
}

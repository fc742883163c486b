// Embedded fonts made fit for a page, and which fonts stand in for those a document only names.
import { describe, expect, it } from 'vitest';
import { b16, b32 } from '../../../shared/ofd/font/bytes.ts';
import { cmapOf, letterOfGlyph, lettersOf } from '../../../shared/ofd/font/letters.ts';
import { tablesOf } from '../../../shared/ofd/font/sfnt.ts';
import { kindOfFont, stackFor } from '../../../shared/ofd/font/stacks.ts';
import { usableFont } from '../../../shared/ofd/font/usable-font.ts';
import { pictureFacts } from '../../../shared/ofd/picture-bytes.ts';
import { shapesFont } from '../../fixtures/files/ofd/fonts.ts';
import { bmp, chequered, gif, jpeg, png, wallOfPixels } from '../../fixtures/files/ofd/pictures.ts';

const lettersIn = (font: Uint8Array | undefined): ReadonlyMap<number, number> =>
  lettersOf((font === undefined ? undefined : tablesOf(font)?.get('cmap')) ?? new Uint8Array());

describe('an embedded font', () => {
  it('without the tables of a system font gets them', () => {
    const tables = tablesOf(usableFont(shapesFont('bare')) ?? new Uint8Array());
    expect([...(tables?.keys() ?? [])]).toEqual([
      'OS/2',
      'cmap',
      'glyf',
      'head',
      'hhea',
      'hmtx',
      'loca',
      'maxp',
      'name',
      'post',
    ]);
  });

  it('keeps its shapes byte by byte', () => {
    const before = tablesOf(shapesFont('bare'))?.get('glyf');
    expect(tablesOf(usableFont(shapesFont('bare')) ?? new Uint8Array())?.get('glyf')).toEqual(before);
  });

  it('keeps its letters', () => {
    const letters = lettersIn(usableFont(shapesFont('with-letters')));
    expect([letters.get(0x76d2), letters.get(0x41)]).toEqual([1, 2]);
  });

  it('has a private letter for each glyph', () => {
    const cmap =
      tablesOf(usableFont(shapesFont('bare')) ?? new Uint8Array())?.get('cmap') ?? new Uint8Array();
    const group = 12 + 16;
    expect([b32(cmap, group), b32(cmap, group + 4), b32(cmap, group + 8)]).toEqual([0xf0000, 0xf0002, 0]);
    expect(letterOfGlyph(2).codePointAt(0)).toBe(0xf0002);
  });

  it('is not made of what is no font', () => {
    const font = shapesFont('bare');
    for (const bytes of [
      new Uint8Array(),
      font.slice(0, 40),
      font.slice(0, 200),
      Uint8Array.from([1, 0, 4, 1, 0, 0]),
    ]) {
      expect(usableFont(bytes)).toBeUndefined();
    }
  });
});

describe('letters of a font', () => {
  it('are read from segments with and without lists of glyphs', () => {
    const segments = [4, 40, 0, 4, 0, 0, 0, 0x42, 0xffff, 0, 0x41, 0xffff, 10 - 0x41, 1, 0, 0];
    const table = new Uint8Array(12 + segments.length * 2);
    const view = new DataView(table.buffer);
    [0, 1, 3, 1].forEach((value, at) => {
      view.setUint16(at * 2, value);
    });
    view.setUint32(8, 12);
    segments.forEach((value, at) => {
      view.setUint16(12 + at * 2, value & 0xffff);
    });
    expect([...lettersOf(table)]).toEqual([
      [0x41, 10],
      [0x42, 11],
    ]);
  });

  it('are written in runs', () => {
    const cmap = cmapOf(
      new Map([
        [0x41, 1],
        [0x42, 2],
        [0x50, 3],
      ]),
      4,
    );
    expect([b16(cmap, 12), b32(cmap, 24)]).toEqual([12, 3]);
    expect(lettersOf(cmap)).toEqual(
      new Map([
        [0x41, 1],
        [0x42, 2],
        [0x50, 3],
      ]),
    );
  });
});

describe('a font that is only named', () => {
  it.each([
    ['仿宋_GB2312', 'fangsong'],
    ['FangSong', 'fangsong'],
    ['方正小标宋简体', 'title'],
    ['华文中宋', 'title'],
    ['楷体_GB2312', 'kai'],
    ['黑体', 'hei'],
    ['微软雅黑', 'hei'],
    ['宋体', 'song'],
    ['SimSun', 'song'],
    ['ABCDEF+TimesNewRoman', 'roman'],
    ['Courier New', 'mono'],
    ['', 'song'],
  ] as const)('%s is of the kind %s', (name, kind) => {
    expect(kindOfFont(name)).toBe(kind);
  });

  it('is asked for by its own name first, and rare characters have their fonts behind it', () => {
    const stack = stackFor('ABCDEF+仿宋_GB2312', '仿宋');
    expect(stack[0]).toBe('仿宋_GB2312');
    expect(stack).toEqual(expect.arrayContaining(['FangSong', 'HanaMinA', 'HanaMinB', 'serif']));
  });
});

describe('pictures', () => {
  it.each([
    ['png', png(12, 7, chequered), 12, 7],
    ['bmp', bmp(20, 10), 20, 10],
    ['gif', gif(), 1, 1],
    ['jpeg', jpeg(), 8, 8],
    ['png', wallOfPixels(), 40_000, 40_000],
  ] as const)('are known by their bytes: %s', (kind, bytes, width, height) => {
    expect(pictureFacts(bytes)).toEqual({ kind, width, height });
  });

  it('are not known from bytes that stop early', () => {
    expect(pictureFacts(jpeg().slice(0, 20))).toBeUndefined();
    expect(pictureFacts(new Uint8Array())).toBeUndefined();
  });
});

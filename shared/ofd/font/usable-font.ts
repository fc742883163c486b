// An embedded font made fit for a page: fonts of OFD files are cut down to a few letters and often lack the tables a browser
// asks for, and glyphs are asked for by number. Shapes are left as they are; the browser's own checks come after.
import { b16, bytesFrom, long, short, shorts } from './bytes.ts';
import { type CffFacts, cffFacts, isCff } from './cff.ts';
import { cmapOf, lettersOf } from './letters.ts';
import { fontFrom, type Tables, tablesOf } from './sfnt.ts';

/** Taken over when they are there; everything else (ligatures, kerning, signatures) would only move what is placed. */
const kept = ['head', 'hhea', 'hmtx', 'maxp', 'glyf', 'loca', 'cvt ', 'fpgm', 'prep', 'CFF '];

/** Version 3 of `post` names no glyphs: names are what cut-down fonts have wrong most often. */
const post = bytesFrom([long(0x00030000), ...Array.from({ length: 7 }, () => long(0))]);

function nameTable(): Uint8Array {
  const text = [...'ofd'].map((letter) => letter.charCodeAt(0));
  const records = [1, 2, 4, 6].flatMap((id) => [3, 1, 0x409, id, text.length * 2, 0]);
  return shorts([0, 4, 6 + 4 * 12, ...records, ...text]);
}

function os2(unitsPerEm: number): Uint8Array {
  const up = Math.round(unitsPerEm * 0.88);
  const down = Math.round(unitsPerEm * 0.12);
  const half = Math.round(unitsPerEm / 2);
  const shape = [0, half, 400, 5, 0, half, half, 0, half, half, half, 0, half, half >> 3, half >> 1, 0];
  const panose = [0, 0, 0, 0, 0];
  const ranges = [long(0), long(0), long(0), long(0), long(0)];
  const rest = [0x40, 0x20, 0xffff, up, -down, 0, up, down];
  return bytesFrom([...[...shape, ...panose].map(short), ...ranges, ...rest.map(short)]);
}

function aroundCff(bytes: Uint8Array, { glyphs, unitsPerEm }: CffFacts): Tables {
  const head = [
    ...[long(0x00010000), long(0x00010000), long(0), long(0x5f0f3cf5), short(3), short(unitsPerEm)],
    ...[
      long(0),
      long(0),
      long(0),
      long(0),
      short(0),
      short(-unitsPerEm),
      short(unitsPerEm),
      short(unitsPerEm),
    ],
    ...[short(0), short(8), short(2), short(0), short(0)],
  ];
  const up = Math.round(unitsPerEm * 0.88);
  const hhea = [1, 0, up, up - unitsPerEm, 0, unitsPerEm, 0, 0, unitsPerEm, 1, 0, 0, 0, 0, 0, 0, 0, 1];
  return new Map([
    ['head', bytesFrom(head)],
    ['hhea', shorts(hhea)],
    ['hmtx', shorts([unitsPerEm, ...Array.from({ length: glyphs }, () => 0)])],
    ['maxp', bytesFrom([long(0x00005000), short(glyphs)])],
    ['CFF ', bytes],
  ]);
}

function givenTables(bytes: Uint8Array): Tables | undefined {
  if (!isCff(bytes) || b16(bytes, 0) === 0) return tablesOf(bytes);
  const facts = cffFacts(bytes);
  return facts === undefined ? undefined : aroundCff(bytes, facts);
}

/** Undefined when there are no shapes in it that could be drawn. */
export function usableFont(bytes: Uint8Array): Uint8Array | undefined {
  const given = givenTables(bytes);
  const head = given?.get('head');
  const maxp = given?.get('maxp');
  if (given === undefined || head === undefined || maxp === undefined) return undefined;
  const hasShapes = given.has('CFF ') || (given.has('glyf') && given.has('loca'));
  const glyphs = b16(maxp, 4);
  if (!hasShapes || glyphs === 0 || !given.has('hhea') || !given.has('hmtx')) return undefined;
  const cmap = given.get('cmap');
  const tables = new Map<string, Uint8Array>();
  for (const tag of kept) {
    const table = given.get(tag);
    if (table !== undefined) tables.set(tag, table);
  }
  tables.set('cmap', cmapOf(cmap === undefined ? new Map() : lettersOf(cmap), glyphs));
  tables.set('name', nameTable());
  tables.set('OS/2', os2(b16(head, 18)));
  tables.set('post', post);
  return fontFrom(tables);
}

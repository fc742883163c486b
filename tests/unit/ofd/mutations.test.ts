// Whatever happens to the bytes of a file, reading ends soon, with a document or a typed trouble: in the zip itself, and in
// each part of it before it is zipped (where no checksum helps).
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { usableFont } from '../../../shared/ofd/font/usable-font.ts';
import { openOfd } from '../../../shared/ofd/open.ts';
import { runsOf } from '../../../shared/ofd/text.ts';
import { shapesFont } from '../../fixtures/files/ofd/fonts.ts';
import { signedParts } from '../../fixtures/files/ofd/signed.ts';
import * as sound from '../../fixtures/files/ofd/sound.ts';
import { partsOf, layer, aText, aPath, officialFonts } from '../../fixtures/files/ofd/build-ofd.ts';
import { type ZipPart, zip } from '../../fixtures/files/ofd/zip.ts';
import { textOfOfd } from './opened.ts';

type Change = { readonly at: number; readonly to: number; readonly how: 'set' | 'cut' | 'repeat' };

const changes = fc.array(
  fc.record({
    at: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
    to: fc.nat(255),
    how: fc.constantFrom('set', 'set', 'set', 'cut', 'repeat'),
  }),
  { minLength: 1, maxLength: 8 },
);

function changed(bytes: Uint8Array, all: readonly Change[]): Uint8Array {
  let now = Uint8Array.from(bytes);
  for (const { at, to, how } of all) {
    const place = Math.floor(at * now.length);
    if (how === 'set') now[place] = to;
    else if (how === 'cut') now = Uint8Array.from([...now.slice(0, place), ...now.slice(place + to)]);
    else now = Uint8Array.from([...now.slice(0, place + to), ...now.slice(place)]);
  }
  return now;
}

/** Everything a reader would do; throws only what is a bug. */
function readAll(bytes: Uint8Array): void {
  const opened = openOfd(bytes);
  textOfOfd(bytes);
  if ('trouble' in opened) return;
  const { document } = opened;
  for (let at = 0; at < Math.min(4, document.pageCount); at += 1) {
    const { width, height } = document.sizeOf(at);
    expect(width > 0 && height > 0 && Number.isFinite(width * height)).toBe(true);
    const page = document.page(at);
    for (const run of runsOf(page))
      expect(Number.isFinite(run.x + run.y + run.width + run.height)).toBe(true);
    for (const thing of page.things) expect(thing.matrix.every(Number.isFinite)).toBe(true);
  }
  for (const claim of document.claims.all) document.check(claim);
}

const rich: readonly ZipPart[] = signedParts(
  {
    publicRes: officialFonts,
    templates: [layer(aPath('0 0 9 9', 'M 0 0 A 3 4 5 1 0 9 9 C'))],
    uses: '<ofd:Template TemplateID="900"/>',
    pages: [
      layer(aText({ value: '政务服务', x: 20, y: 30 }) + aPath('0 0 9 9', 'M 0 0 Q 1 2 3 4 B 1 2 3 4 5 6 C')),
    ],
  },
  { method: 'SM3', seal: sound.aSeal() },
);

describe('a file whose bytes were changed', () => {
  it('is read or refused: the archive', () => {
    const whole = [sound.drawing(), sound.signedLetter(), sound.annotated()];
    fc.assert(
      fc.property(fc.nat(2), changes, (which, all) => {
        readAll(changed(whole[which] ?? new Uint8Array(), all));
      }),
      { numRuns: 150 },
    );
  });

  it('is read or refused: a part of it', () => {
    const parts = [rich, partsOf({ pages: [layer('')] })];
    fc.assert(
      fc.property(fc.nat(1), fc.nat(), changes, (which, index, all) => {
        const chosen = parts[which] ?? [];
        const bytes = zip(
          chosen.map((one, at) =>
            at === index % chosen.length ? { ...one, bytes: changed(one.bytes, all) } : one,
          ),
        );
        readAll(bytes);
      }),
      { numRuns: 400 },
    );
  });

  it('is read or refused: cut anywhere', () => {
    const whole = sound.signedLetter();
    fc.assert(
      fc.property(fc.nat(whole.length), (length) => readAll(whole.slice(0, length))),
      { numRuns: 60 },
    );
  });

  it('is read or refused: its numbers are anything', () => {
    const numbers = fc.constantFrom(
      '1e308',
      '-1e308',
      'NaN',
      'Infinity',
      '-0',
      '',
      '0',
      '1e-300',
      '99999999',
      '-5',
      'g 9999999 1',
      '#',
    );
    const content = layer(
      aText({ value: '字', x: 1, y: 2, more: 'CTM="1 0 0 1 0 0" HScale="1" Alpha="9"' }) +
        aPath('0 0 9 9', 'M 0 0 A 3 4 5 1 0 9 9 C', 'LineWidth="1" DashPattern="1 2" CTM="1 0 0 1 0 0"'),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(200), numbers), { minLength: 1, maxLength: 5 }), (all) => {
        let at = -1;
        const wanted = new Map(all);
        const page = content.replace(/-?\d+(\.\d+)?/g, (number) => {
          at += 1;
          return wanted.get(at) ?? number;
        });
        readAll(zip(partsOf({ pages: [page] })));
      }),
      { numRuns: 200 },
    );
  });
});

describe('a font whose bytes were changed', () => {
  it('is made fit or refused', () => {
    const font = shapesFont('with-letters');
    fc.assert(
      fc.property(changes, (all) => void usableFont(changed(font, all))),
      { numRuns: 300 },
    );
  });
});

// Broken and hostile TIFF files: refused with a reason, or shown as far as they go; never more memory than they may have.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openTiff } from '../../../shared/tiff/open.ts';
import { rasterOf } from '../../../shared/tiff/raster.ts';
import { TiffStop } from '../../../shared/tiff/trouble.ts';
import {
  circleBigTiff,
  circleTiff,
  cutTiff,
  emptyBigTiff,
  farTiff,
  faxPage,
  halfTiff,
  hugeTiff,
  noiseTiff,
  scan,
  soundTiffs,
  stripsTiff,
  wallTiff,
} from '../../fixtures/files/tiff-files.ts';
import { type Tag, tiffOf } from '../../fixtures/files/tiff-write.ts';
import { drawn, pixelAt } from './drawn.ts';

const whyOf = (open: () => unknown): string => {
  try {
    open();
    return 'opened';
  } catch (error) {
    if (error instanceof TiffStop) return error.why;
    throw error;
  }
};

const fax = (more: readonly Tag[]) => tiffOf([faxPage(scan(64, 64), { way: 'group4', more })]);
const short = (tag: number, value: number): Tag => ({ tag, as: 'short', values: [value] });
const long = (tag: number, value: number): Tag => ({ tag, as: 'long', values: [value] });

describe('a file that is refused', () => {
  it.each([
    ['pages that follow each other in a circle', circleTiff(), 'hostile'],
    ['more pixels than a machine has', hugeTiff(), 'too-large'],
    ['pieces that lie elsewhere', farTiff(), 'damaged'],
    ['a directory without entries', Uint8Array.from([0x49, 0x49, 42, 0, 8, 0, 0, 0, 0, 0]), 'damaged'],
    ['a first page beyond its end', Uint8Array.from([0x4d, 0x4d, 0, 42, 0xff, 0, 0, 0]), 'damaged'],
    ['places of eight bytes and no page', emptyBigTiff(), 'damaged'],
    ['places of eight bytes in a circle', circleBigTiff(), 'hostile'],
    ['places of sixteen bytes', emptyBigTiff().with(4, 16), 'damaged'],
    ['a first page further away than any file is long', emptyBigTiff().fill(0xff, 8), 'damaged'],
    ['no width', fax([long(256, 0)]), 'damaged'],
    ['a packing nobody knows', fax([short(259, 50_000)]), 'not-supported'],
    ['colours of CIE Lab', fax([short(262, 8)]), 'not-supported'],
    ['numbers with a point', fax([short(339, 3)]), 'not-supported'],
    [
      'tiles larger than what they tile',
      fax([
        long(322, 3_000_000_000),
        long(323, 16),
        long(324, 8),
        long(325, 9),
        long(256, 100),
        long(257, 100),
      ]),
      'too-large',
    ],
    ['tiles without size', fax([long(322, 0), long(323, 16), long(324, 8), long(325, 9)]), 'damaged'],
  ])('has %s', (_, bytes, why) => {
    expect(whyOf(() => openTiff(bytes))).toBe(why);
  });

  it('has nothing to read in its one page', async () => {
    await expect(drawn(noiseTiff())).rejects.toMatchObject({ why: 'damaged' });
  });
});

describe('a file that is shown as far as it goes', () => {
  it('breaks off before its last page', () => {
    expect(openTiff(cutTiff())).toMatchObject({ cut: true, pages: { length: 2 } });
  });

  it('has half of its rows, the others are white and told', async () => {
    const { pixels, damaged } = await drawn(halfTiff());
    expect(damaged).toBe(true);
    expect(pixelAt(pixels, 100, 119)).toEqual([255, 255, 255]);
  });

  it('has one page among others that is not', () => {
    const page = (more: readonly Tag[]) => faxPage(scan(64, 64), { way: 'group4', more });
    expect(openTiff(tiffOf([page([short(259, 99)]), page([])])).pages).toEqual([
      'not-supported',
      expect.anything(),
    ]);
  });
});

describe('a file that costs more than it weighs', () => {
  it('is averaged while it is unpacked: 287 million pixels become few', async () => {
    const { pixels } = await drawn(wallTiff(), { by: 20 });
    expect(pixels.rgba.length).toBe(850 * 845 * 4);
    expect(pixelAt(pixels, 400, 800)).toEqual([255, 255, 255]);
  });

  it('may name a hundred thousand strips', async () => {
    const { pixels } = await drawn(stripsTiff(), { by: 8 });
    expect([pixels.width, pixels.height]).toEqual([1, 12_500]);
  });
});

describe('any change of a sound file', () => {
  const files = soundTiffs().map(({ bytes }) => bytes);
  const edits = fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), {
    minLength: 1,
    maxLength: 6,
  });

  it('gives a picture or a reason', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...files), edits, fc.nat(), async (file, changes, length) => {
        const bytes = file.slice(0, file.length - (length % 3 === 0 ? length % file.length : 0));
        // Most changes near the directories, which lie at the end.
        for (const [at, value] of changes)
          bytes[(at * 31 + bytes.length - (at % 300)) % Math.max(1, bytes.length)] = value;
        try {
          for (const page of openTiff(bytes).pages.slice(0, 3)) {
            if (typeof page === 'string') continue;
            const by = Math.ceil(Math.max(page.width, page.height) / 500);
            if (page.width * page.height > 4_000_000) continue;
            await rasterOf(bytes, page, { by, decodeJpeg: async () => undefined, giveWay: async () => {} });
          }
        } catch (error) {
          if (!(error instanceof TiffStop)) throw error;
        }
      }),
    );
  });
});

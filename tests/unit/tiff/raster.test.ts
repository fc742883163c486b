// Pages of a TIFF into pixels: each packing, each kind of colours, strips and tiles, averaged or not.
import { describe, expect, it } from 'vitest';
import { uprightBy } from '../../../renderer/reader/frame/orientation.ts';
import { openTiff } from '../../../shared/tiff/open.ts';
import { wholeJpeg } from '../../../shared/tiff/jpeg.ts';
import { flatJpeg } from '../../fixtures/files/flat-jpeg.ts';
import { differences, faxPage, scan, slope, soundTiffs } from '../../fixtures/files/tiff-files.ts';
import {
  bigTiffOf,
  deflate,
  lzw,
  packBits,
  type PageSpec,
  type Tag,
  tiffOf,
} from '../../fixtures/files/tiff-write.ts';
import { blackIn, drawn, pixelAt } from './drawn.ts';

const [width, height] = [60, 40];
const bytes = slope(width, height, 3);
const rgb = { width, height, bits: 8, samples: 3, colours: 2 } as const;
const at = (x: number, y: number) => [...bytes.subarray((y * width + x) * 3, (y * width + x) * 3 + 3)];
const places = [
  [0, 0],
  [59, 0],
  [0, 39],
  [59, 39],
  [30, 20],
] as const;
const short = (tag: number, ...values: readonly number[]): Tag => ({ tag, as: 'short', values });

async function expectSlope(page: PageSpec, order: 'II' | 'MM' = 'II'): Promise<void> {
  const { pixels, damaged } = await drawn(tiffOf([page], order));
  expect(damaged).toBe(false);
  for (const [x, y] of places) expect(pixelAt(pixels, x, y)).toEqual(at(x, y));
}

describe('a BigTIFF', () => {
  it('is page for page the picture it would be in a TIFF, in either order of bytes', async () => {
    const pieces = [lzw(bytes.slice(0, 25 * 180)), lzw(bytes.slice(25 * 180))];
    const page: PageSpec = { ...rgb, compression: 5, pieces, stripRows: 25, more: [short(258, 8, 8, 8)] };
    for (const order of ['II', 'MM'] as const) {
      const file = bigTiffOf([page, page, page], order);
      expect(openTiff(file).pages).toHaveLength(3);
      expect((await drawn(file)).pixels).toEqual((await drawn(tiffOf([page], order))).pixels);
    }
  });
});

describe('a picture in colours', () => {
  it.each([
    ['nothing', 1, (raw: Uint8Array) => raw],
    ['LZW', 5, lzw],
    ['Deflate', 8, deflate],
    ['Deflate under its old number', 32_946, deflate],
    ['PackBits', 32_773, packBits],
  ] as const)('packed by %s comes out as it went in', async (_, compression, pack) => {
    await expectSlope({ ...rgb, compression, pieces: [pack(bytes)] });
    await expectSlope(
      {
        ...rgb,
        compression,
        pieces: [pack(bytes.slice(0, 25 * 180)), pack(bytes.slice(25 * 180))],
        stripRows: 25,
      },
      'MM',
    );
  });

  it('packed as differences is added up again', async () => {
    await expectSlope({
      ...rgb,
      compression: 5,
      pieces: [lzw(differences(bytes, width, 3))],
      more: [short(317, 2)],
    });
  });

  it('with a plane for each colour is put together', async () => {
    const planes = [0, 1, 2].map((plane) => lzw(bytes.filter((_, index) => index % 3 === plane)));
    await expectSlope({ ...rgb, compression: 5, pieces: planes, more: [short(284, 2)] });
  });

  it('of 16 bits keeps the higher eight, in either order', async () => {
    const wide = (low: 0 | 1) =>
      Uint8Array.from({ length: bytes.length * 2 }, (_, index) =>
        index % 2 === low ? 77 : (bytes[index >> 1] ?? 0),
      );
    await expectSlope({ ...rgb, bits: 16, compression: 1, pieces: [wide(0)] });
    await expectSlope({ ...rgb, bits: 16, compression: 1, pieces: [wide(1)] }, 'MM');
  });

  it('in tiles is put together, and what reaches beyond it is left off', async () => {
    const tiled = soundTiffs().find(({ name }) => name === '分块.tif');
    const { pixels } = await drawn(tiled?.bytes ?? new Uint8Array());
    const whole = slope(200, 150, 3);
    for (const [x, y] of [
      [0, 0],
      [199, 149],
      [64, 48],
      [63, 47],
    ] as const)
      expect(pixelAt(pixels, x, y)).toEqual([...whole.subarray((y * 200 + x) * 3, (y * 200 + x) * 3 + 3)]);
  });

  it('that is half through stands on white', async () => {
    const see = async (kind: number, red: number) => {
      const page = {
        ...rgb,
        width: 1,
        height: 1,
        samples: 4,
        compression: 1,
        pieces: [Uint8Array.from([red, 0, 0, 51])],
      };
      return pixelAt((await drawn(tiffOf([{ ...page, more: [short(338, kind)] }]))).pixels, 0, 0);
    };
    expect(await see(2, 100)).toEqual([224, 204, 204]);
    expect(await see(1, 20)).toEqual([224, 204, 204]);
  });

  it('of four inks is light where there is none', async () => {
    const page = { ...rgb, width: 2, height: 1, samples: 4, colours: 5, compression: 1 };
    const { pixels } = await drawn(
      tiffOf([{ ...page, pieces: [Uint8Array.from([0, 0, 0, 0, 255, 0, 0, 0])] }]),
    );
    expect([pixelAt(pixels, 0, 0), pixelAt(pixels, 1, 0)]).toEqual([
      [255, 255, 255],
      [0, 255, 255],
    ]);
  });
});

describe('a picture of few colours', () => {
  it.each([
    [1, 0, [255, 0]],
    [1, 1, [0, 255]],
    [2, 1, [85, 170]],
    [4, 1, [17, 34]],
    [8, 0, [254, 253]],
  ] as const)('of %i bits, kind %i, is grey', async (bits, colours, expected) => {
    const piece = bits === 8 ? [1, 2] : [bits === 1 ? 0b0100_0000 : bits === 2 ? 0b0110_0000 : 0x12];
    const page = {
      width: 2,
      height: 1,
      bits,
      samples: 1,
      colours,
      compression: 1,
      pieces: [Uint8Array.from(piece)],
    };
    const { pixels } = await drawn(tiffOf([page]));
    expect([pixelAt(pixels, 0, 0)[0], pixelAt(pixels, 1, 0)[0]]).toEqual(expected);
  });

  it('has those of its palette, whether it fills sixteen bits or eight', async () => {
    for (const most of [65_535, 255]) {
      const palette: Tag = { tag: 320, as: 'short', values: [0, most, 0, 0, most, 0, 0, 0, 0, 0, most, 0] };
      const page = {
        width: 4,
        height: 1,
        bits: 2,
        samples: 1,
        colours: 3,
        compression: 1,
        pieces: [Uint8Array.from([0b00_01_10_11])],
        more: [palette],
      };
      const { pixels } = await drawn(tiffOf([page]));
      expect([0, 1, 2, 3].map((x) => pixelAt(pixels, x, 0))).toEqual([
        [0, most === 255 ? 255 : 255, 0],
        [255, 0, 0],
        [0, 0, 255],
        [0, 0, 0],
      ]);
    }
  });

  it('from a scanner that turns its bits round is the same', async () => {
    const picture = scan(64, 48);
    const upright = faxPage(picture, { way: 'group4' });
    const reversed = upright.pieces.map((piece) =>
      piece.map((byte) => Number.parseInt([...byte.toString(2).padStart(8, '0')].reverse().join(''), 2)),
    );
    const other = { ...upright, pieces: reversed, more: [...(upright.more ?? []), short(266, 2)] };
    const [one, two] = [await drawn(tiffOf([upright])), await drawn(tiffOf([other]))];
    expect(blackIn(two.pixels)).toEqual(blackIn(one.pixels));
    expect(blackIn(one.pixels)).toEqual(
      Array.from({ length: 64 * 48 }, (_, index) => (picture.at(index % 64, index >> 6) ? 1 : 0)),
    );
  });

  it('is averaged to grey when it is wanted smaller, to its last row and column', async () => {
    const page = { width: 5, height: 3, bits: 1, samples: 1, colours: 0, compression: 1 };
    const rows = Uint8Array.from([0b1000_1000, 0b0000_0000, 0b1111_1000]);
    const { pixels } = await drawn(tiffOf([{ ...page, pieces: [rows] }]), { by: 2 });
    expect([pixels.width, pixels.height]).toEqual([3, 2]);
    expect([0, 1, 2].map((x) => pixelAt(pixels, x, 0)[0])).toEqual([191, 255, 128]);
    expect([0, 1, 2].map((x) => pixelAt(pixels, x, 1)[0])).toEqual([0, 0, 0]);
  });
});

describe('pieces packed as JPEG', () => {
  it('get the tables they share and say what their colours are', () => {
    const made = flatJpeg(16, 8, 3, (column) => [column, 10, 20]);
    const whole = wholeJpeg(made.piece, made.tables, 'rgb');
    const text = Buffer.from(whole ?? []).toString('latin1');
    expect(text.startsWith('\u00ff\u00d8\u00ff\u00ee')).toBe(true);
    expect(text).toContain('Adobe');
    expect(text.slice(18)).toBe(Buffer.from(made.whole).toString('latin1').slice(2));
    expect(wholeJpeg(Uint8Array.from([1, 2, 3]), made.tables, 'rgb')).toBeUndefined();
  });

  it('are laid where they belong', async () => {
    const made = flatJpeg(16, 8, 3, () => [1, 2, 3]);
    const page = {
      ...rgb,
      width: 16,
      height: 16,
      colours: 6,
      compression: 7,
      pieces: [made.whole, made.whole],
      stripRows: 8,
    };
    const rgba = new Uint8ClampedArray(16 * 8 * 4).fill(7);
    const { pixels, damaged } = await drawn(tiffOf([page]), { jpeg: { width: 16, height: 8, rgba } });
    expect([pixelAt(pixels, 0, 0), pixelAt(pixels, 15, 15), damaged]).toEqual([[7, 7, 7], [7, 7, 7], false]);
  });
});

describe('pages', () => {
  it('are those of the file in their order, with what they were on paper', () => {
    const [file] = soundTiffs();
    const { pages, cut } = openTiff(file?.bytes ?? new Uint8Array());
    expect(pages).toHaveLength(3);
    expect(cut).toBe(false);
    expect(pages[1]).toMatchObject({
      width: 620,
      height: 877,
      packing: 'group4',
      dots: { x: 75, y: 75 },
      orientation: 1,
    });
  });

  it('are no small copies of others', () => {
    const page = (more: readonly Tag[]) => faxPage(scan(32, 32), { way: 'group4', more });
    const bytes_ = tiffOf([
      page([]),
      page([{ tag: 254, as: 'long', values: [1] }]),
      page([{ tag: 254, as: 'long', values: [2] }]),
    ]);
    expect(openTiff(bytes_).pages).toHaveLength(2);
  });

  it('that are stored turned or mirrored come upright', () => {
    const corner = (orientation: number) => {
      const [a, b, c, d, e, f] = uprightBy(orientation, 300, 200);
      return [e, f, a + c, b + d];
    };
    // Where the first pixel of what is stored comes to lie, and which way it goes on from there.
    expect([1, 2, 3, 4, 5, 6, 7, 8].map(corner)).toEqual([
      [0, 0, 1, 1],
      [300, 0, -1, 1],
      [300, 200, -1, -1],
      [0, 200, 1, -1],
      [0, 0, 1, 1],
      [300, 0, -1, 1],
      [300, 200, -1, -1],
      [0, 200, 1, -1],
    ]);
  });
});

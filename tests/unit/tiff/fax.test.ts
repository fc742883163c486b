// Telefax packing: whatever was packed comes out again, in each of its four ways, and as another maker's decoder reads it.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type FaxPacking, unpackFax } from '../../../shared/tiff/fax.ts';
import { pictureByPdfJs } from '../../fakes/pdf-picture.ts';
import { type Bilevel, faxOf } from '../../fixtures/files/fax-encode.ts';
import { pdfOf } from '../../fixtures/files/small-files.ts';
import { scan } from '../../fixtures/files/tiff-files.ts';

const ways = ['huffman', 'group3', 'group3-2d', 'group4'] as const;

const bitsOf = ({ width, height, at }: Bilevel): Uint8Array => {
  const rowBytes = Math.ceil(width / 8);
  const bytes = new Uint8Array(rowBytes * height);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1)
      if (at(x, y)) bytes[y * rowBytes + (x >> 3)] = (bytes[y * rowBytes + (x >> 3)] ?? 0) | (128 >> (x & 7));
  return bytes;
};

const unpacked = (picture: Bilevel, packing: FaxPacking) =>
  unpackFax(faxOf(picture, packing), { columns: picture.width, rows: picture.height, packing });

/** Rows of runs: a run of nothing, long ones and short ones. */
const pictures = fc
  .tuple(
    fc.integer({ min: 1, max: 200 }),
    fc.array(fc.array(fc.integer({ min: 0, max: 70 }), { maxLength: 30 }), { minLength: 1, maxLength: 12 }),
  )
  .map(([width, rows]): Bilevel => {
    const black = rows.map((runs) => {
      const ends = runs.map((_, index) => runs.slice(0, index + 1).reduce((sum, run) => sum + run, 0));
      return (x: number) => ends.filter((end) => end <= x).length % 2 === 1;
    });
    return { width, height: rows.length, at: (x, y) => black[y]?.(x) ?? false };
  });

describe('a telefax', () => {
  it.each(ways)('packed as %s comes out as it went in', (packing) => {
    fc.assert(
      fc.property(pictures, (picture) => {
        const { bytes, read, sound } = unpacked(picture, packing);
        expect({ bytes: [...bytes], read, sound }).toEqual({
          bytes: [...bitsOf(picture)],
          read: bytes.length,
          sound: true,
        });
      }),
    );
  });

  it.each(ways)('with runs of each length is read from %s', (packing) => {
    const lengths = [
      ...Array.from({ length: 64 }, (_, run) => run),
      64,
      100,
      640,
      1728,
      1791,
      1792,
      2559,
      2560,
      2700,
      5200,
    ];
    const picture: Bilevel = {
      width: 6000,
      height: lengths.length * 2,
      at: (x, y) => {
        const from = y % 2 === 0 ? 200 : (lengths[y >> 1] ?? 0);
        return x >= from && x < from + (lengths[y >> 1] ?? 0);
      },
    };
    expect(Buffer.from(unpacked(picture, packing).bytes).equals(bitsOf(picture))).toBe(true);
  });

  it('of Group 3 goes on at the next line when one is broken', () => {
    const picture = scan(200, 60);
    const packed = faxOf(picture, 'group3');
    const broken = packed.map((byte, at) =>
      at > packed.length / 2 && at < packed.length / 2 + 3 ? 0xff : byte,
    );
    const { bytes, sound } = unpackFax(broken, { columns: 200, rows: 60, packing: 'group3' });
    const rowBytes = 25;
    const whole = bitsOf(picture);
    expect(sound).toBe(false);
    expect([...bytes.subarray(0, 20 * rowBytes)]).toEqual([...whole.subarray(0, 20 * rowBytes)]);
    expect(
      [...bytes.subarray(55 * rowBytes, 58 * rowBytes)].some(
        (byte, at) => byte === whole[55 * rowBytes + at],
      ),
    ).toBe(true);
  });

  it('of noise ends, and writes nothing beyond its rows', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 400 }),
        fc.constantFrom(...ways),
        fc.integer({ min: 1, max: 90 }),
        (noise, packing, columns) => {
          const { bytes, read } = unpackFax(noise, { columns, rows: 20, packing });
          expect(bytes.length).toBe(Math.ceil(columns / 8) * 20);
          expect(read).toBeLessThanOrEqual(bytes.length);
        },
      ),
    );
  });
});

describe('what pdf.js reads of the same bytes', () => {
  const coded = {
    huffman: '/K 0 /EncodedByteAlign true /EndOfBlock false',
    group3: '/K 0 /EndOfLine true',
    'group3-2d': '/K 4 /EndOfLine true',
    group4: '/K -1',
  } as const;

  it.each(ways)('is what we read, of %s', async (packing) => {
    // Whole bytes: what fills up the last one is each reader's own.
    const picture = scan(304, 200);
    const { bytes } = unpacked(picture, packing);
    const theirs = await readByPdf(picture, faxOf(picture, packing), coded[packing]);
    expect(Buffer.from(bytes).equals(theirs)).toBe(true);
  });

  async function readByPdf(
    { width, height }: Bilevel,
    packed: Uint8Array,
    parameters: string,
  ): Promise<Uint8Array> {
    const image =
      `<< /Type /XObject /Subtype /Image /Width ${width} /Height ${height} /ColorSpace /DeviceGray /BitsPerComponent 1 ` +
      `/Filter /CCITTFaxDecode /DecodeParms << ${parameters} /Columns ${width} /Rows ${height} /BlackIs1 true >> ` +
      `/Length ${packed.length} >>\nstream\n${Buffer.from(packed).toString('latin1')}\nendstream`;
    const drawing = '9 0 0 9 0 0 cm /I Do';
    const pdf = pdfOf([
      '<< /Type /Catalog /Pages 2 0 R >>',
      '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
      '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R /Resources << /XObject << /I 5 0 R >> >> >>',
      `<< /Length ${drawing.length} >>\nstream\n${drawing}\nendstream`,
      image,
    ]);
    return pictureByPdfJs(pdf);
  }
});

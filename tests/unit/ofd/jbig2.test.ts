// JBIG2 and TIFF pictures of an OFD: recognised by their bytes, measured before they are unpacked, and read as they were made.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jbig2Pdf } from '../../../renderer/reader/ofd/jbig2-pdf.ts';
import { jbig2Of } from '../../../shared/ofd/jbig2.ts';
import { pictureFacts } from '../../../shared/ofd/picture-bytes.ts';
import { pictureByPdfJs } from '../../fakes/pdf-picture.ts';
import { aPicture, part } from '../../fixtures/files/ofd/build-ofd.ts';
import { jbig2 } from '../../fixtures/files/ofd/jbig2.ts';
import { farTiff, faxPage, hugeTiff, scan } from '../../fixtures/files/tiff-files.ts';
import { tiffOf } from '../../fixtures/files/tiff-write.ts';
import { pageOf } from './opened.ts';

const picture = scan(304, 200);

describe('a JBIG2', () => {
  it.each(['in order', 'heads first'] as const)(
    'with its segments %s is read as it was made',
    async (order) => {
      const found = jbig2Of(jbig2(picture, order));
      expect(found).toMatchObject({ width: 304, height: 200 });
      if (found === undefined) return;
      const bits = await pictureByPdfJs(jbig2Pdf(found));
      const isBlack = (x: number, y: number) => (((bits[y * 38 + (x >> 3)] ?? 0) >> (7 - (x & 7))) & 1) === 0;
      const differing = Array.from({ length: 304 * 200 }, (_, at) => at).filter(
        (at) => isBlack(at % 304, Math.floor(at / 304)) !== picture.at(at % 304, Math.floor(at / 304)),
      );
      expect(differing).toEqual([]);
    },
  );

  it('that leaves its height open, or does not hold together, is none', () => {
    const whole = jbig2(picture);
    const open = whole.slice();
    open.set([0xff, 0xff, 0xff, 0xff], 13 + 11 + 4);
    expect(jbig2Of(open)).toBeUndefined();
    expect(jbig2Of(whole.slice(0, 60))).toBeUndefined();
    expect(jbig2Of(whole.slice(0, 8))).toBeUndefined();
  });

  it('changed anyhow is some picture or none', () => {
    const whole = jbig2(scan(64, 40));
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(whole.length - 1), fc.integer({ min: 0, max: 255 }))),
        (changes) => {
          const bytes = whole.slice();
          for (const [at, value] of changes) bytes[at] = value;
          const found = jbig2Of(bytes);
          expect(found === undefined || found.segments.length <= bytes.length).toBe(true);
        },
      ),
    );
  });
});

describe('a picture of an OFD', () => {
  const media = (name: string) =>
    `<ofd:MultiMedias><ofd:MultiMedia ID="70" Type="Image" Format="TIFF"><ofd:MediaFile>${name}</ofd:MediaFile></ofd:MultiMedia></ofd:MultiMedias>`;
  const onPage = (bytes: Uint8Array) =>
    pageOf(aPicture([0, 0, 9, 9], 70), {
      documentRes: media('a.tif'),
      parts: [part('Doc_0/Res/a.tif', bytes)],
    });

  it('is measured by its own bytes', () => {
    expect(pictureFacts(tiffOf([faxPage(scan(300, 200), { way: 'group4' })]))).toEqual({
      kind: 'tiff',
      width: 300,
      height: 200,
    });
    expect(pictureFacts(jbig2(picture))).toEqual({ kind: 'jbig2', width: 304, height: 200 });
  });

  it('that is a broken or monstrous TIFF is named as not shown', () => {
    for (const bytes of [farTiff(), hugeTiff()]) {
      const page = onPage(bytes);
      expect(page.things).toEqual([]);
      expect(page.notes).toEqual([{ kind: 'picture-format', part: 'TIFF' }]);
    }
  });
});

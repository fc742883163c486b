// Pages cut from a long sheet: all of it is there, in order, once, and no line is cut that fits on a page.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Band, cutsOf } from '../../../renderer/reader/frame/paper-cuts.ts';

const height = 1000;
const lines = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 400 }), fc.integer({ min: 0, max: 60 })), {
    minLength: 1,
    maxLength: 60,
  })
  .map((sizes) => {
    let top = 100;
    return sizes.map(([tall, gap]): Band => {
      const band = { top, bottom: top + tall };
      top = band.bottom + gap;
      return band;
    });
  });

it('cuts hold everything once, in order, none taller than a page, and no line of a page is cut', () => {
  fc.assert(
    fc.property(
      lines,
      fc.integer({ min: 0, max: 120 }),
      fc.integer({ min: 0, max: 120 }),
      (bands, head, foot) => {
        const bottom = (bands.at(-1)?.bottom ?? 0) + foot;
        const cuts = cutsOf({ top: 0, bottom, head, foot }, bands, height);
        expect(cuts[0]?.top).toBe(0);
        for (const [index, cut] of cuts.entries()) {
          expect(cut.bottom - cut.top + cut.lead).toBeLessThanOrEqual(height + 2);
          if (index > 0) expect(cut.top).toBe(cuts[index - 1]?.bottom);
        }
        for (const band of bands) {
          const pages = cuts.filter((cut) => cut.top < band.bottom && cut.bottom > band.top);
          expect(pages.length).toBe(1);
        }
      },
    ),
  );
});

it('a sheet that fits is one page, and a picture taller than a page goes over several', () => {
  expect(cutsOf({ top: 50, bottom: 1051, head: 90, foot: 90 }, [], height)).toEqual([
    { top: 50, bottom: 1051, lead: 0 },
  ]);
  const tall = [{ top: 0, bottom: 2500 }];
  expect(cutsOf({ top: 0, bottom: 2500, head: 0, foot: 0 }, tall, height).length).toBe(3);
});

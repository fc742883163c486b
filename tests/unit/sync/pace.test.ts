import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type PagePace, remainingMs, withPage } from '../../../main/core/sync/pace.ts';

const pages = (...all: readonly PagePace[]): readonly PagePace[] =>
  all.reduce((kept: readonly PagePace[], page) => withPage(kept, page), []);

describe('what a pass still takes', () => {
  it('is not guessed before three pages have come', () => {
    const page = { records: 1_000, ms: 50 };
    expect(remainingMs(pages(page, page), 9_000)).toBeUndefined();
    expect(remainingMs(pages(page, page, page), 9_000)).toBe(450);
  });

  it('is not doubled by one page that stalled', () => {
    const page = { records: 1_000, ms: 50 };
    expect(remainingMs(pages(page, page, { records: 1_000, ms: 15_000 }, page), 1_000)).toBe(50);
  });

  it('leaves pages without a record out of account', () => {
    expect(pages({ records: 0, ms: 9 })).toEqual([]);
  });

  it('grows with what is left and is never negative', () => {
    const page = fc.record({ records: fc.integer({ min: 1, max: 5_000 }), ms: fc.nat(10_000) });
    fc.assert(
      fc.property(fc.array(page, { minLength: 3 }), fc.nat(1e6), fc.nat(1e6), (all, left, more) => {
        const [less = -1, greater = -1] = [
          remainingMs(pages(...all), left),
          remainingMs(pages(...all), left + more),
        ];
        expect(less).toBeGreaterThanOrEqual(0);
        expect(greater).toBeGreaterThanOrEqual(less);
      }),
    );
  });
});

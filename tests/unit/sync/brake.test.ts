import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  deletes,
  held,
  isMass,
  isWithin,
  leastRemovals,
  looksEmptied,
} from '../../../main/core/sync/brake.ts';
import type { Delta, Removal } from '../../../shared/domain/delta.ts';

const removal: fc.Arbitrary<Removal> = fc.record({
  kind: fc.constantFrom('todo', 'archive', 'article', 'contact'),
  remoteId: fc.string(),
  why: fc.constantFrom('tombstone', 'withdrawn', 'gone-from-list'),
});

const delta = (removals: readonly Removal[]): Delta => ({
  upserts: [],
  removals,
  setAside: [],
  cursor: 'c2',
  epoch: 'e',
  phase: 'delta',
  generation: 1,
  done: 1,
  finished: true,
});

describe('the brake', () => {
  it.each([
    [9, 10, false],
    [10, 49, true],
    [10, 50, false],
    [200, 1_000, false],
    [200, 100_000, false],
    [201, 100_000, true],
  ])('of %i deletions in a feed of %i asks: %s', (removals, of, asks) => {
    expect(isMass(removals, of)).toBe(asks);
  });

  it('asks about more when it asks about less, and about a smaller feed when about a larger', () => {
    fc.assert(
      fc.property(fc.nat(2_000), fc.nat(5_000), fc.nat(500), (removals, of, more) => {
        if (!isMass(removals, of)) return;
        expect(isMass(removals + more, of)).toBe(true);
        expect(isMass(removals, Math.max(0, of - more))).toBe(true);
      }),
    );
  });

  it('never asks about fewer than ten', () => {
    fc.assert(
      fc.property(fc.nat(leastRemovals - 1), fc.nat(), (removals, of) => {
        expect(isMass(removals, of)).toBe(false);
      }),
    );
  });

  it('lets what was believed grow a little, and not double', () => {
    fc.assert(
      fc.property(fc.integer({ min: 100, max: 100_000 }), (believed) => {
        expect(isWithin(believed, believed)).toBe(true);
        expect(isWithin(believed * 2, believed)).toBe(false);
      }),
    );
  });

  it('takes a feed that is all but empty afterwards for an emptied system', () => {
    expect([looksEmptied(90, 100), looksEmptied(91, 100), looksEmptied(100, 100)]).toEqual([
      false,
      true,
      true,
    ]);
  });

  it('stops deletions alone: withdrawals pass, the cursor stays, nothing else of the page changes', () => {
    fc.assert(
      fc.property(fc.array(removal), (removals) => {
        const { cursor, finished, removals: left, ...rest } = held(delta(removals));
        expect([cursor, finished]).toEqual([undefined, false]);
        expect(left).toEqual(removals.filter((one) => !deletes(one)));
        expect(left.filter(({ why }) => why === 'withdrawn')).toEqual(
          removals.filter(({ why }) => why === 'withdrawn'),
        );
        expect(rest).toEqual({
          upserts: [],
          setAside: [],
          epoch: 'e',
          phase: 'delta',
          generation: 1,
          done: 1,
        });
      }),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { missed, noMisses, waitAfter, withClock } from '../../../main/shell/wrong-passphrase.ts';

const minute = 60_000;
const start = 1_700_000_000_000;

function missedTimes(times: number, at: number) {
  return Array.from({ length: times }).reduce<typeof noMisses>((misses) => missed(misses, at), noMisses);
}

describe('after wrong passphrases', () => {
  it('four cost nothing', () => {
    expect(waitAfter(missedTimes(4, start), start)).toBe(0);
  });

  it('the fifth costs ten minutes', () => {
    expect(waitAfter(missedTimes(5, start), start)).toBe(10 * minute);
    expect(waitAfter(missedTimes(5, start), start + 9 * minute)).toBe(minute);
    expect(waitAfter(missedTimes(5, start), start + 10 * minute)).toBe(0);
  });

  it('each one after costs ten minutes again', () => {
    const sixth = missed(missedTimes(5, start), start + 10 * minute);
    expect(waitAfter(sixth, start + 10 * minute)).toBe(10 * minute);
  });

  it('a clock set back begins the wait anew instead of ending it or making it endless', () => {
    const misses = missedTimes(5, start);
    const back = start - 365 * 24 * 60 * minute;
    expect(waitAfter(misses, back)).toBe(10 * minute);
    const corrected = withClock(misses, back);
    expect(waitAfter(corrected, back + 10 * minute)).toBe(0);
  });

  it('no clock shortens a wait below nothing or beyond ten minutes', () => {
    fc.assert(
      fc.property(fc.nat(20), fc.nat(), fc.integer(), (count, at, shift) => {
        const wait = waitAfter({ count, at }, at + shift);
        expect(wait).toBeGreaterThanOrEqual(0);
        expect(wait).toBeLessThanOrEqual(10 * minute);
      }),
    );
  });
});

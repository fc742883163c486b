import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { capMs, heldMs, leastMs, pauseMs, periodMs, retryAfterCapMs } from '../../../main/core/sync/pause.ts';

const anyDice = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

describe('S9 no repeat without a pause with jitter', () => {
  it('a pause is never nought and never more than five minutes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000 }), anyDice, (failures, dice) => {
        const ms = pauseMs(failures, () => dice);
        expect(ms).toBeGreaterThanOrEqual(leastMs);
        expect(ms).toBeLessThanOrEqual(capMs);
      }),
    );
  });

  it('the longest pause doubles from a second with each failure', () => {
    const longest = [1, 2, 3, 4, 9, 10, 50].map((failures) =>
      Math.round(pauseMs(failures, () => 0.999_999) / 1_000),
    );
    expect(longest).toEqual([1, 2, 4, 8, 256, 300, 300]);
  });

  it('two desks that failed together come back apart', () => {
    expect(pauseMs(6, () => 0.1)).not.toBe(pauseMs(6, () => 0.9));
  });

  it('Retry-After is never undercut, and an hour is the most that is believed', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100_000_000 }), anyDice, (asked, dice) => {
        const ms = heldMs(asked, () => dice);
        expect(ms).toBeGreaterThanOrEqual(Math.min(asked, retryAfterCapMs));
        expect(ms).toBeGreaterThanOrEqual(leastMs);
        expect(ms).toBeLessThanOrEqual(retryAfterCapMs + 10_000);
      }),
    );
  });

  it('regular rounds drift apart by a tenth', () => {
    expect([periodMs(1_000, () => 0), periodMs(1_000, () => 0.5), periodMs(1_000, () => 1)]).toEqual([
      900, 1_000, 1_100,
    ]);
  });
});

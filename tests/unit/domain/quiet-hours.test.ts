import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstAlertSettings, type Quiet, quietSchema } from '../../../shared/domain/alert.ts';
import { dayOf, instantOf, nationalCalendar } from '../../../shared/domain/calendar.ts';
import { quietUntil } from '../../../shared/domain/quiet-hours.ts';
import { runs } from '../../fakes/runs.ts';

const at = (text: string) => Date.parse(`${text}:00+08:00`);
const iso = (ms: number | undefined) =>
  ms === undefined ? undefined : new Date(ms + 8 * 3_600_000).toISOString().slice(0, 16);
const usual = firstAlertSettings.quiet;
const nights: Quiet = { ...usual, daysOff: false };

describe('quiet hours', () => {
  it.each([
    ['on a working day', '2026-11-23T10:00', undefined],
    ['from six in the evening on', '2026-11-23T18:00', '2026-11-24T08:00'],
    ['after midnight', '2026-11-24T03:00', '2026-11-24T08:00'],
    ['at eight in the morning', '2026-11-24T08:00', undefined],
    ['on Friday evening', '2026-11-20T19:00', '2026-11-23T08:00'],
    ['on Sunday at noon', '2026-11-22T12:00', '2026-11-23T08:00'],
    ['before the National Day', '2026-09-30T20:00', '2026-10-08T08:00'],
    ['on a Sunday that is worked', '2026-09-20T10:00', undefined],
  ])('outside working hours, %s', (_, now, until) => {
    expect(iso(quietUntil(at(now), usual))).toBe(until?.slice(0, 16));
  });

  it('without days off are those of each day', () => {
    expect(iso(quietUntil(at('2026-11-22T12:00'), nights))).toBeUndefined();
    expect(iso(quietUntil(at('2026-11-20T19:00'), nights))).toBe('2026-11-21T08:00');
  });

  it('within a day begin and end on it', () => {
    const noon: Quiet = { on: true, from: 12 * 60, to: 14 * 60, daysOff: false };
    expect(iso(quietUntil(at('2026-11-23T11:59'), noon))).toBeUndefined();
    expect(iso(quietUntil(at('2026-11-23T12:00'), noon))).toBe('2026-11-23T14:00');
    expect(iso(quietUntil(at('2026-11-23T14:00'), noon))).toBeUndefined();
  });

  it('are none when they are switched off', () => {
    expect(quietUntil(at('2026-11-22T23:00'), { ...usual, on: false })).toBeUndefined();
  });

  it('cannot be as long as a day', () => {
    expect(quietSchema.safeParse({ ...usual, to: usual.from }).success).toBe(false);
  });

  it('end in the first minute that is not quiet, whatever they are', () => {
    const minute = fc.integer({ min: 0, max: 1439 });
    const quiet = fc
      .record({ on: fc.constant(true), from: minute, to: minute, daysOff: fc.boolean() })
      .filter(({ from, to }) => from !== to);
    const start = at('2026-01-05T00:00');
    const moments = fc.integer({ min: 0, max: 300 * 1440 }).map((minutes) => start + minutes * 60_000);
    const isQuiet = (now: number, { from, to, daysOff }: Quiet) => {
      const day = dayOf(now);
      const past = (now - instantOf(day, 0)) / 60_000;
      const inside = from < to ? past >= from && past < to : past >= from || past < to;
      return inside || (daysOff && !nationalCalendar.isWorkday(day));
    };
    fc.assert(
      fc.property(quiet, moments, (hours, now) => {
        const until = quietUntil(now, hours);
        expect(until !== undefined).toBe(isQuiet(now, hours));
        if (until === undefined) return;
        expect(isQuiet(until, hours)).toBe(false);
        for (let then = now; then < until; then += 60_000)
          if (!isQuiet(then, hours)) expect(then).toBe(until);
      }),
      { numRuns: runs(200) },
    );
  });
});

// Working days of Asia/Shanghai, against the list of the State Council's announcements.
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { calendarDataText } from '../../../build/calendar.ts';
import { root } from '../../../build/paths.ts';
import {
  dayOf,
  dayOfYmd,
  instantOf,
  nationalCalendar as calendar,
  ymdOf,
  ymdOfDay,
} from '../../../shared/domain/calendar.ts';

const workday = (ymd: string) => calendar.isWorkday(dayOfYmd(ymd));

describe('the calendar', () => {
  it.each([
    ['2026-10-10', true, 'a Saturday worked for the National Day'],
    ['2026-09-20', true, 'a Sunday worked for the National Day'],
    ['2026-10-01', false, 'National Day'],
    ['2026-10-07', false, 'its last day off'],
    ['2026-02-14', true, 'a Saturday worked before the Spring Festival'],
    ['2026-02-23', false, 'the last day of the Spring Festival'],
    ['2026-11-23', true, 'a Monday'],
    ['2026-11-22', false, 'a Sunday'],
    ['2015-09-03', false, 'the one day of 2015'],
    ['2008-05-02', false, 'the Labour Day of 2008'],
  ])('%s: worked %s (%s)', (ymd, worked) => {
    expect(workday(ymd)).toBe(worked);
  });

  it('knows nothing but weekends beyond the announced years', () => {
    expect(ymdOfDay(calendar.coveredUntil)).toBe('2026-12-31');
    expect(workday('2027-01-01')).toBe(true);
    expect(workday('2027-01-02')).toBe(false);
  });

  it('counts working days as if each were looked at', () => {
    const day = fc.integer({ min: dayOfYmd('2003-06-01'), max: dayOfYmd('2028-06-01') });
    fc.assert(
      fc.property(day, fc.nat(120), (from, length) => {
        const days = Array.from({ length }, (_, index) => from + 1 + index);
        expect(calendar.workdaysBetween(from, from + length)).toBe(days.filter(calendar.isWorkday).length);
        expect(calendar.workdaysBetween(from + length, from)).toBe(
          0 - days.filter(calendar.isWorkday).length,
        );
      }),
    );
  });

  it('turns days at midnight in Shanghai', () => {
    expect(ymdOf(Date.parse('2026-11-22T15:59:59Z'))).toBe('2026-11-22');
    expect(ymdOf(Date.parse('2026-11-22T16:00:00Z'))).toBe('2026-11-23');
    expect(instantOf(dayOf(Date.parse('2026-11-23T02:00:00Z')), 17 * 60 + 30)).toBe(
      Date.parse('2026-11-23T09:30:00Z'),
    );
  });

  it('writes dates as Date does', () => {
    fc.assert(
      fc.property(fc.integer({ min: dayOfYmd('1900-01-01'), max: dayOfYmd('2200-12-31') }), (day) => {
        expect(ymdOfDay(day)).toBe(new Date(day * 86_400_000).toISOString().slice(0, 10));
      }),
      { numRuns: 2000 },
    );
  });

  it('is what the generator writes from the installed data', () => {
    expect(readFileSync(join(root, 'shared/domain/calendar-data.ts'), 'utf8')).toBe(calendarDataText());
  });
});

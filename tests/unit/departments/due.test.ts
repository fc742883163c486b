// When something is due by the sample departments: statutory vectors, rolling, pauses, estimates.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayOf, dayOfYmd, nationalCalendar as calendar } from '../../../shared/domain/calendar.ts';
import { computeDue, type Due, type Term } from '../../departments/due.ts';

function dueOf(term: Partial<Term> & { readonly start: string }): Due {
  const due = computeDue({
    unit: 'WD',
    length: 1,
    ...term,
    start: term.start.length === 10 ? `${term.start}T10:00:00+08:00` : term.start,
  });
  if (due === 'paused') throw new Error('paused');
  return due;
}

describe('a term of working days', () => {
  it.each([
    [5, '2026-09-28', '2026-10-10'],
    [20, '2026-02-10', '2026-03-16'],
    [10, '2026-04-28', '2026-05-14'],
    [1, '2026-09-30', '2026-10-08'],
  ])('%i from %s ends on %s', (length, start, day) => {
    expect(dueOf({ start, length })).toMatchObject({ day, estimated: false, rolled: false });
  });

  it('ends at the end of business hours, or at 24:00 where there are none', () => {
    expect(dueOf({ start: '2026-11-23' }).at).toBe('2026-11-24T09:30:00.000Z');
    expect(dueOf({ start: '2026-11-23', endsAt: 24 * 60 }).at).toBe('2026-11-24T16:00:00.000Z');
  });

  it('starts on the day it starts in Shanghai, whatever UTC says', () => {
    expect(dueOf({ start: '2026-11-22T16:30:00Z' }).day).toBe('2026-11-24');
  });

  it('is an estimate beyond the announced holidays', () => {
    expect(dueOf({ start: '2026-11-23', length: 45 })).toMatchObject({ day: '2027-01-25', estimated: true });
    expect(dueOf({ start: '2026-12-01', length: 22 })).toMatchObject({ day: '2026-12-31', estimated: false });
  });

  it('is longer by an approved extension', () => {
    expect(dueOf({ start: '2026-03-02', length: 20, extendedBy: 10 }).day).toBe(
      dueOf({ start: '2026-03-02', length: 30 }).day,
    );
  });

  it('does not count the days of a 特别程序', () => {
    const pauses = [{ from: '2026-11-24T09:00:00+08:00', to: '2026-12-01T09:00:00+08:00' }];
    expect(dueOf({ start: '2026-11-23', length: 3, pauses }).day).toBe('2026-12-03');
    expect(
      computeDue({
        start: '2026-11-23T02:00:00Z',
        unit: 'WD',
        length: 3,
        pauses: [{ from: '2026-11-24T01:00:00Z' }],
      }),
    ).toBe('paused');
  });

  it('counts so many working days exactly, and ends on one', () => {
    const start = fc.integer({
      min: Date.parse('2004-02-01T00:00:00Z'),
      max: Date.parse('2026-06-01T00:00:00Z'),
    });
    fc.assert(
      fc.property(start, fc.integer({ min: 1, max: 90 }), (at, length) => {
        const due = dueOf({ start: new Date(at).toISOString(), length });
        expect(calendar.isWorkday(dayOfYmd(due.day))).toBe(true);
        expect(calendar.workdaysBetween(dayOf(at), dayOfYmd(due.day))).toBe(length);
      }),
    );
  });
});

describe('a term of calendar days', () => {
  it('rolls from a 法定休假日 to the day after the holidays', () => {
    expect(dueOf({ start: '2026-09-20', unit: 'CD', length: 15 })).toMatchObject({
      day: '2026-10-08',
      rolled: true,
    });
  });

  it('rolls from a weekend, but not from a weekend day that is worked', () => {
    expect(dueOf({ start: '2026-11-07', unit: 'CD', length: 15 })).toMatchObject({
      day: '2026-11-23',
      rolled: true,
    });
    expect(dueOf({ start: '2026-09-25', unit: 'CD', length: 15 })).toMatchObject({
      day: '2026-10-10',
      rolled: false,
    });
  });

  it('is 60 days for 信访, not 60 working days', () => {
    expect(dueOf({ start: '2026-03-02', unit: 'CD', length: 60 }).day).toBe('2026-05-06');
  });
});

describe('other terms', () => {
  it('hours count from the moment and never roll', () => {
    expect(dueOf({ start: '2026-10-02T21:10:00+08:00', unit: 'H', length: 24 })).toEqual({
      at: '2026-10-03T13:10:00.000Z',
      day: '2026-10-03',
      estimated: false,
      rolled: false,
    });
  });

  it('即办 ends with the day, or with the next day that is worked', () => {
    expect(dueOf({ start: '2026-11-23', unit: 'NOW' }).day).toBe('2026-11-23');
    expect(dueOf({ start: '2026-11-21', unit: 'NOW' }).day).toBe('2026-11-23');
  });
});

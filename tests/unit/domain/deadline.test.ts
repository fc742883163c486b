// When something is due and the light it shows: statutory vectors, rolling, pauses, estimates, thresholds.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayOf, dayOfYmd, nationalCalendar as calendar } from '../../../shared/domain/calendar.ts';
import { computeDue, type Due, effectiveDue, lightOf, type Term } from '../../../shared/domain/deadline.ts';
import type { Deadline } from '../../../shared/domain/todo.ts';

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

  it('the earliest of 法定, 承诺 and 批示 binds', () => {
    const [legal, promised, directed] = [20, 8, 5].map((length) => dueOf({ start: '2026-11-02', length }));
    if (!legal || !promised || !directed) throw new Error('three terms give three dues');
    expect(effectiveDue({ legal, promised, directed })).toBe(directed);
    expect(effectiveDue({ legal, promised })).toBe(promised);
    expect(effectiveDue({})).toBeUndefined();
  });
});

describe('the light', () => {
  const due = (day: string, more: Partial<Deadline> = {}): Deadline => ({
    at: `${day}T09:30:00.000Z`,
    unit: 'WD',
    ...more,
  });
  const monday = Date.parse('2026-11-23T10:00:00+08:00');
  const light = (deadline: Deadline, now = monday) => lightOf(deadline, now);

  it.each([
    ['2026-11-26', 5, '正常', 3],
    ['2026-11-24', 5, '临期', 1],
    ['2026-11-23', 5, '临期', 0],
    // A fifth of 20 is 4.
    ['2026-11-27', 20, '临期', 4],
    ['2026-11-30', 20, '正常', 5],
    ['2026-11-20', 5, '超期', 1],
    ['2026-11-13', 5, '超期', 6],
  ])('of %s (%i working days given) is %s, %i working days', (day, length, name, workdays) => {
    expect(light(due(day, { length }))).toMatchObject({
      light: name,
      workdays,
      overdue: name === '超期',
      day,
    });
  });

  it('turns at the very moment', () => {
    const at = Date.parse('2026-11-23T17:30:00+08:00');
    expect(light(due('2026-11-23'), at)).toMatchObject({ light: '临期', overdue: false, hours: 0 });
    expect(light(due('2026-11-23'), at + 1)).toMatchObject({
      light: '超期',
      overdue: true,
      workdays: 0,
      days: 0,
    });
  });

  it('counts the weekend worked before a holiday', () => {
    const sunday = Date.parse('2026-09-20T10:00:00+08:00');
    expect(light(due('2026-09-24', { length: 5 }), sunday)).toMatchObject({
      light: '正常',
      workdays: 4,
      days: 4,
    });
  });

  it('is 暂停 while a 特别程序 runs, even past the date', () => {
    expect(light(due('2026-11-13', { pausedFor: '专家评审' }))).toEqual({
      light: '暂停',
      workdays: 0,
      days: 0,
      hours: 0,
      overdue: false,
      pausedFor: '专家评审',
    });
  });

  it('is 估算 beyond the announced holidays, and never alarms on an estimate alone', () => {
    expect(light(due('2027-01-13', { length: 45 }))).toMatchObject({ light: '估算', overdue: false });
    expect(light(due('2027-01-13'), Date.parse('2027-01-20T00:00:00Z'))).toMatchObject({
      light: '估算',
      overdue: true,
    });
    expect(light(due('2026-11-30', { estimated: true }))).toMatchObject({ light: '估算' });
    // Hours are exact whatever the calendar.
    expect(
      light(due('2027-01-13', { unit: 'H', length: 240 }), Date.parse('2027-01-20T00:00:00Z')),
    ).toMatchObject({ light: '超期' });
  });

  it('of calendar days looks at calendar days left', () => {
    expect(light(due('2026-12-04', { unit: 'CD', length: 60 }))).toMatchObject({
      light: '临期',
      days: 11,
      workdays: 9,
    });
    expect(light(due('2026-12-07', { unit: 'CD', length: 60 }))).toMatchObject({ light: '正常', days: 14 });
  });

  it('of 即办 is 临期 until it is past', () => {
    expect(light(due('2026-11-23', { unit: 'NOW' })).light).toBe('临期');
  });
});

// The light a stated deadline shows: thresholds, pauses, estimates.
import { describe, expect, it } from 'vitest';
import { lightOf } from '../../../shared/domain/deadline.ts';
import type { Deadline } from '../../../shared/domain/todo.ts';

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

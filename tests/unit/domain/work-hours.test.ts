import { describe, expect, it } from 'vitest';
import { opensAt } from '../../../shared/domain/work-hours.ts';

const opens = (at: string): string | undefined => {
  const next = opensAt(Date.parse(`${at}:00+08:00`));
  return next === undefined ? undefined : new Date(next + 8 * 3_600_000).toISOString().slice(0, 16);
};

describe('working hours', () => {
  it.each([
    ['within a working day', '2026-03-02T08:00', undefined],
    ['to its last minute', '2026-03-02T17:59', undefined],
    ['before it', '2026-03-02T07:59', '2026-03-02T08:00'],
    ['after it', '2026-03-02T18:00', '2026-03-03T08:00'],
    ['on a Friday evening', '2026-03-06T20:00', '2026-03-09T08:00'],
    ['on a Sunday', '2026-03-08T12:00', '2026-03-09T08:00'],
    ['on a Saturday that is worked (调休)', '2026-02-14T12:00', undefined],
    ['in the days of the Spring Festival', '2026-02-18T12:00', '2026-02-24T08:00'],
  ])('%s', (_when, at, next) => {
    expect(opens(at)).toBe(next);
  });
});

// Instants in words a person at a desk uses. All days are days of Asia/Shanghai, wherever the machine stands.

import type { Iso, Ymd } from '../../shared/domain/terms.ts';
import type { Text } from './zh.ts';

const offsetMs = 8 * 3_600_000;
const dayMs = 86_400_000;

type Parts = {
  readonly day: number;
  readonly year: number;
  readonly month: number;
  readonly date: number;
  readonly clock: string;
};

function partsOf(ms: number): Parts {
  const local = new Date(ms + offsetMs);
  const two = (n: number) => String(n).padStart(2, '0');
  return {
    day: Math.floor((ms + offsetMs) / dayMs),
    year: local.getUTCFullYear(),
    month: local.getUTCMonth() + 1,
    date: local.getUTCDate(),
    clock: `${two(local.getUTCHours())}:${two(local.getUTCMinutes())}`,
  };
}

export const clockOf = (iso: Iso): string => partsOf(Date.parse(iso)).clock;

/** Today the clock, yesterday with the word, this year month and day, else the year too. */
export function whenWords(t: Text, iso: Iso, now: number): string {
  const [then, today] = [partsOf(Date.parse(iso)), partsOf(now)];
  if (then.day === today.day) return t.time.today(then.clock);
  if (then.day === today.day - 1) return t.time.yesterday(then.clock);
  return dayWords(t, iso, now);
}

/** Day and clock, for what is looked up exactly. */
export function momentWords(t: Text, iso: Iso, now: number): string {
  const [then, today] = [partsOf(Date.parse(iso)), partsOf(now)];
  if (then.day >= today.day - 1 && then.day <= today.day) return whenWords(t, iso, now);
  return t.time.dayAndClock(dayWords(t, iso, now), then.clock);
}

/** Year, day and clock, whatever today is: for what is kept or printed. */
export function momentInFull(t: Text, iso: Iso): string {
  const { year, month, date, clock } = partsOf(Date.parse(iso));
  return t.time.dayAndClock(t.time.yearMonthDay(year, month, date), clock);
}

export function dayWords(t: Text, iso: Iso, now: number): string {
  const [then, today] = [partsOf(Date.parse(iso)), partsOf(now)];
  if (then.year === today.year) return t.time.monthDay(then.month, then.date);
  return t.time.yearMonthDay(then.year, then.month, then.date);
}

/** A calendar day as official papers write it. */
export function ymdWords(t: Text, ymd: Ymd): string {
  const [year = 0, month = 0, date = 0] = ymd.split('-').map(Number);
  return t.time.yearMonthDay(year, month, date);
}

export const isToday = (iso: Iso, now: number): boolean => partsOf(Date.parse(iso)).day === partsOf(now).day;

/** A span in the largest unit that fits, rounded up: nobody is told to come back too early. */
export function spanWords(t: Text, ms: number): string {
  if (ms < 60_000) return t.time.inSeconds(Math.max(1, Math.ceil(ms / 1000)));
  if (ms < 3_600_000) return t.time.inMinutes(Math.ceil(ms / 60_000));
  if (ms < dayMs) return t.time.inHours(Math.ceil(ms / 3_600_000));
  return t.time.inDays(Math.ceil(ms / dayMs));
}

/** The calendar day of an instant, as data. */
export function todayYmd(now: number): Ymd {
  const { year, month, date } = partsOf(now);
  return `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
}

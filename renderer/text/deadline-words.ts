// A deadline's light in a sign, a word and a tone; the three say the same, so that colour never speaks alone.

import { type Light, lightOf } from '../../shared/domain/deadline.ts';
import type { Deadline } from '../../shared/domain/todo.ts';
import { clockOf, dayWords, isToday } from './dates.ts';
import type { Text } from './zh.ts';

export type DeadlineWords = {
  readonly sign: '●' | '▲' | 'Ⅱ' | '≈';
  readonly words: string;
  readonly tone: 'green' | 'amber' | 'red' | 'violet' | 'grey';
};

/** Short, for a row of the list. */
export function deadlineWords(t: Text, due: Deadline, now: number): DeadlineWords {
  const light = lightOf(due, now);
  switch (light.light) {
    case '暂停':
      return { sign: 'Ⅱ', words: t.deadline.paused(light.pausedFor ?? ''), tone: 'violet' };
    case '估算':
      return { sign: '≈', words: t.deadline.about(dayWords(t, due.at, now)), tone: 'grey' };
    case '超期':
      return { sign: '▲', words: past(t, due, light), tone: 'red' };
    case '临期':
      return { sign: '●', words: left(t, due, light, now), tone: 'amber' };
    case '正常':
      return { sign: '●', words: left(t, due, light, now), tone: 'green' };
  }
}

function left(t: Text, due: Deadline, light: Light, now: number): string {
  if (due.unit === 'H' && light.hours < 24) return t.deadline.hoursLeft(light.hours);
  if (isToday(due.at, now)) return t.deadline.todayUntil(clockOf(due.at));
  if (due.unit === 'WD') return t.deadline.workdaysLeft(Math.max(1, light.workdays));
  return t.deadline.daysLeft(Math.max(1, light.days));
}

/** A deadline of working days that passed before a weekend is past by days, though by no working day yet. */
function past(t: Text, due: Deadline, light: Light): string {
  if (light.days === 0) return t.deadline.hoursPast(light.hours);
  if (due.unit === 'WD' && light.workdays > 0) return t.deadline.workdaysPast(light.workdays);
  return t.deadline.daysPast(light.days);
}

/** In full, for the elements of a record: until when, and how long was given. */
export function dueInFull(t: Text, due: Deadline, now: number): string {
  const light = lightOf(due, now);
  if (light.light === '暂停') return t.deadline.paused(light.pausedFor ?? '');
  if (light.light === '估算') return t.deadline.aboutWhy(dayWords(t, due.at, now));
  const until = t.deadline.until(
    isToday(due.at, now) ? t.time.todayWord : dayWords(t, due.at, now),
    clockOf(due.at),
  );
  if (due.unit === 'NOW') return t.deadline.withGiven(until, t.deadline.given.NOW());
  return due.length === undefined
    ? until
    : t.deadline.withGiven(until, t.deadline.given[due.unit](due.length));
}

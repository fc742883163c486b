// 办理时限: when something is due, as a department computes it. Pure arithmetic on the calendar; law cited by rule.
// 民法典 第二百零一条: the day it starts is not counted; hours count from the moment. 第二百零三条: a last day that
// is a 法定休假日 rolls to the day after, and business hours end the day. 行政许可法 第八十二条: 日 means 工作日.
import {
  type Calendar,
  type Day,
  dayOf,
  instantOf,
  nationalCalendar,
  ymdOfDay,
} from '../../shared/domain/calendar.ts';
import type { Iso, Ymd } from '../../shared/domain/terms.ts';
import type { Deadline } from '../../shared/domain/todo.ts';

/** End of business hours, minutes after midnight: 17:30. Without business hours a day ends at 24:00. */
const officeEnd = 17 * 60 + 30;
const hourMs = 3_600_000;
const tooLong = 3650;

export type Term = {
  readonly start: Iso;
  readonly unit: Deadline['unit'];
  /** Unused for NOW (即办). */
  readonly length: number;
  /** Approved extensions, in `unit`. */
  readonly extendedBy?: number;
  /** 特别程序 (行政许可法 第四十五条): whole days from `from` up to but without `to` are not counted. */
  readonly pauses?: readonly { readonly from: Iso; readonly to?: Iso }[];
  /** Minutes after midnight at which the last day ends. */
  readonly endsAt?: number;
};

export type Due = {
  readonly at: Iso;
  readonly day: Ymd;
  /** Reaches beyond the announced holidays: 按周末估算. */
  readonly estimated: boolean;
  /** The last day was a 法定休假日 and moved on. */
  readonly rolled: boolean;
};

/** When a term ends; `paused` while a pause has no end yet, since no date can be told. */
export function computeDue(term: Term, calendar: Calendar = nationalCalendar): Due | 'paused' {
  const pauses = term.pauses ?? [];
  if (pauses.some((pause) => pause.to === undefined)) return 'paused';
  const start = Date.parse(term.start);
  const length = Math.min(term.length + (term.extendedBy ?? 0), tooLong);
  if (term.unit === 'H') return dueAfterHours(start, length, pauses);
  const last = lastDay(term.unit, dayOf(start), length, (day) => isPaused(pauses, day), calendar);
  const day = term.unit === 'WD' ? last : calendar.workdayFrom(last);
  return {
    at: new Date(instantOf(day, term.endsAt ?? officeEnd)).toISOString(),
    day: ymdOfDay(day),
    estimated: day > calendar.coveredUntil,
    rolled: day !== last,
  };
}

function dueAfterHours(start: number, hours: number, pauses: NonNullable<Term['pauses']>): Due {
  const paused = pauses.reduce(
    (sum, { from, to }) => sum + Math.max(0, Date.parse(to ?? from) - Date.parse(from)),
    0,
  );
  const at = start + hours * hourMs + paused;
  return { at: new Date(at).toISOString(), day: ymdOfDay(dayOf(at)), estimated: false, rolled: false };
}

function isPaused(pauses: NonNullable<Term['pauses']>, day: Day): boolean {
  return pauses.some(
    ({ from, to }) => to !== undefined && day >= dayOf(Date.parse(from)) && day < dayOf(Date.parse(to)),
  );
}

function lastDay(
  unit: 'WD' | 'CD' | 'NOW',
  start: Day,
  length: number,
  paused: (day: Day) => boolean,
  calendar: Calendar,
): Day {
  if (unit === 'NOW') return start;
  let day = start;
  for (let left = length; left > 0; ) {
    day++;
    if (!paused(day) && (unit === 'CD' || calendar.isWorkday(day))) left--;
  }
  return day;
}

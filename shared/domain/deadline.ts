// 办理时限: when something is due, and the light it shows. Pure arithmetic on the calendar; law cited by rule.
// 民法典 第二百零一条: the day it starts is not counted; hours count from the moment. 第二百零三条: a last day that
// is a 法定休假日 rolls to the day after, and business hours end the day. 行政许可法 第八十二条: 日 means 工作日.
import { type Calendar, type Day, dayOf, instantOf, nationalCalendar, ymdOfDay } from './calendar.ts';
import type { Iso, Ymd } from './terms.ts';
import type { Deadline } from './todo.ts';

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

/** 法定, 承诺 and 领导批示 deadlines side by side: the earliest binds. */
export function effectiveDue(dues: {
  readonly legal?: Due;
  readonly promised?: Due;
  readonly directed?: Due;
}): Due | undefined {
  const stated = [dues.legal, dues.promised, dues.directed].filter((due) => due !== undefined);
  return stated.toSorted((a, b) => (a.at < b.at ? -1 : 1))[0];
}

const lights = ['正常', '临期', '超期', '暂停', '估算'] as const;
export type LightName = (typeof lights)[number];

export type Light = {
  readonly light: LightName;
  /** Last day in Asia/Shanghai; absent while paused. */
  readonly day?: Ymd;
  /** Working and calendar days left, or past when `overdue`; 0 on the last day itself. */
  readonly workdays: number;
  readonly days: number;
  /** Whole hours left or past; what to show for terms of hours and on the last day. */
  readonly hours: number;
  /** Past the stated moment. With the light 估算 it alarms nobody: the holidays of that year are not known. */
  readonly overdue: boolean;
  readonly pausedFor?: string;
};

/** The light of a stated deadline at `now` (ms since 1970, by the department's clock where its skew is known). */
export function lightOf(due: Deadline, now: number, calendar: Calendar = nationalCalendar): Light {
  const at = Date.parse(due.at);
  const [today, last] = [dayOf(now), dayOf(at)];
  const overdue = now > at;
  const left = {
    workdays: Math.abs(calendar.workdaysBetween(today, last)),
    days: Math.abs(last - today),
    hours: Math.floor(Math.abs(at - now) / hourMs),
  };
  if (due.pausedFor !== undefined)
    return { light: '暂停', workdays: 0, days: 0, hours: 0, overdue: false, pausedFor: due.pausedFor };
  const state = { day: ymdOfDay(last), ...left, overdue };
  if (isEstimate(due, last, calendar)) return { light: '估算', ...state };
  if (overdue) return { light: '超期', ...state };
  return { light: isNear(due, at - now, left) ? '临期' : '正常', ...state };
}

function isEstimate(due: Deadline, last: Day, calendar: Calendar): boolean {
  if (due.estimated === true) return true;
  return (due.unit === 'WD' || due.unit === 'CD') && last > calendar.coveredUntil;
}

/** 临期: at most one working day left, or at most 20 % of what was given. */
function isNear(
  due: Deadline,
  leftMs: number,
  left: { readonly workdays: number; readonly days: number },
): boolean {
  const given = due.length ?? 0;
  switch (due.unit) {
    case 'NOW':
      return true;
    case 'H':
      return left.workdays <= 1 || leftMs <= given * hourMs * 0.2;
    case 'WD':
      return left.workdays <= Math.max(1, given * 0.2);
    case 'CD':
      return left.workdays <= 1 || left.days <= given * 0.2;
  }
}

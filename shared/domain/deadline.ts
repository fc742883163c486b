// 办理时限: the light a stated deadline shows. Pure arithmetic on the calendar. When something is due is stated by its
// department: only it knows the rule, the extensions and the pauses.
import { type Calendar, type Day, dayOf, nationalCalendar, ymdOfDay } from './calendar.ts';
import type { Ymd } from './terms.ts';
import type { Deadline } from './todo.ts';

const hourMs = 3_600_000;

const lights = ['正常', '临期', '超期', '暂停', '估算'] as const;
type LightName = (typeof lights)[number];

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

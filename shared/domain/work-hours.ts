// 只在工作时间同步: 08:00 to 18:00 of working days, Asia/Shanghai, for lines that are paid for by the hour or shared.
import { type Calendar, dayOf, instantOf, nationalCalendar } from './calendar.ts';

export const opensAtMinute = 8 * 60;
export const closesAtMinute = 18 * 60;

/** When the next working time begins; undefined within one. */
export function opensAt(instantMs: number, calendar: Calendar = nationalCalendar): number | undefined {
  const today = dayOf(instantMs);
  const opens = instantOf(calendar.workdayFrom(today), opensAtMinute);
  if (instantMs < opens) return opens;
  if (instantMs < instantOf(today, closesAtMinute)) return undefined;
  return instantOf(calendar.workdayAfter(today, 1), opensAtMinute);
}

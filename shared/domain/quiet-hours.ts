// 免打扰: whether it is quiet at an instant, and until when. Days are days of Asia/Shanghai; holidays by the calendar.
import type { Quiet } from './alert.ts';
import { type Calendar, dayOf, instantOf, nationalCalendar } from './calendar.ts';

/** Two ends a day; no holiday is as long as this. */
const mostEnds = 100;

/** When it ends; undefined while it is not quiet. */
export function quietUntil(
  instantMs: number,
  quiet: Quiet,
  calendar: Calendar = nationalCalendar,
): number | undefined {
  if (!quiet.on) return undefined;
  let at = endAt(instantMs, quiet, calendar);
  // Where one ends the next may begin: a night before a day off.
  for (let ends = 0; at !== undefined && ends < mostEnds; ends++) {
    const next = endAt(at, quiet, calendar);
    if (next === undefined) return at;
    at = next;
  }
  return at;
}

function endAt(instantMs: number, { from, to, daysOff }: Quiet, calendar: Calendar): number | undefined {
  const day = dayOf(instantMs);
  if (daysOff && !calendar.isWorkday(day)) return instantOf(day + 1, 0);
  const [begins, ends] = [instantOf(day, from), instantOf(day, to)];
  if (from < to) return instantMs >= begins && instantMs < ends ? ends : undefined;
  if (instantMs < ends) return ends;
  return instantMs >= begins ? instantOf(day + 1, to) : undefined;
}

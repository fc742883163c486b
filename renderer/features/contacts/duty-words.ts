// From when to when a turn lasts: 08:30—17:30, 17:30—次日 08:30.

import { clockOf, isToday } from '../../text/dates.ts';
import type { Text } from '../../text/zh.ts';

export function spanWords(t: Text, { from, to }: { readonly from: string; readonly to: string }): string {
  const until = isToday(to, Date.parse(from)) ? clockOf(to) : t.contacts.nextDay(clockOf(to));
  return t.contacts.dutySpan(clockOf(from), until);
}

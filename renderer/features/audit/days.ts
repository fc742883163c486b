// A day that is looked for, as the two instants it lies between. All days are days of Asia/Shanghai. Pure.

import type { Iso, Ymd } from '../../../shared/domain/terms.ts';

const dayMs = 86_400_000;

export function withinDay(day: Ymd): { readonly from: Iso; readonly to: Iso } {
  const from = Date.parse(`${day}T00:00:00+08:00`);
  return { from: new Date(from).toISOString(), to: new Date(from + dayMs).toISOString() };
}

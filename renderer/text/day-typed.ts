// A day as a person types it: 2026-11-20, 2026.11.20, 20261120, 2026年11月20日. Pure.

import type { Ymd } from '../../shared/domain/terms.ts';

export function dayTyped(typed: string): Ymd | undefined {
  const text = typed.normalize('NFKC').replace(/\s/g, '');
  const parts = /^(\d{4})(?:[-./年]?)(\d{1,2})(?:[-./月]?)(\d{1,2})日?$/.exec(text);
  if (parts === null) return undefined;
  const [year = '', month = '', date = ''] = parts.slice(1);
  const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  // The 31st of February is no day: it would become another one.
  const isReal = new Date(`${day}T00:00:00Z`).toJSON()?.slice(0, 10) === day;
  return isReal ? day : undefined;
}

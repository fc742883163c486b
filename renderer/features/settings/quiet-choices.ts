// The times that quiet hours may begin and end at: every half hour, and whatever was chosen before. Pure.

import type { Quiet } from '../../../shared/domain/alert.ts';
import type { Text } from '../../text/zh.ts';

type Choice = { readonly value: string; readonly label: string };

const halfHours = Array.from({ length: 48 }, (_, step) => step * 30);

/** Quiet hours that end when they begin are none. */
export function startChoices(t: Text, { from, to }: Quiet): readonly Choice[] {
  return minutesWith(from)
    .filter((minute) => minute !== to)
    .map((minute) => ({ value: String(minute), label: clockOf(t, minute) }));
}

/** From the beginning on, through midnight. */
export function endChoices(t: Text, { from, to }: Quiet): readonly Choice[] {
  const minutes = minutesWith(to).filter((minute) => minute !== from);
  const label = (minute: number) =>
    minute < from ? t.alerts.nextDay(clockOf(t, minute)) : clockOf(t, minute);
  return [...minutes.filter((minute) => minute > from), ...minutes.filter((minute) => minute < from)].map(
    (minute) => ({ value: String(minute), label: label(minute) }),
  );
}

function minutesWith(chosen: number): readonly number[] {
  return [...new Set([...halfHours, chosen])].toSorted((a, b) => a - b);
}

function clockOf(t: Text, minute: number): string {
  return t.alerts.clock(Math.floor(minute / 60), minute % 60);
}

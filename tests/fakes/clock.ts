// A clock that stands still until it is told to go on; due timers run in order of their time.
import type { Timers } from '../../main/core/sync/triggers.ts';

type Timer = { readonly at: number; readonly call: () => void };

export type FakeClock = Timers & {
  now(): number;
  /** When the next timer is due, in ticks. */
  nextAt(): number | undefined;
  /** Goes on to that time, running what becomes due on the way. */
  goTo(ticks: number): void;
};

export function createFakeClock(start = Date.UTC(2026, 2, 2, 1)): FakeClock {
  let ticks = 0;
  const timers = new Set<Timer>();
  const first = (): Timer | undefined => [...timers].sort((a, b) => a.at - b.at)[0];
  return {
    ticks: () => ticks,
    now: () => start + ticks,
    nextAt: () => first()?.at,
    after(ms, call) {
      const timer = { at: ticks + ms, call };
      timers.add(timer);
      return { cancel: () => void timers.delete(timer) };
    },
    goTo(until) {
      for (let timer = first(); timer !== undefined && timer.at <= until; timer = first()) {
        timers.delete(timer);
        ticks = Math.max(ticks, timer.at);
        timer.call();
      }
      ticks = Math.max(ticks, until);
    },
  };
}

// How long somebody who guessed wrong has to wait. Pure: the count lies in desk.key.json, so that a restart does
// not forgive, and a clock that was set back only makes the wait begin anew.
import { z } from 'zod';

export const missesSchema = z.object({
  count: z.number().int().min(0),
  /** Of the last one, by the clock on the wall. */
  at: z.number().int().min(0),
});
type Misses = z.infer<typeof missesSchema>;

export const noMisses: Misses = { count: 0, at: 0 };

const free = 5;
const waitMs = 10 * 60_000;

export function waitAfter(misses: Misses, now: number): number {
  if (misses.count < free) return 0;
  const passed = now - misses.at;
  return passed < 0 ? waitMs : Math.max(0, waitMs - passed);
}

/** Set back below the last miss, the clock would keep us waiting for ever, or be a way around: begin anew. */
export function withClock(misses: Misses, now: number): Misses {
  return misses.count >= free && now < misses.at ? { ...misses, at: now } : misses;
}

export function missed(misses: Misses, now: number): Misses {
  return { count: misses.count + 1, at: now };
}

// Pure: how long to wait before asking again (S9). Full jitter, so that a thousand desks whose line came back
// at one moment do not return at one moment (https://aws.amazon.com/builders-library, "timeouts, retries, jitter").

const baseMs = 1_000;
export const capMs = 5 * 60_000;
/** Full jitter may come out at nought; a repeat is never without a pause. */
export const leastMs = 250;
/** A longer wish is cut: a wrong header must not silence a source for a week. */
export const retryAfterCapMs = 60 * 60_000;

/** After the n-th failure in a row (n ≥ 1): anything up to 1 s, 2 s, 4 s … 5 min. */
export function pauseMs(failures: number, random: () => number): number {
  const most = Math.min(capMs, baseMs * 2 ** Math.min(Math.max(failures, 1) - 1, 20));
  return Math.max(leastMs, Math.round(random() * most));
}

/** What the department asked for, and up to a tenth more: never less than it asked. */
export function heldMs(retryAfterMs: number, random: () => number): number {
  const asked = Math.min(Math.max(retryAfterMs, leastMs), retryAfterCapMs);
  return Math.round(asked + random() * Math.min(asked / 10, 10_000));
}

/** Every `periodMs` give or take a tenth, so that sources and desks drift apart. */
export function periodMs(period: number, random: () => number): number {
  return Math.round(period * (0.9 + random() * 0.2));
}

// What time it is, as far as a loan is concerned. Pure. The clock of the machine belongs to the person and may be set to
// anything; so it counts only forwards, from the latest moment that was ever known (the mark), and the department's word
// stands above it.

/** What the machine says: its clock, and a count of ms that nobody can set. */
export type Reading = { readonly wall: number; readonly ticks: number };

export type Mark = {
  /** The time at that reading. */
  readonly time: number;
  readonly at: Reading;
  /** The department said it while this process ran; otherwise it is what was kept at the last end. */
  readonly sure: boolean;
};

/** More than half a day: a second system that keeps the hardware clock in local time, and a wrong zone, are below it. */
export const farBackMs = 12 * 3_600_000;

export const markKept = (time: number, at: Reading): Mark => ({ time, at, sure: false });

/** The department's clock: the one thing that also moves time back, for it is what lends. */
export const markHeard = (time: number, at: Reading): Mark => ({ time, at, sure: true });

/**
 * Never less than what ran since. The difference of the wall clock counts too, for the ticks stand still while the machine
 * sleeps. Where nobody told the time since the start, the wall clock itself counts as well: the machine may have been off.
 */
export function timeBy({ time, at, sure }: Mark, { wall, ticks }: Reading): number {
  const passed = Math.max(0, ticks - at.ticks, wall - at.wall);
  return sure ? time + passed : Math.max(time + passed, wall);
}

/** Read once more: what a reading has shown is never taken back, but by the department. */
export const markRead = (mark: Mark, at: Reading): Mark => ({ time: timeBy(mark, at), at, sure: mark.sure });

/** The clock says a time that has long been: nobody can tell how long the machine was off. */
export function isFarBack(mark: Mark, now: Reading): boolean {
  return !mark.sure && now.wall < timeBy(mark, now) - farBackMs;
}

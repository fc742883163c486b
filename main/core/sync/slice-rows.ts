// Pure: how many records one transaction may hold, from what the last one cost. A press of the person waits for one
// slice at most.

/** Before anything is known of this machine: a page of ours is one slice, and so one transaction with its cursor. */
export const firstSliceRows = 1_000;
const wantedMs = 10;

/**
 * So many times as long are they while nobody asks: each ends with a commit and has the window let in, a fifth of a short one.
 * Who then asks first waits some 30 ms at most.
 */
export const whileNobodyAsks = 3;
const leastRows = 50;
const mostRows = 2_000;

/** Half-way towards what would have taken the wanted time: one slow disk moment does not set the pace. */
export function nextSliceRows(rows: number, taken: number, tookMs: number): number {
  // Too small to tell a row's cost from the commit's.
  if (taken < leastRows) return rows;
  const ideal = taken * (wantedMs / Math.max(tookMs, 1));
  return Math.round(Math.min(mostRows, Math.max(leastRows, (rows + ideal) / 2)));
}

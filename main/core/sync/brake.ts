// Pure: how much one pass may delete before somebody is asked. A system that was emptied, a filter set wrongly, a feed
// that lost its place all look like people tidying up; the difference is how much goes at once.
import type { Delta, Removal } from '../../../shared/domain/delta.ts';

/** Below this nobody is asked, however small the feed: a desk with five to-dos may lose four of them in a morning. */
export const leastRemovals = 10;
const mostRemovals = 200;
const mostShare = 0.2;
/** From here on it looks like an emptied system: the digest of one agrees, so only the person is believed. */
const emptiedShare = 0.9;

/** Of one pass: more than 200, or ten and more that are over a fifth of what the feed had here. */
export function isMass(removals: number, of: number): boolean {
  return removals >= leastRemovals && (removals > mostRemovals || removals > of * mostShare);
}

export function looksEmptied(removals: number, of: number): boolean {
  return removals > of * emptiedShare;
}

/** What was believed may have grown a little until it is done; twice as much is another matter. */
export function isWithin(removals: number, believed: number): boolean {
  return removals <= believed * 1.1 + leastRemovals;
}

/**
 * What the brake is about. Withdrawals are not: who may no longer see a record must not keep it while somebody is asked
 * (S13). A to-do that left a list is not: its row stays, as 对方已办结？.
 */
export function deletes({ why, kind }: Removal): boolean {
  return why === 'tombstone' || (why === 'gone-from-list' && kind !== 'todo');
}

export function withoutDeletions(delta: Delta): Delta {
  return { ...delta, removals: delta.removals.filter((removal) => !deletes(removal)) };
}

/** The page without what it deletes, and without its cursor: it will be asked for again. */
export function held(delta: Delta): Delta {
  const { cursor: _, ...rest } = withoutDeletions(delta);
  return { ...rest, finished: false };
}

export type Braked = {
  readonly removals: number;
  readonly of: number;
  /** Nobody had been asked about this feed before. */
  readonly isNew: boolean;
  /** Whether a record that is here is one whose deletion was stopped. */
  readonly isStopped: (record: { readonly key: string; readonly generation: number }) => boolean;
};

// What the core does when nobody asks anything: lets the search index follow the rows in short slices, and folds the
// WAL into the file once it is quiet. Between two slices there is room for every waiting call.
import type { Timers } from './sync/triggers.ts';

type IdleParts = {
  readonly timers: Timers;
  /** One slice of the index; true while there is more. */
  readonly step: () => boolean;
  /** Somebody may want to see how far the index is. */
  readonly followed: () => void;
  readonly checkpoint: () => void;
  /** A sync is under way: it goes first, and the index only keeps up a little. */
  readonly isSyncing: () => boolean;
};

type Idle = {
  /** Something was written. */
  readonly nudge: () => void;
  readonly stop: () => void;
};

const idlePauses = {
  betweenSlicesMs: 4,
  whileSyncingMs: 1_000,
  tellEveryMs: 500,
  quietMs: 3_000,
} as const;

export function startIdle({ timers, step, followed, checkpoint, isSyncing }: IdleParts): Idle {
  let waiting: { cancel(): void } | undefined;
  let isFollowing = false;
  let toldAt = 0;
  const then = (ms: number, work: () => void) => {
    waiting?.cancel();
    waiting = timers.after(ms, work);
  };

  const slice = () => {
    const isMore = step();
    isFollowing = isMore;
    if (!isMore || timers.ticks() - toldAt >= idlePauses.tellEveryMs) {
      toldAt = timers.ticks();
      followed();
    }
    if (isMore) then(isSyncing() ? idlePauses.whileSyncingMs : idlePauses.betweenSlicesMs, slice);
    else then(idlePauses.quietMs, checkpoint);
  };

  const nudge = () => {
    if (isFollowing) return;
    isFollowing = true;
    then(idlePauses.betweenSlicesMs, slice);
  };
  return { nudge, stop: () => waiting?.cancel() };
}

/** Work that left the index as it was is no news of it: each piece of news has every open question asked again. */
export function toldWhenMoved(
  step: () => boolean,
  tell: () => void,
): { readonly step: () => boolean; readonly tell: () => void } {
  // What moved before the start was told to nobody.
  let hasMoved = true;
  return {
    step() {
      const did = step();
      hasMoved ||= did;
      return did;
    },
    tell() {
      if (hasMoved) tell();
      hasMoved = false;
    },
  };
}

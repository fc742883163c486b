// The time of this machine, looked at again every half minute: often enough for "09:12" and "剩 1 小时".

import { useSyncExternalStore } from 'react';

const stepMs = 30_000;

const follow = (changed: () => void) => {
  const timer = setInterval(changed, stepMs);
  return () => clearInterval(timer);
};
/** Rounded, so that it is the same value until the next step. */
const now = () => Math.floor(Date.now() / stepMs) * stepMs;

export const useNow = (): number => useSyncExternalStore(follow, now);

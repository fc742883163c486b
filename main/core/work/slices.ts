// Long work in slices: whoever else waits for the core gets their turn between them.
import { setImmediate as nextTurn } from 'node:timers/promises';

/** Leaves room for a commit within the 50 ms that somebody may have to wait. */
const sliceMs = 12;

/** To be awaited between two steps: it gives way once the slice has lasted long enough. */
export function inSlices(): () => Promise<void> | undefined {
  let since = performance.now();
  return () => {
    if (performance.now() - since < sliceMs) return undefined;
    return nextTurn().then(() => {
      since = performance.now();
    });
  };
}

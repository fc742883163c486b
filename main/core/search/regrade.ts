// The 密级 records are filtered by is the one in force: when what stands above them states another, the index follows. In
// slices; a pass that a crash interrupts begins anew.
import { type ChangedLevels, changedLevels, doneWithLevels, queueBelow } from '../store/level-changes.ts';
import type { Store } from '../store/store.ts';

/** Leaves room for the commit within the 20 ms a person may have to wait for a slice. */
const sliceMs = 8;
/** Records looked at before the clock is: half a millisecond. */
const rowsAtOnce = 200;

type Pass = { readonly changed: ChangedLevels; readonly after: number };

export function createRegrade(
  store: Store,
  ticks: () => number,
): {
  /** One slice; true when something was done in it. */
  step(): boolean;
} {
  let pass: Pass | undefined;
  const some = (begun: Pass): Pass | undefined => {
    const start = ticks();
    let { after } = begun;
    do {
      const reached = queueBelow(store, begun.changed, { after, most: rowsAtOnce });
      if (reached === undefined) {
        doneWithLevels(store, begun.changed);
        return undefined;
      }
      after = reached;
    } while (ticks() - start < sliceMs);
    return { ...begun, after };
  };
  return {
    step() {
      const changed = pass?.changed ?? changedLevels(store);
      if (changed === undefined) return false;
      const begun = pass ?? { changed, after: 0 };
      pass = store.repeatable(() => some(begun));
      return true;
    },
  };
}

// The import that runs on a desk: how far it is, and whether the person asked it to stop. One at a time.
import type { ImportProgress } from '../../../shared/contract/desk-imports.ts';
import type { Store } from '../store/store.ts';

export type ImportAtWork = {
  readonly tell: (progress: ImportProgress) => void;
  readonly isCancelled: () => boolean;
  readonly end: () => void;
};

type State = { progress: ImportProgress; isCancelled: boolean };

const tellEveryMs = 500;

/** By the open file: a desk that is closed takes its import along. */
const running = new WeakMap<Store, State>();

/** `told`: something new can be read. Undefined while another one runs. */
export function beginImport(store: Store, now: () => number, told: () => void): ImportAtWork | undefined {
  let toldAt = now();
  if (running.has(store)) return undefined;
  const state: State = { progress: { name: '', texts: 0, share: 0 }, isCancelled: false };
  running.set(store, state);
  return {
    tell(progress) {
      state.progress = progress;
      if (now() - toldAt < tellEveryMs) return;
      toldAt = now();
      told();
    },
    isCancelled: () => state.isCancelled,
    end: () => void running.delete(store),
  };
}

export function progressOf(store: Store): ImportProgress | undefined {
  return running.get(store)?.progress;
}

export function cancelRunning(store: Store): void {
  const state = running.get(store);
  if (state !== undefined) state.isCancelled = true;
}

// The batch that is being made on a desk: how far it is, and whether the person asked it to stop. One at a time.
import type { catalogueStages } from '../../../shared/contract/desk-catalogue.ts';
import type { Store } from '../store/store.ts';

type BatchProgress = {
  stage: (typeof catalogueStages)[number];
  done: number;
  of: number;
};

export type BatchAtWork = {
  readonly tell: (progress: BatchProgress) => void;
  readonly isCancelled: () => boolean;
  readonly end: () => void;
};

type State = { progress: BatchProgress; isCancelled: boolean };

/** By the open file: a desk that is closed takes its batch along. */
const running = new WeakMap<Store, State>();

/** Undefined while another one runs. */
export function beginBatch(store: Store): BatchAtWork | undefined {
  if (running.has(store)) return undefined;
  const state: State = { progress: { stage: 'checking', done: 0, of: 0 }, isCancelled: false };
  running.set(store, state);
  return {
    tell(progress) {
      state.progress = progress;
    },
    isCancelled: () => state.isCancelled,
    end: () => void running.delete(store),
  };
}

export const isMaking = (store: Store): boolean => running.has(store);

export function batchProgress({ store }: { readonly store: Store }): BatchProgress | null {
  return running.get(store)?.progress ?? null;
}

export function cancelBatch({ store }: { readonly store: Store }): Record<never, never> {
  const state = running.get(store);
  if (state !== undefined) state.isCancelled = true;
  return {};
}

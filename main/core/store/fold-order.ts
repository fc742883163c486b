// What the core says to the thread that folds.
export type FoldOrder = {
  /** `fold`: what can be folded without anybody waiting. `empty`: that, and its length is given back when nobody reads in it. */
  readonly how: 'fold' | 'empty';
  readonly path: string;
  readonly key: string;
  readonly nativeBinding?: string;
};

/** The thread ends by itself. */
export const leave = 'leave';

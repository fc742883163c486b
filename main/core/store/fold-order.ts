// What the core says to the thread that folds.
export type FoldOrder = {
  readonly path: string;
  readonly key: string;
  readonly nativeBinding?: string;
};

/** The thread ends by itself. */
export const leave = 'leave';

// A text whose citations are to be checked, and what is done with it once it was mended.

export type DraftToCheck = {
  readonly text: string;
  /** Puts the mended text where it came from; absent where it came from nowhere. */
  readonly use?: (text: string) => void;
};

// A text whose citations are to be checked, and what is done with it once it was mended.

/** The file the words were taken out of: what is known of it, and of what was not taken. */
export type DraftFrom = {
  readonly name: string;
  /** There was more than is checked at once. */
  readonly cut: boolean;
  /** Pages without a word: of a scan. */
  readonly blank: number;
};

export type DraftToCheck = {
  readonly text: string;
  readonly from?: DraftFrom | undefined;
  /** Puts the mended text where it came from; absent where it came from nowhere. */
  readonly use?: (text: string) => void;
};

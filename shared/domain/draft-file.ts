// A file whose citations are to be checked: how much of its words is taken, and why it may have none. Without schemas, so
// that the window can ask it too.
import { readProblems } from './file-format.ts';

/** Characters that are checked at once. */
export const longestDraft = 200_000;

/** Mended words are a little longer than those that were checked. */
export const longestMended = 250_000;

export const draftProblems = [
  ...readProblems,
  /** Gone, or not a plain file, or not readable for this person. */
  'unreadable',
  'empty',
  /** Pages, but no words on them: a scan. */
  'no-words',
  /** Its mark says 秘密 or higher: its words are not kept anywhere. */
  'above-ceiling',
  /** The person had enough before its words were there. */
  'stopped',
] as const;
export type DraftProblem = (typeof draftProblems)[number];

// What is said of one citation of a draft: the outcome, the place it means, where that stands now.
import type { Place } from './provision.ts';
import type { Standing } from './norm-standing.ts';

export const citationOutcomes = [
  'same',
  'words-changed',
  'moved',
  'amended',
  'repealed',
  'not-yet',
  'unverifiable',
] as const;
export type CitationOutcome = (typeof citationOutcomes)[number];

export type Target = {
  readonly id: string;
  readonly title: string;
  readonly place?: Place;
  readonly label: string;
  readonly text: string;
};

export const citationProblems = [
  'no-such-norm',
  'no-such-provision',
  'which-norm',
  'no-provisions',
  'not-in-draft',
] as const;
type CitationProblem = (typeof citationProblems)[number];

/** One place of 第三条至第七条 that did not come out as the same. */
export type Differing = {
  readonly label: string;
  readonly outcome: CitationOutcome;
  readonly problem?: CitationProblem;
  /** Where its words stand now. */
  readonly now?: string;
};

export type CheckedCitation = {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Of several places the worst. */
  readonly outcome: CitationOutcome;
  readonly problem?: CitationProblem;
  /** Of 第三条至第七条: how many places it means, and those that differ. */
  readonly several?: { readonly count: number; readonly differing: Differing[] };
  /** What 本办法第三条 and 前款 mean in a draft that is a norm itself. */
  readonly inDraft?: { readonly label: string; readonly text: string };
  readonly target?: Target;
  readonly now?: Target;
  readonly standing?: Standing;
  readonly quoted?: string;
};

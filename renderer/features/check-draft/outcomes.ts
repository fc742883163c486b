// What the check of a draft came to, in words and looks. Pure.

import type { CheckedCitation } from '../../../shared/contract/desk-norms.ts';
import type { Text } from '../../text/zh.ts';
import type { TagTone } from '../../ui/Tag.tsx';

type Outcome = CheckedCitation['outcome'];

type Look = {
  readonly tone: TagTone /** Beside the word, so that colour says nothing alone. */;
  readonly sign: string;
};

export const looks: { readonly [O in Outcome]: Look } = {
  same: { tone: 'green', sign: '✓' },
  'words-changed': { tone: 'amber', sign: '≈' },
  moved: { tone: 'violet', sign: '→' },
  amended: { tone: 'amber', sign: '△' },
  repealed: { tone: 'ended', sign: '×' },
  'not-yet': { tone: 'orange', sign: '◷' },
  unverifiable: { tone: 'grey', sign: '?' },
};

/** Why, in a sentence or two. */
export function whyOf(t: Text, citation: CheckedCitation): string {
  const { several } = citation;
  const why = whyAlone(t, citation);
  if (several === undefined || several.differing.length === 0) return why;
  return `${t.norms.check.several(several.count, several.differing.length)}${why}`;
}

function whyAlone(
  t: Text,
  { outcome, problem, quoted, standing, several, inDraft }: CheckedCitation,
): string {
  const words = t.norms.check;
  if (problem !== undefined) return words.problem[problem];
  if (inDraft !== undefined) return words.why.sameInDraft;
  if (outcome === 'same' && standing?.unconfirmed === true) return words.why.sameUnconfirmed;
  if (outcome === 'same' && quoted !== undefined) return words.why.sameQuoted;
  return outcome === 'same' && several !== undefined
    ? words.why.sameSeveral(several.count)
    : words.why[outcome];
}

type Differing = NonNullable<CheckedCitation['several']>['differing'][number];

/** One of several places, and where its words stand now. */
export function differingWords(t: Text, { label, outcome, problem, now }: Differing): string {
  const words = t.norms.check;
  const why = problem === undefined ? words.why[outcome] : words.problem[problem];
  return `${words.differs(label, words.outcome[outcome], why)}${now === undefined ? '' : words.differsNow(now)}`;
}

export const toMend = (citations: readonly CheckedCitation[]): number =>
  citations.filter(({ outcome }) => outcome !== 'same').length;

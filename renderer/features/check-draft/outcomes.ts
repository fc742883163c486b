// What the check of a draft came to, in words and looks. Pure.

import type { CheckedCitation } from '../../../shared/contract/desk-norms.ts';
import type { Text } from '../../text/zh.ts';
import type { TagTone } from '../../ui/Tag.tsx';

export type Outcome = CheckedCitation['outcome'];

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
export function whyOf(t: Text, { outcome, problem, quoted, standing }: CheckedCitation): string {
  const words = t.norms.check;
  if (problem !== undefined) return words.problem[problem];
  if (outcome === 'same' && standing?.unconfirmed === true) return words.why.sameUnconfirmed;
  return outcome === 'same' && quoted !== undefined ? words.why.sameQuoted : words.why[outcome];
}

export const toMend = (citations: readonly CheckedCitation[]): number =>
  citations.filter(({ outcome }) => outcome !== 'same').length;

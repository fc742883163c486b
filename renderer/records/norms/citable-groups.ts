// What was found, as the picker groups it: provisions and standard answers, the kind that is meant first. Pure.

import type { SearchAnswer, SearchHit } from '../../../shared/contract/desk-search.ts';
import { answersComeFirst, isAnswer } from './answer-text.ts';

type CitableGroup = {
  readonly kind: 'provisions' | 'answers';
  readonly hits: readonly SearchHit[];
  /** The place of its first among all that can be walked through. */
  readonly from: number;
};

/** Past these nobody walks on: other words find it sooner. */
export const mostProvisions = 30;
const mostAnswers = 20;

export function citableGroups(asked: string, found: SearchAnswer['groups']): readonly CitableGroup[] {
  const of = (kind: string) => found.find((group) => group.kind === kind)?.hits ?? [];
  const provisions = of('provision').slice(0, mostProvisions);
  const answers = of('article').filter(isAnswer).slice(0, mostAnswers);
  const both = [
    { kind: 'provisions', hits: provisions },
    { kind: 'answers', hits: answers },
  ] as const;
  const [first, second] = answersComeFirst(asked, answers) ? [both[1], both[0]] : both;
  return [
    { ...first, from: 0 },
    { ...second, from: first.hits.length },
  ].filter(({ hits }) => hits.length > 0);
}

// 两段都留: one text out of two that both came from a third. What only one side changed is taken as that side has
// it; where both changed the same paragraphs, the person's stand before the other's. Pure.

import { bringTogether } from '../../../shared/domain/paragraphs.ts';

const paragraphsOf = (text: string): readonly string[] => (text === '' ? [] : text.split('\n'));

export function bothKept(base: string, mine: string, theirs: string): string {
  const sides = { mine: paragraphsOf(mine), theirs: paragraphsOf(theirs) };
  return bringTogether(paragraphsOf(base), sides, 'both').lines.join('\n');
}

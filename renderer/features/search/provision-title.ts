// A provision as it is cited: 《法名》第X条. The index has the name and the number side by side.

import type { Highlighted } from '../../../shared/contract/desk-views.ts';

export function provisionTitle({ text, ranges }: Highlighted): Highlighted {
  const gap = text.lastIndexOf(' ');
  if (gap < 0 || text.startsWith('《')) return { text, ranges };
  return {
    text: `《${text.slice(0, gap)}》${text.slice(gap + 1)}`,
    ranges: ranges.map(([start, end]) => [start + 1, end + 1]),
  };
}

// Marks what was found, by ranges over text nodes: the document is not touched, and nothing of it is read as markup.

const names = { all: 'found', here: 'found-here' } as const;

export function markFound(all: readonly Range[], here: Range | undefined): void {
  CSS.highlights.set(names.all, new Highlight(...all));
  CSS.highlights.set(names.here, new Highlight(...(here === undefined ? [] : [here])));
}

/** The text nodes of an element with where each begins in the whole text. */
export type TextMap = {
  readonly text: string;
  readonly nodes: readonly Text[];
  readonly starts: readonly number[];
};

export function textMapOf(element: Node): TextMap {
  const nodes: Text[] = [];
  const starts: number[] = [];
  let text = '';
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    if (!(node instanceof Text) || node.parentElement?.closest('style') !== null) continue;
    nodes.push(node);
    starts.push(text.length);
    text += node.data;
  }
  return { text, nodes, starts };
}

export function rangeOf(
  { nodes, starts }: TextMap,
  [from, to]: readonly [number, number],
): Range | undefined {
  const first = at(starts, from);
  const last = at(starts, to - 1);
  const [start, end] = [nodes[first], nodes[last]];
  if (start === undefined || end === undefined) return undefined;
  const range = document.createRange();
  range.setStart(start, Math.min(start.length, from - (starts[first] ?? 0)));
  range.setEnd(end, Math.min(end.length, to - (starts[last] ?? 0)));
  return range;
}

/** The last of the starts that is not beyond. */
function at(starts: readonly number[], place: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= place) low = middle;
    else high = middle - 1;
  }
  return low;
}

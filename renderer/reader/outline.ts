// The table of contents of a document, whatever kind it is: lines in reading order with how deep they stand. Bounded,
// because a file may hold an outline that goes in circles, on for ever or down without end. Pure.

export type OutlineLine = { readonly title: string; readonly depth: number };
export type Outline<Line extends OutlineLine = OutlineLine> = {
  readonly lines: readonly Line[];
  /** There are more than are shown. */
  readonly cut: boolean;
};

const mostLines = 2000;
const deepest = 8;
const longestTitle = 200;
/** Nodes looked at, shown or not: an outline of a million empty titles must end too. */
const mostNodes = 20_000;

export const shownTitle = (title: string): string =>
  [
    ...title
      .slice(0, 4 * longestTitle)
      .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
      .trim(),
  ]
    .slice(0, longestTitle)
    .join('');

type Read<Node> = { readonly title: string; readonly children: readonly Node[] };

/** A tree to lines, without recursion. A node met again is left out with what hangs under it. */
export function flatOutline<Node extends object>(
  roots: readonly Node[],
  read: (node: Node) => Read<Node>,
): Outline<OutlineLine & { readonly node: Node }> {
  const lines: (OutlineLine & { readonly node: Node })[] = [];
  const met = new Set<Node>();
  const open = [{ nodes: roots, at: 0 }];
  for (let level = open.at(-1); level !== undefined; level = open.at(-1)) {
    const node = level.nodes[level.at];
    level.at += 1;
    if (node === undefined) open.pop();
    else if (!met.has(node)) {
      met.add(node);
      if (lines.length === mostLines || met.size > mostNodes) return { lines, cut: true };
      const { title, children } = read(node);
      const shown = shownTitle(title);
      const depth = Math.min(deepest, open.length - 1);
      if (shown !== '') lines.push({ title: shown, depth, node });
      if (children.length > 0) open.push({ nodes: children, at: 0 });
    }
  }
  return { lines, cut: false };
}

/** Headings by their level (1 is highest) to lines: a level that is skipped leaves no gap. */
export function headingOutline<Heading extends { readonly title: string; readonly level: number }>(
  headings: Iterable<Heading>,
): Outline<OutlineLine & { readonly heading: Heading }> {
  const lines: (OutlineLine & { readonly heading: Heading })[] = [];
  const above: number[] = [];
  for (const heading of headings) {
    const title = shownTitle(heading.title);
    if (title === '') continue;
    if (lines.length === mostLines) return { lines, cut: true };
    while (above.length > 0 && (above.at(-1) ?? 0) >= heading.level) above.pop();
    lines.push({ title, depth: Math.min(deepest, above.length), heading });
    above.push(heading.level);
  }
  return { lines, cut: false };
}

/** 公文 numbers its parts and seldom uses heading styles: 第一章, 第一节, 一、, （一）. Undefined of ordinary text. */
export function numberedLevel(text: string): number | undefined {
  const line = text.trim();
  if (line.length === 0 || line.length > longestHeading) return undefined;
  return levels.findIndex((pattern) => pattern.test(line)) + 1 || undefined;
}

const longestHeading = 40;
const levels = [
  /^第[一二三四五六七八九十百〇零]{1,5}编/u,
  /^第[一二三四五六七八九十百〇零]{1,5}章/u,
  /^第[一二三四五六七八九十百〇零]{1,5}节/u,
  /^[一二三四五六七八九十百〇零]{1,5}、/u,
  /^[（(][一二三四五六七八九十百〇零]{1,5}[)）]/u,
];

/** Which lines are there while some are closed: a line is when everything above it is open. */
export function visibleLines(lines: readonly OutlineLine[], closed: ReadonlySet<number>): readonly number[] {
  const visible: number[] = [];
  let hiddenBelow = Number.POSITIVE_INFINITY;
  for (const [index, { depth }] of lines.entries()) {
    if (depth > hiddenBelow) continue;
    hiddenBelow = closed.has(index) ? depth : Number.POSITIVE_INFINITY;
    visible.push(index);
  }
  return visible;
}

export const hasChildren = (lines: readonly OutlineLine[], index: number): boolean =>
  (lines[index + 1]?.depth ?? 0) > (lines[index]?.depth ?? 0);

export function parentOf(lines: readonly OutlineLine[], index: number): number {
  const depth = lines[index]?.depth ?? 0;
  return lines.slice(0, index).findLastIndex((line) => line.depth < depth);
}

type OutlineMove =
  | { readonly move: 'to'; readonly index: number }
  | { readonly move: 'open' | 'close'; readonly index: number };

/** What a key does in a tree (WAI-ARIA): up, down, into, out of, first, last. */
export function outlineMove(
  key: string,
  index: number,
  { lines, closed }: { readonly lines: readonly OutlineLine[]; readonly closed: ReadonlySet<number> },
): OutlineMove | undefined {
  const visible = visibleLines(lines, closed);
  const at = visible.indexOf(index);
  const to = (target: number | undefined): OutlineMove | undefined =>
    target === undefined || target < 0 ? undefined : { move: 'to', index: target };
  switch (key) {
    case 'ArrowDown':
      return to(visible[at + 1]);
    case 'ArrowUp':
      return to(visible[at - 1]);
    case 'Home':
      return to(visible[0]);
    case 'End':
      return to(visible.at(-1));
    case 'ArrowRight':
      if (!hasChildren(lines, index)) return undefined;
      return closed.has(index) ? { move: 'open', index } : to(index + 1);
    case 'ArrowLeft':
      return hasChildren(lines, index) && !closed.has(index)
        ? { move: 'close', index }
        : to(parentOf(lines, index));
    default:
      return undefined;
  }
}

// Where a place of a whole text stands in the 条 that were read from it: the lines of the 条 are looked up in the text in their
// order. Pure.
import type { Provision } from '../../domain/provision.ts';

/** Which 条, and how far into its text. */
export type Standpoint = { readonly index: number; readonly offset: number };
type Line = { readonly from: number; readonly to: number; readonly index: number; readonly offset: number };

/** Undefined of a place outside all 条. */
export function standpointsIn(
  text: string,
  provisions: readonly Provision[],
): (at: number) => Standpoint | undefined {
  const lines = linesOf(text, provisions);
  return (at) => {
    const line = lines.findLast(({ from }) => from <= at);
    return line === undefined || at >= line.to
      ? undefined
      : { index: line.index, offset: line.offset + at - line.from };
  };
}

function linesOf(text: string, provisions: readonly Provision[]): readonly Line[] {
  const lines: Line[] = [];
  let from = 0;
  for (const [index, provision] of provisions.entries()) {
    let offset = 0;
    for (const words of provision.text.split('\n')) {
      const at = words === '' ? -1 : text.indexOf(words, from);
      if (at >= 0) {
        from = at + words.length;
        lines.push({ from: at, to: from, index, offset });
      }
      offset += words.length + 1;
    }
  }
  return lines;
}

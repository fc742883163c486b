// Where two texts differ, as ranges to be marked: by words where words have spaces, by runs of characters in Chinese.
// Pure.

import { hunksOf } from '../../shared/domain/paragraphs.ts';

/** [start, end) in code units. */
export type Range = readonly [number, number];
type Differences = {
  /** In the first text: not in the second. */
  readonly removed: readonly Range[];
  /** In the second text: not in the first. */
  readonly added: readonly Range[];
};

const token = /\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{M}\p{N}])+|\s+|./gsu;

const tokensOf = (text: string): readonly string[] => text.match(token) ?? [];

export function differencesOf(before: string, after: string): Differences {
  const [a, b] = [tokensOf(before), tokensOf(after)];
  const changes = withoutIslands(a, changesOf(a, b));
  return {
    removed: rangesOf(
      a,
      changes.map(({ a: at }) => at),
    ),
    added: rangesOf(
      b,
      changes.map(({ b: at }) => at),
    ),
  };
}

/** What stands in `a` from one token to another stands in `b` from another to yet another. */
type Change = { readonly a: Range; readonly b: Range };

function changesOf(a: readonly string[], b: readonly string[]): readonly Change[] {
  let longer = 0;
  return hunksOf(a, b).map(({ start, end, lines }) => {
    const from = start + longer;
    longer += lines.length - (end - start);
    const step = start === end ? toLineStart(b, from, from + lines.length) : 0;
    return { a: [start + step, end + step], b: [from + step, from + lines.length + step] };
  });
}

/** What was put in may be said to begin one token later where the next one is the same: a new line begins a line. */
function toLineStart(tokens: readonly string[], start: number, end: number): number {
  const may = end > start && tokens[start] === tokens[end] && (tokens[start + 1] ?? '').startsWith('\n');
  return may ? 1 : 0;
}

/** A single character that both happen to have between two changes is marked along, or the eye sees confetti. */
function withoutIslands(a: readonly string[], changes: readonly Change[]): readonly Change[] {
  const out: Change[] = [];
  for (const change of changes) {
    const last = out.at(-1);
    const between = last === undefined ? '' : a.slice(last.a[1], change.a[0]).join('');
    if (last !== undefined && [...between.replaceAll(/[\s\p{P}]/gu, '')].length < 2)
      out[out.length - 1] = { a: [last.a[0], change.a[1]], b: [last.b[0], change.b[1]] };
    else out.push(change);
  }
  return out;
}

/** Places among tokens as places in the text. */
function rangesOf(tokens: readonly string[], places: readonly Range[]): readonly Range[] {
  const starts = [0];
  for (const each of tokens) starts.push((starts.at(-1) ?? 0) + each.length);
  return places.flatMap(([start, end]): readonly Range[] =>
    start === end ? [] : [[starts[start] ?? 0, starts[end] ?? 0]],
  );
}

/** Ranges of both, in order, overlapping ones as one. */
export function joinRanges(some: readonly Range[], others: readonly Range[]): readonly Range[] {
  const out: Range[] = [];
  for (const [start, end] of [...some, ...others].sort((x, y) => x[0] - y[0])) {
    const last = out.at(-1);
    if (last && start <= last[1]) out[out.length - 1] = [last[0], Math.max(last[1], end)];
    else out.push([start, end]);
  }
  return out;
}

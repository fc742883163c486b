// Where the words of a question stand in a text, as ranges of the original: never inside a character.
import { type Phrase, phrasePattern } from './bigrams.ts';
import { foldWithMap } from './fold.ts';

/** [start, end) in code units of the original text. */
export type Range = readonly [number, number];

/** Of a line or a snippet; a reader that goes from place to place asks for more. */
const mostRanges = 50;

export function highlight(text: string, phrases: readonly Phrase[], most = mostRanges): readonly Range[] {
  return highlightBy(text, phrases.map(phrasePattern), most);
}

function highlightBy(text: string, patterns: readonly RegExp[], most = mostRanges): readonly Range[] {
  if (patterns.length === 0) return [];
  const folded = foldWithMap(text);
  const found: Range[] = [];
  for (const pattern of patterns) {
    pattern.lastIndex = 0;
    for (let match = pattern.exec(folded.text); match !== null; match = pattern.exec(folded.text)) {
      if (found.length >= most) break;
      const [start, end] = [match.index, match.index + match[0].length];
      found.push([folded.starts[start] ?? 0, folded.ends[end - 1] ?? 0]);
    }
  }
  return merged(found);
}

function merged(ranges: readonly Range[]): readonly Range[] {
  const result: Range[] = [];
  for (const range of ranges.toSorted((a, b) => a[0] - b[0])) {
    const before = result.at(-1);
    if (before !== undefined && range[0] <= before[1])
      result[result.length - 1] = [before[0], Math.max(before[1], range[1])];
    else result.push(range);
  }
  return result;
}

type Snippet = { readonly text: string; readonly ranges: readonly Range[] };

/** Characters before and after the first place, so that a hit fills about two lines. */
const before = 24;
const after = 96;
/** Bodies are folded in pieces of this length until the first place is found. */
const piece = 20_000;
/** Pieces overlap by more than any phrase is long. */
const overlap = 400;
/** How far into a body a place is looked for; a hit deeper than this shows its beginning. */
const deepest = 400_000;

/** The part of a body around the first place of the question; its beginning when no place is near. */
export function snippet(body: string, phrases: readonly Phrase[]): Snippet {
  const patterns = phrases.map(phrasePattern);
  const place = firstPlace(body, patterns);
  const from = boundary(body, Math.max(0, (place?.[0] ?? 0) - before));
  const to = boundary(body, Math.min(body.length, (place?.[1] ?? 0) + after));
  const cut = body.slice(from, to);
  const flat = cut.replace(/[\n\r\t\v\f]/gu, ' ');
  return { text: flat, ranges: place === undefined ? [] : highlightBy(flat, patterns) };
}

/** The first word of the question that has a place decides. */
function firstPlace(body: string, patterns: readonly RegExp[]): Range | undefined {
  const end = Math.min(body.length, deepest);
  for (let from = 0; from < end; from += piece - overlap) {
    const start = boundary(body, from);
    const [first] = highlightBy(
      body.slice(start, boundary(body, Math.min(body.length, start + piece))),
      patterns,
      1,
    );
    if (first !== undefined) return [start + first[0], start + first[1]];
    if (start + piece >= body.length) return undefined;
  }
  return undefined;
}

/** The nearest place at or before `at` that cuts neither a pair of code units nor a mark from its base. */
function boundary(text: string, at: number): number {
  let place = at;
  while (place > 0 && place < text.length && !mayCut(text, place)) place -= 1;
  return place;
}

const isMarkStart = /^\p{M}/u;

function mayCut(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  if (unit >= 0xdc00 && unit < 0xe000) return false;
  return !isMarkStart.test(String.fromCodePoint(text.codePointAt(at) ?? 0));
}

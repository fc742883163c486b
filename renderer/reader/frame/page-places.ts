// Where each page of a long document lies, without having laid it out: sizes that are known, and for the others that of
// the first page. Pure.
import type { PageSize } from '../paged.ts';

export const pageGap = 16;

export type Places = {
  readonly tops: readonly number[];
  readonly sizes: readonly PageSize[];
  readonly height: number;
  readonly width: number;
};

export type Turn = 0 | 90 | 180 | 270;

export const turned = ({ width, height }: PageSize, turn: Turn): PageSize =>
  turn % 180 === 0 ? { width, height } : { width: height, height: width };

type Laying = { readonly scale: number; readonly turn: Turn };

export function placesOf(sizes: readonly PageSize[], { scale, turn }: Laying): Places {
  const tops: number[] = [];
  const laid = sizes.map((size) => {
    const { width, height } = turned(size, turn);
    return { width: Math.round(width * scale), height: Math.round(height * scale) };
  });
  let top = pageGap;
  let width = 0;
  for (const size of laid) {
    tops.push(top);
    top += size.height + pageGap;
    width = Math.max(width, size.width);
  }
  return { tops, sizes: laid, height: top, width };
}

/** The page that covers this height, or the next one below it. */
export function pageAt({ tops, sizes }: Places, height: number): number {
  let low = 0;
  let high = tops.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((tops[middle] ?? 0) + (sizes[middle]?.height ?? 0) < height) low = middle + 1;
    else high = middle;
  }
  return low;
}

const steps = [0.25, 0.33, 0.5, 0.67, 0.75, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3, 4];

/** The next of the usual scales in that direction. */
export function nextScale(scale: number, by: 1 | -1): number {
  const further =
    by === 1 ? steps.find((step) => step > scale + 0.01) : steps.findLast((step) => step < scale - 0.01);
  return further ?? (by === 1 ? (steps.at(-1) ?? scale) : (steps[0] ?? scale));
}

/** A larger canvas costs more memory than its detail is worth. */
const mostPixels = 16_000_000;

/** The scale a page is drawn with so that its canvas stays within bounds. */
export function drawnScale({ width, height }: PageSize, wanted: number): number {
  return Math.min(wanted, Math.sqrt(mostPixels / Math.max(1, width * height)));
}

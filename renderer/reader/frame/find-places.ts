// All places where a text stands in another, both folded: full and half width, traditional and simplified, upper and
// lower case are one, and so is text broken over lines, because spaces and line ends count for nothing. Pure.
import { foldWithMap } from '../../../shared/text/fold.ts';

/** A text made ready to be searched again and again. */
export type Searchable = {
  readonly folded: string;
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
};

/** [start, end) in code units of the original. */
export type Place = readonly [number, number];

export function searchable(text: string): Searchable {
  const { text: folded, starts, ends } = foldWithMap(text);
  const kept: number[] = [];
  let bare = '';
  for (let at = 0; at < folded.length; at += 1) {
    const unit = folded.charAt(at);
    if (/\s/u.test(unit)) continue;
    bare += unit;
    kept.push(at);
  }
  return {
    folded: bare,
    starts: Uint32Array.from(kept, (at) => starts[at] ?? 0),
    ends: Uint32Array.from(kept, (at) => ends[at] ?? 0),
  };
}

const mostPlaces = 10_000;

export function placesIn({ folded, starts, ends }: Searchable, asked: string): readonly Place[] {
  const wanted = searchable(asked).folded;
  const found: Place[] = [];
  if (wanted === '') return found;
  for (let at = folded.indexOf(wanted); at >= 0 && found.length < mostPlaces; ) {
    const start = starts[at];
    const end = ends[at + wanted.length - 1];
    if (start !== undefined && end !== undefined) found.push([start, end]);
    at = folded.indexOf(wanted, at + wanted.length);
  }
  return found;
}

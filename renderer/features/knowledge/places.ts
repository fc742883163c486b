// Places in a norm and the ways between them by keyboard: ↑↓ from 条 to 条, → into its 款, 项 and 目, ← out again. Pure.

import type { Place, ProvisionView } from '../../../shared/contract/desk-norms.ts';

type Inner = { readonly place: Place; readonly depth: 1 | 2 | 3 };
export type Move = 'ArrowUp' | 'ArrowDown' | 'ArrowLeft' | 'ArrowRight';

export const moveOf = (key: string): Move | undefined =>
  key === 'ArrowUp' || key === 'ArrowDown' || key === 'ArrowLeft' || key === 'ArrowRight' ? key : undefined;

/** One text for one place, to compare places and to name what is drawn of them. */
export const placeKey = ({ anchor, paragraph, item, sub }: Place): string =>
  [anchor, paragraph ?? '', item ?? '', sub ?? ''].join(':');

/** The place of a 款. A 条 of one 款 is cited without naming it. */
export const paragraphPlace = (provision: ProvisionView, paragraph: number): Place =>
  provision.paragraphs.length === 1 ? { anchor: provision.anchor } : { anchor: provision.anchor, paragraph };

function innerPlaces(provision: ProvisionView): readonly Inner[] {
  const single = provision.paragraphs.length === 1;
  return provision.paragraphs.flatMap(({ number, items }): readonly Inner[] => {
    const own = paragraphPlace(provision, number);
    const below = items.flatMap((item): readonly Inner[] => {
      const place = { ...own, item: item.number };
      return [
        { place, depth: 2 },
        ...item.subs.map((sub): Inner => ({ place: { ...place, sub: sub.number }, depth: 3 })),
      ];
    });
    return single ? below : [{ place: own, depth: 1 }, ...below];
  });
}

/** Where a key leads; the same place at an end. */
export function moved(
  provisions: readonly ProvisionView[],
  from: Place | undefined,
  move: Move,
): Place | undefined {
  const at = provisions.findIndex(({ anchor }) => anchor === from?.anchor);
  const provision = provisions[at];
  if (from === undefined || provision === undefined) {
    const [first] = provisions;
    return first && { anchor: first.anchor };
  }
  const inner = innerPlaces(provision);
  const here = inner.findIndex(({ place }) => placeKey(place) === placeKey(from));
  const next = here < 0 ? movedAmong(inner, move) : movedWithin(inner, here, move, provision.anchor);
  if (next !== 'leave') return next ?? from;
  const beside = provisions[at + (move === 'ArrowUp' ? -1 : 1)];
  return beside === undefined ? from : { anchor: beside.anchor };
}

/** From a 条 as a whole. */
function movedAmong(inner: readonly Inner[], move: Move): Place | 'leave' | undefined {
  if (move === 'ArrowRight') return inner[0]?.place;
  return move === 'ArrowLeft' ? undefined : 'leave';
}

/** From a 款, 项 or 目. */
function movedWithin(
  inner: readonly Inner[],
  here: number,
  move: Move,
  anchor: string,
): Place | 'leave' | undefined {
  const depth = inner[here]?.depth ?? 1;
  const parent = inner.slice(0, here).findLast((each) => each.depth < depth)?.place ?? { anchor };
  switch (move) {
    case 'ArrowRight': {
      const next = inner[here + 1];
      return next !== undefined && next.depth > depth ? next.place : undefined;
    }
    case 'ArrowLeft':
      return parent;
    case 'ArrowDown': {
      const rest = inner.slice(here + 1);
      const next = rest.find((each) => each.depth <= depth);
      return next?.place ?? 'leave';
    }
    case 'ArrowUp':
      return inner.slice(0, here).findLast((each) => each.depth <= depth)?.place ?? parent;
  }
}

/** What a person types to come to a 条: 32, 120-1, 三十二, 第一百二十条之一. */
export function provisionAt(provisions: readonly ProvisionView[], typed: string): ProvisionView | undefined {
  const wanted = bare(typed);
  if (wanted === '') return undefined;
  return provisions.find(({ anchor, label }) => anchor === wanted || bare(label) === wanted);
}

const bare = (words: string): string =>
  words
    .normalize('NFKC')
    .replace(/[\s第条]/g, '')
    .replace(/[–—]/g, '-')
    .replace(/(?<=\d)之(?=\d)/, '-');

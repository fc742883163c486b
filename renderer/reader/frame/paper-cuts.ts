// Where a long sheet is cut into pages of paper: never through a line of text, a row of a table or a picture, unless it is
// taller than a page itself. Pure.

export type Band = { readonly top: number; readonly bottom: number };

/** A sheet as it lies below others: its margins are white on every page cut from it. */
export type Sheet = Band & { readonly head: number; readonly foot: number };

/** What of the whole is on one page; `lead` above it stays white. */
export type Cut = Band & { readonly lead: number };

/** `bands`: what must not be cut, in no order. A page is `height` tall. */
export function cutsOf(sheet: Sheet, bands: readonly Band[], height: number): readonly Cut[] {
  const { top, bottom, head, foot } = sheet;
  // A little more than a page is rounding, not a second page.
  if (bottom - top <= height + 2) return [{ top, bottom, lead: 0 }];
  const within = bands
    .filter((band) => band.bottom > top && band.top < bottom)
    .toSorted((a, b) => a.top - b.top);
  const inner = Math.max(height / 4, height - head - foot);
  const last = Math.max(top, ...within.map((band) => band.bottom));
  const cuts: Cut[] = [];
  for (let from = top; from < last - 1; ) {
    // The first page has the head of the sheet itself.
    const room = cuts.length === 0 ? height - foot : inner;
    const to = last - from <= room ? last : beforeWhatIsCut(within, from, from + room);
    cuts.push({ top: from, bottom: to, lead: cuts.length === 0 ? 0 : head });
    from = to;
  }
  return cuts.length === 0 ? [{ top, bottom: Math.min(bottom, top + height), lead: 0 }] : cuts;
}

function beforeWhatIsCut(bands: readonly Band[], from: number, most: number): number {
  let to = most;
  for (const band of bands.toReversed()) if (band.top < to && band.bottom > to) to = band.top;
  return to <= from + 1 ? most : to;
}

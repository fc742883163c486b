// Which rows of the grid exist: those in view and the one the person is in, which is followed wherever it goes.

import { defaultRangeExtractor, type Range, useVirtualizer, type Virtualizer } from '@tanstack/react-virtual';
import { type RefObject, useCallback, useEffect, useEffectEvent } from 'react';
import { scaled, useAppearance } from '../../../style/appearance.ts';
import { rowHeadWidth } from './columns.ts';
import { type Grid, shownCount } from './grid-state.ts';

type Rows = {
  readonly rows: Virtualizer<HTMLDivElement, Element>;
  readonly rowHeight: number;
  /** How many are seen at a time. */
  readonly page: number;
};

export function useRows(grid: Grid, frame: RefObject<HTMLDivElement | null>): Rows {
  const { fontSize } = useAppearance();
  const { at } = grid;
  const rowHeight = scaled(32, fontSize);
  const rows = useVirtualizer<HTMLDivElement, Element>({
    count: shownCount(grid),
    getScrollElement: () => frame.current,
    estimateSize: () => rowHeight,
    overscan: 6,
    // Under the headings, which stay.
    scrollPaddingStart: rowHeight,
    rangeExtractor: useCallback(
      (range: Range) => [...new Set([...defaultRangeExtractor(range), at.row])].toSorted((a, b) => a - b),
      [at.row],
    ),
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new height makes every measure void
  useEffect(() => rows.measure(), [rowHeight]);
  const follow = useEffectEvent(() => {
    rows.scrollToIndex(at.row, { align: 'auto' });
    showColumn(frame.current, scaled(rowHeadWidth, fontSize));
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: follows the cell, never a reload
  useEffect(() => follow(), [at.row, at.column]);
  const page = Math.max(1, Math.floor((frame.current?.clientHeight ?? rowHeight) / rowHeight) - 2);
  return { rows, rowHeight, page };
}

/** The whole cell, beside the numbers of the rows, which stay. */
function showColumn(frame: HTMLElement | null, beside: number): void {
  const cell = frame?.querySelector<HTMLElement>('[data-here][role="gridcell"]');
  if (!frame || !cell) return;
  const from = cell.offsetLeft - beside;
  const end = cell.offsetLeft + cell.offsetWidth - frame.clientWidth;
  if (frame.scrollLeft > from) frame.scrollLeft = from;
  else if (frame.scrollLeft < end) frame.scrollLeft = end;
}

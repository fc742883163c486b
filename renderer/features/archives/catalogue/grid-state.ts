// The grid as a value: its rows, where the person is, what is selected, and the way back. Pure: every step gives a new grid
// and keeps the rows it did not touch, so that what changed is told by looking at which rows are others.

import type { CatalogueRow } from '../../../../shared/contract/desk-catalogue.ts';
import { mostInCell, mostRows } from '../../../../shared/domain/catalogue-batch.ts';
import { type CatalogueColumn, isBlank } from '../../../../shared/domain/catalogue-row.ts';

/** A cell by its place on the screen: the row among those in view, the column among those shown. */
type Place = { readonly row: number; readonly column: number };

type Past = { readonly rows: readonly CatalogueRow[]; readonly at: Place; readonly anchor: Place };

export type Grid = {
  readonly columns: readonly CatalogueColumn[];
  readonly rows: readonly CatalogueRow[];
  /** The rows in view, by their place in `rows`; undefined: all of them, and one more to write into. */
  readonly only: readonly number[] | undefined;
  readonly at: Place;
  /** The other corner of what is selected. */
  readonly anchor: Place;
  readonly past: readonly Past[];
  readonly future: readonly Past[];
};

const start: Place = { row: 0, column: 0 };
const mostSteps = 200;
export const blankRow: CatalogueRow = { cells: {} };

export const aGrid = (columns: readonly CatalogueColumn[], rows: readonly CatalogueRow[]): Grid => ({
  columns,
  rows,
  only: undefined,
  at: start,
  anchor: start,
  past: [],
  future: [],
});

/** How many rows stand on the screen. */
export const shownCount = ({ rows, only }: Grid): number =>
  only?.length ?? Math.min(rows.length + 1, mostRows);

export const rowOf = ({ only }: Grid, shown: number): number => only?.[shown] ?? shown;
export const textAt = ({ rows }: Grid, row: number, column: CatalogueColumn): string =>
  rows[row]?.cells[column] ?? '';

type Range = {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
};

export const rangeOf = ({ at, anchor }: Grid): Range => ({
  top: Math.min(at.row, anchor.row),
  bottom: Math.max(at.row, anchor.row),
  left: Math.min(at.column, anchor.column),
  right: Math.max(at.column, anchor.column),
});

const within = (value: number, count: number): number => Math.min(Math.max(0, value), Math.max(0, count - 1));

export function moveTo(grid: Grid, to: Place, how: 'alone' | 'selecting' = 'alone'): Grid {
  const at = { row: within(to.row, shownCount(grid)), column: within(to.column, grid.columns.length) };
  return { ...grid, at, anchor: how === 'selecting' ? grid.anchor : at };
}

export const moveBy = (
  grid: Grid,
  rows: number,
  columns: number,
  how: 'alone' | 'selecting' = 'alone',
): Grid => moveTo(grid, { row: grid.at.row + rows, column: grid.at.column + columns }, how);

/** Tab: through the rows one after the other. */
export function moveOn(grid: Grid, step: 1 | -1): Grid {
  const width = grid.columns.length;
  const next = grid.at.row * width + grid.at.column + step;
  return moveTo(grid, { row: Math.floor(next / width), column: ((next % width) + width) % width });
}

export const selectAll = (grid: Grid): Grid => ({
  ...grid,
  anchor: start,
  at: { row: shownCount(grid) - 1, column: grid.columns.length - 1 },
});

type Write = { readonly row: number; readonly column: CatalogueColumn; readonly text: string };

/** All of it is one step back. Rows that do not exist yet come into being; blank ones at the end are none. */
export function write(grid: Grid, writes: readonly Write[]): Grid {
  const changed = new Map<number, { [C in CatalogueColumn]?: string }>();
  for (const { row, column, text } of writes) {
    if (row >= mostRows || textAt(grid, row, column) === text) continue;
    const cells = changed.get(row) ?? { ...grid.rows[row]?.cells };
    if (text === '') delete cells[column];
    else cells[column] = text.slice(0, mostInCell);
    changed.set(row, cells);
  }
  if (changed.size === 0) return grid;
  const length =
    Math.max(grid.rows.length, ...changed.keys()) + (Math.max(...changed.keys()) >= grid.rows.length ? 1 : 0);
  const rows = Array.from({ length: Math.min(length, mostRows) }, (_, at): CatalogueRow => {
    const before = grid.rows[at] ?? blankRow;
    const cells = changed.get(at);
    return cells === undefined ? before : { ...before, cells };
  });
  return replaceRows(grid, rows);
}

/** A step that can be taken back. */
export function replaceRows(grid: Grid, rows: readonly CatalogueRow[]): Grid {
  const last = rows.findLastIndex(({ cells, out }) => out === true || !isBlank(cells));
  const next = { ...grid, rows: last + 1 === rows.length ? rows : rows.slice(0, last + 1) };
  return bounded({ ...next, past: [...grid.past, pastOf(grid)].slice(-mostSteps), future: [] });
}

const pastOf = ({ rows, at, anchor }: Grid): Past => ({ rows, at, anchor });

export function undo(grid: Grid): Grid {
  const before = grid.past.at(-1);
  if (before === undefined) return grid;
  const future = [...grid.future, pastOf(grid)];
  return bounded({ ...grid, ...before, past: grid.past.slice(0, -1), future });
}

export function redo(grid: Grid): Grid {
  const after = grid.future.at(-1);
  if (after === undefined) return grid;
  const past = [...grid.past, pastOf(grid)];
  return bounded({ ...grid, ...after, past, future: grid.future.slice(0, -1) });
}

/** What is in view may have become less meanwhile. */
function bounded(grid: Grid): Grid {
  const bound = ({ row, column }: Place): Place => ({
    row: within(row, shownCount(grid)),
    column: within(column, grid.columns.length),
  });
  return { ...grid, at: bound(grid.at), anchor: bound(grid.anchor) };
}

/** Every cell of the selection, row by row. */
function selected(
  grid: Grid,
): readonly (readonly { readonly row: number; readonly column: CatalogueColumn }[])[] {
  const { top, bottom, left, right } = rangeOf(grid);
  const columns = grid.columns.slice(left, right + 1);
  return Array.from({ length: bottom - top + 1 }, (_, at) =>
    columns.map((column) => ({ row: rowOf(grid, top + at), column })),
  );
}

export const clear = (grid: Grid): Grid =>
  write(
    grid,
    selected(grid).flatMap((cells) => cells.map((cell) => ({ ...cell, text: '' }))),
  );

/** Ctrl+Enter: the same into every cell of the selection. */
export const fill = (grid: Grid, text: string): Grid =>
  write(
    grid,
    selected(grid).flatMap((cells) => cells.map((cell) => ({ ...cell, text }))),
  );

/** Ctrl+D: the first row of the selection into those below it; of a single row, the one above it into it. */
export function fillDown(grid: Grid): Grid {
  const rows = selected(grid);
  const { top } = rangeOf(grid);
  const single = rows.length === 1;
  if (single && top === 0) return grid;
  const from = single ? rowOf(grid, top - 1) : (rows[0]?.[0]?.row ?? 0);
  const into = single ? rows : rows.slice(1);
  return write(
    grid,
    into.flatMap((cells) => cells.map((cell) => ({ ...cell, text: textAt(grid, from, cell.column) }))),
  );
}

export const copied = (grid: Grid): readonly (readonly string[])[] =>
  selected(grid).map((cells) => cells.map(({ row, column }) => textAt(grid, row, column)));

/**
 * A block from its upper left corner on, over the edge too where rows may grow; one single cell into all that is selected.
 * What was pasted is selected.
 */
export function paste(grid: Grid, block: readonly (readonly string[])[]): Grid {
  const { top, left } = rangeOf(grid);
  const only = block.length === 1 && block[0]?.length === 1 ? block[0][0] : undefined;
  if (only !== undefined) return fill(grid, only.trim());
  const most = grid.only?.length ?? mostRows;
  const fitting = block.slice(0, Math.max(0, most - top));
  const width = Math.max(...fitting.map((cells) => cells.length));
  const done = write(
    grid,
    fitting.flatMap((cells, down) =>
      cells.flatMap((text, across): readonly Write[] => {
        const column = grid.columns[left + across];
        return column === undefined ? [] : [{ row: rowOf(grid, top + down), column, text: text.trim() }];
      }),
    ),
  );
  const anchor = { row: top, column: left };
  const at = { row: top + fitting.length - 1, column: left + width - 1 };
  return bounded({ ...done, anchor, at });
}

/** 列入报告，不导入; a second time: they are to be made after all. */
export function leaveOut(grid: Grid, places: readonly number[], how: 'out' | 'in'): Grid {
  const all = new Set(places);
  const rows = grid.rows.map((row, at): CatalogueRow => {
    if (!all.has(at) || (row.out === true) === (how === 'out')) return row;
    const { out: _, ...rest } = row;
    return how === 'out' ? { ...rest, out: true } : rest;
  });
  return rows.every((row, at) => row === grid.rows[at]) ? grid : replaceRows(grid, rows);
}

export function takeOutRows(grid: Grid, places: readonly number[]): Grid {
  const gone = new Set(places);
  if (![...gone].some((at) => at < grid.rows.length)) return grid;
  return bounded({
    ...replaceRows(
      grid,
      grid.rows.filter((_, at) => !gone.has(at)),
    ),
    only: undefined,
  });
}

export const selectedRows = (grid: Grid): readonly number[] =>
  selected(grid).flatMap(([first]) => (first === undefined ? [] : [first.row]));

export function lookAt(grid: Grid, only: readonly number[] | undefined): Grid {
  const row = only === undefined ? rowOf(grid, grid.at.row) : 0;
  return moveTo({ ...grid, only }, { row, column: grid.at.column });
}

/** To the next row that is wrong, from the top again behind the last one. */
export function goToWrong(
  grid: Grid,
  wrong: readonly Write['row'][],
  columnOf: (row: number) => CatalogueColumn,
): Grid {
  const here = rowOf(grid, grid.at.row);
  const next = wrong.find((row) => row > here) ?? wrong[0];
  if (next === undefined) return grid;
  const shown = grid.only === undefined ? next : grid.only.indexOf(next);
  if (shown < 0) return goToWrong({ ...grid, only: undefined }, wrong, columnOf);
  return moveTo(grid, { row: shown, column: Math.max(0, grid.columns.indexOf(columnOf(next))) });
}

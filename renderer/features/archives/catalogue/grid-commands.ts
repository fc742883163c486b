// What a command of the keyboard makes of the grid. Pure.

import type { GridCommand } from './grid-keys.ts';
import {
  clear,
  fillDown,
  type Grid,
  moveBy,
  moveOn,
  moveTo,
  redo,
  selectAll,
  shownCount,
  undo,
} from './grid-state.ts';

/** Whether it changes what stands in the cells. */
export const isChange = ({ kind }: GridCommand): boolean =>
  kind === 'clear' || kind === 'fill-down' || kind === 'undo' || kind === 'redo';

/** `page`: rows that are seen at a time. */
export function done(grid: Grid, command: GridCommand, page: number): Grid {
  switch (command.kind) {
    case 'move':
      return moveBy(grid, command.rows, command.columns, command.selecting ? 'selecting' : 'alone');
    case 'on':
      return moveOn(grid, command.step);
    case 'down':
      return moveBy(grid, command.step, 0);
    case 'page':
      return moveBy(grid, command.step * page, 0, command.selecting ? 'selecting' : 'alone');
    case 'edge':
      return edge(grid, command);
    case 'clear':
      return clear(grid);
    case 'fill-down':
      return fillDown(grid);
    case 'undo':
      return undo(grid);
    case 'redo':
      return redo(grid);
    case 'all':
      return selectAll(grid);
    case 'fill':
    case 'edit':
    case 'leave':
      return grid;
  }
}

function edge(grid: Grid, { to, selecting }: Extract<GridCommand, { kind: 'edge' }>): Grid {
  const how = selecting ? 'selecting' : 'alone';
  const last = grid.columns.length - 1;
  switch (to) {
    case 'row-start':
      return moveTo(grid, { row: grid.at.row, column: 0 }, how);
    case 'row-end':
      return moveTo(grid, { row: grid.at.row, column: last }, how);
    case 'first':
      return moveTo(grid, { row: 0, column: 0 }, how);
    case 'last':
      return moveTo(grid, { row: shownCount(grid) - 1, column: last }, how);
  }
}

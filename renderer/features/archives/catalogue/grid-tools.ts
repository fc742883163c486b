// What each tool above the grid does to it. After those that change rows the person is in the grid again.

import type { CatalogueRow } from '../../../../shared/contract/desk-catalogue.ts';
import type { Text } from '../../../text/zh.ts';
import type { GridTools } from './CatalogueTools.tsx';
import {
  blankRow,
  fillDown,
  type Grid,
  goToWrong,
  leaveOut,
  lookAt,
  redo,
  selectedRows,
  takeOutRows,
  undo,
} from './grid-state.ts';
import type { Folder, useCatalogueActs } from './use-catalogue-acts.ts';
import type { HeldGrid } from './use-grid.ts';

type Of = {
  readonly words: Text['catalogue'];
  readonly held: HeldGrid;
  readonly acts: ReturnType<typeof useCatalogueActs>;
  /** The rows with something wrong in them. */
  readonly wrong: readonly number[];
  /** The one the person is in. */
  readonly row: CatalogueRow;
  readonly toGrid: () => void;
  readonly onImport: () => void;
  readonly onFolder: (folder: Folder) => void;
  readonly onReport: () => void;
  readonly onSay: (words: string) => void;
};

export function gridTools(of: Of): GridTools {
  const { words, held, acts, wrong, row, toGrid, onFolder, onSay } = of;
  const { grid, problems, change } = held;
  const act = (step: (grid: Grid) => Grid) => () => {
    change(step);
    toGrid();
  };
  const putOut = (places: readonly number[], how: 'out' | 'in') =>
    act((before) => {
      const after = leaveOut(before, places, how);
      problems.carry(before.rows, after.rows);
      return after;
    })();
  return {
    onImport: () => void held.save().then(of.onImport),
    onTemplate: () => acts.template.mutate(),
    onFolder: () => acts.choose.mutate(undefined, { onSuccess: (chosen) => chosen && onFolder(chosen) }),
    onNumber: () => acts.number.mutate(undefined, { onSettled: toGrid }),
    onFillDown: act(fillDown),
    onUndo: act(undo),
    onRedo: act(redo),
    onDelete() {
      const places = selectedRows(grid).filter((at) => at < grid.rows.length);
      act((before) => takeOutRows(before, places))();
      if (places.length > 0) onSay(words.deleted(places.length));
    },
    onRowOut: () => putOut(selectedRows(grid), row.out === true ? 'in' : 'out'),
    onOnlyWrong: act((before) => lookAt(before, before.only === undefined ? wrong : undefined)),
    onNextWrong: act((before) =>
      goToWrong(before, wrong, (at) => problems.of(before.rows[at] ?? blankRow)[0]?.column ?? 'title'),
    ),
    onLeaveOut() {
      putOut(wrong, 'out');
      onSay(words.leftOut(wrong.length));
    },
    onReport: of.onReport,
  };
}

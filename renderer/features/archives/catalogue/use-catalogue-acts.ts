// What is asked of the core for the grid as a whole: numbers, making the batch, taking one back. Each writes down first.

import { useMutation } from '@tanstack/react-query';
import type { CatalogueRow, Checked } from '../../../../shared/contract/desk-catalogue.ts';
import type { CatalogueColumn } from '../../../../shared/domain/catalogue-row.ts';
import { deskClient, shellClient } from '../../../link/doors.ts';
import { useText } from '../../../text/words.tsx';
import { aGrid, replaceRows, write } from './grid-state.ts';
import type { ReportLine } from './report-lines.ts';
import { columnName } from './report-lines.ts';
import { saveCsvAs } from './save-csv.ts';
import { readRows } from './saving.ts';
import type { HeldGrid } from './use-grid.ts';

export type Folder = { readonly grant: string; readonly name: string };

type Of = {
  readonly sourceId: string;
  readonly columns: readonly CatalogueColumn[];
  readonly held: HeldGrid;
  readonly folder: Folder | undefined;
  readonly onSay: (words: string) => void;
  readonly linesMade: () => readonly ReportLine[];
  readonly onMade: (batch: string, lines: readonly ReportLine[]) => void;
};

export function useCatalogueActs({ sourceId, columns, held, folder, onSay, linesMade, onMade }: Of) {
  const t = useText();
  const words = t.catalogue;
  const number = useMutation({
    mutationFn: async () => {
      await held.save();
      return deskClient.catalogue.number({ sourceId });
    },
    onSuccess: ({ numbers }) => {
      if (numbers.length === 0) return onSay(words.nothingToNumber);
      held.change((grid) =>
        write(
          grid,
          numbers.map(({ row, itemNo }) => ({ row, column: 'itemNo', text: itemNo })),
        ),
      );
      onSay(words.numbered(numbers.length));
    },
  });
  const make = useMutation({
    mutationFn: async () => {
      await held.save();
      const lines = linesMade();
      const made = await deskClient.catalogue.make({
        sourceId,
        ...(folder === undefined ? {} : { folder: folder.grant }),
      });
      const rest: readonly CatalogueRow[] = made.outcome === 'made' ? await readRows(sourceId) : [];
      return { made, lines, rest };
    },
    onSuccess: ({ made, lines, rest }) => {
      switch (made.outcome) {
        case 'made':
          // What was sent does not come back by Ctrl Z, but by taking the batch back.
          held.taken(rest, () => aGrid(columns, rest));
          onSay(words.made(made.records));
          return onMade(made.batch, lines);
        case 'wrong':
          held.keep(made.checked satisfies Checked);
          return onSay(words.notMade);
        case 'cancelled':
          return onSay(words.cancelled);
      }
    },
  });
  const takeBack = useMutation({
    mutationFn: async (id: string) => {
      await held.save();
      const { back, left } = await deskClient.catalogue.takeBack({ id });
      return { back, left, rows: await readRows(sourceId) };
    },
    onSuccess: ({ back, left, rows }) => {
      held.taken(rows, (grid) => ({ ...replaceRows(grid, rows), only: undefined }));
      onSay(words.tookBack(back, left));
    },
  });
  const template = useMutation({
    mutationFn: () => saveCsvAs(words.templateName, [columns.map((column) => columnName(t, column))]),
    onSuccess: (name) => name !== undefined && onSay(words.savedAs(name)),
  });
  const choose = useMutation({ mutationFn: () => shellClient.folders.choose() });
  return { number, make, takeBack, template, choose };
}

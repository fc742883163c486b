// The grid of one archive with everything around it: tools above, where the person is and what was sent below, tables that
// come in, and the report of what became of it.

import { useMutation, useQuery } from '@tanstack/react-query';
import { type ReactNode, useMemo, useRef, useState } from 'react';
import type { CatalogueRow } from '../../../../shared/contract/desk-catalogue.ts';
import { isBlank, readCatalogueRow, type RowRules } from '../../../../shared/domain/catalogue-row.ts';
import { desk } from '../../../link/doors.ts';
import { useNow } from '../../../link/now.ts';
import { Failed } from '../../../records/Failed.tsx';
import { useText } from '../../../text/words.tsx';
import { Heading } from '../../../ui/Heading.tsx';
import { Batches } from './Batches.tsx';
import styles from './Catalogue.module.css';
import { CatalogueSend } from './CatalogueSend.tsx';
import { CatalogueTools } from './CatalogueTools.tsx';
import { columnsOf } from './columns.ts';
import { CsvDialog } from './CsvDialog.tsx';
import { Grid } from './Grid.tsx';
import {
  blankRow,
  fillDown,
  type Grid as GridState,
  goToWrong,
  leaveOut,
  lookAt,
  moveTo,
  redo,
  replaceRows,
  rowOf,
  selectedRows,
  takeOutRows,
  undo,
} from './grid-state.ts';
import { keepReport } from './kept-reports.ts';
import { PastReports } from './PastReports.tsx';
import { Report, type ReportOf } from './Report.tsx';
import { refCodeOf, reportLines } from './report-lines.ts';
import { readRows } from './saving.ts';
import { type Folder, useCatalogueActs } from './use-catalogue-acts.ts';
import { useGrid } from './use-grid.ts';
import { seriesHere, Where } from './Where.tsx';

type CatalogueDeskProps = {
  readonly sourceId: string;
  readonly to: string;
  readonly rules: RowRules;
  readonly rows: readonly CatalogueRow[];
  readonly tools: ReactNode;
  readonly heading: ReactNode;
  readonly onSay: (words: string) => void;
};

export function CatalogueDesk({ sourceId, to, rules, rows, tools, heading, onSay }: CatalogueDeskProps) {
  const t = useText();
  const words = t.catalogue;
  const now = useNow();
  const frame = useRef<HTMLDivElement>(null);
  const columns = useMemo(() => columnsOf(rules.offered), [rules]);
  const [folder, setFolder] = useState<Folder>();
  const [importing, setImporting] = useState(false);
  const [report, setReport] = useState<ReportOf & { readonly batch?: string }>();
  const held = useGrid({ sourceId, columns, rules, rows, folder: folder?.grant });
  const { grid, problems, change } = held;
  const reportNow = (kind: ReportOf['kind']) =>
    reportLines(grid.rows, problems, rules, kind === 'made' ? 'made' : 'usable');
  const keep = useMutation({ mutationFn: keepReport });
  const acts = useCatalogueActs({
    ...{ sourceId, columns, held, folder, onSay },
    linesMade: () => reportNow('made'),
    onMade: (batch, lines) => {
      setReport({ kind: 'made', at: new Date(now).toISOString(), lines, batch });
      keep.mutate({ sourceId, batch, lines });
    },
  });
  const batches = useQuery(desk.catalogue.batches.queryOptions()).data ?? [];
  const own = batches.filter((batch) => batch.sourceId === sourceId);
  const notes = (
    <Batches
      batches={own}
      busy={acts.takeBack.isPending}
      onTakeBack={(id) => acts.takeBack.mutate(id, { onSuccess: () => setReport(undefined) })}
    />
  );
  const toGrid = () => requestAnimationFrame(() => frame.current?.querySelector('textarea')?.focus());
  const act = (step: (grid: GridState) => GridState) => () => {
    change(step);
    toGrid();
  };
  const imported = async (from: number, added: number) => {
    const all = [...grid.rows.slice(0, from), ...(await readRows(sourceId, from))];
    held.taken(all, (before) =>
      moveTo({ ...replaceRows(before, all), only: undefined }, { row: from, column: 0 }),
    );
    setImporting(false);
    onSay(words.csv.took(added));
    toGrid();
  };
  if (report !== undefined)
    return (
      <Report {...{ report, to, columns, tools, onSay }} onClose={() => setReport(undefined)}>
        <Failed error={keep.error} before={t.imports.catalogue.notKept} />
        {own.filter(({ id }) => id === report.batch).length > 0 && <div data-print-hide>{notes}</div>}
      </Report>
    );
  const wrong = grid.rows.flatMap((row, at) => (problems.of(row).length > 0 ? [at] : []));
  const out = grid.rows.filter((row) => row.out === true).length;
  const full = grid.rows.filter((row) => !isBlank(row.cells)).length;
  const usable = full - out - wrong.length;
  const place = rowOf(grid, grid.at.row);
  const row = grid.rows[place] ?? blankRow;
  const column = columns[grid.at.column] ?? 'title';
  const locked = acts.make.isPending;
  const error = acts.make.error ?? acts.number.error ?? acts.template.error ?? acts.takeBack.error;
  const putOut = (places: readonly number[], how: 'out' | 'in') => {
    change((before) => {
      const after = leaveOut(before, places, how);
      problems.carry(before.rows, after.rows);
      return after;
    });
    toGrid();
  };
  return (
    <>
      <Heading title={words.title}>{heading}</Heading>
      <CatalogueTools
        {...{ grid, locked }}
        wrong={wrong.length}
        numbering={acts.number.isPending}
        folder={folder?.name}
        isOut={row.out === true}
        canNumber={columns.includes('itemNo')}
        onImport={() => void held.save().then(() => setImporting(true))}
        onTemplate={() => acts.template.mutate()}
        onFolder={() => acts.choose.mutate(undefined, { onSuccess: (chosen) => chosen && setFolder(chosen) })}
        onNumber={() => acts.number.mutate(undefined, { onSettled: toGrid })}
        onFillDown={act(fillDown)}
        onUndo={act(undo)}
        onRedo={act(redo)}
        onDelete={() => {
          const places = selectedRows(grid).filter((at) => at < grid.rows.length);
          act((before) => takeOutRows(before, places))();
          if (places.length > 0) onSay(words.deleted(places.length));
        }}
        onRowOut={() => putOut(selectedRows(grid), row.out === true ? 'in' : 'out')}
        onOnlyWrong={act((before) => lookAt(before, before.only === undefined ? wrong : undefined))}
        onNextWrong={act((before) =>
          goToWrong(before, wrong, (at) => problems.of(before.rows[at] ?? blankRow)[0]?.column ?? 'title'),
        )}
        onLeaveOut={() => {
          putOut(wrong, 'out');
          onSay(words.leftOut(wrong.length));
        }}
        onReport={() =>
          setReport({ kind: 'check', at: new Date(now).toISOString(), lines: reportNow('check') })
        }
      />
      {notes}
      <PastReports
        sourceId={sourceId}
        onRead={({ report: { at, batch }, lines }) => {
          keep.reset();
          setReport({ kind: 'made', at, lines, batch });
        }}
      />
      <div ref={frame} className={styles.grid}>
        <Grid {...{ grid, problems, locked }} onChange={change} />
      </div>
      <Where
        {...{ column, place }}
        problems={problems.of(row)}
        refCode={refCodeOf(row, rules)}
        series={seriesHere(readCatalogueRow(row.cells, rules).fields, held.checked?.series ?? [])}
      />
      <div className={`${styles.line} ${styles.keys}`}>{words.keys}</div>
      <CatalogueSend
        {...{ full, usable, out, locked, error }}
        wrong={wrong.length}
        saving={held.state}
        savingError={held.error}
        checked={held.checked !== undefined}
        onSend={() => acts.make.mutate()}
      />
      {importing && (
        <CsvDialog
          {...{ sourceId, columns }}
          onTaken={(from, added) => void imported(from, added)}
          onClose={() => setImporting(false)}
        />
      )}
    </>
  );
}

// The grid of one archive with everything around it: tools above, where the person is and what was sent below, tables that
// come in, and the report of what became of it.

import { useMutation, useQuery } from '@tanstack/react-query';
import { type ReactNode, useMemo, useRef, useState } from 'react';
import type { CatalogueRow } from '../../../../shared/contract/desk-catalogue.ts';
import {
  type CatalogueColumn,
  isBlank,
  readCatalogueRow,
  type RowRules,
} from '../../../../shared/domain/catalogue-row.ts';
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
import { blankRow, moveTo, replaceRows, rowOf } from './grid-state.ts';
import { gridTools } from './grid-tools.ts';
import { keepReport } from './kept-reports.ts';
import { PastReports } from './PastReports.tsx';
import { Report, type ReportOf } from './Report.tsx';
import { refCodeOf, reportLines } from './report-lines.ts';
import type { Problems } from './row-problems.ts';
import { readRows } from './saving.ts';
import { type Folder, useCatalogueActs } from './use-catalogue-acts.ts';
import { type HeldGrid, useGrid } from './use-grid.ts';
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

export function CatalogueDesk({ sourceId, to, rules, rows, heading, onSay, ...props }: CatalogueDeskProps) {
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
  const imported = async (from: number, added: number) => {
    await takeFrom(held, sourceId, from);
    setImporting(false);
    onSay(words.csv.took(added));
    toGrid();
  };
  if (report !== undefined)
    return (
      <Report {...{ report, to, columns, onSay }} tools={props.tools} onClose={() => setReport(undefined)}>
        <Failed error={keep.error} before={t.imports.catalogue.notKept} />
        {own.filter(({ id }) => id === report.batch).length > 0 && <div data-print-hide>{notes}</div>}
      </Report>
    );
  const { wrong, out, full } = countsOf(grid.rows, problems);
  const row = grid.rows[rowOf(grid, grid.at.row)] ?? blankRow;
  const locked = acts.make.isPending;
  const error = acts.make.error ?? acts.number.error ?? acts.template.error ?? acts.takeBack.error;
  const tools = gridTools({
    ...{ words, held, acts, wrong, row, toGrid, onSay },
    onImport: () => setImporting(true),
    onFolder: setFolder,
    onReport: () => setReport({ kind: 'check', at: new Date(now).toISOString(), lines: reportNow('check') }),
  });
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
        {...tools}
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
      <Here {...{ held, columns, rules }} />
      <div className={`${styles.line} ${styles.keys}`}>{words.keys}</div>
      <CatalogueSend
        {...{ full, out, locked, error }}
        usable={full - out - wrong.length}
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

/** The rows with something wrong in them; how many are left out, and how many hold anything. */
const countsOf = (rows: readonly CatalogueRow[], problems: Problems) => ({
  wrong: rows.flatMap((row, at) => (problems.of(row).length > 0 ? [at] : [])),
  out: rows.filter((row) => row.out === true).length,
  full: rows.filter((row) => !isBlank(row.cells)).length,
});

/** Rows that came in from a table: the grid has them too, and the person is at the first of them. */
async function takeFrom({ grid, taken }: HeldGrid, sourceId: string, from: number): Promise<void> {
  const all = [...grid.rows.slice(0, from), ...(await readRows(sourceId, from))];
  taken(all, (before) => moveTo({ ...replaceRows(before, all), only: undefined }, { row: from, column: 0 }));
}

type HereProps = Pick<CatalogueDeskProps, 'rules'> & {
  readonly held: HeldGrid;
  readonly columns: readonly CatalogueColumn[];
};

/** Where the person is, and what is said of that row. */
function Here({ held: { grid, problems, checked }, columns, rules }: HereProps) {
  const place = rowOf(grid, grid.at.row);
  const row = grid.rows[place] ?? blankRow;
  return (
    <Where
      place={place}
      column={columns[grid.at.column] ?? 'title'}
      problems={problems.of(row)}
      refCode={refCodeOf(row, rules)}
      series={seriesHere(readCatalogueRow(row.cells, rules).fields, checked?.series ?? [])}
    />
  );
}

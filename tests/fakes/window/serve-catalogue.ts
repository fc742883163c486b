// Answers what is asked of the grid of 编目, with the domain's own rules; what the person does to it stays until the page goes.

import { implement } from '@orpc/server';
import { deskContract } from '../../../shared/contract/desk.ts';
import type {
  CatalogueBatch,
  CatalogueReport,
  CatalogueRow,
  Checked,
  KeptLine,
} from '../../../shared/contract/desk-catalogue.ts';
import type { NoticeTopic } from '../../../shared/contract/desk-views.ts';
import {
  itemKey,
  numberIn,
  type RowProblem,
  sameKey,
  twinsOf,
} from '../../../shared/domain/catalogue-batch.ts';
import { guessColumns } from '../../../shared/domain/catalogue-headers.ts';
import { isBlank, readCatalogueRow, scanNames } from '../../../shared/domain/catalogue-row.ts';
import { assignItemNos, seriesOf, writeItemNo } from '../../../shared/domain/item-number.ts';
import { someRows, table, tableHead } from './content-catalogue.ts';
import { creatable } from './content-creates.ts';
import { ago } from './moments.ts';

const os = implement(deskContract);
const rules = { offered: creatable, ceiling: '内部' } as const;

export const serveCatalogue = (notify: (...topics: NoticeTopic[]) => void, empty: boolean) => {
  let rows: CatalogueRow[] = empty ? [] : [...someRows];
  let gathered: { place: number; row: CatalogueRow }[] = [];
  let batches: CatalogueBatch[] = [];
  let sent: CatalogueRow[] = [];
  let kept: KeptLine[] = [];
  let reports: CatalogueReport[] = [{ id: 'r1', batch: 'b0', at: ago(5 * 86_400_000), made: 214, left: 3 }];
  return {
    rows: os.catalogue.rows.handler(({ input: { from } }) => ({
      rows: rows.slice(from, from + 500),
      total: rows.length,
    })),
    save: os.catalogue.save.handler(({ input: { part, isLast, changed, total } }) => {
      gathered = part === 0 ? [...changed] : [...gathered, ...changed];
      if (!isLast) return {};
      const next = Array.from({ length: total }, (_, at) => rows[at] ?? { cells: {} });
      for (const { place, row } of gathered) if (place < total) next[place] = row;
      rows = next;
      return {};
    }),
    check: os.catalogue.check.handler(({ input: { folder } }) => check(rows, folder)),
    number: os.catalogue.number.handler(() => {
      const read = rows.map(({ cells, out }) => (out ? {} : readCatalogueRow(cells, rules).fields));
      const given = assignItemNos(
        read.map((fields) => ({ series: seriesOf(fields), itemNo: numberIn(fields) })),
        () => [18],
      );
      return {
        numbers: given.flatMap((number, row) =>
          number === undefined ? [] : [{ row, itemNo: writeItemNo(number) }],
        ),
      };
    }),
    openCsv: os.catalogue.openCsv.handler(() => ({
      token: 't1',
      encoding: 'gb18030' as const,
      delimiter: ',' as const,
      first: tableHead,
      headed: true,
      columns: guessColumns(tableHead).map((column) => column ?? null),
      sample: table.slice(0, 3),
      rows: table.length + 1,
      broken: [7],
    })),
    takeCsv: os.catalogue.takeCsv.handler(({ input: { columns } }) => {
      const from = rows.findLastIndex(({ cells }) => !isBlank(cells)) + 1;
      const taken = table.map((line, at): CatalogueRow => {
        const cells = columns.flatMap((column, place) =>
          column === null || (line[place] ?? '') === '' ? [] : [[column, line[place] ?? ''] as const],
        );
        return { cells: Object.fromEntries(cells), line: at + 2 };
      });
      rows = [...rows.slice(0, from), ...taken];
      return { from, added: taken.length };
    }),
    make: os.catalogue.make.handler(() => {
      const made = rows.filter(({ cells, out }) => out !== true && !isBlank(cells));
      sent = made;
      rows = rows.filter(({ out }) => out === true);
      const unsent = made.length;
      batches = [{ id: 'b1', sourceId: 'da', madeAt: ago(0), records: unsent, unsent, refused: 0 }];
      notify('outbox');
      return { outcome: 'made' as const, batch: 'b1', records: made.length };
    }),
    progress: os.catalogue.progress.handler(() => null),
    cancel: os.catalogue.cancel.handler(() => ({})),
    batches: os.catalogue.batches.handler(() => batches),
    takeBack: os.catalogue.takeBack.handler(() => {
      rows = [...rows, ...sent];
      batches = [];
      notify('outbox');
      return { back: sent.length, left: 0 };
    }),
    keepReport: os.catalogue.keepReport.handler(({ input: { lines, isLast, batch } }) => {
      kept = [...kept, ...lines];
      if (isLast) reports = [{ ...reportOf(kept), id: 'r2', batch }, ...reports];
      return {};
    }),
    reports: os.catalogue.reports.handler(() => (empty ? [] : reports)),
    report: os.catalogue.report.handler(({ input: { from } }) => ({ lines: kept.slice(from) })),
    saveCsv: os.catalogue.saveCsv.handler(() => ({})),
  };
};

const reportOf = (lines: readonly KeptLine[]) => {
  const made = lines.filter(({ outcome }) => outcome === 'made').length;
  return { at: ago(0), made, left: lines.length - made };
};

function check(rows: readonly CatalogueRow[], folder: string | undefined): Checked {
  const read = rows.map(({ cells, out }) =>
    out === true || isBlank(cells) ? undefined : readCatalogueRow(cells, rules),
  );
  const same = twinsOf(read.map((row) => row && sameKey(row.fields)));
  const numbers = twinsOf(read.map((row) => row && itemKey(row.fields)));
  const wrong = read.flatMap((row, at) => {
    if (row === undefined) return [];
    const problems: RowProblem[] = [...row.problems];
    const [twin, number] = [same[at], numbers[at]];
    if (twin !== undefined) problems.push({ column: 'title', problem: 'twice', row: twin });
    if (number !== undefined) problems.push({ column: 'itemNo', problem: 'twice', row: number });
    for (const name of scanNames(rows[at]?.cells ?? {})) {
      if (folder === undefined) problems.push({ column: 'scan', problem: 'no-folder', name });
      else if (name.startsWith('缺')) problems.push({ column: 'scan', problem: 'no-file', name });
    }
    return problems.length === 0 ? [] : [{ row: at, problems }];
  });
  const series = { fonds: 'A439', category: 'WS', year: 2026, retention: 'D30' };
  return {
    wrong,
    usable: read.filter((row) => row !== undefined).length - wrong.length,
    series: [
      {
        ...series,
        next: 19,
        gaps: [
          { from: 4, to: 6 },
          { from: 11, to: 11 },
        ],
      },
    ],
  };
}

// What became of each row, or would: for the screen, for paper and for a table. Pure.

import type { CatalogueRow } from '../../../../shared/contract/desk-catalogue.ts';
import {
  type CatalogueColumn,
  isBlank,
  readCatalogueRow,
  type RowRules,
} from '../../../../shared/domain/catalogue-row.ts';
import type { RowProblem } from '../../../../shared/domain/catalogue-batch.ts';
import { proposedRefCode, seriesOf } from '../../../../shared/domain/item-number.ts';
import { nameOf } from '../../../records/named.ts';
import { problemWords } from '../../../text/catalogue-words.ts';
import type { Text } from '../../../text/zh.ts';
import type { Problems } from './row-problems.ts';

export type ReportLine = {
  readonly place: number;
  readonly row: CatalogueRow;
  readonly outcome: 'made' | 'usable' | 'wrong' | 'out';
  readonly problems: readonly RowProblem[];
  /** 拟编档号, where there is one. */
  readonly refCode: string;
};

export function reportLines(
  rows: readonly CatalogueRow[],
  problems: Problems,
  rules: RowRules,
  good: 'made' | 'usable',
): readonly ReportLine[] {
  return rows.flatMap((row, place): readonly ReportLine[] => {
    if (isBlank(row.cells)) return [];
    const line = { place, row, refCode: refCodeOf(row, rules) };
    if (row.out === true) return [{ ...line, outcome: 'out', problems: problems.whyOut(row) }];
    const wrong = problems.of(row);
    return [{ ...line, outcome: wrong.length > 0 ? 'wrong' : good, problems: wrong }];
  });
}

export function refCodeOf({ cells }: CatalogueRow, rules: RowRules): string {
  const { fields } = readCatalogueRow(cells, rules);
  const series = seriesOf(fields);
  const { itemNo } = fields;
  if (series === undefined || typeof itemNo !== 'string') return '';
  return proposedRefCode(series, itemNo) ?? '';
}

export const columnName = (t: Text, column: CatalogueColumn): string =>
  column === 'scan' ? t.catalogue.scan : nameOf(t, 'archive', column);

export function outcomeWords(t: Text, { outcome, problems }: ReportLine): string {
  const why = problems
    .map((problem) => t.catalogue.of(columnName(t, problem.column), problemWords(t, problem)))
    .join(t.semicolon);
  const words = t.catalogue.reportOf;
  switch (outcome) {
    case 'made':
    case 'usable':
      return words[outcome];
    case 'wrong':
    case 'out':
      return words[outcome](why);
  }
}

/** The report as a table: the whole of each row, and what became of it. */
export function reportTable(
  t: Text,
  columns: readonly CatalogueColumn[],
  lines: readonly ReportLine[],
): string[][] {
  const words = t.catalogue;
  const heads = [words.reportRow, words.reportLine, words.reportOutcome, words.reportRefCode];
  return [
    [...heads, ...columns.map((column) => columnName(t, column))],
    ...lines.map((line) => [
      String(line.place + 1),
      String(line.row.line ?? ''),
      outcomeWords(t, line),
      line.refCode,
      ...columns.map((column) => line.row.cells[column] ?? ''),
    ]),
  ];
}

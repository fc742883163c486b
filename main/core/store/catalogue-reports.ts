// What became of each row of a batch of 编目, kept for who looks again later: the newest of each archive. It goes with its
// source.
import type { CatalogueReport, KeptLine } from '../../../shared/contract/desk-catalogue.ts';
import type { Id } from '../../../shared/domain/terms.ts';
import { asRow, int, isoOf, json, text } from './columns.ts';
import type { Store } from './store.ts';

const mostKept = 10;

type NewReport = {
  readonly source: number;
  readonly batch: Id;
  readonly now: number;
  readonly made: number;
  readonly left: number;
};

/** Its lines come after it, some at a time. */
export function addCatalogueReport(store: Store, report: NewReport): number {
  const { lastInsertRowid } = store
    .sql(
      `INSERT INTO catalogue_report (source, batch, at, made, left_out)
       VALUES (:source, :batch, :now, :made, :left)`,
    )
    .run(report);
  store
    .sql(
      `DELETE FROM catalogue_report WHERE source = :source AND key <= (SELECT key FROM catalogue_report
         WHERE source = :source ORDER BY key DESC LIMIT 1 OFFSET ${mostKept})`,
    )
    .run({ source: report.source });
  return Number(lastInsertRowid);
}

export function addReportLines(
  store: Store,
  report: number,
  { from, lines }: { readonly from: number; readonly lines: readonly KeptLine[] },
): void {
  const add = store.sql('INSERT INTO catalogue_report_line (report, position, line) VALUES (?, ?, ?)');
  for (const [at, line] of lines.entries()) add.run(report, from + at, JSON.stringify(line));
}

/** Newest first. */
export function listCatalogueReports(store: Store, source: number): CatalogueReport[] {
  return store
    .sql('SELECT key, batch, at, made, left_out FROM catalogue_report WHERE source = ? ORDER BY key DESC')
    .all(source)
    .map((value) => {
      const row = asRow(value);
      return {
        id: String(int(row, 'key')),
        batch: text(row, 'batch'),
        at: isoOf(int(row, 'at')),
        made: int(row, 'made'),
        left: int(row, 'left_out'),
      };
    });
}

export function readReportLines(
  store: Store,
  id: string,
  { from, most }: { readonly from: number; readonly most: number },
): KeptLine[] | undefined {
  const report = Number(/^\d{1,15}$/.exec(id)?.[0] ?? Number.NaN);
  if (store.sql('SELECT 1 FROM catalogue_report WHERE key = ?').get(report) === undefined) return undefined;
  return store
    .sql(
      'SELECT line FROM catalogue_report_line WHERE report = ? AND position >= ? ORDER BY position LIMIT ?',
    )
    .all(report, from, most)
    .map((row) => json<KeptLine>(asRow(row), 'line'));
}

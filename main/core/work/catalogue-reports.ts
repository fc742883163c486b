// 编目报告: what became of each row of a batch, as the person saw it when it was made, kept for later. In slices: it may have
// five thousand lines.
import type { CatalogueReport, KeptLine } from '../../../shared/contract/desk-catalogue.ts';
import { ok, type Result } from '../../../shared/domain/fault.ts';
import type { Id } from '../../../shared/domain/terms.ts';
import {
  addCatalogueReport,
  addReportLines,
  listCatalogueReports,
  readReportLines,
} from '../store/catalogue-reports.ts';
import { sourceKey } from '../store/sources.ts';
import type { Store } from '../store/store.ts';
import { belowCeiling } from './catalogue-grid.ts';
import { type Desk, notFound } from './desk.ts';
import { createGather } from './in-parts.ts';
import { inSlices } from './slices.ts';

const gather = createGather<KeptLine>();

/** What one answer carries, and what is written at once. */
const linesAtOnce = 300;

type KeepReport = {
  readonly sourceId: Id;
  readonly batch: Id;
  readonly part: number;
  readonly isLast: boolean;
  readonly lines: readonly KeptLine[];
};

export async function keepCatalogueReport(
  { store, now, changes }: Desk,
  { sourceId, batch, part, isLast, lines }: KeepReport,
): Promise<Result<Record<never, never>>> {
  const source = sourceKey(store, sourceId);
  if (source === undefined) return notFound;
  const whole = gather(store, `report ${batch}`, { part, isLast, more: lines });
  if (!whole.ok) return whole;
  if (whole.value === undefined) return ok({});
  const all = whole.value.map((line) => keptLine(store, line));
  const made = all.filter(({ outcome }) => outcome === 'made').length;
  const report = store.transaction(() =>
    addCatalogueReport(store, { source, batch, now: now(), made, left: all.length - made }),
  );
  const turn = inSlices();
  for (let from = 0; from < all.length; from += linesAtOnce) {
    // The source, and its reports with it, may go meanwhile.
    if (readReportLines(store, String(report), { from: 0, most: 1 }) === undefined) break;
    store.transaction(() =>
      addReportLines(store, report, { from, lines: all.slice(from, from + linesAtOnce) }),
    );
    await turn();
  }
  changes.publish(['archives']);
  return ok({});
}

/** Of a row above the ceiling nothing but that word, as in the grid. */
function keptLine(store: Store, line: KeptLine): KeptLine {
  const row = belowCeiling(store, line.row);
  if (row === line.row) return line;
  const problems = line.problems.filter(({ problem }) => problem === 'above-ceiling');
  return { ...line, row, problems, refCode: '' };
}

export function catalogueReports(
  { store }: Desk,
  { sourceId }: { readonly sourceId: Id },
): CatalogueReport[] {
  const source = sourceKey(store, sourceId);
  return source === undefined ? [] : listCatalogueReports(store, source);
}

export function catalogueReport(
  { store }: Desk,
  { id, from }: { readonly id: Id; readonly from: number },
): Result<{ lines: KeptLine[] }> {
  const lines = readReportLines(store, id, { from, most: linesAtOnce });
  return lines === undefined ? notFound : ok({ lines });
}

// The report of a batch as it is kept in the core: handed over and read again in parts that fit a message.

import type { KeptLine } from '../../../../shared/contract/desk-catalogue.ts';
import { deskClient } from '../../../link/doors.ts';
import type { ReportLine } from './report-lines.ts';

/** Far below what one message may hold, were every cell full. */
const linesAtOnce = 200;

type ToKeep = {
  readonly sourceId: string;
  readonly batch: string;
  readonly lines: readonly ReportLine[];
};

export async function keepReport({ sourceId, batch, lines }: ToKeep): Promise<void> {
  const all = lines.flatMap(({ place, row, outcome, problems, refCode }): KeptLine[] =>
    outcome === 'made' || outcome === 'out'
      ? [{ place, row, outcome, problems: [...problems], refCode }]
      : [],
  );
  const parts = Math.max(1, Math.ceil(all.length / linesAtOnce));
  for (let part = 0; part < parts; part += 1) {
    await deskClient.catalogue.keepReport({
      ...{ sourceId, batch, part, isLast: part === parts - 1 },
      lines: all.slice(part * linesAtOnce, (part + 1) * linesAtOnce),
    });
  }
}

export async function readReport(id: string): Promise<readonly ReportLine[]> {
  const lines: ReportLine[] = [];
  for (;;) {
    const read = await deskClient.catalogue.report({ id, from: lines.length });
    lines.push(...read.lines);
    if (read.lines.length === 0) return lines;
  }
}

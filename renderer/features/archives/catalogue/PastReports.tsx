// 以前的报告: what became of the rows of earlier batches, for who has closed the report or begins anew. Nothing where there is none.

import { useMutation, useQuery } from '@tanstack/react-query';
import type { CatalogueReport } from '../../../../shared/contract/desk-catalogue.ts';
import { desk } from '../../../link/doors.ts';
import { useNow } from '../../../link/now.ts';
import { Failed } from '../../../records/Failed.tsx';
import { momentWords } from '../../../text/dates.ts';
import { useText } from '../../../text/words.tsx';
import { Button } from '../../../ui/Button.tsx';
import styles from './Catalogue.module.css';
import { readReport } from './kept-reports.ts';
import type { ReportLine } from './report-lines.ts';

type PastReport = { readonly report: CatalogueReport; readonly lines: readonly ReportLine[] };

type PastReportsProps = { readonly sourceId: string; readonly onRead: (past: PastReport) => void };

export function PastReports({ sourceId, onRead }: PastReportsProps) {
  const t = useText();
  const words = t.imports.catalogue;
  const now = useNow();
  const reports = useQuery(desk.catalogue.reports.queryOptions({ input: { sourceId } })).data ?? [];
  const read = useMutation({
    mutationFn: async (report: CatalogueReport) => ({ report, lines: await readReport(report.id) }),
    onSuccess: onRead,
  });
  if (reports.length === 0) return null;
  return (
    <details className={styles.past}>
      <summary>{words.title(reports.length)}</summary>
      <ul className={styles.pastList}>
        {reports.map((report) => (
          <li key={report.id}>
            <Button kind="quiet" busy={read.isPending} onPress={() => read.mutate(report)}>
              {words.line(momentWords(t, report.at, now), report.made, report.left)}
            </Button>
          </li>
        ))}
      </ul>
      <Failed error={read.error} before={t.imports.failed} />
    </details>
  );
}

// 编目报告: what became of every row, or would; a page that can be printed and saved as a table.

import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { CatalogueColumn } from '../../../../shared/domain/catalogue-row.ts';
import { Failed } from '../../../records/Failed.tsx';
import { momentInFull } from '../../../text/dates.ts';
import { useText } from '../../../text/words.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Note } from '../../../ui/Note.tsx';
import { PaperTable } from '../../../ui/PaperTable.tsx';
import { ReadingPane } from '../../../ui/ReadingPane.tsx';
import styles from './Report.module.css';
import { outcomeWords, type ReportLine, reportTable } from './report-lines.ts';
import { saveCsvAs } from './save-csv.ts';

export type ReportOf = {
  readonly kind: 'made' | 'check';
  readonly at: string;
  readonly lines: readonly ReportLine[];
};

type ReportProps = {
  readonly report: ReportOf;
  readonly to: string;
  readonly columns: readonly CatalogueColumn[];
  /** Printing. */
  readonly tools: ReactNode;
  /** What can be done with the batch. */
  readonly children?: ReactNode;
  readonly onSay: (words: string) => void;
  readonly onClose: () => void;
};

/** As many as paper and eye can take; a table has all of them. */
const mostGood = 500;

export function Report({ report, to, columns, tools, children, onSay, onClose }: ReportProps) {
  const t = useText();
  const words = t.catalogue;
  const { lines, kind, at } = report;
  const count = (outcome: ReportLine['outcome']) => lines.filter((line) => line.outcome === outcome).length;
  const good = count(kind === 'made' ? 'made' : 'usable');
  const listed =
    good > mostGood ? lines.filter(({ outcome }) => outcome === 'wrong' || outcome === 'out') : lines;
  const save = useMutation({
    mutationFn: () => saveCsvAs(words.reportName, reportTable(t, columns, lines)),
    onSuccess: (name) => name !== undefined && onSay(words.savedAs(name)),
  });
  const counts = [
    kind === 'made' ? words.reportMade(good) : words.reportUsable(good),
    ...(count('wrong') > 0 ? [words.countsWrong(count('wrong'))] : []),
    ...(count('out') > 0 ? [words.countsOut(count('out'))] : []),
  ];
  return (
    <div className={styles.report}>
      <div className={styles.back} data-print-hide>
        <Button kind="quiet" icon="back" onPress={onClose}>
          {words.reportClose}
        </Button>
        <span className={styles.tools}>
          {tools}
          <Button kind="quiet" icon="out" busy={save.isPending} onPress={() => save.mutate()}>
            {words.reportSave}
          </Button>
        </span>
      </div>
      <ReadingPane
        title={words.reportTitle}
        takesFocus
        elements={[
          { term: words.reportTo, value: to },
          { term: words.reportAt, value: momentInFull(t, at) },
          { term: words.reportCounts, value: counts.join(t.dot), wide: true },
        ]}
        foot={words.reportNumbers}
      >
        {children}
        <Failed error={save.error} before={words.saveCsvFailed} />
        {listed.length < lines.length && <Note kind="plain">{words.reportMore(good)}</Note>}
        <Lines lines={listed} />
      </ReadingPane>
    </div>
  );
}

function Lines({ lines }: { readonly lines: readonly ReportLine[] }) {
  const t = useText();
  const words = t.catalogue;
  return (
    <PaperTable
      className={styles.lines}
      heads={[words.reportRow, words.reportTitleColumn, words.reportRefCode, words.reportOutcome]}
    >
      <tbody>
        {lines.map((line) => (
          <tr key={line.place} data-outcome={line.outcome}>
            <td>{line.place + 1}</td>
            <td>{line.row.cells.title}</td>
            <td>{line.refCode}</td>
            <td>{outcomeWords(t, line)}</td>
          </tr>
        ))}
      </tbody>
    </PaperTable>
  );
}

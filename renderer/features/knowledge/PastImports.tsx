// 以前的导入: what came of each import, for who closed the dialog or wants to look again; one is opened in its place.

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ImportReport } from '../../../shared/contract/desk-imports.ts';
import { desk } from '../../link/doors.ts';
import { useNow } from '../../link/now.ts';
import { Failed } from '../../records/Failed.tsx';
import { momentWords } from '../../text/dates.ts';
import { useText } from '../../text/words.tsx';
import { Button } from '../../ui/Button.tsx';
import { ImportTable } from './ImportTable.tsx';
import styles from './PastImports.module.css';

/** As many files as the core keeps of one. */
const mostFiles = 2_000;

export function PastImports() {
  const t = useText();
  const now = useNow();
  const [open, setOpen] = useState<ImportReport>();
  const [former, setFormer] = useState<string>();
  const reports = useQuery(desk.articles.imports.queryOptions()).data ?? [];
  if (reports.length === 0) return null;
  if (open !== undefined)
    return (
      <PastImport
        report={open}
        onBack={() => {
          setFormer(open.id);
          setOpen(undefined);
        }}
      />
    );
  return (
    <section aria-label={t.imports.title}>
      <h3 className={styles.head}>{t.imports.title}</h3>
      <ul className={styles.list}>
        {reports.map((report) => (
          <li key={report.id} className={styles.line}>
            <Button kind="quiet" autoFocus={report.id === former} onPress={() => setOpen(report)}>
              {t.imports.line(report.name, t.imports.counts(report.texts, report.left))}
            </Button>
            <span className={styles.quiet}>
              {momentWords(t, report.at, now)}
              {report.stopped && t.dot + t.imports.stopped}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function PastImport({ report, onBack }: { readonly report: ImportReport; readonly onBack: () => void }) {
  const t = useText();
  const now = useNow();
  const read = useQuery(desk.articles.importReport.queryOptions({ input: { id: report.id } }));
  const files = read.data?.files;
  const title = t.imports.of(report.name, momentWords(t, report.at, now));
  return (
    <section aria-label={title}>
      <Button kind="quiet" icon="back" autoFocus onPress={onBack}>
        {t.imports.back}
      </Button>
      <h3 className={styles.head}>{title}</h3>
      <p className={styles.quiet}>
        {t.imports.counts(report.texts, report.left)}
        {report.stopped && t.dot + t.imports.stopped}
      </p>
      {files && <ImportTable files={files} />}
      {files?.length === mostFiles && <p className={styles.quiet}>{t.imports.more}</p>}
      <Failed error={read.error} before={t.imports.failed} />
    </section>
  );
}

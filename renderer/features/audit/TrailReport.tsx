// 审计报告 in the place of the lines: what is in question, how the chain stood, and the lines; a page that can be printed.

import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { deskClient } from '../../link/doors.ts';
import { useNow } from '../../link/now.ts';
import { useSources } from '../../link/sources.ts';
import { Failed } from '../../records/Failed.tsx';
import { chainWords } from '../../text/audit-words.ts';
import { momentInFull, ymdWords } from '../../text/dates.ts';
import { useText } from '../../text/words.tsx';
import type { Text } from '../../text/zh.ts';
import { Button } from '../../ui/Button.tsx';
import { Note } from '../../ui/Note.tsx';
import { PaperTable } from '../../ui/PaperTable.tsx';
import { ReadingPane } from '../../ui/ReadingPane.tsx';
import styles from './Audit.module.css';
import { gatherLines } from './gather-lines.ts';
import { tableHeads, tableRow } from './trail-table.ts';
import type { Narrowed, Scope } from './use-trail.ts';

type TrailReportProps = {
  readonly scope: Scope;
  /** The record it is about, when it is about one. */
  readonly title: string | undefined;
  /** Printing. */
  readonly tools: ReactNode;
  readonly onClose: () => void;
};

/** As many as paper and eye can take; a table has all of them. */
const most = 500;

export function TrailReport({ scope, title, tools, onClose }: TrailReportProps) {
  const t = useText();
  const sources = useSources();
  const now = useNow();
  // A report is of its moment: it is not made anew behind the person's back, and not kept.
  const made = useQuery({
    queryKey: ['audit-report', scope],
    queryFn: async () => ({
      at: now,
      standing: await deskClient.audit.check(),
      ...(await gatherLines(scope, { most })),
    }),
    gcTime: 0,
  });
  const { lines = [], total = 0, at = now, standing } = made.data ?? {};
  const scopeWords = title ?? narrowedWords(t, 'narrowed' in scope ? scope.narrowed : {}, sources);
  return (
    <div className={styles.report}>
      <div className={styles.bar} data-print-hide>
        <Button kind="quiet" icon="back" onPress={onClose}>
          {t.audit.reportClose}
        </Button>
        {tools}
      </div>
      <Failed error={made.error} before={t.audit.listFailed} onAgain={() => void made.refetch()} />
      {made.isPending && <Note kind="plain">{t.audit.reportMaking}</Note>}
      {made.data && (
        <ReadingPane
          title={t.audit.report}
          takesFocus
          elements={[
            { term: t.audit.reportScope, value: scopeWords, wide: true },
            { term: t.audit.reportAt, value: momentInFull(t, new Date(at).toISOString()) },
            { term: t.audit.reportLines, value: t.audit.counted(total) },
            ...(standing === undefined
              ? []
              : [{ term: t.audit.reportChain, value: chainWords(t, standing), wide: true }]),
          ]}
          foot={t.audit.clockAbout}
        >
          {lines.length < total && <Note kind="plain">{t.audit.reportMore(lines.length)}</Note>}
          <PaperTable heads={tableHeads(t)} className={styles.table}>
            <tbody>
              {lines.map((line) => (
                <tr key={line.seq}>
                  {tableRow(t, line, sources).map((cell, at) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its column
                    <td key={at}>{cell}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </PaperTable>
        </ReadingPane>
      )}
    </div>
  );
}

function narrowedWords(
  t: Text,
  { group, sourceId, day }: Narrowed,
  sources: readonly { readonly id: string; readonly name: string }[],
): string {
  const parts = [
    group === undefined ? '' : t.audit.groups[group],
    sources.find(({ id }) => id === sourceId)?.name ?? '',
    day === undefined ? '' : ymdWords(t, day),
  ].filter((part) => part !== '');
  return parts.length === 0 ? t.audit.showAll : parts.join(t.dot);
}

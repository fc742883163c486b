// 四性检测报告 in the place of the record: made when it is opened, and a page that can be printed.

import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { ExamineScope, FourReport } from '../../../shared/contract/desk-checks.ts';
import { deskClient } from '../../link/doors.ts';
import { Failed } from '../../records/Failed.tsx';
import { momentInFull } from '../../text/dates.ts';
import { useText } from '../../text/words.tsx';
import type { Text } from '../../text/zh.ts';
import { Button } from '../../ui/Button.tsx';
import type { Element } from '../../ui/Elements.tsx';
import { Note } from '../../ui/Note.tsx';
import { PaperTable } from '../../ui/PaperTable.tsx';
import { ReadingPane } from '../../ui/ReadingPane.tsx';
import { pathWords } from './branches.ts';
import styles from './Examination.module.css';
import { ExaminedLine } from './ExaminedLine.tsx';

type ExaminationProps = {
  readonly scope: ExamineScope;
  /** Printing. */
  readonly tools: ReactNode;
  readonly onOpen: (id: string) => void;
  readonly onClose: () => void;
};

export function Examination({ scope, tools, onOpen, onClose }: ExaminationProps) {
  const t = useText();
  // A report is of its moment: it is not made anew behind the person's back, and not kept.
  const made = useQuery({
    queryKey: ['examination', scope],
    queryFn: () => deskClient.archives.examine(scope),
    gcTime: 0,
  });
  const report = made.data;
  const back = (
    <div className={styles.back}>
      <Button kind="quiet" icon="back" onPress={onClose}>
        {t.checks.close}
      </Button>
    </div>
  );
  if (report === undefined || made.isFetching) {
    return (
      <>
        {back}
        {made.isError && !made.isFetching ? (
          <Failed error={made.error} before={t.checks.failed} onAgain={() => void made.refetch()} />
        ) : (
          <Note kind="plain">{t.checks.running}</Note>
        )}
      </>
    );
  }
  return (
    <>
      {back}
      <ReadingPane
        title={t.checks.title}
        takesFocus
        elements={headOf(t, scope, report)}
        tools={
          <>
            {tools}
            <span data-print-hide>
              <Button kind="quiet" onPress={() => void made.refetch()}>
                {t.checks.again}
              </Button>
            </span>
          </>
        }
        foot={t.checks.about}
      >
        {report.left > 0 && <Note kind="plain">{t.checks.left(report.left)}</Note>}
        <Lines report={report} onOpen={onOpen} />
        <Digests digests={report.digests ?? []} />
      </ReadingPane>
    </>
  );
}

function headOf(t: Text, scope: ExamineScope, report: FourReport): readonly Element[] {
  const { record, records, files, filesHere } = report;
  const of =
    record === undefined
      ? [scope.kind === 'branch' ? pathWords(t, scope.path) : '', t.checks.records(records)].join(t.dot)
      : [record.refCode, record.title].join(t.dot);
  return [
    { term: t.checks.scope, value: of, wide: true },
    { term: t.checks.at, value: momentInFull(t, report.at) },
    { term: t.checks.files, value: t.checks.filesHere(filesHere, files) },
  ];
}

function Digests({ digests }: { readonly digests: NonNullable<FourReport['digests']> }) {
  const t = useText();
  const words = t.levels.digests;
  if (digests.length === 0) return null;
  return (
    <section className={styles.digests}>
      <h3>{words.title}</h3>
      {digests.map(({ name, sha256, sm3, isStated }) => (
        <dl key={`${sha256} ${name}`}>
          <dt>{name}</dt>
          <dd>
            {words.sha256} <code>{sha256}</code>
          </dd>
          <dd>
            {words.sm3} {sm3 === undefined ? words.notHere : <code>{sm3}</code>}
          </dd>
          {sm3 !== undefined && <dd>{isStated ? words.stated : words.notStated}</dd>}
        </dl>
      ))}
    </section>
  );
}

function Lines({ report, onOpen }: { readonly report: FourReport; readonly onOpen: (id: string) => void }) {
  const t = useText();
  const isOne = report.record !== undefined;
  const aspects = [...new Set(report.lines.map(({ aspect }) => aspect))];
  return (
    <PaperTable className={styles.four} heads={[t.checks.check, t.checks.outcome, t.checks.note]}>
      {aspects.map((aspect) => (
        <tbody key={aspect}>
          <tr>
            <th scope="rowgroup" colSpan={3} className={styles.aspect}>
              {t.checks.aspects[aspect]}
            </th>
          </tr>
          {report.lines
            .filter((line) => line.aspect === aspect)
            .map((line) => (
              <ExaminedLine key={line.check} line={line} one={isOne} onOpen={onOpen} />
            ))}
        </tbody>
      ))}
    </PaperTable>
  );
}

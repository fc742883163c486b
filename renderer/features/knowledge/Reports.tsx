// What this person reported of the article: still on its way, or as its owner deals with it, with the clock of the answer.

import { useMutation } from '@tanstack/react-query';
import type { Feedback } from '../../../shared/domain/feedback.ts';
import { desk } from '../../link/doors.ts';
import { useNow } from '../../link/now.ts';
import { useConflict } from '../../records/Clash.tsx';
import { Failed } from '../../records/Failed.tsx';
import { dayWords } from '../../text/dates.ts';
import { pendingWords } from '../../text/pending-words.ts';
import { useText } from '../../text/words.tsx';
import type { Text } from '../../text/zh.ts';
import { Button } from '../../ui/Button.tsx';
import { Note } from '../../ui/Note.tsx';
import { Tag } from '../../ui/Tag.tsx';
import type { RecordScreen } from '../../ui/use-opened.ts';
import { clockOf, stateMark } from './report-words.ts';
import styles from './Reports.module.css';
import { cameBack, type OwnReport, type Reporting } from './use-report.ts';

type ReportsProps = Pick<RecordScreen, 'onSay' | 'onSettle'> & {
  readonly feedback: readonly Feedback[];
  readonly reporting: Reporting;
};

export function Reports({ feedback, reporting, onSay, onSettle }: ReportsProps) {
  const t = useText();
  const { underWay } = reporting;
  if (feedback.length === 0 && underWay === undefined) return null;
  return (
    <section className={styles.reports} aria-label={t.articles.report.title} data-print-hide>
      <h3 className={styles.head}>{t.articles.report.title}</h3>
      <ul className={styles.list}>
        {underWay && (
          <li className={styles.one}>
            <UnderWay report={underWay} reporting={reporting} onSay={onSay} onSettle={onSettle} />
          </li>
        )}
        {feedback.toReversed().map((one) => (
          <li key={one.at} className={styles.one}>
            <There feedback={one} />
          </li>
        ))}
      </ul>
    </section>
  );
}

type UnderWayProps = Pick<ReportsProps, 'reporting' | 'onSay' | 'onSettle'> & { readonly report: OwnReport };

function UnderWay({ report, reporting, onSay, onSettle }: UnderWayProps) {
  const t = useText();
  const words = t.articles.report;
  const { id, body } = report;
  const conflict = useConflict(id);
  const takeBack = useMutation(
    desk.outbox.takeBack.mutationOptions({ onSuccess: () => onSay(words.takenBack) }),
  );
  const giveUp = useMutation(desk.outbox.discard.mutationOptions({ onSuccess: () => onSay(words.gaveUp) }));
  const back = cameBack(report);
  const error = takeBack.error ?? giveUp.error;
  return (
    <>
      <p className={styles.line}>
        <Tag tone={back ? 'amber' : 'blue'}>{pendingWords(t, report).words}</Tag>
        <strong>{words.whats[body.what]}</strong>
        {body.anchor !== undefined && <span>{words.place(body.anchor)}</span>}
        {reporting.mayTakeBack && (
          <Button kind="quiet" busy={takeBack.isPending} onPress={() => takeBack.mutate({ id })}>
            {words.takeBack}
          </Button>
        )}
      </p>
      <p className={styles.words}>{body.opinion}</p>
      {back && (
        <Note
          kind="warn"
          actions={
            <>
              <Button kind="primary" onPress={() => reporting.setOpen(true)}>
                {words.again}
              </Button>
              {conflict && <Button onPress={() => onSettle(conflict.id)}>{words.bothVersions}</Button>}
              <Button busy={giveUp.isPending} onPress={() => giveUp.mutate({ id })}>
                {words.giveUp}
              </Button>
            </>
          }
        >
          {whyBack(t, report)}
        </Note>
      )}
      <Failed error={error} before={takeBack.error ? words.takeBackFailed : t.sync.failed} />
    </>
  );
}

function whyBack(t: Text, { state, reason }: OwnReport): string {
  const { conflict, refused, refusedPlain } = t.articles.report;
  if (state === 'conflict') return conflict;
  return reason?.kind === 'refused' ? refused(reason.reason) : refusedPlain;
}

function There({ feedback }: { readonly feedback: Feedback }) {
  const t = useText();
  const now = useNow();
  const words = t.articles.report;
  const { what, anchor, owner, at, answer } = feedback;
  const mark = stateMark(t, feedback);
  const clock = clockOf(t, feedback, now);
  const facts = [
    words.when(dayWords(t, at, now)),
    owner === undefined ? t.articles.noOwner : words.to(owner),
    anchor === undefined ? '' : words.place(anchor),
  ].filter((part) => part !== '');
  return (
    <>
      <p className={styles.line}>
        <Tag tone={mark.tone}>{mark.words}</Tag>
        {clock && (
          <Tag tone={clock.tone}>
            <span aria-hidden="true">{clock.sign} </span>
            {clock.words}
            {t.dot}
            {clock.until}
          </Tag>
        )}
        <strong>{words.whats[what]}</strong>
      </p>
      <p className={styles.words}>{feedback.words}</p>
      <p className={styles.facts}>{facts.join(t.dot)}</p>
      {answer !== undefined && answer !== '' && <p className={styles.answer}>{words.answer(answer)}</p>}
    </>
  );
}

// What only the person can decide: an action came back because the record had moved on or was refused. What
// happened, what is kept, and the two ways on.

import { useMutation } from '@tanstack/react-query';
import type { OutboxRow, SourceStatus } from '../../../shared/contract/desk-views.ts';
import { desk } from '../../link/doors.ts';
import { useNow } from '../../link/now.ts';
import { troubleOf } from '../../link/trouble.ts';
import { momentWords } from '../../text/dates.ts';
import { troubleText } from '../../text/fault-words.ts';
import { actionName } from '../../text/pending-words.ts';
import { useText } from '../../text/words.tsx';
import type { Text } from '../../text/zh.ts';
import { Button } from '../../ui/Button.tsx';
import { Elements } from '../../ui/Elements.tsx';
import { Empty } from '../../ui/Empty.tsx';
import { Note } from '../../ui/Note.tsx';
import styles from './Sync.module.css';

type DecideProps = {
  readonly rows: readonly OutboxRow[];
  readonly sources: readonly SourceStatus[];
  readonly onSay: (words: string) => void;
  readonly onOpenTodo: (id: string) => void;
};

export function Decide({ rows, sources, onSay, onOpenTodo }: DecideProps) {
  const t = useText();
  if (rows.length === 0) return <Empty hint={t.sync.decideNoneHint}>{t.sync.decideNone}</Empty>;
  return rows.map((row) => (
    <One
      key={row.id}
      row={row}
      source={sources.find(({ id }) => id === row.sourceId)}
      onSay={onSay}
      onOpen={() => onOpenTodo(row.recordId)}
    />
  ));
}

type OneProps = {
  readonly row: OutboxRow;
  readonly source: SourceStatus | undefined;
  readonly onSay: (words: string) => void;
  readonly onOpen: () => void;
};

function One({ row, source, onSay, onOpen }: OneProps) {
  const t = useText();
  const now = useNow();
  const discard = useMutation(desk.outbox.discard.mutationOptions({ onSuccess: () => onSay(t.sync.gaveUp) }));
  const { title, about, field } = happened(t, row);
  const elements = [
    { term: t.sync.yours, value: actionName(t, row.body) },
    { term: t.sync.decidedAt, value: momentWords(t, row.decidedAt, now) },
    { term: t.sync.yourText, value: row.body.opinion === '' ? t.sync.noText : row.body.opinion, wide: true },
  ];
  return (
    <article className={styles.decide}>
      <h2 className={styles.title}>{title}</h2>
      <p className={styles.about}>
        {row.title}
        {t.dot}
        {source?.name ?? t.unknownSource}
        {t.stop}
        {field && t.todos.refusedField(field)}
        {about}
      </p>
      <Elements elements={elements} />
      <div className={styles.ways}>
        <Button kind="primary" onPress={onOpen}>
          {t.sync.againAct}
        </Button>
        <Button busy={discard.isPending} onPress={() => discard.mutate({ id: row.id })}>
          {t.sync.giveUp}
        </Button>
      </div>
      {discard.isError && (
        <Note kind="alert">
          {t.sync.failed}
          {troubleText(t, troubleOf(discard.error))}
        </Note>
      )}
    </article>
  );
}

type Happened = { readonly title: string; readonly about: string; readonly field?: string | undefined };

function happened(t: Text, row: OutboxRow): Happened {
  if (row.reason?.kind === 'refused') {
    return { title: t.sync.refused(row.reason.reason), about: t.sync.refusedAbout, field: row.reason.field };
  }
  if (row.reason?.kind === 'withdrawn') return { title: t.sync.withdrawn, about: t.sync.conflictAbout };
  return { title: t.sync.conflict, about: t.sync.conflictAbout };
}

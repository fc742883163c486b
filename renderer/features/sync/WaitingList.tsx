// What waits to be sent or confirmed, why, and what can be done about it: take it back, send it now, look at it.

import { useMutation } from '@tanstack/react-query';
import type { OutboxRow, SourceStatus } from '../../../shared/contract/desk-views.ts';
import { desk } from '../../link/doors.ts';
import { useNow } from '../../link/now.ts';
import { troubleOf } from '../../link/trouble.ts';
import { momentWords } from '../../text/dates.ts';
import { troubleText } from '../../text/fault-words.ts';
import { actionName } from '../../text/pending-words.ts';
import { useText } from '../../text/words.tsx';
import { Button } from '../../ui/Button.tsx';
import { Note } from '../../ui/Note.tsx';
import { waitWords } from './waiting.ts';
import styles from './Sync.module.css';

type WaitingListProps = {
  readonly rows: readonly OutboxRow[];
  readonly sources: readonly SourceStatus[];
  readonly workingOffline: boolean;
  readonly onSay: (words: string) => void;
  readonly onOpenTodo: (id: string) => void;
};

export function WaitingList({ rows, sources, workingOffline, onSay, onOpenTodo }: WaitingListProps) {
  const t = useText();
  if (sources.length === 0) return null;
  return (
    <section>
      <h2 className={styles.group}>
        {rows.length === 0 ? t.sync.waitingNone : t.sync.waitingTitle(rows.length)}
      </h2>
      <ul>
        {rows.map((row) => (
          <Waiting
            key={row.id}
            row={row}
            source={sources.find(({ id }) => id === row.sourceId)}
            workingOffline={workingOffline}
            onSay={onSay}
            onOpenTodo={onOpenTodo}
          />
        ))}
      </ul>
    </section>
  );
}

type WaitingProps = {
  readonly row: OutboxRow;
  readonly source: SourceStatus | undefined;
  readonly workingOffline: boolean;
  readonly onSay: (words: string) => void;
  readonly onOpenTodo: (id: string) => void;
};

function Waiting({ row, source, workingOffline, onSay, onOpenTodo }: WaitingProps) {
  const t = useText();
  const now = useNow();
  const takeBack = useMutation(
    desk.outbox.takeBack.mutationOptions({ onSuccess: () => onSay(t.sync.takenBack) }),
  );
  const retry = useMutation(desk.outbox.retryNow.mutationOptions());
  const error = takeBack.error ?? retry.error;
  const safe = row.mayTakeBack ? t.sync.mayTakeBack : row.state === 'unsure' ? t.sync.unsureNote : '';
  const line = [t.sync.line(source?.name ?? t.unknownSource, momentWords(t, row.decidedAt, now)), safe];
  return (
    <li className={styles.waiting}>
      <div className={styles.what}>
        {actionName(t, row.body)}
        {t.gap}
        {row.title}
      </div>
      <div className={styles.why}>{waitWords(t, row, source, workingOffline)}</div>
      <div className={styles.quiet}>{line.filter((part) => part !== '').join(t.dot)}</div>
      <div className={styles.remedies}>
        {row.mayTakeBack && (
          <Button kind="quiet" busy={takeBack.isPending} onPress={() => takeBack.mutate({ id: row.id })}>
            {t.sync.takeBack}
          </Button>
        )}
        {row.state === 'waiting' && !workingOffline && (
          <Button kind="quiet" busy={retry.isPending} onPress={() => retry.mutate({ id: row.id })}>
            {t.sync.retryNow}
          </Button>
        )}
        <Button kind="quiet" onPress={() => onOpenTodo(row.recordId)}>
          {t.sync.open}
        </Button>
      </div>
      {error && (
        <Note kind="alert">
          {t.sync.failed}
          {troubleText(t, troubleOf(error))}
        </Note>
      )}
    </li>
  );
}

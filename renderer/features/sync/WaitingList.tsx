// 待上传: every decision, change and file not confirmed yet with its reason, in the order pressed, and what can be
// done with it.

import { useMutation } from '@tanstack/react-query';
import type { OutboxRow } from '../../../shared/contract/desk-outbox.ts';
import type { SourceStatus } from '../../../shared/contract/desk-sources.ts';
import type { RecordKind } from '../../../shared/domain/terms.ts';
import { desk } from '../../link/doors.ts';
import { useNow } from '../../link/now.ts';
import { momentWords } from '../../text/dates.ts';
import { sizeWords } from '../../text/size-words.ts';
import { useText } from '../../text/words.tsx';
import { Button } from '../../ui/Button.tsx';
import { Progress } from '../../ui/Progress.tsx';
import { Failed } from '../../records/Failed.tsx';
import styles from './Sync.module.css';
import { type Held, mayRetry, waitWords, whatWords } from './waiting.ts';

type WaitingListProps = {
  readonly rows: readonly OutboxRow[];
  readonly sources: readonly SourceStatus[];
  readonly held: Held;
  readonly onSay: (words: string) => void;
  readonly onOpen: (kind: RecordKind, id: string) => void;
};

export function WaitingList({ rows, sources, held, onSay, onOpen }: WaitingListProps) {
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
            held={held}
            onSay={onSay}
            onOpen={() => onOpen(row.kind, row.recordId)}
          />
        ))}
      </ul>
    </section>
  );
}

type WaitingProps = Pick<WaitingListProps, 'held' | 'onSay'> & {
  readonly row: OutboxRow;
  readonly source: SourceStatus | undefined;
  readonly onOpen: () => void;
};

function Waiting({ row, source, held, onSay, onOpen }: WaitingProps) {
  const t = useText();
  const now = useNow();
  const isAct = row.type === 'action' && row.kind !== 'todo';
  const said = isAct ? t.loans.takenBack : row.type === 'action' ? t.sync.takenBack : t.sync.editTakenBack;
  const takeBack = useMutation(desk.outbox.takeBack.mutationOptions({ onSuccess: () => onSay(said) }));
  const retry = useMutation(desk.outbox.retryNow.mutationOptions());
  const safe = row.mayTakeBack ? t.sync.mayTakeBack : row.state === 'unsure' ? t.sync.unsureNote : '';
  const line = [
    row.type === 'action' ? '' : row.title,
    t.sync.line(source?.name ?? t.unknownSource, momentWords(t, row.decidedAt, now)),
    safe,
  ];
  return (
    <li className={styles.waiting}>
      <div className={styles.what}>
        {whatWords(t, row)}
        {row.type === 'action' && t.gap + row.title}
      </div>
      <div className={styles.why}>{waitWords(t, row, source, held)}</div>
      {row.type === 'upload' && <Sent row={row} />}
      <div className={styles.quiet}>{line.filter((part) => part !== '').join(t.dot)}</div>
      <div className={styles.remedies}>
        {row.mayTakeBack && (
          <Button kind="quiet" busy={takeBack.isPending} onPress={() => takeBack.mutate({ id: row.id })}>
            {t.sync.takeBack}
          </Button>
        )}
        {mayRetry(row) && !held.workingOffline && (
          <Button kind="quiet" busy={retry.isPending} onPress={() => retry.mutate({ id: row.id })}>
            {t.sync.retryNow}
          </Button>
        )}
        <Button kind="quiet" name={t.sync.openOf(row.title)} onPress={onOpen}>
          {t.sync.open}
        </Button>
      </div>
      <Failed error={takeBack.error ?? retry.error} />
    </li>
  );
}

function Sent({ row }: { readonly row: Extract<OutboxRow, { readonly type: 'upload' }> }) {
  const t = useText();
  const { name, size } = row.file;
  return (
    <div className={styles.sent}>
      <Progress label={t.sync.uploadOf(name)} done={row.sent} total={Math.max(1, size)} />
      <span className={styles.quiet}>{t.sync.uploaded(sizeWords(t, row.sent), sizeWords(t, size))}</span>
    </div>
  );
}

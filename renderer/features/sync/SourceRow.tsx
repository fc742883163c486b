// One source: who it is, how it fares in a sentence, what waits for it, and what would help.

import { useMutation } from '@tanstack/react-query';
import type { SourceStatus } from '../../../shared/contract/desk-views.ts';
import { desk } from '../../link/doors.ts';
import { useNow } from '../../link/now.ts';
import { troubleOf } from '../../link/trouble.ts';
import { momentWords } from '../../text/dates.ts';
import { troubleText } from '../../text/fault-words.ts';
import { useText } from '../../text/words.tsx';
import { Button } from '../../ui/Button.tsx';
import { Note } from '../../ui/Note.tsx';
import { Progress } from '../../ui/Progress.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { healthWords, progressOf, type Remedy } from './health.ts';
import styles from './Sync.module.css';

type SourceRowProps = {
  readonly source: SourceStatus;
  readonly onSignIn: () => void;
  readonly onManage: () => void;
};

/** A clock that is off by less does no harm to a deadline of days. */
const worthSayingMs = 2 * 60_000;

export function SourceRow({ source, onSignIn, onManage }: SourceRowProps) {
  const t = useText();
  const now = useNow();
  const words = healthWords(t, source, now);
  const { done, total } = progressOf(source);
  const skew = Math.abs(source.clockSkewMs ?? 0);
  return (
    <li className={styles.source}>
      <div className={styles.name}>
        <strong>{source.name}</strong>
        <span className={styles.quiet}>{source.organ}</span>
      </div>
      <div className={styles.how}>
        {source.syncing && total !== undefined && total > 0 && (
          <Progress label={t.sync.progressOf(source.name)} done={done} total={total} />
        )}
        <p>{words.sentence}</p>
        {skew >= worthSayingMs && <p>{t.sync.clock(Math.round(skew / 60_000))}</p>}
        {source.nextTryAt && source.health.kind !== 'ok' && !source.syncing && (
          <p>{t.sync.retryAt(momentWords(t, source.nextTryAt, now))}</p>
        )}
      </div>
      <div className={styles.state}>
        <Tag tone={words.tone}>
          {words.sign && <span aria-hidden="true">{words.sign} </span>}
          {words.state}
        </Tag>
        <Waits source={source} />
      </div>
      <div className={styles.remedies}>
        <Remedies source={source} remedy={words.remedy} onSignIn={onSignIn} onManage={onManage} />
      </div>
    </li>
  );
}

function Waits({ source }: { readonly source: SourceStatus }) {
  const t = useText();
  return (
    <>
      {source.waiting > 0 && <span className={styles.quiet}>{t.sync.waiting(source.waiting)}</span>}
      {source.unsettled > 0 && <Tag tone="amber">{t.sync.unsettled(source.unsettled)}</Tag>}
      {source.setAside > 0 && <span className={styles.quiet}>{t.sync.setAsideCount(source.setAside)}</span>}
    </>
  );
}

type RemediesProps = SourceRowProps & { readonly remedy: Remedy | undefined };

function Remedies({ source, remedy, onSignIn, onManage }: RemediesProps) {
  const t = useText();
  const pause = useMutation(desk.sources.pause.mutationOptions());
  const now = useMutation(desk.sources.syncNow.mutationOptions());
  const error = pause.error ?? now.error;
  return (
    <>
      {remedy === 'sign-in' && (
        <Button kind="primary" onPress={onSignIn}>
          {source.lastOkAt ? t.sync.signIn : t.sync.signInFirst}
        </Button>
      )}
      {remedy === 'resume' && (
        <Button busy={pause.isPending} onPress={() => pause.mutate({ id: source.id, paused: false })}>
          {t.sync.resume}
        </Button>
      )}
      {remedy === 'sync-now' && (
        <Button kind="quiet" busy={now.isPending} onPress={() => now.mutate({ id: source.id })}>
          {t.sync.now}
        </Button>
      )}
      {remedy !== 'resume' && (
        <Button
          kind="quiet"
          busy={pause.isPending}
          onPress={() => pause.mutate({ id: source.id, paused: true })}
        >
          {t.sync.pause}
        </Button>
      )}
      <Button kind="quiet" onPress={onManage}>
        {t.sync.more}
      </Button>
      {error && (
        <Note kind="alert">
          {t.sync.failed}
          {troubleText(t, troubleOf(error))}
        </Note>
      )}
    </>
  );
}

// What a person can do with a source, the thing that would help first.

import { useMutation } from '@tanstack/react-query';
import type { SourceStatus } from '../../../shared/contract/desk-sources.ts';
import { desk } from '../../link/doors.ts';
import { useText } from '../../text/words.tsx';
import { Button } from '../../ui/Button.tsx';
import { Failed } from '../../records/Failed.tsx';
import type { Remedy } from './health.ts';
import styles from './Sync.module.css';

type RemediesProps = {
  readonly source: SourceStatus;
  readonly remedy: Remedy | undefined;
  readonly log: { readonly id: string; readonly open: boolean; readonly onToggle: () => void };
  readonly onSignIn: () => void;
  readonly onManage: () => void;
};

export function Remedies({ source, remedy, log, onSignIn, onManage }: RemediesProps) {
  const t = useText();
  const pause = useMutation(desk.sources.pause.mutationOptions());
  const now = useMutation(desk.sources.syncNow.mutationOptions());
  return (
    <div className={styles.remedies}>
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
      <Button
        kind="quiet"
        expands={{ id: log.id, open: log.open }}
        name={t.sync.log.openOf(source.name)}
        onPress={log.onToggle}
      >
        {t.sync.log.open}
      </Button>
      <Button kind="quiet" onPress={onManage}>
        {t.sync.more}
      </Button>
      <Failed error={pause.error ?? now.error} />
    </div>
  );
}

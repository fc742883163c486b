// What belongs to the to-do: opinions so far, files, what this person did to it, and where it came from.

import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { PendingAction } from '../../../shared/contract/desk-outbox.ts';
import type { TodoDetail } from '../../../shared/contract/desk-todos.ts';
import type { Opinion } from '../../../shared/domain/todo.ts';
import { shell } from '../../link/doors.ts';
import { useNow } from '../../link/now.ts';
import { useSources } from '../../link/sources.ts';
import { FileList } from '../../records/FileList.tsx';
import { History } from '../../records/History.tsx';
import { Related } from '../../records/Related.tsx';
import { momentWords } from '../../text/dates.ts';
import { pendingWords } from '../../text/pending-words.ts';
import { useText } from '../../text/words.tsx';
import { Button } from '../../ui/Button.tsx';
import { Keep } from '../../ui/Keep.tsx';
import type { RecordScreen } from '../../ui/use-opened.ts';
import styles from './Side.module.css';

type SideProps = Pick<RecordScreen, 'onSay' | 'onOpenRecord'> & { readonly detail: TodoDetail };

export function Side({ detail, onSay, onOpenRecord }: SideProps) {
  const t = useText();
  const { data, history } = detail;
  const files = data.paper?.files ?? [];
  const opinions = data.paper?.opinions ?? [];
  return (
    <div className={styles.side} data-print-hide>
      {opinions.length > 0 && (
        <Part title={t.todos.opinions}>
          {opinions.map((opinion) => (
            <OneOpinion key={`${opinion.at} ${opinion.by}`} opinion={opinion} />
          ))}
        </Part>
      )}
      {history.length > 0 && (
        <Part title={t.todos.mine}>
          {history.map((action) => (
            <OneAction key={action.id} action={action} />
          ))}
        </Part>
      )}
      <FileList recordId={detail.row.id} files={files} onSay={onSay} />
      <Related id={detail.row.id} onOpen={onOpenRecord} />
      <Origin detail={detail} onSay={onSay} />
      <History id={detail.row.id} />
    </div>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className={styles.part}>
      <h3 className={styles.head}>{title}</h3>
      {children}
    </section>
  );
}

function OneOpinion({ opinion }: { readonly opinion: Opinion }) {
  const t = useText();
  const now = useNow();
  const by = [opinion.org, opinion.by, opinion.step].filter((part) => part).join(t.dot);
  return (
    <div className={styles.one}>
      <p className={styles.text}>{opinion.text}</p>
      <p className={styles.quiet}>
        {by}
        {t.dot}
        <Keep>{momentWords(t, opinion.at, now)}</Keep>
      </p>
    </div>
  );
}

function OneAction({ action }: { readonly action: PendingAction }) {
  const t = useText();
  const now = useNow();
  return (
    <div className={styles.one}>
      <p>{pendingWords(t, action).words}</p>
      {action.body.opinion !== '' && <p className={styles.text}>{action.body.opinion}</p>}
      <p className={styles.quiet}>{momentWords(t, action.decidedAt, now)}</p>
    </div>
  );
}

function Origin({ detail, onSay }: Omit<SideProps, 'onOpenRecord'>) {
  const t = useText();
  const now = useNow();
  const source = useSources().find(({ id }) => id === detail.row.sourceId);
  const open = useMutation(
    shell.external.open.mutationOptions({ onError: () => onSay(t.todos.originalNotOpened) }),
  );
  const url = detail.data.detailUrl;
  return (
    <Part title={t.todos.origin}>
      <p>{source?.name ?? t.unknownSource}</p>
      <p className={styles.quiet}>
        {source?.organ && `${t.todos.providedBy(source.organ)}${t.dot}`}
        <Keep>{t.todos.fetchedAt(momentWords(t, detail.fetchedAt, now))}</Keep>
      </p>
      {url !== undefined && (
        <Button kind="quiet" icon="out" onPress={() => open.mutate({ url })}>
          {t.todos.openOriginal}
        </Button>
      )}
    </Part>
  );
}

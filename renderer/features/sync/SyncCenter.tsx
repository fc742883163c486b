// 同步中心: the sources and how they fare, what waits to be sent and why, what was set aside; on the right what
// only the person can decide.

import { useQuery } from '@tanstack/react-query';
import { desk } from '../../link/doors.ts';
import { useSources } from '../../link/sources.ts';
import { troubleOf } from '../../link/trouble.ts';
import { troubleText } from '../../text/fault-words.ts';
import { useText } from '../../text/words.tsx';
import { Button } from '../../ui/Button.tsx';
import { Empty } from '../../ui/Empty.tsx';
import { Note } from '../../ui/Note.tsx';
import { Decide } from './Decide.tsx';
import { SetAsideList } from './SetAsideList.tsx';
import { SourceRow } from './SourceRow.tsx';
import styles from './Sync.module.css';
import { SyncHeading } from './SyncHeading.tsx';
import { WaitingList } from './WaitingList.tsx';
import { isToDecide } from './waiting.ts';

export type SyncCenterProps = {
  readonly onSay: (words: string) => void;
  readonly onAddSource: () => void;
  readonly onSignIn: (sourceId: string) => void;
  readonly onManage: (sourceId: string) => void;
  readonly onOpenTodo: (id: string) => void;
};

export function SyncCenter({ onSay, onAddSource, onSignIn, onManage, onOpenTodo }: SyncCenterProps) {
  const t = useText();
  const listed = useQuery(desk.sources.list.queryOptions());
  const overview = useQuery(desk.overview.read.queryOptions()).data;
  const outbox = useQuery(desk.outbox.list.queryOptions()).data ?? [];
  const sources = useSources();
  const workingOffline = overview?.workingOffline ?? false;
  return (
    <div className={styles.center}>
      <div className={styles.columns}>
        <section className={styles.left} aria-label={t.sync.title} data-region="list">
          <SyncHeading
            workingOffline={workingOffline}
            hasSources={sources.length > 0}
            onAddSource={onAddSource}
            onSay={onSay}
          />
          {listed.isError && listed.data === undefined && (
            <Note kind="alert" actions={<Button onPress={() => void listed.refetch()}>{t.again}</Button>}>
              {t.sync.listFailed}
              {troubleText(t, troubleOf(listed.error))}
            </Note>
          )}
          {listed.data?.length === 0 && (
            <Empty
              actions={
                <Button kind="primary" onPress={onAddSource}>
                  {t.sync.add}
                </Button>
              }
            >
              {t.sync.noSources}
            </Empty>
          )}
          <ul aria-label={t.sync.sources}>
            {sources.map((source) => (
              <SourceRow
                key={source.id}
                source={source}
                onSignIn={() => onSignIn(source.id)}
                onManage={() => onManage(source.id)}
              />
            ))}
          </ul>
          <WaitingList
            rows={outbox.filter((row) => !isToDecide(row))}
            sources={sources}
            workingOffline={workingOffline}
            onSay={onSay}
            onOpenTodo={onOpenTodo}
          />
          <SetAsideList sources={sources} />
        </section>
        <section className={styles.right} aria-label={t.sync.decide} data-region="main">
          <Decide rows={outbox.filter(isToDecide)} sources={sources} onSay={onSay} onOpenTodo={onOpenTodo} />
        </section>
      </div>
    </div>
  );
}

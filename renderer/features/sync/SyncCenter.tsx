// 同步中心: the sources and how they fare, what waits to be sent and why, what was set aside and what was not used;
// on the right what only the person can decide.

import { useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import type { RecordKind } from '../../../shared/domain/terms.ts';
import { desk } from '../../link/doors.ts';
import { useSources } from '../../link/sources.ts';
import { useText } from '../../text/words.tsx';
import { Button } from '../../ui/Button.tsx';
import { Decide } from './Decide.tsx';
import { isLeft, KeptList } from './KeptList.tsx';
import { Failed } from '../../records/Failed.tsx';
import { enterPage } from './Page.tsx';
import { Past } from './Past.tsx';
import { SetAsideList } from './SetAsideList.tsx';
import styles from './Sync.module.css';
import { SyncHeading } from './SyncHeading.tsx';
import { Sources } from './Sources.tsx';
import { isToDecide, toDecide } from './to-decide.ts';
import type { Wanted } from './use-turn.ts';
import { WaitingList } from './WaitingList.tsx';

export type SyncCenterProps = {
  /** What is to be decided first: the person comes from its record. */
  readonly wanted: Wanted | undefined;
  readonly onSay: (words: string) => void;
  readonly onAddSource: () => void;
  readonly onSignIn: (sourceId: string) => void;
  readonly onManage: (sourceId: string) => void;
  readonly onOpen: (kind: RecordKind, id: string) => void;
  /** 导出给主管: all that is kept here, or the one thing. */
  readonly onHandOver: (id?: string) => void;
};

export function SyncCenter(props: SyncCenterProps) {
  const { wanted, onSay, onAddSource, onSignIn, onManage, onOpen, onHandOver } = props;
  const overview = useQuery(desk.overview.read.queryOptions()).data;
  const outbox = useQuery(desk.outbox.list.queryOptions()).data ?? [];
  const conflicts = useQuery(desk.conflicts.list.queryOptions({ input: { settled: false } }));
  const kept = useQuery(desk.handOver.list.queryOptions()).data?.kept ?? [];
  const sources = useSources();
  const held = {
    workingOffline: overview?.workingOffline ?? false,
    heldByHours: overview?.heldByHours ?? false,
  };
  const t = useText();
  const all = toDecide(conflicts.data ?? [], outbox);
  const decide = useRef<HTMLElement>(null);
  return (
    <div className={styles.center}>
      <div className={styles.columns}>
        <section className={styles.left} aria-label={t.sync.title} data-region="list">
          <SyncHeading
            {...held}
            workHoursOnly={overview?.workHoursOnly ?? false}
            hasSources={sources.length > 0}
            onAddSource={onAddSource}
            onHandOver={kept.length > 0 ? () => onHandOver() : undefined}
          />
          {all.length > 0 && (
            <div className={styles.jump}>
              <Button onPress={() => enterPage(decide.current)}>{t.sync.goDecide(all.length)}</Button>
            </div>
          )}
          <Sources workingOffline={held.workingOffline} {...{ onSay, onAddSource, onSignIn, onManage }} />
          <WaitingList
            rows={outbox.filter((row) => !isToDecide(row))}
            {...{ sources, held, onSay, onOpen }}
          />
          <KeptList kept={kept.filter(isLeft)} {...{ onSay, onHandOver }} />
          <SetAsideList sources={sources} />
          <Past sources={sources} onSay={onSay} />
        </section>
        <section className={styles.right} aria-label={t.sync.decide} data-region="main">
          <Failed error={conflicts.error} before={t.sync.decideFailed} />
          <Decide ref={decide} {...{ all, wanted, sources, kept, onSay, onOpen, onHandOver }} />
        </section>
      </div>
    </div>
  );
}

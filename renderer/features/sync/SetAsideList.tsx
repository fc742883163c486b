// Records that could not be taken in, each with its reason; nothing of their content, least of all when they are
// above what this desk may hold.

import { useQuery } from '@tanstack/react-query';
import type { SetAside, SourceStatus } from '../../../shared/contract/desk-sources.ts';
import { desk } from '../../link/doors.ts';
import { useNow } from '../../link/now.ts';
import { momentWords } from '../../text/dates.ts';
import { fieldName } from '../../text/field-words.ts';
import { useText } from '../../text/words.tsx';
import type { Text } from '../../text/zh.ts';
import styles from './Sync.module.css';

export function SetAsideList({ sources }: { readonly sources: readonly SourceStatus[] }) {
  const t = useText();
  const now = useNow();
  const records = useQuery(desk.setAside.list.queryOptions()).data ?? [];
  if (records.length === 0) return null;
  return (
    <section>
      <h2 className={styles.group}>{t.sync.setAsideTitle(records.length)}</h2>
      <ul>
        {records.map((record) => (
          <li key={record.id} className={styles.waiting}>
            <div className={styles.what}>{reasonWords(t, record, sources)}</div>
            <div className={styles.quiet}>{momentWords(t, record.at, now)}</div>
          </li>
        ))}
      </ul>
      <p className={styles.rest}>{t.sync.setAsideRest}</p>
    </section>
  );
}

export function reasonWords(t: Text, record: SetAside, sources: readonly SourceStatus[]): string {
  const source = sources.find(({ id }) => id === record.sourceId)?.name ?? t.unknownSource;
  const what = [source, record.title ?? record.remoteId ?? t.terms.kind[record.kind]].join(' ');
  switch (record.reason.kind) {
    case 'no-id':
      return t.sync.setAside.noId(record.title === undefined ? source : what);
    case 'field':
      return record.reason.field === ''
        ? t.sync.setAside.unreadable(what)
        : t.sync.setAside.field(what, fieldName(t, record.kind, record.reason.field));
    case 'above-ceiling':
      return aboveCeiling(t, source, record.reason);
    case 'doubled-id':
      return t.sync.setAside.doubled(what);
  }
}

type AboveCeiling = Extract<SetAside['reason'], { readonly kind: 'above-ceiling' }>;

function aboveCeiling(t: Text, source: string, { level, from }: AboveCeiling): string {
  const grade = t.terms.secretLevel[level];
  return from === undefined
    ? t.sync.setAside.aboveCeiling(source, grade)
    : t.levels.stopped(source, grade, from.refCode, t.levels.level[from.level]);
}

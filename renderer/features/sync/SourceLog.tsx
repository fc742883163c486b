// What happened to a source, newest first: events and figures, never any content.

import { useQuery } from '@tanstack/react-query';
import type { SourceStatus } from '../../../shared/contract/desk-sources.ts';
import { desk } from '../../link/doors.ts';
import { useNow } from '../../link/now.ts';
import { momentWords } from '../../text/dates.ts';
import { useText } from '../../text/words.tsx';
import { Failed } from '../../records/Failed.tsx';
import { logWords } from './log-words.ts';
import styles from './Sync.module.css';

const shown = 50;

export function SourceLog({ id, source }: { readonly id: string; readonly source: SourceStatus }) {
  const t = useText();
  const now = useNow();
  const log = useQuery(desk.sources.log.queryOptions({ input: { id: source.id, limit: shown } }));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section id={id} className={styles.log} tabIndex={0} aria-label={t.sync.log.openOf(source.name)}>
      <p className={styles.quiet}>{log.data?.length === 0 ? t.sync.log.none : t.sync.log.only}</p>
      <Failed error={log.error} before={t.sync.log.failed} />
      <ol>
        {log.data?.map((line) => (
          <li key={`${line.at} ${line.event}`} className={styles.logLine}>
            <span className={styles.when}>{momentWords(t, line.at, now)}</span>
            <span>{logWords(t, line)}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}

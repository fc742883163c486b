// What did not win within 30 days: whose it was, both texts to be read and copied, and a way back for what was given
// up.

import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Conflict } from '../../../shared/contract/desk-outbox.ts';
import type { SourceStatus } from '../../../shared/contract/desk-sources.ts';
import { desk } from '../../link/doors.ts';
import { useNow } from '../../link/now.ts';
import { dayWords, momentWords } from '../../text/dates.ts';
import { useText } from '../../text/words.tsx';
import { Button } from '../../ui/Button.tsx';
import { Failed } from '../../records/Failed.tsx';
import { KeptTexts } from './KeptTexts.tsx';
import styles from './Sync.module.css';

type PastProps = { readonly sources: readonly SourceStatus[]; readonly onSay: (words: string) => void };

const keptMs = 30 * 86_400_000;

export function Past({ sources, onSay }: PastProps) {
  const t = useText();
  const settled = useQuery(desk.conflicts.list.queryOptions({ input: { settled: true } }));
  const all = settled.data ?? [];
  if (settled.isError) return <Failed error={settled.error} before={t.sync.past.failed} />;
  if (all.length === 0) return null;
  return (
    <section>
      <h2 className={styles.group}>{t.sync.past.title(all.length)}</h2>
      <ul>
        {all.map((conflict) => (
          <One
            key={conflict.id}
            conflict={conflict}
            source={sources.find(({ id }) => id === conflict.sourceId)?.name ?? t.unknownSource}
            onSay={onSay}
          />
        ))}
      </ul>
      <p className={styles.rest}>{t.sync.past.about}</p>
    </section>
  );
}

type OneProps = {
  readonly conflict: Conflict;
  readonly source: string;
  readonly onSay: (words: string) => void;
};

function One({ conflict, source, onSay }: OneProps) {
  const t = useText();
  const now = useNow();
  const [open, setOpen] = useState(false);
  const { settled, title, actionId } = conflict;
  const back = useMutation(
    desk.outbox.undoDiscard.mutationOptions({ onSuccess: () => onSay(t.sync.undone) }),
  );
  if (settled === undefined) return null;
  const until = new Date(Date.parse(settled.at) + keptMs).toISOString();
  const line = t.sync.past.line(source, momentWords(t, settled.at, now), t.sync.past.how[settled.how]);
  return (
    <li className={styles.past}>
      <button type="button" className={styles.pastHead} aria-expanded={open} onClick={() => setOpen(!open)}>
        <span className={styles.what}>{title}</span>
        <span className={styles.quiet}>
          {line}
          {t.dot}
          {t.sync.past.until(dayWords(t, until, now))}
        </span>
      </button>
      {settled.how === 'given-up' && (
        <Button kind="quiet" busy={back.isPending} onPress={() => back.mutate({ id: actionId })}>
          {t.sync.past.bringBack}
        </Button>
      )}
      {open && (
        <div className={styles.pastBody}>
          <KeptTexts conflict={conflict} onSay={onSay} />
        </div>
      )}
      <Failed error={back.error} />
    </li>
  );
}

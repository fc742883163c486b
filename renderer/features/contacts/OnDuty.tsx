// Who is on duty now, later today and tonight, from the rosters on this computer; of an organ when it has one of its own.

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { OnDuty as Turn } from '../../../shared/contract/desk-contacts.ts';
import { desk } from '../../link/doors.ts';
import { useNow } from '../../link/now.ts';
import { useSources } from '../../link/sources.ts';
import { Failed } from '../../records/Failed.tsx';
import { dayWords, momentWords } from '../../text/dates.ts';
import { useText } from '../../text/words.tsx';
import { Button } from '../../ui/Button.tsx';
import { LineButton } from '../../ui/LineButton.tsx';
import { Note } from '../../ui/Note.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { spanWords } from './duty-words.ts';
import styles from './Contacts.module.css';

type OnDutyProps = { readonly org: string | undefined; readonly onOpenCard: (id: string) => void };

/** The rest is one press away: the list below must be seen. */
const few = 4;

export function OnDuty({ org, onOpenCard }: OnDutyProps) {
  const t = useText();
  const now = useNow();
  const sources = useSources();
  const [all, setAll] = useState(false);
  // The minute is part of the question: a turn ends while one looks.
  const duty = useQuery({ ...desk.contacts.onDuty.queryOptions(), refetchInterval: 60_000 });
  if (duty.isError && duty.data === undefined)
    return <Failed error={duty.error} before={t.contacts.dutyFailed} onAgain={() => void duty.refetch()} />;
  if (duty.data?.until === undefined) return null;
  const { turns, until } = duty.data;
  if (turns.length === 0) return <Note kind="warn">{t.contacts.dutyOver(dayWords(t, until, now))}</Note>;
  const own = turns.filter((turn) => turn.org === org);
  const wanted = own.length > 0 ? own : turns;
  const shown = all ? wanted : wanted.slice(0, few);
  const asOf = sources.find(({ id }) => id === shown[0]?.sourceId)?.lastOkAt;
  return (
    <section className={styles.block} aria-label={t.contacts.duty}>
      <h2 className={styles.head}>
        {t.contacts.duty}
        {asOf !== undefined && (
          <span className={styles.quiet}>{t.contacts.asOf(momentWords(t, asOf, now))}</span>
        )}
      </h2>
      {shown.map((turn) => (
        <OneTurn key={`${turn.id} ${turn.from}`} turn={turn} onOpenCard={onOpenCard} />
      ))}
      {shown.length < wanted.length && (
        <Button kind="quiet" onPress={() => setAll(true)}>
          {t.contacts.dutyAll(wanted.length)}
        </Button>
      )}
    </section>
  );
}

type OneTurnProps = { readonly turn: Turn } & Pick<OnDutyProps, 'onOpenCard'>;

function OneTurn({ turn, onOpenCard }: OneTurnProps) {
  const t = useText();
  const { name, post, org, phone, isNow } = turn;
  return (
    <LineButton onPress={() => onOpenCard(turn.id)}>
      <span className={styles.turn}>
        {isNow && <Tag tone="green">{t.contacts.dutyNow}</Tag>}
        <span className={styles.what}>
          {post}
          {t.gap}
          {name}
        </span>
        <span className={styles.phone}>{phone ?? ''}</span>
      </span>
      <span className={styles.quiet}>{[spanWords(t, turn), org].join(t.dot)}</span>
    </LineButton>
  );
}

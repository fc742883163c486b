// 留在本机的文字: what a person wrote whose record or source is not here any more, to be read, copied, handed to the
// supervisor or deleted. What is in the outbox has its own place.

import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { KeptWork } from '../../../shared/contract/desk-handover.ts';
import { desk } from '../../link/doors.ts';
import { useNow } from '../../link/now.ts';
import { Failed } from '../../records/Failed.tsx';
import { keptRecord, keptTexts, keptWhat, keptWhy } from '../../records/kept-words.ts';
import { momentWords } from '../../text/dates.ts';
import { fieldName } from '../../text/field-words.ts';
import { useText } from '../../text/words.tsx';
import type { Text } from '../../text/zh.ts';
import { Button } from '../../ui/Button.tsx';
import { Note } from '../../ui/Note.tsx';
import { CopyButton } from './CopyButton.tsx';
import styles from './Sync.module.css';

type KeptListProps = {
  readonly kept: readonly KeptWork[];
  readonly onSay: (words: string) => void;
  readonly onHandOver: (id: string) => void;
};

/** It stands nowhere else. */
export const isLeft = ({ why, work }: KeptWork): boolean =>
  why.kind === 'removed' || work.type === 'draft' || work.type === 'form';

export function KeptList({ kept, onSay, onHandOver }: KeptListProps) {
  const t = useText();
  const words = t.handOver;
  const [gone, setGone] = useState<{ readonly id: string; readonly words: string }>();
  const back = useMutation(
    desk.handOver.putBack.mutationOptions({
      onSuccess: () => {
        setGone(undefined);
        onSay(words.back);
      },
    }),
  );
  if (kept.length === 0 && gone === undefined) return null;
  return (
    <section>
      <h2 className={styles.group}>{words.keptTitle(kept.length)}</h2>
      {gone && (
        <Note
          kind="plain"
          actions={
            <Button busy={back.isPending} onPress={() => back.mutate({ id: gone.id })}>
              {words.undo}
            </Button>
          }
        >
          {gone.words}
        </Note>
      )}
      <Failed error={back.error} />
      <ul>
        {kept.map((one) => (
          <One
            key={one.id}
            kept={one}
            onSay={onSay}
            onHandOver={() => onHandOver(one.id)}
            onGone={() => {
              const said = words.gone(nameOf(t, one));
              setGone({ id: one.id, words: said });
              onSay(said);
            }}
          />
        ))}
      </ul>
      <p className={styles.rest}>{words.keptAbout}</p>
    </section>
  );
}

const nameOf = (t: Text, kept: KeptWork): string => `${keptWhat(t, kept)}${t.gap}${keptRecord(t, kept)}`;

type OneProps = {
  readonly kept: KeptWork;
  readonly onSay: (words: string) => void;
  readonly onHandOver: () => void;
  readonly onGone: () => void;
};

function One({ kept, onSay, onHandOver, onGone }: OneProps) {
  const t = useText();
  const now = useNow();
  const words = t.handOver;
  const letGo = useMutation(desk.handOver.letGo.mutationOptions({ onSuccess: onGone }));
  const { source, at, handedOver, barred } = kept;
  const name = nameOf(t, kept);
  const text = textOf(t, kept);
  const line = [
    t.sync.line(source.name, momentWords(t, at, now)),
    barred === undefined ? keptWhy(t, kept) : words.barred[barred],
    ...(handedOver === undefined ? [] : [words.exported(momentWords(t, handedOver.at, now))]),
  ];
  return (
    <li className={styles.kept}>
      <div className={styles.what}>{name}</div>
      {barred ? (
        <p className={styles.quiet}>{words.barredText}</p>
      ) : (
        text !== '' && <p className={styles.keptText}>{text}</p>
      )}
      <div className={styles.quiet}>{line.join(t.dot)}</div>
      <div className={styles.keptWays}>
        {text !== '' && !barred && <CopyButton text={text} what={name} onSay={onSay} />}
        {!barred && (
          <Button kind="quiet" name={words.openOf(name)} onPress={onHandOver}>
            {words.open}
          </Button>
        )}
        <Button
          kind="quiet"
          name={words.letGoOf(name)}
          busy={letGo.isPending}
          onPress={() => letGo.mutate({ id: kept.id })}
        >
          {words.letGo}
        </Button>
      </div>
      <Failed error={letGo.error} />
    </li>
  );
}

function textOf(t: Text, kept: KeptWork): string {
  return keptTexts(kept)
    .filter(({ text }) => text !== '')
    .map(({ field, text }) =>
      field === undefined ? text : `${fieldName(t, kept.kind, field)}${t.colon}${text}`,
    )
    .join('\n');
}

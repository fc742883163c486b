// The data is there and its key is wrapped by a passphrase. After wrong ones the pause grows; it is counted down
// here and held by the shell.

import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { shell } from '../../link/doors.ts';
import { troubleOf } from '../../link/trouble.ts';
import { spanWords } from '../../text/dates.ts';
import { troubleText } from '../../text/fault-words.ts';
import { useText } from '../../text/words.tsx';
import { Button } from '../../ui/Button.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { MemoryBeside } from './MemoryBeside.tsx';
import { Quit } from './StartActions.tsx';
import styles from './Start.module.css';
import { StartPage } from './StartPage.tsx';

type UnlockProps = { readonly wrong: boolean; readonly waitMs: number };

export function Unlock({ wrong, waitMs }: UnlockProps) {
  const t = useText();
  const words = t.start.unlock;
  const [passphrase, setPassphrase] = useState('');
  const left = useCountdown(waitMs);
  const field = useRef<HTMLInputElement>(null);
  const unlock = useMutation(
    shell.desk.unlock.mutationOptions({
      onSettled: () => {
        setPassphrase('');
        field.current?.focus();
      },
    }),
  );
  const open = () => {
    if (passphrase !== '' && left === 0 && !unlock.isPending) unlock.mutate({ passphrase });
  };
  const problem = unlock.error
    ? troubleText(t, troubleOf(unlock.error))
    : left > 0
      ? words.wait(spanWords(t, left))
      : wrong
        ? words.wrong
        : undefined;
  return (
    <StartPage title={words.title}>
      <p>{words.about}</p>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          open();
        }}
      >
        <TextField
          ref={field}
          label={words.label}
          secret
          autoFocus
          value={passphrase}
          onChange={setPassphrase}
          maxLength={1000}
          problem={problem}
        />
        <div className={styles.actions}>
          <Button kind="primary" submit busy={unlock.isPending} unavailable={left > 0} onPress={open}>
            {unlock.isPending ? words.working : words.action}
          </Button>
          <Quit />
        </div>
      </form>
      <MemoryBeside />
    </StartPage>
  );
}

/** ms that are left of a pause, by the second. */
function useCountdown(waitMs: number): number {
  const [until, setUntil] = useState(() => Date.now() + waitMs);
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    setUntil(Date.now() + waitMs);
    setNow(Date.now());
  }, [waitMs]);
  const over = now >= until;
  useEffect(() => {
    if (over) return;
    const timer = setInterval(() => setNow(Date.now()), 500);
    return () => clearInterval(timer);
  }, [over]);
  return Math.max(0, until - now);
}

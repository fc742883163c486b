// 看哪一天的: a day is typed, and what was in force then is shown, or said not to be here.

import { useId, useState } from 'react';
import { Failed } from '../../records/Failed.tsx';
import { dayTyped } from '../../text/day-typed.ts';
import { useText } from '../../text/words.tsx';
import { Button } from '../../ui/Button.tsx';
import styles from './NormBar.module.css';
import type { NormReading } from './use-norm.ts';

export function DayField({ reading }: { readonly reading: NormReading }) {
  const t = useText();
  const words = t.norms.asOf;
  const id = useId();
  const [typed, setTyped] = useState(reading.asOf?.day ?? '');
  const [missed, setMissed] = useState(false);
  const go = () => {
    const day = dayTyped(typed);
    setMissed(day === undefined);
    if (day !== undefined) reading.lookAt(day);
  };
  return (
    <>
      <form
        className={styles.field}
        onSubmit={(event) => {
          event.preventDefault();
          go();
        }}
      >
        <label htmlFor={id}>{words.label}</label>
        <input
          id={id}
          className={styles.typed}
          value={typed}
          placeholder={words.hint}
          autoComplete="off"
          maxLength={20}
          aria-invalid={missed || undefined}
          aria-describedby={`${id}-note`}
          onChange={(event) => {
            setTyped(event.target.value);
            setMissed(false);
          }}
        />
        <Button submit busy={reading.dayBusy} onPress={() => {}}>
          {words.go}
        </Button>
        {reading.asOf !== undefined && (
          <Button
            kind="quiet"
            onPress={() => {
              setTyped('');
              reading.lookAtToday();
            }}
          >
            {words.today}
          </Button>
        )}
        <span id={`${id}-note`} className={styles.problem} role="status">
          {missed && words.notADay}
        </span>
      </form>
      <Failed error={reading.dayError} before={words.failed} />
    </>
  );
}

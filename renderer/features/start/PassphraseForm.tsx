// A new passphrase, written twice. What is wrong with it is said as it is typed, once it has been left or sent.

import { useState } from 'react';
import { useText } from '../../text/words.tsx';
import { Button } from '../../ui/Button.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { judge, leastLength } from './passphrase-rule.ts';
import styles from './Start.module.css';

type PassphraseFormProps = {
  /** It is the first thing to do on the screen. */
  readonly first: boolean;
  readonly busy: boolean;
  readonly onSet: (passphrase: string) => void;
};

export function PassphraseForm({ first, busy, onSet }: PassphraseFormProps) {
  const t = useText();
  const words = t.start.passphrase;
  const [passphrase, setPassphrase] = useState('');
  const [repeated, setRepeated] = useState('');
  const [pressed, setPressed] = useState(false);
  const judged = judge(passphrase);
  const differs = repeated !== passphrase;
  const set = () => {
    setPressed(true);
    if (judged === 'good' && !differs && !busy) onSet(passphrase);
  };
  const problem = {
    short: words.short(leastLength, [...passphrase].length),
    simple: words.simple,
    good: undefined,
  }[judged];
  const said = pressed || judged === 'simple' ? problem : undefined;
  return (
    <form
      className={styles.way}
      onSubmit={(event) => {
        event.preventDefault();
        set();
      }}
    >
      <h2 className={styles.head}>{words.title}</h2>
      <p>{words.about}</p>
      <TextField
        label={words.label}
        secret
        value={passphrase}
        onChange={setPassphrase}
        maxLength={1000}
        autoFocus={first}
        hint={judged === 'good' ? words.good : words.rule(leastLength)}
        problem={said}
      />
      <TextField
        label={words.repeat}
        secret
        value={repeated}
        onChange={setRepeated}
        maxLength={1000}
        problem={
          differs && (pressed || repeated.length >= passphrase.length) && repeated !== ''
            ? words.differ
            : undefined
        }
      />
      <div className={styles.actions}>
        <Button kind={first ? 'primary' : 'plain'} submit busy={busy} onPress={set}>
          {busy ? words.working : words.action}
        </Button>
      </div>
    </form>
  );
}

// First run: how the key of the data is kept. The OS keyring where it can be used, else a passphrase, else nothing
// is kept at all. A key in plain is never offered.

import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { Keyring } from '../../../shared/contract/shell.ts';
import { shell } from '../../link/doors.ts';
import { troubleOf } from '../../link/trouble.ts';
import { troubleText } from '../../text/fault-words.ts';
import { useText } from '../../text/words.tsx';
import { Button } from '../../ui/Button.tsx';
import { Note } from '../../ui/Note.tsx';
import { PassphraseForm } from './PassphraseForm.tsx';
import { Retry } from './StartActions.tsx';
import styles from './Start.module.css';
import { StartPage } from './StartPage.tsx';

export function FirstRun({ keyring }: { readonly keyring: Keyring }) {
  const t = useText();
  const words = t.start.firstRun;
  const [others, setOthers] = useState(keyring !== 'unlocked');
  const begin = useMutation(shell.desk.begin.mutationOptions());
  const error = begin.error && troubleText(t, troubleOf(begin.error));
  return (
    <StartPage title={words.title}>
      <p>{words.about}</p>
      {keyring === 'unlocked' && (
        <section className={styles.way}>
          <h2 className={styles.head}>{words.unlocked.title}</h2>
          <p>{words.unlocked.about}</p>
          <div className={styles.actions}>
            <Button
              kind="primary"
              autoFocus
              busy={begin.isPending}
              onPress={() => begin.mutate({ way: 'keyring' })}
            >
              {words.unlocked.action}
            </Button>
            {!others && (
              <Button kind="quiet" onPress={() => setOthers(true)}>
                {words.otherWays}
              </Button>
            )}
          </div>
        </section>
      )}
      {keyring === 'locked' && (
        <Note kind="warn" actions={<Retry words={words.retry} />}>
          {words.locked}
        </Note>
      )}
      {keyring === 'none' && <Note kind="warn">{words.none}</Note>}
      {error && <Note kind="alert">{error}</Note>}
      {others && (
        <>
          <PassphraseForm
            first={keyring === 'none'}
            busy={begin.isPending}
            onSet={(passphrase) => begin.mutate({ way: 'passphrase', passphrase })}
          />
          <section className={styles.other}>
            <h2 className={styles.head}>{t.start.memory.title}</h2>
            <p>{t.start.memory.about}</p>
            <div className={styles.actions}>
              <Button busy={begin.isPending} onPress={() => begin.mutate({ way: 'memory' })}>
                {t.start.memory.action}
              </Button>
            </div>
          </section>
        </>
      )}
    </StartPage>
  );
}

// The desk cannot be opened now: what happened, what is safe, what is next, and the one thing to press.

import type { ReactNode } from 'react';
import styles from './Start.module.css';
import { StartPage } from './StartPage.tsx';
import { Quit } from './StartActions.tsx';

type StoppedProps = {
  readonly words: {
    readonly title: string;
    readonly what: string;
    readonly safe: string;
    readonly next: string;
  };
  /** Absent: there is nothing to do here but leave. */
  readonly action?: ReactNode;
  /** Another way on, below and quieter. */
  readonly beside?: ReactNode;
};

export function Stopped({ words, action, beside }: StoppedProps) {
  return (
    <StartPage title={words.title}>
      <div role="status" className={styles.happened}>
        <p>{words.what}</p>
        <p className={styles.safe}>{words.safe}</p>
        <p>{words.next}</p>
      </div>
      <div className={styles.actions}>
        {action}
        <Quit first={action === undefined} />
      </div>
      {beside}
    </StartPage>
  );
}

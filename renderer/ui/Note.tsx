// A few words about how something went or stands, beside the place it belongs to. `alert` speaks up at once,
// the others wait their turn; none takes the focus.

import type { ReactNode } from 'react';
import styles from './Note.module.css';

type NoteProps = {
  readonly kind: 'plain' | 'warn' | 'alert';
  readonly children: ReactNode;
  readonly actions?: ReactNode;
};

export function Note({ kind, children, actions }: NoteProps) {
  return (
    <div className={`${styles.note} ${styles[kind]}`} role={kind === 'alert' ? 'alert' : 'status'}>
      <div className={styles.words}>{children}</div>
      {actions && <div className={styles.actions}>{actions}</div>}
    </div>
  );
}

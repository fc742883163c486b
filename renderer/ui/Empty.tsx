// A place where a list or text would be: what is the case, and what to do next. Never just "no data".

import type { ReactNode } from 'react';
import styles from './Empty.module.css';

type EmptyProps = { readonly children: ReactNode; readonly hint?: ReactNode; readonly actions?: ReactNode };

export function Empty({ children, hint, actions }: EmptyProps) {
  return (
    <div className={styles.empty}>
      <p className={styles.words}>{children}</p>
      {hint && <p className={styles.hint}>{hint}</p>}
      {actions && <div className={styles.actions}>{actions}</div>}
    </div>
  );
}

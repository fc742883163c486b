// Fields in a column with their actions below; Enter in a field is the first action.

import type { ReactNode } from 'react';
import styles from './Form.module.css';

type FormProps = { readonly onSubmit: () => void; readonly actions: ReactNode; readonly children: ReactNode };

export function Form({ onSubmit, actions, children }: FormProps) {
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      {children}
      <div className={styles.actions}>{actions}</div>
    </form>
  );
}

// What can be done with the record above: it stays in view at the foot of its pane and is never printed.

import type { ReactNode } from 'react';
import styles from './Foot.module.css';

export function Foot({ children }: { readonly children: ReactNode }) {
  return (
    <div className={styles.foot} data-print-hide>
      {children}
    </div>
  );
}

type FootButtonsProps = { readonly children: ReactNode; readonly note?: ReactNode };

/** Buttons side by side, and a quiet word at the end of their line. */
export function FootButtons({ children, note }: FootButtonsProps) {
  return (
    <div className={styles.buttons}>
      {children}
      {note !== undefined && (
        <span className={styles.note} role="status">
          {note}
        </span>
      )}
    </div>
  );
}

/** How something stands, and what can be done about it. */
export function FootLine({ children }: { readonly children: ReactNode }) {
  return <div className={styles.line}>{children}</div>;
}

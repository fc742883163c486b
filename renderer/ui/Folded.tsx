// Two places for one thing: what stands in the side pane is shown here instead once the side pane has folded
// away, and a way back to the list is shown once list and record take turns.

import type { ReactNode } from 'react';
import styles from './Folded.module.css';

export function WhenSideIsFolded({ children }: { readonly children: ReactNode }) {
  return <div className={styles.side}>{children}</div>;
}

export function WhenOneColumn({ children }: { readonly children: ReactNode }) {
  return <div className={styles.back}>{children}</div>;
}

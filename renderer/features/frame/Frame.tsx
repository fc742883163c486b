// The frame around every screen: top bar, rail, work area, status bar. What stands in them is handed in.

import type { ReactNode } from 'react';
import { useText } from '../../text/words.tsx';
import styles from './Frame.module.css';

type FrameProps = {
  readonly search: ReactNode;
  readonly who: ReactNode;
  readonly rail: ReactNode;
  readonly status: ReactNode;
  readonly banner?: ReactNode;
  readonly children: ReactNode;
};

export function Frame({ search, who, rail, status, banner, children }: FrameProps) {
  const t = useText();
  return (
    <div className={styles.frame}>
      <header className={styles.top}>
        <div className={styles.mark}>{t.product}</div>
        {search}
        <div className={styles.who}>{who}</div>
      </header>
      <nav className={styles.rail} aria-label={t.frame.nav} data-region="nav">
        {rail}
      </nav>
      <main className={styles.work}>
        {banner}
        <div className={styles.screen}>{children}</div>
      </main>
      <footer className={styles.status}>{status}</footer>
    </div>
  );
}

// The page all screens before the desk share: the mark, a title, and what is to be read and done, in one column.

import type { ReactNode } from 'react';
import { useText } from '../../text/words.tsx';
import styles from './Start.module.css';

type StartPageProps = { readonly title: string; readonly children: ReactNode };

export function StartPage({ title, children }: StartPageProps) {
  const t = useText();
  return (
    <main className={styles.page}>
      <div className={styles.column}>
        <p className={styles.mark}>{t.productLong}</p>
        <h1 className={styles.title}>{title}</h1>
        {children}
        <p className={styles.foot}>{t.start.keysNote}</p>
      </div>
    </main>
  );
}

// The elements of a record in a quiet grid: term and value, two pairs a line where there is room.

import type { ReactNode } from 'react';
import styles from './Elements.module.css';

export type Element = { readonly term: string; readonly value: ReactNode; readonly wide?: boolean };

export function Elements({ elements }: { readonly elements: readonly Element[] }) {
  return (
    <div className={styles.frame}>
      <dl className={styles.grid}>
        {elements.map(({ term, value, wide }) => (
          <div key={term} className={wide ? styles.wide : styles.pair}>
            <dt className={styles.term}>{term}</dt>
            <dd className={styles.value}>{value}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

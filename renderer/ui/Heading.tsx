// The bar above a list or a pane: its name, and what belongs beside it.

import type { ReactNode } from 'react';
import styles from './Heading.module.css';

type HeadingProps = { readonly title: string; readonly children?: ReactNode };

export function Heading({ title, children }: HeadingProps) {
  return (
    <div className={styles.bar}>
      <h1 className={styles.title}>{title}</h1>
      {children}
    </div>
  );
}

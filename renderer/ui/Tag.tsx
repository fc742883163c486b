// A word on a ground of its own colour. The word carries the meaning, the colour only repeats it.

import type { ReactNode } from 'react';
import styles from './Tag.module.css';

export type TagTone =
  | 'alarm'
  | 'alarm-deep'
  | 'amber'
  | 'orange'
  | 'blue'
  | 'violet'
  | 'green'
  | 'brand'
  | 'red'
  | 'grey'
  | 'ended';

type TagProps = { readonly tone: TagTone; readonly children: ReactNode };

export function Tag({ tone, children }: TagProps) {
  return <span className={`${styles.tag} ${styles[tone]}`}>{children}</span>;
}

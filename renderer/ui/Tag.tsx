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

type TagProps = {
  readonly tone: TagTone;
  /** What a short word stands for where there is little room: on pointing at it, and read out in its place. */
  readonly full?: string | undefined;
  readonly children: ReactNode;
};

export function Tag({ tone, full, children }: TagProps) {
  const className = `${styles.tag} ${styles[tone]}`;
  if (full === undefined) return <span className={className}>{children}</span>;
  return (
    <span className={className} title={full}>
      <span aria-hidden="true">{children}</span>
      <span className="visually-hidden">{full}</span>
    </span>
  );
}

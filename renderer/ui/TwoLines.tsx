// A quiet row of two lines: what it is, and what tells it from others; at the end of each, a word. A third one where
// there is more that must not be missing.

import type { ReactNode } from 'react';
import styles from './TwoLines.module.css';

type TwoLinesProps =
  | { readonly waiting: string }
  | {
      readonly title: string;
      readonly note: string;
      readonly end?: ReactNode;
      readonly endNote?: ReactNode;
      readonly more?: { readonly note: string; readonly end?: ReactNode };
      /** Before the title: what must be seen first. */
      readonly lead?: ReactNode;
      /** Where rows are told apart by it: not read yet stands out, read steps back. */
      readonly unread?: boolean;
    };

export function TwoLines(props: TwoLinesProps) {
  if ('waiting' in props) return <div className={styles.waiting} role="img" aria-label={props.waiting} />;
  return (
    <div className={styles.row} data-unread={props.unread}>
      <div className={styles.line}>
        {props.lead}
        <span className={styles.title} title={props.title}>
          {props.title}
        </span>
        <span className={styles.end}>{props.end}</span>
      </div>
      <div className={styles.line}>
        <span className={styles.note}>{props.note}</span>
        <span className={styles.end}>{props.endNote}</span>
      </div>
      {props.more && (
        <div className={styles.line}>
          <span className={styles.note} title={props.more.note}>
            {props.more.note}
          </span>
          <span className={styles.end}>{props.more.end}</span>
        </div>
      )}
    </div>
  );
}

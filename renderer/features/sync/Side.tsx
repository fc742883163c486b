// One version of one field: a quiet head and the text, as it is or as something to be chosen.

import type { ReactNode } from 'react';
import { Kbd } from '../../ui/Kbd.tsx';
import styles from './BothVersions.module.css';

export function Side({ head, children }: { readonly head: string; readonly children: ReactNode }) {
  return (
    <div className={styles.side}>
      <div className={styles.head}>{head}</div>
      <div className={styles.text}>{children}</div>
    </div>
  );
}

type SideToChooseProps = {
  readonly head: string;
  readonly children: ReactNode;
  readonly group: string;
  /** What choosing it means. */
  readonly label: string;
  readonly press: string;
  readonly on: boolean;
  readonly onChoose: () => void;
};

export function SideToChoose(props: SideToChooseProps) {
  return (
    <label className={styles.side} data-may data-on={props.on || undefined}>
      <div className={styles.head}>
        <input
          type="radio"
          name={props.group}
          checked={props.on}
          aria-label={props.label}
          onChange={props.onChoose}
        />
        <span className={styles.who}>{props.head}</span>
        <Kbd>{props.press}</Kbd>
      </div>
      <div className={styles.text}>{props.children}</div>
    </label>
  );
}

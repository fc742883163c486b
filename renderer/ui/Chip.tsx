// A small pill that narrows a list; pressed or not. Stands in a toolbar of its like.

import type { ReactNode } from 'react';
import styles from './Chip.module.css';

type ChipProps = { readonly children: ReactNode; readonly on: boolean; readonly onPress: () => void };

export function Chip({ children, on, onPress }: ChipProps) {
  return (
    <button type="button" className={styles.chip} aria-pressed={on} onClick={onPress}>
      {children}
    </button>
  );
}

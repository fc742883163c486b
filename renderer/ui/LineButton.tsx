// A line or two of text that can be pressed, as wide as what it stands in. Lists one moves through by arrows: RowList.

import type { ReactNode } from 'react';
import styles from './LineButton.module.css';

type LineButtonProps = { readonly children: ReactNode; readonly onPress: () => void };

export function LineButton({ children, onPress }: LineButtonProps) {
  return (
    <button type="button" className={styles.line} onClick={onPress}>
      {children}
    </button>
  );
}

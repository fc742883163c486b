// Chips that narrow a list, side by side, as one named group.

import type { ReactNode } from 'react';
import styles from './Chip.module.css';

export function ChipBar({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would want a legend and a border
    <div className={styles.bar} role="group" aria-label={label}>
      {children}
    </div>
  );
}

// A table in a text that is read and printed: lines between its rows, and nothing else. Rows one works with: DataTable.

import type { ReactNode } from 'react';
import styles from './PaperTable.module.css';

type PaperTableProps = {
  readonly heads: readonly string[];
  /** What is particular to this table, on top of how all of them look. */
  readonly className?: string | undefined;
  /** Its bodies. */
  readonly children: ReactNode;
};

export function PaperTable({ heads, className = '', children }: PaperTableProps) {
  return (
    <table className={`${styles.table} ${className}`}>
      <thead>
        <tr>
          {heads.map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      {children}
    </table>
  );
}

// A piece of a line that is not broken inside, such as a day: where it does not fit it goes to the next line whole.

import type { ReactNode } from 'react';
import styles from './Keep.module.css';

export function Keep({ children }: { readonly children: ReactNode }) {
  return <span className={styles.keep}>{children}</span>;
}

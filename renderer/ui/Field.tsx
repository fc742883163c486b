// The frame of a field: its label, what stands beside it, and below it a hint or, when it was refused, why: near the
// field, told to screen readers.

import { type ReactNode, useId } from 'react';
import styles from './TextField.module.css';

export type FieldWords = {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly problem?: string | undefined;
  /** After the label: a mark that it was changed. */
  readonly beside?: ReactNode;
  /** Under the field: what stood there before. */
  readonly below?: ReactNode;
};

/** What the control itself must carry. */
type Labelled = {
  readonly id: string;
  readonly className: string | undefined;
  readonly 'aria-invalid': true | undefined;
  readonly 'aria-describedby': string;
};

type FieldProps = FieldWords & { readonly children: (labelled: Labelled) => ReactNode };

export function Field({ label, hint, problem, beside, below, children }: FieldProps) {
  const id = useId();
  return (
    <div className={styles.field}>
      <div className={styles.head}>
        <label className={styles.label} htmlFor={id}>
          {label}
        </label>
        {beside}
      </div>
      {children({
        id,
        className: styles.input,
        'aria-invalid': problem === undefined ? undefined : true,
        'aria-describedby': `${id}-note`,
      })}
      <p id={`${id}-note`} className={problem === undefined ? styles.hint : styles.problem}>
        {problem ?? hint}
      </p>
      {below && <div className={styles.below}>{below}</div>}
    </div>
  );
}

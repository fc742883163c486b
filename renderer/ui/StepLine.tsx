// Where one is in a few steps.

import styles from './StepLine.module.css';

export function StepLine({ steps, at }: { readonly steps: readonly string[]; readonly at: number }) {
  return (
    <ol className={styles.line}>
      {steps.map((step, place) => (
        <li
          key={step}
          className={styles.step}
          aria-current={place === at ? 'step' : undefined}
          data-past={place < at}
        >
          <span aria-hidden="true">{place + 1}</span> {step}
        </li>
      ))}
    </ol>
  );
}

// One line of text with its label, a hint and, when it was refused, why: near the field, told to screen readers.
// biome-ignore-all lint/a11y/noAutofocus: on a screen with one next thing to do, that thing has the focus

import { type Ref, useId } from 'react';
import styles from './TextField.module.css';

type TextFieldProps = {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly secret?: boolean;
  readonly hint?: string | undefined;
  readonly problem?: string | undefined;
  readonly placeholder?: string;
  readonly autoFocus?: boolean;
  readonly maxLength?: number;
  readonly ref?: Ref<HTMLInputElement>;
};

export function TextField(props: TextFieldProps) {
  const id = useId();
  return (
    <div className={styles.field}>
      <label className={styles.label} htmlFor={id}>
        {props.label}
      </label>
      <input
        id={id}
        ref={props.ref}
        className={styles.input}
        type={props.secret ? 'password' : 'text'}
        value={props.value}
        placeholder={props.placeholder}
        maxLength={props.maxLength}
        autoFocus={props.autoFocus}
        data-first={props.autoFocus || undefined}
        autoComplete="off"
        spellCheck={false}
        aria-invalid={props.problem !== undefined || undefined}
        aria-describedby={`${id}-note`}
        onChange={(event) => props.onChange(event.target.value)}
      />
      <p id={`${id}-note`} className={props.problem === undefined ? styles.hint : styles.problem}>
        {props.problem ?? props.hint}
      </p>
    </div>
  );
}

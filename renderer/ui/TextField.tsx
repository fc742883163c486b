// One line of text, or several, with its label, a hint and, when it was refused, why.
// biome-ignore-all lint/a11y/noAutofocus: on a screen with one next thing to do, that thing has the focus

import type { Ref } from 'react';
import { Field, type FieldWords } from './Field.tsx';
import styles from './TextField.module.css';

type TextFieldProps = FieldWords & {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onLeave?: () => void;
  readonly secret?: boolean;
  readonly placeholder?: string;
  readonly autoFocus?: boolean;
  readonly maxLength?: number;
  readonly ref?: Ref<HTMLInputElement>;
};

export function TextField(props: TextFieldProps) {
  return (
    <Field {...props}>
      {(labelled) => (
        <input
          {...labelled}
          ref={props.ref}
          type={props.secret ? 'password' : 'text'}
          value={props.value}
          placeholder={props.placeholder}
          maxLength={props.maxLength}
          autoFocus={props.autoFocus}
          data-first={props.autoFocus || undefined}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => props.onChange(event.target.value)}
          onBlur={props.onLeave}
        />
      )}
    </Field>
  );
}

type LongFieldProps = FieldWords & {
  readonly autoFocus?: boolean;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onLeave?: () => void;
};

/** It grows with its text, up to a height from which on it scrolls. */
export function LongField(props: LongFieldProps) {
  return (
    <Field {...props}>
      {({ className, ...labelled }) => (
        <textarea
          {...labelled}
          className={`${className} ${styles.long}`}
          rows={3}
          autoFocus={props.autoFocus}
          data-first={props.autoFocus || undefined}
          value={props.value}
          spellCheck={false}
          onChange={(event) => props.onChange(event.target.value)}
          onBlur={props.onLeave}
        />
      )}
    </Field>
  );
}

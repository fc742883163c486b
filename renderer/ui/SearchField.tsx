// A field that narrows or searches as one types, but not while an input method still composes the word.

import { type KeyboardEvent, type Ref, useState } from 'react';
import { Icon } from './Icon.tsx';
import { Kbd } from './Kbd.tsx';
import styles from './SearchField.module.css';

type SearchFieldProps = {
  readonly label: string;
  readonly clear: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onKeyDown?: (event: KeyboardEvent<HTMLInputElement>) => void;
  readonly onFocus?: () => void;
  readonly keys?: string;
  readonly ref?: Ref<HTMLInputElement>;
  /** When it opens a list below: which, and the row chosen in it. */
  readonly list?: { readonly id: string; readonly open: boolean; readonly active: string | undefined };
};

export function SearchField(props: SearchFieldProps) {
  // What is typed shows at once; what is handed on waits for the end of composing.
  const [composing, setComposing] = useState<string>();
  const shown = composing ?? props.value;
  return (
    <div className={styles.field}>
      <Icon name="search" />
      <input
        ref={props.ref}
        className={styles.input}
        type="text"
        aria-label={props.label}
        placeholder={props.label}
        autoComplete="off"
        spellCheck={false}
        maxLength={200}
        value={shown}
        onCompositionStart={() => setComposing(props.value)}
        onCompositionEnd={(event) => {
          setComposing(undefined);
          props.onChange(event.currentTarget.value);
        }}
        onChange={(event) => {
          if (composing === undefined) props.onChange(event.target.value);
          else setComposing(event.target.value);
        }}
        onFocus={props.onFocus}
        onKeyDown={(event) => {
          if (!event.nativeEvent.isComposing && event.keyCode !== 229) props.onKeyDown?.(event);
        }}
        {...(props.list && {
          role: 'combobox',
          'aria-expanded': props.list.open,
          'aria-controls': props.list.id,
          'aria-activedescendant': props.list.active,
          'aria-autocomplete': 'list' as const,
        })}
      />
      {shown === '' ? (
        props.keys && <Kbd>{props.keys}</Kbd>
      ) : (
        <button
          type="button"
          className={styles.clear}
          aria-label={props.clear}
          onClick={() => props.onChange('')}
        >
          <Icon name="close" />
        </button>
      )}
    </div>
  );
}

// A field that narrows or searches as one types, but not while an input method still composes the word.

import { type FocusEvent, type KeyboardEvent, type ReactNode, type Ref, useRef, useState } from 'react';
import { piecesOf } from './Highlight.tsx';
import { Icon } from './Icon.tsx';
import { Kbd } from './Kbd.tsx';
import styles from './SearchField.module.css';

type SearchFieldProps = {
  readonly label: string;
  readonly clear: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onKeyDown?: (event: KeyboardEvent<HTMLInputElement>) => void;
  readonly onFocus?: (event: FocusEvent<HTMLInputElement>) => void;
  readonly keys?: string;
  /** Beside the keys, while nothing is typed. */
  readonly end?: ReactNode;
  readonly ref?: Ref<HTMLInputElement>;
  /** Characters at most. */
  readonly most?: number;
  /** Stretches of the value that were not understood, [start, end): underlined. */
  readonly flaws?: readonly (readonly [number, number])[];
  /** Names what says why. */
  readonly flawsId?: string | undefined;
  /** When it opens a list below: which, and the row chosen in it. */
  readonly list?: { readonly id: string; readonly open: boolean; readonly active: string | undefined };
};

export function SearchField(props: SearchFieldProps) {
  // What is typed shows at once; what is handed on waits for the end of composing.
  const [composing, setComposing] = useState<string>();
  const shown = composing ?? props.value;
  const under = useRef<HTMLSpanElement>(null);
  const flaws = composing === undefined ? (props.flaws ?? []) : [];
  return (
    <div className={styles.field}>
      <Icon name="search" />
      <span className={styles.box}>
        {flaws.length > 0 && (
          <span ref={under} className={styles.under} aria-hidden="true">
            {piecesOf(shown, flaws).map(({ from, piece, marked }) => (
              <span key={from} className={marked ? styles.flaw : undefined}>
                {piece}
              </span>
            ))}
          </span>
        )}
        <input
          ref={props.ref}
          className={styles.input}
          type="text"
          aria-label={props.label}
          placeholder={props.label}
          autoComplete="off"
          spellCheck={false}
          maxLength={props.most ?? 200}
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
          onScroll={(event) => {
            if (under.current !== null) under.current.scrollLeft = event.currentTarget.scrollLeft;
          }}
          aria-invalid={flaws.length > 0 || undefined}
          aria-describedby={flaws.length > 0 ? props.flawsId : undefined}
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
      </span>
      {shown === '' ? (
        <>
          {props.end}
          {props.keys && <Kbd>{props.keys}</Kbd>}
        </>
      ) : (
        <button
          type="button"
          className={styles.clear}
          aria-label={props.clear}
          onClick={(event) => {
            // It goes with the words.
            event.currentTarget.parentElement?.querySelector('input')?.focus();
            props.onChange('');
          }}
        >
          <Icon name="close" />
        </button>
      )}
    </div>
  );
}

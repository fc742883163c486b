// A button with one of four closed looks. While busy or not available it keeps its place in the tab order, so
// that the focus is not lost under the person's hands.
// biome-ignore-all lint/a11y/noAutofocus: on a screen with one next thing to do, that thing has the focus

import type { ReactNode, Ref } from 'react';
import { Icon, type IconName } from './Icon.tsx';
import styles from './Button.module.css';

export type ButtonProps = {
  readonly children: ReactNode;
  readonly onPress: () => void;
  /** primary: the one thing to do here. quiet: a word that can be pressed. Default plain. */
  readonly kind?: 'primary' | 'plain' | 'quiet' | 'danger';
  readonly icon?: IconName;
  /** The keys, as shown ("Alt A") and as told to assistive technology ("Alt+A"). */
  readonly keys?: string;
  readonly busy?: boolean;
  /** Why it cannot be pressed now; shown as its title. */
  readonly unavailable?: string | boolean;
  readonly submit?: boolean;
  readonly pressed?: boolean;
  /** It shows or hides the part with this id. */
  readonly expands?: { readonly id: string; readonly open: boolean };
  readonly autoFocus?: boolean;
  readonly ref?: Ref<HTMLButtonElement>;
  readonly name?: string;
};

export function Button(props: ButtonProps) {
  const off = props.busy === true || (props.unavailable !== undefined && props.unavailable !== false);
  return (
    <button
      ref={props.ref}
      type={props.submit ? 'submit' : 'button'}
      className={`${styles.button} ${styles[props.kind ?? 'plain']}`}
      aria-disabled={off || undefined}
      aria-busy={props.busy || undefined}
      aria-pressed={props.pressed}
      aria-expanded={props.expands?.open}
      aria-controls={props.expands?.open ? props.expands.id : undefined}
      aria-keyshortcuts={props.keys?.replaceAll(' ', '+')}
      aria-label={props.name}
      title={typeof props.unavailable === 'string' ? props.unavailable : undefined}
      autoFocus={props.autoFocus}
      data-first={props.autoFocus || undefined}
      onClick={(event) => {
        if (props.submit && !off) return;
        event.preventDefault();
        if (!off) props.onPress();
      }}
    >
      {props.icon && <Icon name={props.icon} />}
      {props.children}
      {props.keys && (
        <span className={styles.keys} aria-hidden="true">
          {props.keys}
        </span>
      )}
    </button>
  );
}

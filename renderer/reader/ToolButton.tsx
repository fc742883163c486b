// A button of the reader's bar: one word, its keys told on hover and to assistive technology.

import styles from './Reader.module.css';

type ToolButtonProps = {
  readonly children: string;
  readonly keys?: string;
  readonly pressed?: boolean;
  readonly name?: string;
  readonly off?: boolean;
  readonly onPress: () => void;
};

export function ToolButton({ children, keys, pressed, name, off = false, onPress }: ToolButtonProps) {
  return (
    <button
      type="button"
      className={styles.tool}
      aria-label={name}
      aria-pressed={pressed}
      aria-disabled={off || undefined}
      aria-keyshortcuts={keys}
      title={keys}
      onClick={() => !off && onPress()}
    >
      {children}
    </button>
  );
}

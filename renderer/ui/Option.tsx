// One line of a list below a box. The box keeps the focus and names the line that is meant.

import { type ReactNode, useEffect, useRef } from 'react';
import styles from './Option.module.css';

type OptionProps = {
  readonly id: string;
  readonly active: boolean;
  readonly onTake: () => void;
  /** Several lines to be read, parted by a rule. */
  readonly roomy?: boolean;
  readonly children: ReactNode;
};

export function Option({ id, active, onTake, roomy = false, children }: OptionProps) {
  const option = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (active) option.current?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the box above handles the keys
    // biome-ignore lint/a11y/useFocusableInteractive: the box keeps the focus and names the option by id
    <div
      ref={option}
      id={id}
      className={styles.option}
      data-roomy={roomy}
      role="option"
      aria-selected={active}
      // Keeps the focus in the box.
      onMouseDown={(event) => event.preventDefault()}
      onClick={onTake}
    >
      {children}
    </div>
  );
}

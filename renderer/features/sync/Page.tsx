// One thing to decide, as something that holds the focus, so that its keys work wherever in it one is. It takes the
// focus over from the place it stands in: what stood there before was settled.

import { type KeyboardEvent, type ReactNode, type Ref, useEffect, useRef } from 'react';
import styles from './Decide.module.css';

type PageProps = {
  readonly title: string;
  readonly children: ReactNode;
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
  readonly ref?: Ref<HTMLElement>;
};

export function Page({ title, children, onKeyDown, ref }: PageProps) {
  const page = useRef<HTMLElement>(null);
  useEffect(() => {
    if (page.current !== null && page.current.parentElement === document.activeElement)
      page.current.focus({ preventScroll: true });
  }, []);
  return (
    <article
      ref={(element) => {
        page.current = element;
        if (typeof ref === 'function') ref(element);
        else if (ref) ref.current = element;
      }}
      className={styles.one}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: its keys work from the moment it is entered
      tabIndex={0}
      data-enter
      aria-label={title}
      onKeyDown={onKeyDown}
    >
      {children}
    </article>
  );
}

/** To the thing that is to be decided, from wherever one is. */
export const enterPage = (within: HTMLElement | null): void => within?.querySelector('article')?.focus();

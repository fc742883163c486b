// A record as it is read: title, elements, then whatever is read. It scrolls, takes the focus and can be printed.

import { type ReactNode, useEffect, useRef } from 'react';
import { type Element, Elements } from './Elements.tsx';
import styles from './ReadingPane.module.css';

type ReadingPaneProps = {
  readonly title: string;
  readonly elements: readonly Element[];
  readonly children?: ReactNode;
  /** The quiet last line. */
  readonly foot?: ReactNode;
  /** It was opened from elsewhere: reading goes on here. */
  readonly takesFocus?: boolean;
  /** What can be done with the record as a whole; below it, above the quiet last line. */
  readonly tools?: ReactNode;
};

export function ReadingPane({ title, elements, children, foot, takesFocus, tools }: ReadingPaneProps) {
  const pane = useRef<HTMLElement>(null);
  useEffect(() => {
    if (takesFocus) pane.current?.focus({ preventScroll: true });
  }, [takesFocus]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <article ref={pane} className={styles.pane} data-print data-enter tabIndex={0} aria-label={title}>
      <h2 className={styles.title} data-print-title>
        {title}
      </h2>
      <Elements elements={elements} />
      {children}
      {tools && <div className={styles.tools}>{tools}</div>}
      {foot && <div className={styles.foot}>{foot}</div>}
    </article>
  );
}

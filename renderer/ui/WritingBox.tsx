// A box to write in that grows with what is written. While it has the focus it stays in view, whatever changes its size or the
// size of what it stands in: the foot below may grow at any time.

import { type ComponentProps, useRef } from 'react';
import styles from './WritingBox.module.css';

export function WritingBox({ onFocus, onBlur, ...props }: Omit<ComponentProps<'textarea'>, 'className'>) {
  const around = useRef<HTMLDivElement>(null);
  const leave = useRef<() => void>(undefined);
  return (
    // Chromium takes no notice of the margin of a text field when it brings one into view.
    <div ref={around} className={styles.around}>
      <textarea
        {...props}
        className={styles.box}
        onFocus={(event) => {
          leave.current?.();
          if (around.current !== null) leave.current = staysInView(around.current);
          onFocus?.(event);
        }}
        onBlur={(event) => {
          leave.current?.();
          onBlur?.(event);
        }}
      />
    </div>
  );
}

function staysInView(box: HTMLElement): () => void {
  const show = new ResizeObserver(() => {
    if (box.isConnected) box.scrollIntoView({ block: 'nearest' });
    else show.disconnect();
  });
  show.observe(box);
  const scroller = scrollerOf(box);
  if (scroller !== null) show.observe(scroller);
  return () => show.disconnect();
}

function scrollerOf(box: HTMLElement): HTMLElement | null {
  let element = box.parentElement;
  while (element !== null && !['auto', 'scroll'].includes(getComputedStyle(element).overflowY))
    element = element.parentElement;
  return element;
}

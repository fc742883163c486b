// The citations of the draft in a list: one tab stop, the arrows go through it.

import { type KeyboardEvent, useEffect, useId, useRef } from 'react';
import { useText } from '../../text/words.tsx';
import styles from './Check.module.css';
import type { MarkedDraftProps } from './MarkedDraft.tsx';
import { OutcomeTag } from './OutcomeTag.tsx';

export function CitationList({ result, at, onAt }: MarkedDraftProps) {
  const t = useText();
  const id = useId();
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => frame.current?.focus({ preventScroll: true }), []);
  useEffect(() => frame.current?.children[at]?.scrollIntoView({ block: 'nearest' }), [at]);
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const end = event.key === 'Home' ? 0 : event.key === 'End' ? result.citations.length - 1 : undefined;
    if (step === 0 && end === undefined) return;
    event.preventDefault();
    onAt(end ?? at + step);
  };
  return (
    <div
      ref={frame}
      className={styles.list}
      role="listbox"
      tabIndex={0}
      aria-label={t.norms.check.list}
      aria-activedescendant={`${id}-${at}`}
      data-print-hide
      onKeyDown={onKeyDown}
    >
      {result.citations.map((citation, place) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the list handles the keys
        // biome-ignore lint/a11y/useFocusableInteractive: the list holds the focus and names the option by id
        <div
          key={citation.start}
          id={`${id}-${place}`}
          className={styles.option}
          role="option"
          aria-selected={place === at}
          onClick={() => onAt(place)}
        >
          <span className={styles.named}>{citation.text}</span>
          <OutcomeTag citation={citation} />
        </div>
      ))}
    </div>
  );
}

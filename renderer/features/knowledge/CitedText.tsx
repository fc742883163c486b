// Words of a norm with the citations in them as ways on. Only those of the chosen 条 are stops of the Tab key: a code has
// thousands. Who shows the norm follows them (`data-way`).

import type { ReactNode } from 'react';
import { titleWords } from '../../text/citation-words.ts';
import { useText } from '../../text/words.tsx';
import type { Way } from './norm-links.ts';
import styles from './NormText.module.css';

type CitedTextProps = {
  readonly words: string;
  /** Of these words, in their order. */
  readonly ways: readonly Way[];
  readonly stops: boolean;
};

export function CitedText({ words, ways, stops }: CitedTextProps) {
  const t = useText();
  const parts: ReactNode[] = [];
  let from = 0;
  for (const { start, end, to, number } of ways) {
    if (start < from || end > words.length) continue;
    parts.push(words.slice(from, start));
    parts.push(
      // biome-ignore lint/a11y/useSemanticElements: nothing is navigated to, and a button does not break over lines
      <span
        key={number}
        role="link"
        tabIndex={stops ? 0 : -1}
        className={styles.way}
        title={t.norms.reader.leadsTo(`${titleWords(to.title)}${to.label}`)}
        data-way={number}
      >
        {words.slice(start, end)}
      </span>,
    );
    from = end;
  }
  return (
    <>
      {parts}
      {words.slice(from)}
    </>
  );
}

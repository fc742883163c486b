// The draft as it is, each citation marked, its outcome in words behind it.

import { useEffect, useRef } from 'react';
import type { CheckedCitation } from '../../../shared/contract/desk-norms.ts';
import { useText } from '../../text/words.tsx';
import styles from './Check.module.css';
import { OutcomeTag } from './OutcomeTag.tsx';
import type { Checked } from './replace.ts';

export type MarkedDraftProps = {
  readonly result: Checked;
  readonly at: number;
  readonly onAt: (at: number) => void;
};

export function MarkedDraft({ result, at, onAt }: MarkedDraftProps) {
  const t = useText();
  const here = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: follows the choice and the words around it
  useEffect(() => here.current?.scrollIntoView({ block: 'center' }), [at, result]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className={styles.text} data-print-body aria-label={t.norms.check.words} tabIndex={0}>
      {partsOf(result).map((part) =>
        part.citation === undefined ? (
          <span key={part.from}>{part.words}</span>
        ) : (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the list beside it has the keys
          // biome-ignore lint/a11y/noStaticElementInteractions: as above
          <span
            key={part.from}
            ref={part.place === at ? here : undefined}
            className={styles.citation}
            data-on={part.place === at || undefined}
            onClick={() => onAt(part.place)}
          >
            <mark className={styles.mark}>{part.words}</mark>
            <OutcomeTag citation={part.citation} />
          </span>
        ),
      )}
    </section>
  );
}

type Part =
  | { readonly from: number; readonly words: string; readonly citation?: undefined }
  | {
      readonly from: number;
      readonly words: string;
      readonly citation: CheckedCitation;
      readonly place: number;
    };

/** The draft cut at its citations; one that lies within another before it is only in the list. */
function partsOf({ text, citations }: Checked): readonly Part[] {
  const parts: Part[] = [];
  let from = 0;
  for (const [place, citation] of citations.entries()) {
    if (citation.start < from) continue;
    if (citation.start > from) parts.push({ from, words: text.slice(from, citation.start) });
    parts.push({ from: citation.start, words: text.slice(citation.start, citation.end), citation, place });
    from = citation.end;
  }
  return from < text.length ? [...parts, { from, words: text.slice(from) }] : parts;
}

// The body of a paper as official papers are set: paragraphs with an indent of two characters, at most 44 a line.
// What was searched for is marked without touching the text, and F3 goes from one place to the next.

import { useRef } from 'react';
import styles from './Paper.module.css';
import { useFound } from './use-found.ts';

type PaperProps = {
  /** Paragraphs parted by a line feed. */
  readonly text: string;
  readonly found: string;
  readonly place: (at: number, of: number) => string;
  readonly notFound: string;
  readonly onSay: (words: string) => void;
};

export function Paper({ text, found, place, notFound, onSay }: PaperProps) {
  const body = useRef<HTMLDivElement>(null);
  useFound(body, text, found, (at, of) => onSay(of === 0 ? notFound : place(at, of)));
  return (
    <div ref={body} className={styles.paper} data-print-body>
      {paragraphsOf(text).map(({ from, words }) => (
        <p key={from} className={styles.paragraph}>
          {words}
        </p>
      ))}
    </div>
  );
}

type Paragraph = { readonly from: number; readonly words: string };

/** Blank lines are dropped, and indents typed as spaces: the style makes them. */
export function paragraphsOf(text: string): readonly Paragraph[] {
  const paragraphs: Paragraph[] = [];
  let from = 0;
  for (const line of text.split('\n')) {
    const words = line.replace(/^[\s　]+|[\s　]+$/g, '');
    if (words !== '') paragraphs.push({ from, words });
    from += line.length + 1;
  }
  return paragraphs;
}

// The body of a paper as official papers are set: paragraphs with an indent of two characters, at most 44 a line.
// What was searched for is marked without touching the text, and F3 goes from one place to the next.

import { useRef } from 'react';
import { Found, type FoundWords } from './Found.tsx';
import styles from './Paper.module.css';

type PaperProps = {
  /** Paragraphs parted by a line feed. */
  readonly text: string;
  readonly found: string;
  readonly foundWords: FoundWords;
  readonly onSay: (words: string) => void;
};

export function Paper({ text, found, foundWords, onSay }: PaperProps) {
  const body = useRef<HTMLDivElement>(null);
  return (
    <>
      <div ref={body} className={styles.paper} data-print-body>
        {paragraphsOf(text).map(({ from, words }) => (
          <p key={from} className={styles.paragraph}>
            {words}
          </p>
        ))}
      </div>
      <Found within={body} text={text} found={found} words={foundWords} onSay={onSay} />
    </>
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

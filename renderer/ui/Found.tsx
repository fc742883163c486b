// What was found in the text above: how many places, which one is shown, and the way to the next. It stays in view while
// one reads. Each place is announced.

import type { RefObject } from 'react';
import { Button } from './Button.tsx';
import styles from './Found.module.css';
import { useFound } from './use-found.ts';

export type FoundWords = {
  readonly bar: string;
  readonly place: (at: number, of: number) => string;
  readonly count: (of: number) => string;
  readonly notFound: string;
  readonly next: string;
  readonly former: string;
  readonly leave: string;
};

type FoundProps = {
  readonly within: RefObject<HTMLElement | null>;
  readonly text: string;
  readonly found: string;
  readonly words: FoundWords;
  /** The text was brought to another place already. */
  readonly stays?: boolean;
  readonly onSay: (words: string) => void;
};

export function Found({ within, text, found, words, stays = false, onSay }: FoundProps) {
  const places = useFound({
    within,
    text,
    words: found,
    toFirst: !stays,
    onStep: (at, of) => onSay(of === 0 ? words.notFound : words.place(at, of)),
  });
  if (places.of === 0) return null;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would want a legend and a border
    <div className={styles.bar} role="group" aria-label={words.bar} data-print-hide>
      <span className={styles.place}>
        {places.at === 0 ? words.count(places.of) : words.place(places.at, places.of)}
      </span>
      <Button kind="quiet" keys="Shift F3" onPress={() => places.step(-1)}>
        {words.former}
      </Button>
      <Button kind="quiet" keys="F3" onPress={() => places.step(1)}>
        {words.next}
      </Button>
      <Button kind="quiet" onPress={places.leave}>
        {words.leave}
      </Button>
    </div>
  );
}

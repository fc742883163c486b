// A list beside the record that is chosen in it: which of the two is looked at where there is room for one only.

import { type ReactNode, useState } from 'react';

/** A record that is opened from another one; `title`: a person is found in the list by their name. */
export type Opening = {
  readonly kind: 'todo' | 'archive' | 'article' | 'contact';
  readonly id: string;
  readonly anchor?: string | undefined;
  readonly title: string;
};

/** What every screen of records is given. */
export type RecordScreen = {
  readonly chosen: string | undefined;
  /** A record that was opened from elsewhere: it is shown at once and takes the focus. */
  readonly wanted: string | undefined;
  /** The place in the wanted record that was meant: of a norm the 条 (32, 120-1). */
  readonly anchor?: string | undefined;
  readonly onChoose: (id: string | undefined) => void;
  /** The last words searched for, marked in the text. */
  readonly found: string;
  readonly onSay: (words: string) => void;
  readonly onOpenRecord: (to: Opening) => void;
  /** Printing and the way to its trail, shown with the record. */
  readonly tools: ReactNode;
  /** Of what is no record, and has no trail. */
  readonly paperTools: ReactNode;
  /** To where a person chooses between both versions; the one meant, when it is known. */
  readonly onSettle: (conflictId: string | undefined) => void;
};

type Opened = {
  readonly opened: boolean;
  readonly isWanted: boolean;
  readonly open: () => void;
  readonly back: () => void;
};

export function useOpened({
  chosen,
  wanted,
  onChoose,
}: Pick<RecordScreen, 'chosen' | 'wanted' | 'onChoose'>): Opened {
  const [opened, setOpened] = useState(false);
  const isWanted = wanted !== undefined && wanted === chosen;
  return {
    opened: opened || isWanted,
    isWanted,
    open: () => setOpened(true),
    back: () => {
      setOpened(false);
      if (chosen !== undefined) onChoose(chosen);
    },
  };
}

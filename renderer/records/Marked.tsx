// Text with what is new or what went marked within it, as text nodes.

import { piecesOf } from '../ui/Highlight.tsx';
import type { Range } from './differences.ts';
import styles from './Marked.module.css';

type MarkedProps = {
  readonly text: string;
  readonly ranges: readonly Range[];
  /** added: is new here. removed: is not there any more. */
  readonly as: 'added' | 'removed';
};

export function Marked({ text, ranges, as }: MarkedProps) {
  const Mark = as === 'added' ? 'ins' : 'del';
  return (
    <>
      {piecesOf(text, ranges).map(({ from, piece, marked }) =>
        marked ? (
          <Mark key={from} className={styles[as]}>
            {piece}
          </Mark>
        ) : (
          piece
        ),
      )}
    </>
  );
}

// Text with some stretches marked, as text nodes: nothing in it is ever read as markup.

import styles from './Highlight.module.css';

type HighlightProps = {
  readonly text: string;
  /** [start, end) in code units, in order, not overlapping. */
  readonly ranges: readonly (readonly [number, number])[];
};

export function Highlight({ text, ranges }: HighlightProps) {
  return (
    <>
      {piecesOf(text, ranges).map(({ from, piece, marked }) =>
        marked ? (
          <mark key={from} className={styles.mark}>
            {piece}
          </mark>
        ) : (
          piece
        ),
      )}
    </>
  );
}

type Piece = { readonly from: number; readonly piece: string; readonly marked: boolean };

/** The text cut at the ranges; ranges that do not fit the text are left out. */
export function piecesOf(text: string, ranges: HighlightProps['ranges']): readonly Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const [start, end] of ranges) {
    if (start < at || end <= start || end > text.length) continue;
    if (start > at) pieces.push({ from: at, piece: text.slice(at, start), marked: false });
    pieces.push({ from: start, piece: text.slice(start, end), marked: true });
    at = end;
  }
  if (at < text.length) pieces.push({ from: at, piece: text.slice(at), marked: false });
  return pieces;
}

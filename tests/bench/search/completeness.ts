// Random pieces of texts, and whether an index finds each wherever a plain scan of the folded texts does.
import { phrasesOf } from '../../../shared/text/bigrams.ts';
import { fold } from '../../../shared/text/fold.ts';
import { randomFrom } from './texts.ts';

type Piece = {
  readonly text: string;
  /** Of the texts, where it was cut. */
  readonly from: number;
  /** False when nothing in it is a word: 「。」 and blanks ask for nothing. */
  readonly asks: boolean;
};

/** Two to eight characters from any place of any text, long texts as often as they are long. The same at every run. */
export function piecesOf(texts: readonly string[], count: number): readonly Piece[] {
  const below = randomFrom(20_261_122);
  const ends: number[] = [];
  for (const text of texts) ends.push((ends.at(-1) ?? 0) + text.length);
  return Array.from({ length: count }, () => {
    const at = below(ends.at(-1) ?? 1);
    const from = ends.findIndex((end) => at < end);
    const characters = [...(texts[from] ?? '').slice(at - (ends[from - 1] ?? 0)).slice(0, 20)];
    const text = characters.slice(0, 2 + below(7)).join('');
    return { text, from, asks: phrasesOf(text).length > 0 };
  });
}

/** Pieces that stand in a text whose key (its place, from 1) the index did not give. */
export function missedBy(
  folded: readonly string[],
  pieces: readonly Piece[],
  keysOf: (piece: string) => readonly number[],
): readonly string[] {
  return pieces.flatMap(({ text, asks }) => {
    if (!asks) return [];
    const found = new Set(keysOf(text));
    const wanted = fold(text);
    const missed = folded.findIndex((one, at) => one.includes(wanted) && !found.has(at + 1));
    return missed < 0 ? [] : [`${JSON.stringify(text)} in text ${missed + 1}`];
  });
}

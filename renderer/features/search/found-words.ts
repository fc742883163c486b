// What is marked in a document that was opened from a hit: the words asked for, and those the hit was found by, which may
// be written otherwise there (gwy → 国务院, [2016]51 → 〔2016〕51号, 檔案). Pure.

import type { SearchHit } from '../../../shared/contract/desk-search.ts';
import { parseQuestion, wordsOf } from '../../../shared/domain/question.ts';

type Found = Pick<SearchHit, 'title' | 'snippet'>;

export function foundWords(question: string, hit: Found): string {
  const asked = wordsOf(parseQuestion(question)).map(({ text }) => text.trim());
  const least = Math.min(2, ...asked.map((word) => [...word].length));
  const written = piecesFound(hit).filter((piece) => [...piece].length >= least);
  const words = new Map([...asked, ...written].map((word) => [word.toLowerCase(), word]));
  return [...words.values()]
    .filter((word) => word !== '')
    .map(quotedIfNeeded)
    .join(' ');
}

/** What a file is searched for once it is open: as it is written there. */
export function findInFile(question: string, hit: Found): string {
  const [inText] = hit.snippet === undefined ? [] : piecesOf(hit.snippet);
  const [asked] = wordsOf(parseQuestion(question));
  return inText ?? asked?.text ?? '';
}

const piecesFound = ({ title, snippet }: Found): readonly string[] => [
  ...piecesOf(title),
  ...(snippet === undefined ? [] : piecesOf(snippet)),
];

const piecesOf = ({ text, ranges }: SearchHit['title']): readonly string[] =>
  ranges.map(([start, end]) => text.slice(start, end).trim()).filter((piece) => piece !== '');

const quotedIfNeeded = (word: string): string => {
  const plain = word.replaceAll('"', ' ').trim();
  return /[\s　]/u.test(plain) ? `"${plain}"` : plain;
};

// What a line of a norm is: the beginning of a 条, a heading (编, 章, 节), the beginning of an annex, or words. Pure.
import type { ArticleNumber } from '../../domain/provision.ts';
import { numberCharacters, numberOf } from './numbers.ts';

const D = `[${numberCharacters}]`;

export type Line =
  | {
      readonly kind: 'article';
      readonly number: ArticleNumber;
      readonly label: string;
      readonly text: string;
      /** It looks like one, but only its number can tell: no blank after it, or a look-alike of 第. */
      readonly isDoubtful: boolean;
    }
  | { readonly kind: 'heading'; readonly level: number; readonly text: string }
  | { readonly kind: 'annex'; readonly text: string }
  | { readonly kind: 'words'; readonly text: string };

/** 笫 (bamboo) is written for 第 here and there; a blank inside comes from a converter. */
const article = new RegExp(
  `^(?:#+\\s*)?(?:\\*\\*)?([第笫])(\\s*)(${D}+)(\\s*)[条條](?:之(${D}+))?(?:\\*\\*)?(\\s*)(.*)$`,
  'su',
);
/** After these 第五条 is spoken of, not begun. */
const spokenOf = /^(第|规定|所|至|、|和|的|或|以及|及|中|，|,|与|内|之)/u;

const heading = new RegExp(`^(#+\\s*)?(第${D}+)(分编|编|章|节|部分)(?:\\s+(.*))?$`, 'u');
const levels: { readonly [word: string]: number } = { 部分: 0, 编: 0, 分编: 1, 章: 2, 节: 3 };
/** Chapters without a number. */
const named = /^#+\s*(总\s*则|分\s*则|附\s*则|序\s*言|前\s*言)$/u;
const annex = /^(?:#+\s*)?附(?!\s*则)\s*(?:件|表|图|录)?\s*[一二三四五六七八九十\d]*\s*(?:[:：]|$|\s|、)/u;
const longestHeading = 60;

export function lineOf(line: string): Line {
  const first = line.charCodeAt(0);
  // 第, 笫, #, *, 附: anything else is words, and most lines are.
  if (first !== 0x7b2c && first !== 0x7b2b && first !== 0x23 && first !== 0x2a && first !== 0x9644)
    return { kind: 'words', text: line };
  return articleOf(line) ?? headingOf(line) ?? { kind: 'words', text: line };
}

function articleOf(line: string): Line | undefined {
  const match = article.exec(line);
  if (match === null) return undefined;
  const [, first, before = '', word = '', between = '', afterWord, blank = '', text = ''] = match;
  const number = numberOf(word);
  const after = afterWord === undefined ? 0 : numberOf(afterWord);
  if (number === undefined || number === 0 || after === undefined) return undefined;
  const isPlain = first === '第' && before === '' && between === '' && (blank !== '' || text === '');
  if (!isPlain && spokenOf.test(text)) return undefined;
  const label = `第${word}条${afterWord === undefined ? '' : `之${afterWord}`}`;
  return { kind: 'article', number: { number, after }, label, text: text.trim(), isDoubtful: !isPlain };
}

function headingOf(line: string): Line | undefined {
  if (line.length <= longestHeading) {
    const match = heading.exec(line);
    if (match !== null && (match[1] !== undefined || !/[。；]$/u.test(line))) {
      const [, , number = '', word = '', name = ''] = match;
      const text = `${number}${word} ${name.replace(/\s/gu, '')}`.trim();
      return { kind: 'heading', level: levels[word] ?? 2, text };
    }
    const name = named.exec(line)?.[1];
    if (name !== undefined) return { kind: 'heading', level: 2, text: name.replace(/\s/gu, '') };
  }
  if (annex.test(line)) return { kind: 'annex', text: line.replace(/^#+\s*/u, '') };
  if (!line.startsWith('#')) return undefined;
  const text = line.replace(/^#+\s*/u, '').trim();
  return text === '' ? { kind: 'words', text: '' } : { kind: 'annex', text };
}

/** Some texts stand in one line: 第一条 …。 第二条 …。 Cut before the numbers that follow one another, and at the 款. */
const flat = new RegExp(`(?<=[。；：:”"）)])\\s+(?=第(${D}+)条\\s)`, 'gu');

export function cutFlatLine(line: string, last: number): readonly string[] {
  const pieces: string[] = [];
  let expected = last + 1;
  let from = 0;
  const begun = articleOf(line);
  if (begun?.kind === 'article') expected = begun.number.number + 1;
  for (const match of line.matchAll(flat)) {
    if (numberOf(match[1] ?? '') !== expected) continue;
    pieces.push(line.slice(from, match.index));
    from = match.index + match[0].length;
    expected += 1;
  }
  if (pieces.length === 0) return [line];
  return [...pieces, line.slice(from)].flatMap((piece) => piece.split(/(?<=[。；：:])\s+(?!第)/u));
}

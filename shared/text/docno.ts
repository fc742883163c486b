// 发文字号 as people write them: 国发〔2016〕51号, 国发[2016]51, 国发（2016）51 号 are one number.
// The search needs none of this (brackets are no tokens); it is for telling that two numbers are the same.
import { fold } from './fold.ts';

type DocNo = { readonly code: string; readonly year: number; readonly number: number };

/** 代字 up to 20 characters, the year in any brackets, the number without zero padding. */
const pattern =
  /([\p{Script=Han}a-z]{1,20})\s*[[({〔【]\s*(\d{4})\s*[\])}〕】]\s*第?\s*0{0,3}([1-9]\d{0,5})\s*号?/u;

export function parseDocNo(text: string): DocNo | undefined {
  const match = pattern.exec(fold(text));
  if (match === null) return undefined;
  const [, code = '', year = '', number = ''] = match;
  return { code, year: Number(year), number: Number(number) };
}

/** As the search knows it, however it is written: 国发〔2016〕第051号 as 国发 2016 51号. */
export function docNoWords(text: string): string | undefined {
  const number = parseDocNo(text);
  return number === undefined ? undefined : `${number.code}〔${number.year}〕${number.number}号`;
}

export function isSameDocNo(a: string, b: string): boolean {
  const [first, second] = [parseDocNo(a), parseDocNo(b)];
  if (first === undefined || second === undefined)
    return fold(a).replace(/\s/gu, '') === fold(b).replace(/\s/gu, '');
  return first.code === second.code && first.year === second.year && first.number === second.number;
}

export type FoundDocNo = { readonly text: string; readonly number: DocNo };

/**
 * All numbers in a running text, each once. Nothing parts a 代字 from the words before it (根据临教〔2026〕112号), so
 * `code` may begin with such words: `isNamedBy` tells whether a number is meant.
 */
export function docNosIn(text: string): readonly FoundDocNo[] {
  const found = new Map<string, FoundDocNo>();
  for (const match of fold(text).matchAll(new RegExp(pattern, 'gu'))) {
    const [whole, code = '', year = '', number = ''] = match;
    if (!found.has(whole))
      found.set(whole, { text: whole, number: { code, year: Number(year), number: Number(number) } });
  }
  return [...found.values()];
}

/** Whether the number of a record is one that a text names. */
export function isNamedBy(docNo: string, { number }: FoundDocNo): boolean {
  const own = parseDocNo(docNo);
  if (own === undefined || own.year !== number.year || own.number !== number.number) return false;
  return number.code.endsWith(own.code);
}

// 发文字号 as people write them: 国发〔2016〕51号, 国发[2016]51, 国发（2016）51 号 are one number.
// The search needs none of this (brackets are no tokens); it is for telling that two numbers are the same.
import { fold } from './fold.ts';

export type DocNo = { readonly code: string; readonly year: number; readonly number: number };

/** 代字 up to 20 characters, the year in any brackets, the number without zero padding. */
const pattern =
  /([\p{Script=Han}a-z]{1,20})\s*[[({〔【]\s*(\d{4})\s*[\])}〕】]\s*第?\s*([1-9]\d{0,5})\s*号?/u;

export function parseDocNo(text: string): DocNo | undefined {
  const match = pattern.exec(fold(text));
  if (match === null) return undefined;
  const [, code = '', year = '', number = ''] = match;
  return { code, year: Number(year), number: Number(number) };
}

export function isSameDocNo(a: string, b: string): boolean {
  const [first, second] = [parseDocNo(a), parseDocNo(b)];
  if (first === undefined || second === undefined)
    return fold(a).replace(/\s/gu, '') === fold(b).replace(/\s/gu, '');
  return first.code === second.code && first.year === second.year && first.number === second.number;
}

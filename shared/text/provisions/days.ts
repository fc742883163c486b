// Days as norms write them: 2024年5月1日, 一九八五年一月一日. Pure.
import type { Ymd } from '../../domain/terms.ts';
import { numberOf } from './numbers.ts';

const digit = '[0-9０-９〇○零一二三四五六七八九十]';
const day = new RegExp(`(${digit}{4})年\\s*(${digit}{1,3})月\\s*(${digit}{1,3})\\s*日`, 'gu');

type Dated = { readonly day: Ymd; readonly start: number; readonly end: number };

export function daysIn(text: string): readonly Dated[] {
  return [...text.matchAll(day)].flatMap((match) => {
    const [whole, year = '', month = '', date = ''] = match;
    const ymd = ymdOf(yearOf(year), numberOf(month), numberOf(date));
    return ymd === undefined ? [] : [{ day: ymd, start: match.index, end: match.index + whole.length }];
  });
}

/** 一九八五: digits in a row, with 〇 for a nought. */
function yearOf(text: string): number | undefined {
  const plain = text.normalize('NFKC').replace(/[〇○]/gu, '零');
  return numberOf(plain);
}

function ymdOf(
  year: number | undefined,
  month: number | undefined,
  date: number | undefined,
): Ymd | undefined {
  if (year === undefined || month === undefined || date === undefined) return undefined;
  if (year < 1900 || year > 2100 || month < 1 || month > 12 || date < 1 || date > 31) return undefined;
  return `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
}

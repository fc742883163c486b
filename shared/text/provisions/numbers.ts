// Numbers as norms write them: 第一百二十条, 第120条, 第十三条之二. Pure, both ways.

const digits = '零一二三四五六七八九';
const units: readonly (readonly [string, number])[] = [
  ['千', 1000],
  ['百', 100],
  ['十', 10],
];

/** Characters a number may be written with, for the patterns of the grammar. 〇 and ○ stand in old texts for 零. */
export const numberCharacters = '零〇○一二两三四五六七八九十百千0-9０-９';

/** Beyond this no norm counts its provisions. */
const largestNumber = 9999;

/** 1260 → 一千二百六十; 15 → 十五. */
export function numberWord(value: number): string {
  if (!Number.isInteger(value) || value < 0 || value > largestNumber)
    throw new Error('believed: a provision is counted from 0 to 9999');
  if (value < 10) return digits.charAt(value);
  let word = '';
  let rest = value;
  for (const [unit, size] of units) {
    const times = Math.floor(rest / size);
    if (times > 0) word += digits.charAt(times) + unit;
    else if (word !== '' && rest > 0 && !word.endsWith('零')) word += '零';
    rest %= size;
  }
  if (rest > 0) word += digits.charAt(rest);
  return word.replace(/^一十/u, '十').replace(/零+$/u, '');
}

/** Undefined when it is no number: 十百, 一一 (but 一二〇 is 120, as digits stand in a row). */
export function numberOf(word: string): number | undefined {
  const plain = word.normalize('NFKC').replace(/[〇○]/gu, '零').replaceAll('两', '二');
  if (/^\d{1,4}$/.test(plain)) return Number(plain);
  if (/^[零一二三四五六七八九]+$/u.test(plain)) return digitsInARow(plain);
  return plain.length <= 9 ? unitsAndDigits(plain) : undefined;
}

function digitsInARow(word: string): number | undefined {
  if (word.length === 2 || word.length > 4) return undefined;
  return Number([...word].map((digit) => digits.indexOf(digit)).join(''));
}

/** 一千零二十五: each unit smaller than the one before, 零 only where one is left out. */
const pattern =
  /^(?:([一二三四五六七八九])千)?(零)?(?:([一二三四五六七八九])百)?(零)?(?:([一二三四五六七八九])?(十))?(零)?([一二三四五六七八九])?$/u;

function unitsAndDigits(word: string): number | undefined {
  const match = pattern.exec(word);
  if (match === null || word === '' || word.endsWith('零')) return undefined;
  const [, thousands, , hundreds, , tens, ten, , ones] = match;
  const of = (digit: string | undefined): number => (digit === undefined ? 0 : digits.indexOf(digit));
  const tensCount = ten === undefined ? 0 : tens === undefined ? 1 : of(tens);
  return of(thousands) * 1000 + of(hundreds) * 100 + tensCount * 10 + of(ones);
}

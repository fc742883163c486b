// Numbers in a text that a person writes which stand there as a 公民身份号码 or a 统一社会信用代码 and cannot be one: a digit
// was mistyped. Pure, and no verdict: it is told beside the field and hinders nothing. 15 digits of before 1999 have no check.
import { readIdNumber, readUscc } from './codes.ts';

type WrongNumber = { readonly kind: 'uscc' | 'id-number'; readonly number: string };

const [notBefore, notAfter] = ['(?<![0-9A-Za-z])', '(?![0-9A-Za-z])'];
/** 区划, a year of birth in this century or the last, the rest: few other numbers look so. */
const idNumber = new RegExp(`${notBefore}[1-9]\\d{5}(?:19|20)\\d{9}[\\dXx]${notAfter}`, 'gu');
/** 登记管理部门 and 机构类别 (GB 32100-2015), 区划, then ten of which one is a letter: account numbers have none. */
const uscc = new RegExp(
  `${notBefore}(?:1[1239]|2[19]|3[1-59]|4[19]|5[1-49]|6[129]|7[129]|8[19]|9[123]|[AN][1239]|Y1)` +
    `\\d{6}(?=\\d*[A-Za-z])[0-9A-Za-z]{10}${notAfter}`,
  'gu',
);

export function wrongNumbersIn(text: string): readonly WrongNumber[] {
  const people = [...new Set(text.match(idNumber))].filter((number) => !readIdNumber(number).ok);
  const organs = [...new Set(text.match(uscc))].filter(
    (number) => !readUscc(number).ok && !readIdNumber(number).ok && !people.includes(number),
  );
  return [
    ...people.map((number) => ({ kind: 'id-number', number }) as const),
    ...organs.map((number) => ({ kind: 'uscc', number }) as const),
  ];
}

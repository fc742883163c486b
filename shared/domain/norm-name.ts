// What norms are called: the name folded as citations are compared by it, the whole a text is a part of, 文号. Pure.
import { fold } from '../text/fold.ts';
import { parseDocNo } from '../text/docno.ts';
import { numberCharacters, numberOf } from '../text/provisions/numbers.ts';

/**
 * 中华人民共和国, blanks, title marks and the edition in brackets make no difference to which norm is meant. A year alone
 * does: 宪法修正案（1988年） and （1993年） are two.
 */
export function normName(title: string): string {
  const bare = fold(title)
    .replace(/[\s《》〈〉<>"“”「」『』·‧]/gu, '')
    .replace(/\(\d{4}年?(\d{1,2}月\d{1,2}日)?(修订|修正|修改|公布|发布|通过|版)(版|本|文本)?\)$/u, '');
  return bare.replace(/^中华人民共和国(?=.)/u, '').replaceAll('中华人民共和国', '');
}

/** 中华人民共和国民法典 人格权编 → 民法典: the 编 of a code that are kept as texts of their own. */
export function wholeOf(title: string): string | undefined {
  const match = /^(\S+法典?)[\s\u3000]+(\S{1,12}编|总则|附则)$/u.exec(title.trim());
  return match?.[1] === undefined ? undefined : normName(match[1]);
}

/**
 * 国发〔2016〕51号, 国务院令第786号 and 公安部第69号令 in one form; undefined for what is no number of a document. An order without
 * its organ (令第809号) is nobody's.
 */
export function docNoName(docNo: string): string | undefined {
  const parsed = parseDocNo(docNo);
  return parsed === undefined ? orderName(docNo) : `${parsed.code}[${parsed.year}]${parsed.number}`;
}

const N = `[${numberCharacters}]+`;
const order = new RegExp(
  `([\\p{Script=Han}、]{1,60}?)(?:令\\s*(?:(\\d{4})\\s*年\\s*)?第\\s*(${N})\\s*号|第\\s*(${N})\\s*号令)`,
  'u',
);

/** Who gives it makes an order: each organ counts its own, 国务院、中央军事委员会 together theirs. */
function orderName(text: string): string | undefined {
  const match = order.exec(text.normalize('NFKC'));
  if (match === null) return undefined;
  const [, who = '', year, behind, ahead] = match;
  const organ = fold(who).replaceAll('中华人民共和国', '').replaceAll('、', '');
  const number = numberOf(behind ?? ahead ?? '');
  if (organ === '' || number === undefined) return undefined;
  return `${organ}令${year === undefined ? '' : `${year}-`}${number}`;
}

/** 2010 of 《保守国家秘密法》（2010年修订）: the edition a citation says it means. */
export function editionIn(text: string): number | undefined {
  const match = /^[\s]*[（(]\s*((?:19|20)\d{2})\s*年?[^（）()]{0,12}[)）]/u.exec(text);
  return match === null ? undefined : Number(match[1]);
}

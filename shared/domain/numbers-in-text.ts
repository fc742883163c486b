// 档号 and 项目代码 that a running text names, in the standard's own writing, each once. Pure. 文号 are found by shared/text/docno.ts.
import { foldRefCode, readRefCode } from './ref-code.ts';

const dash = '[-－–—−‐]';
const dot = '[·・•‧∙．.]';
/** A name between two dots of a 档号; no mark that ends a sentence. */
const name = '[\\p{Script=Han}\\p{L}\\p{N}]{1,30}';

const refCode = new RegExp(
  `(?<![A-Za-z0-9])[A-Za-z]\\d{3}${dash}[A-Za-z]{2}(?:${dot}${name}){0,6}${dash}\\d{3,5}(?:${dash}\\d{3,5})?(?!\\d)`,
  'gu',
);

export function refCodesIn(text: string): readonly string[] {
  const found = [...text.matchAll(refCode)].map(([written]) => foldRefCode(written));
  return [...new Set(found)].filter((code) => readRefCode(code).ok);
}

/** 投资项目统一代码: 年-区划-行业-类型-流水. */
const projectCode = new RegExp(
  `(?<!\\d)(?:19|20)\\d{2}${dash}\\d{6}${dash}\\d{2}${dash}\\d{2}${dash}\\d{6}(?!\\d)`,
  'gu',
);

export function projectCodesIn(text: string): readonly string[] {
  const found = [...text.matchAll(projectCode)].map(([written]) => foldRefCode(written));
  return [...new Set(found)];
}

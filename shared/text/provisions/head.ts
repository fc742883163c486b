// The head of a norm's text: its title, who issued it, under which number, when. Only what is stated; nothing guessed.
// Pure. A text of the national database ends its head with a mark; of any other the first lines are looked at.
import type { Ymd } from '../../domain/terms.ts';
import { daysIn } from './days.ts';
import { numberCharacters } from './numbers.ts';
import { textStart } from './parse.ts';

type NormHead = {
  readonly title?: string;
  readonly issuer?: string;
  readonly docNo?: string;
  /** The orders it was issued and revised by, where the head has several: each is a number of it. */
  readonly orders?: readonly string[];
  readonly publishedOn?: Ymd;
  readonly effectiveOn?: Ymd;
};

const linesLooked = 12;
const longestTitle = 120;

export function headOf(text: string): NormHead {
  const lines = headLines(text);
  const titles = lines.filter((line) => line.startsWith('# ')).map((line) => line.slice(2).trim());
  const title = titles.join(' ').replace(/\s+/gu, ' ').slice(0, longestTitle);
  const dated = lines.flatMap(datedLine);
  const issued = dated.filter(({ says }) => says !== 'effective');
  const latest = issued.toSorted((a, b) => (a.day < b.day ? -1 : 1)).at(-1);
  const named = issued.toReversed();
  const effective = dated.findLast(({ says }) => says === 'effective')?.day;
  const issuer = named.map(({ text: line }) => issuerOf(line)).find((found) => found !== undefined);
  const orders = [...new Set(named.flatMap(({ text: line }) => orderNumber(line) ?? []))];
  const [docNo] = orders;
  return {
    ...(title === '' ? {} : { title }),
    ...(issuer === undefined ? {} : { issuer }),
    ...(docNo === undefined ? {} : { docNo }),
    ...(orders.length < 2 ? {} : { orders }),
    ...(latest === undefined ? {} : { publishedOn: latest.day }),
    ...(effective === undefined ? {} : { effectiveOn: effective }),
  };
}

function headLines(text: string): readonly string[] {
  const start = textStart(text);
  const lines = (start === 0 ? text.slice(0, 2000) : text.slice(0, start))
    .split('\n')
    .map((line) => line.trim());
  return start === 0 ? lines.filter((line) => line !== '').slice(0, linesLooked) : lines;
}

type DatedLine = { readonly day: Ymd; readonly text: string; readonly says: 'issued' | 'effective' };

function datedLine(line: string): readonly DatedLine[] {
  const first = daysIn(line)[0];
  if (first === undefined || first.start > 1 || line.length > 160) return [];
  const text = line.slice(first.end).trim();
  return [{ day: first.day, text, says: /^(起)?(施行|实施|执行|生效)/u.test(text) ? 'effective' : 'issued' }];
}

const number = `[${numberCharacters}]+`;
const order = new RegExp(
  `(?:中华人民共和国)?(\\p{Script=Han}[\\p{Script=Han}、]{1,60}?)令?第(${number})号(令)?`,
  'u',
);

/** 国务院令第646号. */
function orderNumber(line: string): string | undefined {
  const match = order.exec(line);
  if (match === null || !/令/u.test(match[0])) return undefined;
  const [, who = '', which = ''] = match;
  return `${withoutState(who)}令第${which}号`;
}

function issuerOf(line: string): string | undefined {
  const congress = /^第\p{Script=Han}+届(全国人民代表大会(?:常务委员会)?)第/u.exec(line)?.[1];
  if (congress !== undefined) return congress;
  if (/^(中华人民共和国)?全国人民代表大会公告/u.test(line)) return '全国人民代表大会';
  const who =
    order.exec(line)?.[1] ?? /^(\p{Script=Han}[\p{Script=Han}、]{1,60}?)(公布|发布|批准)/u.exec(line)?.[1];
  // 主席令 promulgates; the congress issued.
  if (who !== undefined && !/主席$/u.test(who) && /令|发布|公布|批准/u.test(line))
    return withoutState(who).replace(/(?<=.)(令|修正|修订)$/u, '');
  return /^国务院/u.test(line) ? '国务院' : undefined;
}

const withoutState = (name: string): string => name.replaceAll('中华人民共和国', '');

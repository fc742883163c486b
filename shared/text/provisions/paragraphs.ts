// The words of one 条 to its 款, 项 and 目. Pure. A 项 hangs under the 款 before it, a 目 under the 项 before it; words
// after a list begin the next 款, as norms are written.
import {
  isSameItem,
  type Item,
  type Paragraph,
  type Place,
  type Provision,
  type Sub,
} from '../../domain/provision.ts';
import { numberOf } from './numbers.ts';

const han = '〇零一二三四五六七八九十百';
const bracketed = new RegExp(`^[（(〔]\\s*([${han}]{1,4}|\\d{1,2}|[０-９]{1,2})\\s*[)）〕]\\s*(.*)$`, 'su');
const counted = new RegExp(`^([${han}]{1,4})、\\s*(.*)$`, 'su');
const numbered = /^([0-9０-９]{1,2})[.．、]\s*(?![0-9０-９])(.*)$/su;

/** `isCounted`: it began with 一、, and （一） stands under it. */
type OpenItem = { number: string; text: string; subs: Sub[]; isCounted?: boolean };
type OpenParagraph = { number: number; text: string; items: OpenItem[] };

export function paragraphsOf(text: string): readonly Paragraph[] {
  const paragraphs: OpenParagraph[] = [];
  for (const line of text.split('\n')) if (line !== '') take(paragraphs, line);
  return paragraphs.map(({ items, ...paragraph }) => ({
    ...paragraph,
    items: items.map(({ number, text: words, subs }) => ({ number, text: words, subs })),
  }));
}

function take(paragraphs: OpenParagraph[], line: string): void {
  const current = paragraphs.at(-1);
  const item = current?.items.at(-1);
  const inBrackets = bracketed.exec(line);
  const [, number = '', words = ''] = inBrackets ?? counted.exec(line) ?? [];
  if (current !== undefined && number !== '') {
    const plain = number.normalize('NFKC');
    // (1) under （一） and （一） under 一、 are 目 in brackets.
    const isUnder = item?.isCounted === true || (/^\d/.test(plain) && !/^\d/.test(item?.number ?? '1'));
    if (inBrackets !== null && item !== undefined && isUnder)
      item.subs.push({ number: numberOf(plain) ?? 0, text: words });
    else current.items.push({ number: plain, text: words, subs: [], isCounted: inBrackets === null });
    return;
  }
  const [, digit = '', rest = ''] = numbered.exec(line) ?? [];
  if (current !== undefined && digit !== '') {
    const plain = digit.normalize('NFKC');
    if (item === undefined || /^\d/.test(item.number))
      current.items.push({ number: plain, text: rest, subs: [] });
    else item.subs.push({ number: Number(plain), text: rest });
    return;
  }
  paragraphs.push({ number: paragraphs.length + 1, text: line, items: [] });
}

/** The words of a place; undefined when the 条 has no such 款, 项 or 目. */
export function wordsAt(provision: Provision, { paragraph, item, sub }: Place): string | undefined {
  if (paragraph === undefined && item === undefined && sub === undefined) return provision.text;
  const paragraphs = paragraphsOf(provision.text);
  const among =
    paragraph === undefined ? paragraphs : paragraphs.filter(({ number }) => number === paragraph);
  if (item === undefined) return among[0] === undefined ? undefined : wordsOfParagraph(among[0]);
  const found = among.flatMap(({ items }) => items).find(({ number }) => isSameItem(number, item));
  if (found === undefined || sub === undefined) return found === undefined ? undefined : wordsOfItem(found);
  return found.subs.find(({ number }) => number === sub)?.text;
}

const wordsOfParagraph = ({ text, items }: Paragraph): string =>
  [text, ...items.map((item) => `${bracketsOf(item.number)}${wordsOfItem(item)}`)].join('\n');

const wordsOfItem = ({ text, subs }: Item): string =>
  [text, ...subs.map(({ number, text: words }) => `${number}.${words}`)].join('\n');

const bracketsOf = (number: string): string => (/^\d/.test(number) ? `(${number})` : `（${number}）`);

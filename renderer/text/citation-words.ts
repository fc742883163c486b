// A citation in words, as it goes into an official paper: 机关、文号、标题、条款、施行日期、版本、取用时间. Always Chinese,
// whatever the language of the window. Pure.

import type { Citation, Place, Standing } from '../../shared/contract/desk-norms.ts';
import { momentInFull, ymdWords } from './dates.ts';
import { zh } from './zh.ts';

const figures = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'] as const;

/** 1 to 99 as provisions are numbered; what lies beyond stays in figures. */
export function hanNumber(n: number): string {
  if (!Number.isInteger(n) || n < 1 || n > 99) return String(n);
  const [tens, ones] = [Math.floor(n / 10), n % 10];
  const head = tens === 0 ? '' : `${tens === 1 ? '' : (figures[tens] ?? '')}十`;
  return `${head}${ones === 0 ? '' : (figures[ones] ?? '')}`;
}

/** （四）, (4), 四 and 4 are the same 项. */
export function itemNumber(number: string): string {
  const bare = number.replace(/^[（(\s]+|[）)\s]+$/g, '');
  return /^\d+$/.test(bare) ? hanNumber(Number(bare)) : bare;
}

/** 第三十二条第一款第（四）项第1目. A label that names its 款, 项 or 目 already is left as it is. */
export function placeWords(label: string, place: Omit<Place, 'anchor'>): string {
  if (/[款项目]$/.test(label)) return label;
  const parts = [
    place.paragraph === undefined ? '' : `第${hanNumber(place.paragraph)}款`,
    place.item === undefined ? '' : `第（${itemNumber(place.item)}）项`,
    place.sub === undefined ? '' : `第${place.sub}目`,
  ];
  return `${label}${parts.join('')}`;
}

/** 《X》; a name that has its marks keeps them, one within another becomes 〈〉. */
export function titleWords(title: string): string {
  if (/^《[^《》]*》$/.test(title)) return title;
  return `《${title.replaceAll('《', '〈').replaceAll('》', '〉')}》`;
}

/** 《X》第三十二条第一款: what stands in a sentence. */
export const shortCitation = ({ title, label, place }: Citation): string =>
  `${titleWords(title)}${placeWords(label, place)}`;

/** All that makes a citation stand up. The words of the provision only where they are asked for. */
export function citationText(citation: Citation, { quote }: { readonly quote: boolean }): string {
  const { issuer = '', docNo = '', publishedOn, effectiveOn, fetchedAt, standing } = citation;
  const from = [issuer, docNo].filter((part) => part !== '').join(' ');
  const about = [
    effectiveOn === undefined ? '' : `${ymdWords(zh, effectiveOn)}起施行`,
    publishedOn === undefined ? '' : `${ymdWords(zh, publishedOn)}公布文本`,
    `${momentInFull(zh, fetchedAt)}取用`,
    heldWords(standing),
  ];
  const words = quote ? `：“${withoutBreaks(citation.quote)}”` : '';
  return `${from}${shortCitation(citation)}（${about.filter((part) => part !== '').join('，')}）${words}`;
}

/** Nobody passes on a repealed provision without saying so, nor one as valid that nobody has confirmed. */
export function heldWords({ validity, unconfirmed, asOf }: Standing): string {
  if (validity === undefined || unconfirmed) return '有效性未确认';
  return `${ymdWords(zh, asOf)}${zh.terms.validity[validity]}`;
}

/** Within quotation marks the paragraphs of a provision stand in one line; its own marks become single ones. */
const withoutBreaks = (words: string): string =>
  words
    .trim()
    .replace(/\s*\n\s*/g, '')
    .replaceAll('“', '‘')
    .replaceAll('”', '’');

// 档号 (DA/T 13-2022), read, built and compared with the 著录 of its record. Reads what people type, keeps the standard
// form. What is wrong names the part it is wrong in.
import { type ArchiveCategory, archiveCategories, retentions } from './closed-lists.ts';

export type RefCode =
  /** 按件: 全宗号-门类·年度·保管期限[·机构或问题]-件号. */
  | {
      readonly kind: 'piece';
      readonly fonds: string;
      readonly category: string;
      readonly year: number;
      readonly retention: string;
      readonly orgOrTopic?: string;
      readonly itemNo: string;
    }
  /** 按卷: 全宗号-类别号-案卷号-件号或页号. */
  | (Volume & { readonly kind: 'volume'; readonly itemNo: string })
  /** 案卷级: the volume itself, 全宗号-类别号-案卷号. */
  | (Volume & { readonly kind: 'file' });

type Volume = { readonly fonds: string; readonly classNo: string; readonly volumeNo: string };

/** `form`: no three or four parts, so no part can be named. */
export const refCodeParts = [
  'form',
  'fonds',
  'category',
  'year',
  'retention',
  'orgOrTopic',
  'classNo',
  'volumeNo',
  'itemNo',
] as const;
export type RefCodePart = (typeof refCodeParts)[number];

type ReadRefCode =
  | { readonly ok: true; readonly value: RefCode }
  | { readonly ok: false; readonly part: RefCodePart };

const wrong = (part: RefCodePart) => ({ ok: false, part }) as const;
const right = (value: RefCode) => ({ ok: true, value }) as const;

/** Folds the dots and dashes people type to the standard's `·` (U+00B7) and `-`. */
export function foldRefCode(text: string): string {
  return text
    .normalize('NFC')
    .trim()
    .replace(/\s+/gu, '')
    .replace(/[・•‧∙．.]/gu, '·')
    .replace(/[－–—−‐]/gu, '-')
    .toUpperCase();
}

const isFonds = (text: string): boolean => /^[A-Z]\d{3}$/.test(text);
const isNumber = (text: string): boolean => /^\d{3,5}$/.test(text);
const isName = (text: string): boolean => /^[^·-]{1,30}$/u.test(text);

export function readRefCode(text: string): ReadRefCode {
  const parts = foldRefCode(text).split('-');
  const [fonds = '', middle = '', third = '', fourth] = parts;
  if (parts.length < 3 || parts.length > 4) return wrong('form');
  if (!isFonds(fonds)) return wrong('fonds');
  const category = archiveCategories.find((known) => known === middle.split('·')[0]);
  if (category === undefined) return wrong('category');
  if (fourth === undefined && looksLikePiece(middle)) return readPiece(fonds, category, middle, third);
  if (!middle.split('·').every(isName)) return wrong('classNo');
  if (!isNumber(third)) return wrong('volumeNo');
  const volume = { fonds, classNo: middle, volumeNo: third };
  if (fourth === undefined) return right({ kind: 'file', ...volume });
  return isNumber(fourth) ? right({ kind: 'volume', ...volume, itemNo: fourth }) : wrong('itemNo');
}

/** A class of volumes has names where a piece has its year and its 保管期限. */
function looksLikePiece(middle: string): boolean {
  const [, year = '', retention = ''] = middle.split('·');
  return /^\d+$/.test(year) || /^(Y|D\d*)$/.test(retention);
}

function readPiece(fonds: string, category: ArchiveCategory, middle: string, itemNo: string): ReadRefCode {
  const [, yearText = '', retentionText = '', orgOrTopic, ...more] = middle.split('·');
  const year = Number(yearText);
  const retention = retentions.find((known) => known === retentionText);
  if (!/^\d{4}$/.test(yearText) || year < 1800 || year > 2200) return wrong('year');
  if (retention === undefined) return wrong('retention');
  if (more.length > 0 || (orgOrTopic !== undefined && !isName(orgOrTopic))) return wrong('orgOrTopic');
  if (!isNumber(itemNo)) return wrong('itemNo');
  const base = { kind: 'piece', fonds, category, year, retention, itemNo } as const;
  return right(orgOrTopic === undefined ? base : { ...base, orgOrTopic });
}

export function writeRefCode(code: RefCode): string {
  switch (code.kind) {
    case 'piece': {
      const topic = code.orgOrTopic === undefined ? '' : `·${code.orgOrTopic}`;
      return `${code.fonds}-${code.category}·${code.year}·${code.retention}${topic}-${code.itemNo}`;
    }
    case 'volume':
      return `${code.fonds}-${code.classNo}-${code.volumeNo}-${code.itemNo}`;
    case 'file':
      return `${code.fonds}-${code.classNo}-${code.volumeNo}`;
  }
}

/** What a 档号 and the 著录 of its record both say. */
type Described = {
  readonly fonds: string;
  readonly category: string;
  readonly year: number;
  readonly retention: string;
  readonly itemNo: string;
};

/** The parts in which a 档号 says something else than the record. Of a volume its class is the archive's own. */
export function disagreements(code: RefCode, record: Described): readonly RefCodePart[] {
  const same = (part: 'fonds' | 'category' | 'year' | 'retention' | 'itemNo', stated: string | number) =>
    String(record[part]) === String(stated) ? [] : [part];
  switch (code.kind) {
    case 'piece':
      return [
        ...same('fonds', code.fonds),
        ...same('category', code.category),
        ...same('year', code.year),
        ...same('retention', code.retention),
        ...same('itemNo', code.itemNo),
      ];
    case 'volume':
      return [
        ...same('fonds', code.fonds),
        ...same('category', code.classNo.split('·')[0] ?? ''),
        ...same('itemNo', code.itemNo),
      ];
    case 'file':
      return [...same('fonds', code.fonds), ...same('category', code.classNo.split('·')[0] ?? '')];
  }
}

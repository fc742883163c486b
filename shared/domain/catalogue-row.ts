// 编目: one row of the catalogue (归档文件目录, DA/T 22-2015) as a person or a table writes it, cell by cell, and the record
// that comes of it (DA/T 18-2022). Every cell that is wrong is named with its reason; nothing is guessed. Pure, no schema.
import { archiveCategories, retentions, type SecretLevel, secretLevels } from './closed-lists.ts';
import { readDay } from './catalogue-day.ts';
import { normaliseDocNo } from './codes.ts';
import type { EditFields, FieldValue } from './edit.ts';
import { readItemNo, writeItemNo } from './item-number.ts';

/** In the order in which they stand side by side. `scan`: names of files in a folder, no field of the record. */
export const catalogueColumns = [
  'fonds',
  'category',
  'year',
  'retention',
  'orgOrTopic',
  'itemNo',
  'docNo',
  'responsible',
  'title',
  'date',
  'pages',
  'secretLevel',
  'carrier',
  'location',
  'abstract',
  'scan',
] as const;
export type CatalogueColumn = (typeof catalogueColumns)[number];
export type Cells = { readonly [C in CatalogueColumn]?: string };

export const cellProblems = [
  'missing',
  'too-long',
  'too-many',
  'not-fonds',
  'not-listed',
  'not-year',
  'not-day',
  'no-such-day',
  'not-item-no',
  'not-whole',
  'above-ceiling',
  'not-offered',
] as const;
export type CellProblem = {
  readonly column: CatalogueColumn;
  readonly problem: (typeof cellProblems)[number];
};

type ReadRow = { readonly fields: EditFields; readonly problems: readonly CellProblem[] };

/** What this desk and the archive let a row say. */
export type RowRules = {
  /** Fields that may be stated. */
  readonly offered: readonly string[];
  readonly ceiling: SecretLevel;
};

type Value = FieldValue | { readonly problem: CellProblem['problem'] };

/** A cell as the field of its column. An empty one is no value. */
type Reading = { readonly required?: true; readonly read: (text: string, rules: RowRules) => Value };

const line =
  (most: number) =>
  (text: string): Value =>
    text.length > most ? { problem: 'too-long' } : text;

const readings: { readonly [C in Exclude<CatalogueColumn, 'scan'>]: Reading } = {
  fonds: {
    required: true,
    read: (text) => (/^[A-Z]\d{3}$/.test(upper(text)) ? upper(text) : { problem: 'not-fonds' }),
  },
  category: { required: true, read: (text) => categoryOf(text) ?? { problem: 'not-listed' } },
  year: { required: true, read: (text) => yearOf(text) ?? { problem: 'not-year' } },
  retention: { required: true, read: (text) => retentionOf(text) ?? { problem: 'not-listed' } },
  orgOrTopic: { read: line(60) },
  itemNo: {
    read: (text) => {
      const number = readItemNo(plain(text));
      return number === undefined ? { problem: 'not-item-no' } : writeItemNo(number);
    },
  },
  docNo: { read: (text) => line(60)(normaliseDocNo(text)) },
  responsible: { read: namesOf },
  title: { required: true, read: line(300) },
  date: { required: true, read: (text) => readDay(text) },
  pages: {
    read: (text) => {
      const digits = /^(\d{1,9})页?$/u.exec(plain(text))?.[1];
      return digits === undefined ? { problem: 'not-whole' } : Number(digits);
    },
  },
  secretLevel: {
    read: (text, { ceiling }) => {
      const level = secretLevels.find((one) => one === plain(text));
      if (level === undefined) return { problem: 'not-listed' };
      return secretLevels.indexOf(level) > secretLevels.indexOf(ceiling)
        ? { problem: 'above-ceiling' }
        : level;
    },
  },
  carrier: { read: line(40) },
  location: { read: line(100) },
  abstract: { read: line(4000) },
};

const plain = (text: string): string => text.normalize('NFKC').replace(/\s+/gu, '');
const upper = (text: string): string => plain(text).toUpperCase();

const categoryWords = {
  WS: '文书',
  KJ: '科技',
  RS: '人事',
  KU: '会计',
  ZY: '专业',
  ZP: '照片',
  LY: '录音',
  LX: '录像',
  SJ: '业务数据',
  YJ: '公务邮件',
  WY: '网页',
  MT: '社交媒体',
  SW: '实物',
} as const satisfies { readonly [C in (typeof archiveCategories)[number]]: string };

/** WS, 文书, 文书档案, WS 文书. */
function categoryOf(text: string): string | undefined {
  const said = upper(text).replace(/(类|档案|类档案)$/u, '');
  return archiveCategories.find(
    (code) => said === code || said === categoryWords[code] || said === code + categoryWords[code],
  );
}

/** Y, 永久; D30, 30年, 三十年; D10, 10年, 十年. */
function retentionOf(text: string): string | undefined {
  const said = upper(text);
  return retentions.find((code) => retentionWords[code].some((word) => word === said));
}
const retentionWords: { readonly [R in (typeof retentions)[number]]: readonly string[] } = {
  Y: ['Y', '永久'],
  D30: ['D30', '30年', '30', '三十年', '定期30年'],
  D10: ['D10', '10年', '10', '十年', '定期10年'],
};

function yearOf(text: string): number | undefined {
  const year = Number(/^(\d{4})(年|年度)?$/u.exec(plain(text))?.[1] ?? Number.NaN);
  return year >= 1800 && year <= 2200 ? year : undefined;
}

/** 临溪县教育局；临溪县住建局、县财政局. */
function namesOf(text: string): Value {
  const names = [...new Set(text.split(/[；;、\n]/u).map((name) => name.trim()))].filter(
    (name) => name !== '',
  );
  if (names.length > 50) return { problem: 'too-many' };
  return names.some((name) => name.length > 100) ? { problem: 'too-long' } : names;
}

/** Names of files in the folder of scans; no path is a name. */
export const scanNames = ({ scan = '' }: Cells): readonly string[] => [
  ...new Set(
    scan
      .split(/[；;\n]/u)
      .map((name) => name.trim().normalize('NFC'))
      .filter((name) => name !== ''),
  ),
];

export const isBlank = (cells: Cells): boolean =>
  catalogueColumns.every((column) => (cells[column] ?? '').trim() === '');

export function readCatalogueRow(cells: Cells, rules: RowRules): ReadRow {
  const fields: { [field: string]: FieldValue } = {};
  const problems: CellProblem[] = [];
  for (const column of catalogueColumns) {
    if (column === 'scan') continue;
    const value = readCell(column, (cells[column] ?? '').trim(), rules);
    if (value === null || (Array.isArray(value) && value.length === 0)) continue;
    if (typeof value === 'object' && 'problem' in value) problems.push({ column, problem: value.problem });
    else fields[column] = value;
  }
  return { fields, problems };
}

function readCell(column: Exclude<CatalogueColumn, 'scan'>, text: string, rules: RowRules): Value {
  const reading = readings[column];
  const isOffered = rules.offered.includes(column);
  if (text === '') return reading.required && isOffered ? { problem: 'missing' } : null;
  return isOffered ? reading.read(text, rules) : { problem: 'not-offered' };
}

/** The cells that say what the fields do: how a record that is taken back stands in the grid again. */
export function cellsOf(fields: EditFields, scans: readonly string[] = []): Cells {
  const cells: { [C in CatalogueColumn]?: string } = {};
  for (const column of catalogueColumns) {
    const value = fields[column] ?? null;
    if (value === null) continue;
    cells[column] = Array.isArray(value) ? value.map(String).join('；') : String(value);
  }
  return scans.length === 0 ? cells : { ...cells, scan: scans.join('；') };
}

// 件号 (DA/T 22-2015, DA/T 13-2022): which one is next within 全宗·门类·年度·保管期限·机构(问题), which are missing, and the
// 档号 that would come of it (拟编档号). The archive gives the number; what stands here is a proposal.
import type { EditFields } from './edit.ts';
import { writeRefCode } from './ref-code.ts';

/** Within one of these a 件号 is used once. */
export type Series = {
  readonly fonds: string;
  readonly category: string;
  readonly year: number;
  readonly retention: string;
  readonly orgOrTopic?: string;
};

/** Undefined while one of the four parts is missing: nothing can be numbered then. */
export function seriesOf(fields: EditFields): Series | undefined {
  const { fonds, category, year, retention, orgOrTopic } = fields;
  if (typeof fonds !== 'string' || typeof category !== 'string') return undefined;
  if (typeof year !== 'number' || typeof retention !== 'string') return undefined;
  const series = { fonds, category, year, retention };
  return typeof orgOrTopic === 'string' && orgOrTopic !== '' ? { ...series, orgOrTopic } : series;
}

export const seriesKey = ({ fonds, category, year, retention, orgOrTopic = '' }: Series): string =>
  [fonds, category, year, retention, orgOrTopic].join('·');

/** 0001. Five digits are the most that a 档号 has room for. */
const mostItemNo = 99_999;
export const writeItemNo = (number: number): string => String(number).padStart(4, '0');

/** Undefined: no 件号 that a 档号 could hold. */
export function readItemNo(text: string): number | undefined {
  return /^\d{1,5}$/.test(text) && Number(text) > 0 ? Number(text) : undefined;
}

/** 拟编档号. Undefined where 机构(问题) holds what parts a 档号 itself. */
export function proposedRefCode(series: Series, itemNo: string): string | undefined {
  if (series.orgOrTopic !== undefined && !/^[^·-]{1,30}$/u.test(series.orgOrTopic)) return undefined;
  return writeRefCode({ kind: 'piece', ...series, itemNo });
}

type Gap = { readonly from: number; readonly to: number };

/** Numbers below the highest that nobody here has. */
export function gapsIn(taken: Iterable<number>): readonly Gap[] {
  const sorted = [...new Set(taken)].toSorted((one, other) => one - other);
  return sorted.flatMap((number, at) => {
    const before = sorted[at - 1] ?? 0;
    return number - before > 1 ? [{ from: before + 1, to: number - 1 }] : [];
  });
}

/** After the highest: a gap may be a record that this person may not see, so none is filled by itself. */
export function nextItemNo(taken: Iterable<number>): number {
  let highest = 0;
  for (const number of taken) highest = Math.max(highest, number);
  return highest + 1;
}

type ToNumber = { readonly series: Series | undefined; readonly itemNo: number | undefined };

/** A number for each that has none, in their order; undefined where none can be given. */
export function assignItemNos(
  rows: readonly ToNumber[],
  takenIn: (series: Series) => Iterable<number>,
): readonly (number | undefined)[] {
  const next = new Map<string, number>();
  for (const { series, itemNo = 0 } of rows) {
    if (series === undefined) continue;
    const key = seriesKey(series);
    next.set(key, Math.max(next.get(key) ?? nextItemNo(takenIn(series)), itemNo + 1));
  }
  return rows.map(({ series, itemNo }) => {
    if (series === undefined || itemNo !== undefined) return undefined;
    const key = seriesKey(series);
    const number = next.get(key) ?? 1;
    if (number > mostItemNo) return undefined;
    next.set(key, number + 1);
    return number;
  });
}

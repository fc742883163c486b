// A whole catalogue before it is sent: what is wrong in each row by itself, and what two rows, or a row and a record that is
// here already, have in common though they must not. Pure; what is held is asked of whoever knows.
import type { CellProblem } from './catalogue-row.ts';
import { normaliseDocNo } from './codes.ts';
import type { EditFields } from './edit.ts';
import { readItemNo, seriesKey, seriesOf } from './item-number.ts';

/** As many rows as one catalogue may have. */
export const mostRows = 5000;
/** As many characters as a cell may have; one that comes with more is cut here and is wrong for it. */
export const mostInCell = 4001;

export type RowProblem =
  | CellProblem
  /** The same record in another row, counted from 0. */
  | { readonly column: 'title' | 'itemNo'; readonly problem: 'twice'; readonly row: number }
  /** The same record is here; `refCode` is empty of one made on this desk that has none yet. */
  | { readonly column: 'title' | 'itemNo'; readonly problem: 'held'; readonly refCode: string }
  | {
      readonly column: 'scan';
      readonly problem:
        | 'no-folder'
        | 'no-file'
        | 'not-a-file'
        | 'empty-file'
        | 'file-too-large'
        | 'file-twice';
      readonly name: string;
    };

/** Of a row, or of a record that is here. */
type Named = Readonly<Partial<Record<'docNo' | 'title' | 'responsible' | 'date', unknown>>>;

/**
 * What tells one record from another: 文号, 题名 and 责任者; without a 文号 the 日期 stands for it, for there are many
 * 会议记录 of one organ.
 */
export function sameKey({ docNo, title, responsible, date }: Named): string | undefined {
  if (typeof title !== 'string') return undefined;
  const names = Array.isArray(responsible) ? responsible.map(String).map(bare).toSorted() : [];
  const number = typeof docNo === 'string' ? bare(normaliseDocNo(docNo)) : '';
  return [number === '' ? `@${String(date ?? '')}` : number, bare(title), names.join('、')].join('\n');
}

const bare = (text: string): string => text.normalize('NFKC').replace(/\s+/gu, '');

/** What a number in its series is known by; undefined while a part is missing. */
export function itemKey(fields: EditFields): string | undefined {
  const series = seriesOf(fields);
  const number = numberIn(fields);
  return series === undefined || number === undefined ? undefined : `${seriesKey(series)}-${number}`;
}

export function numberIn({ itemNo }: EditFields): number | undefined {
  return typeof itemNo === 'string' ? readItemNo(itemNo) : undefined;
}

/**
 * For each key the place of another that is the same; undefined where there is none. Both of two rows are wrong: nobody
 * but the person knows which is meant.
 */
export function twinsOf(keys: readonly (string | undefined)[]): readonly (number | undefined)[] {
  const first = new Map<string, number>();
  const twins: (number | undefined)[] = keys.map(() => undefined);
  for (const [at, key] of keys.entries()) {
    const before = key === undefined ? undefined : first.get(key);
    if (key !== undefined && before === undefined) first.set(key, at);
    if (before === undefined) continue;
    twins[at] = before;
    twins[before] ??= at;
  }
  return twins;
}

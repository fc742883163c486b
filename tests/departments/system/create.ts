// A record made from a desk: what the department lets through, and what it adds of its own: the id, the 档号, the name of
// the 全宗. The rules are the same for a department on another database (../postgres), which counts its own numbers.
import { createHash } from 'node:crypto';
import type { DepartmentCreate } from '../../../shared/contract/department.ts';
import type { Answer } from '../../../shared/domain/action.ts';
import { writeRefCode } from '../../../shared/domain/ref-code.ts';
import { levelOfNew, wrongInNew } from '../../../shared/domain/create.ts';
import { defaultCeiling, mayStore } from '../../../shared/domain/classification.ts';
import type { RecordKind } from '../../../shared/domain/terms.ts';
import { actions } from '../content/articles.ts';
import { dayIn, labelOf, refused } from './edit.ts';

type Refusal = Extract<Answer, { readonly outcome: 'refused' }>;
type Data = Record<string, unknown>;

/** What the department already has, as far as a new record needs to know it. */
export type Files = {
  /** Undefined: no such 全宗 here. */
  fondsName(fonds: string): string | undefined;
  /** The next 件号 within the same 全宗, 门类, 年度, 期限 and 机构. */
  nextItem(series: Series): number;
  /** Whether that 件号 is given there already. */
  hasItem(series: Series, itemNo: number): boolean;
};
export type Series = Readonly<Record<'fonds' | 'category' | 'year' | 'retention' | 'orgOrTopic', unknown>>;

/** The meaning of the request, whatever the order of its fields. */
export function createHashOf({ kind, fields, decidedAt }: DepartmentCreate): string {
  const sorted = Object.entries(fields).sort(([one], [other]) => (one < other ? -1 : 1));
  return createHash('sha256')
    .update(JSON.stringify(['create', kind, sorted, decidedAt]))
    .digest('hex');
}

/** The whole record as it will stand here, or what the department says no to. */
export function made(
  offered: readonly { readonly kind: RecordKind; readonly fields: readonly string[] }[],
  { kind, fields }: DepartmentCreate,
  files: Files,
): Refusal | { readonly data: Data } {
  const may = offered.find((one) => one.kind === kind)?.fields;
  if (may === undefined) return refused('本系统的这类记录不能在工作台新建，请在本系统中登记。');
  const foreign = Object.keys(fields).find((field) => !may.includes(field));
  if (foreign !== undefined) return refused(`${labelOf(foreign)}由本系统给出，不能在工作台填写。`, foreign);
  const wrong = wrongInNew(kind, fields) ?? dayIn(fields);
  if (wrong !== undefined) return refused(`${labelOf(wrong)}没有填写或者填写不符合要求。`, wrong);
  if (!mayStore(levelOfNew(fields), defaultCeiling))
    return refused('本系统不接收这一密级的记录。', 'secretLevel');
  const stated = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));
  return kind === 'archive' ? numbered(stated, files) : { data: { ...stated, actions } };
}

/** DA/T 13-2022: the archive numbers its pieces itself; a number that was proposed and is free is taken. */
function numbered(stated: Data, files: Files): Refusal | { readonly data: Data } {
  const { fonds, category, year, retention, orgOrTopic } = stated;
  const fondsName = files.fondsName(String(fonds));
  if (fondsName === undefined) return refused(`本馆没有全宗“${fonds}”，请核对全宗号。`, 'fonds');
  const within = { fonds, category, year, retention, orgOrTopic };
  if (stated.itemNo !== undefined && files.hasItem(within, Number(stated.itemNo)))
    return refused(`件号“${String(stated.itemNo)}”已经给了别的档案，请另拟或者留空由本馆编。`, 'itemNo');
  const itemNo = String(stated.itemNo ?? files.nextItem(within)).padStart(4, '0');
  const series = {
    fonds: String(fonds),
    category: String(category),
    year: Number(year),
    retention: String(retention),
  };
  const topic = orgOrTopic === undefined ? {} : { orgOrTopic: String(orgOrTopic) };
  return {
    data: {
      ...stated,
      refCode: writeRefCode({ kind: 'piece', ...series, ...topic, itemNo }),
      itemNo,
      fondsName,
      openMark: '未审核',
      secretLevel: levelOfNew({ secretLevel: String(stated.secretLevel ?? '内部') }),
      files: [],
    },
  };
}

// A change of fields by a person: what the department lets through, and the record after it. The rules are the same
// for a department on another database (../postgres); the ledger and the transaction are each department's own.
import { createHash } from 'node:crypto';
import type { DepartmentEdit } from '../../../shared/contract/department.ts';
import type { Answer } from '../../../shared/domain/action.ts';
import { archiveDataSchema } from '../../../shared/domain/archive.ts';
import { articleDataSchema } from '../../../shared/domain/article.ts';
import type { FileRef } from '../../../shared/domain/file-ref.ts';
import type { Item } from './items.ts';
import type { SystemPlan } from './plan.ts';

type Contents = Pick<Item, 'presence' | 'data'>;
type Refusal = Extract<Answer, { readonly outcome: 'refused' }>;

/** The meaning of the request, whatever the order of its fields. */
export function editHash({ kind, id, basedOn, fields, decidedAt }: DepartmentEdit): string {
  const sorted = Object.entries(fields).sort(([one], [other]) => (one < other ? -1 : 1));
  const meaning = ['edit', kind, id, basedOn, sorted, decidedAt];
  return createHash('sha256').update(JSON.stringify(meaning)).digest('hex');
}

/** The record with the named fields changed; all others, those nobody here knows too, stay as they are. */
export function edited({ data }: Contents, { fields }: DepartmentEdit): Record<string, unknown> {
  return withFields(data, fields);
}

/** `null` takes a field away. */
export function withFields(data: Item['data'], fields: Readonly<Record<string, unknown>>): Item['data'] {
  const all = Object.entries({ ...data, ...fields });
  return Object.fromEntries(all.filter(([name, value]) => value !== null || !(name in fields)));
}

/** Files that are new to the record: each must have been uploaded before. */
export function newFiles({ data }: Contents, { fields }: DepartmentEdit): readonly FileRef[] {
  const had = new Set(hashes(data.files));
  const named = (fields.files ?? []) as readonly FileRef[];
  return Array.isArray(named) ? named.filter(({ hash }) => !had.has(hash)) : [];
}

const hashes = (files: unknown): readonly unknown[] =>
  Array.isArray(files) ? files.map((file) => Reflect.get(Object(file), 'hash')) : [];

/** What the department says no to. `held`: the size of each named file that is here. */
export function editRefusal(
  offered: SystemPlan['edits'],
  item: Contents,
  edit: DepartmentEdit,
  held: ReadonlyMap<string, number>,
): Refusal | undefined {
  const fields = offered.find(({ kind }) => kind === edit.kind)?.fields;
  if (item.presence !== 'listed') return refused('该记录已删除，不能再修改。');
  if (fields === undefined) return refused('本系统的这类记录不能在工作台修改，请在本系统中办理。');
  for (const field of Object.keys(edit.fields)) {
    if (!fields.includes(field)) return refused(`${labelOf(field)}由本系统维护，不能在工作台修改。`, field);
  }
  const wrong = wrongValue(edit, edited(item, edit));
  if (wrong !== undefined) return wrong;
  const missing = newFiles(item, edit).find(({ hash, size }) => held.get(hash) !== size);
  return missing === undefined
    ? undefined
    : refused(`文件“${missing.name}”还没有收到，请稍后再报。`, 'files');
}

function wrongValue(edit: DepartmentEdit, data: Item['data']): Refusal | undefined {
  const day = dayIn(edit.fields);
  if (day !== undefined)
    return refused(`${labelOf(day)}“${String(edit.fields[day]).slice(0, 20)}”不是有效日期。`, day);
  const schema = edit.kind === 'archive' ? archiveDataSchema : articleDataSchema;
  const named = schema
    .safeParse(data)
    .error?.issues.map(({ path }) => String(path[0]))
    .find((field) => field in edit.fields);
  if (named === undefined) return undefined;
  const isEmpty = data[named] === undefined || data[named] === '';
  return refused(`${labelOf(named)}${isEmpty ? '不能为空' : '填写不符合要求'}。`, named);
}

export const refused = (reason: string, field?: string): Refusal => ({
  outcome: 'refused',
  reason,
  ...(field === undefined ? {} : { field }),
});

const dateFields: ReadonlySet<string> = new Set(['date', 'publishedOn', 'effectiveOn', 'reviewBy']);

/** The first field that is written like a day and is none. */
export function dayIn(fields: Readonly<Record<string, unknown>>): string | undefined {
  return Object.keys(fields).find((field) => {
    const value = fields[field];
    return dateFields.has(field) && typeof value === 'string' && !isDay(value);
  });
}

/** `2026-02-30` is written like one and is none. */
function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const ms = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(text);
}

export const labelOf = (field: string): string => `“${labels[field] ?? field}”`;

const labels: Readonly<Record<string, string>> = {
  title: '题名',
  date: '日期',
  responsible: '责任者',
  docNo: '文号',
  pages: '页数',
  orgOrTopic: '机构或问题',
  carrier: '载体',
  location: '存放位置',
  abstract: '提要',
  files: '附件',
  refCode: '档号',
  retention: '保管期限',
  secretLevel: '密级',
  openMark: '开放标识',
  issuer: '发布机关',
  publishedOn: '发布日期',
  effectiveOn: '施行日期',
  ownerOrg: '责任单位',
  reviewer: '复核人',
  reviewBy: '复核期限',
  audience: '适用对象',
  topic: '专题',
  asks: '常见问法',
  body: '正文',
  validity: '有效性',
  fonds: '全宗号',
  category: '门类',
  year: '年度',
  articleType: '类别',
};

// Records made here that wait: one with a file, one that was refused, one of which nobody knows whether it arrived.

import type { NewRecord } from '../../../shared/contract/desk-create.ts';
import type { OutboxRow } from '../../../shared/contract/desk-outbox.ts';
import type { EditFields } from '../../../shared/domain/edit.ts';
import { ago, hour } from './moments.ts';

const minute = 60_000;

export const creatable: string[] = [
  'fonds',
  'category',
  'year',
  'retention',
  'orgOrTopic',
  'itemNo',
  'title',
  'date',
  'responsible',
  'docNo',
  'pages',
  'secretLevel',
  'carrier',
  'location',
  'abstract',
];

const described: EditFields = {
  fonds: 'A439',
  category: 'WS',
  year: 2026,
  retention: 'D30',
  title: '关于临溪中学食堂竣工验收的会议纪要',
  date: '2026-11-18',
  responsible: ['临溪县教育局', '临溪县住房和城乡建设局'],
  pages: 4,
  secretLevel: '内部',
};

const scan = {
  hash: '0'.repeat(64),
  name: '会议纪要（盖章扫描）.pdf',
  mime: 'application/pdf',
  size: 348_211,
  role: '附件' as const,
};

const aRecord = (place: number, more: Partial<NewRecord>): NewRecord => ({
  recordId: `a-${place}`,
  sourceId: 'da',
  kind: 'archive',
  actionId: `n${place}`,
  state: 'waiting',
  decidedAt: ago(18 * minute),
  fields: described,
  creatable,
  mayChange: true,
  mayTakeBack: true,
  mayAttach: true,
  edits: [],
  ...more,
});

export const creatableOfArticles: string[] = [
  'title',
  'articleType',
  'audience',
  'issuer',
  'docNo',
  'publishedOn',
  'effectiveOn',
  'ownerOrg',
  'reviewer',
  'reviewBy',
  'topic',
  'asks',
  'secretLevel',
  'body',
];

const article: NewRecord = {
  ...aRecord(4, {}),
  recordId: 'k-4',
  sourceId: 'zs',
  kind: 'article',
  mayAttach: false,
  creatable: creatableOfArticles,
  fields: {
    title: '居住证签注过期，还能不能办理子女入学？',
    articleType: '标准口径',
    audience: '坐席',
    ownerOrg: '县公安局',
    reviewer: '李秀兰',
    reviewBy: '2027-06-30',
    topic: '教育',
    asks: ['居住证过期了怎么办', '孩子上学要不要居住证'],
    secretLevel: '内部',
    body: '## 结论\n可以先报名，开学前补办签注。\n\n## 依据\n- 居住证暂行条例第十条',
  },
};

export const newRecords: readonly NewRecord[] = [
  aRecord(1, {
    edits: [{ id: 'n1f', state: 'waiting', fields: { files: [scan] }, decidedAt: ago(17 * minute) }],
  }),
  aRecord(2, {
    state: 'refused',
    reason: { kind: 'refused', reason: '本馆没有全宗“A440”，请核对全宗号。', field: 'fonds' },
    fields: { ...described, fonds: 'A440', title: '关于补报 2025 年度校车安全检查情况的报告' },
    decidedAt: ago(2 * hour),
    mayTakeBack: false,
  }),
  aRecord(3, {
    state: 'unsure',
    reason: { kind: 'in-doubt' },
    fields: { ...described, title: '青石镇中心小学教学楼加固工程移交清单' },
    decidedAt: ago(3 * hour),
    mayChange: false,
    mayTakeBack: false,
    mayAttach: false,
  }),
  article,
];

export const createRows: readonly OutboxRow[] = newRecords.map((record) => ({
  type: 'create',
  id: record.actionId,
  state: record.state,
  fields: record.fields,
  decidedAt: record.decidedAt,
  ...(record.reason === undefined ? {} : { reason: record.reason }),
  sourceId: record.sourceId,
  kind: record.kind,
  recordId: record.recordId,
  title: String(record.fields['title']),
  attempts: record.state === 'waiting' ? 0 : 1,
  mayTakeBack: record.mayTakeBack,
}));

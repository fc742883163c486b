// A catalogue half done, and a table from another program, each with what people get wrong.

import type { CatalogueRow } from '../../../shared/contract/desk-catalogue.ts';
import type { Cells } from '../../../shared/domain/catalogue-row.ts';

const shelf = { fonds: 'A439', category: '文书', year: '2026', retention: '30年' } as const;
const aRow = (cells: Cells, more: Partial<CatalogueRow> = {}): CatalogueRow => ({
  cells: { ...shelf, ...cells },
  ...more,
});

export const someRows: readonly CatalogueRow[] = [
  aRow({
    docNo: '临教发〔2026〕41号',
    responsible: '临溪县教育局',
    title: '关于做好秋季开学安全工作的通知',
    date: '2026-8-20',
    pages: '4',
    secretLevel: '公开',
    itemNo: '0019',
  }),
  aRow({
    docNo: '临教发〔2026〕42号',
    responsible: '临溪县教育局；临溪县公安局',
    title: '关于联合开展校车安全专项检查的通知',
    date: '2026-8-22',
    pages: '6',
    itemNo: '0020',
  }),
  aRow({
    docNo: '临教函〔2026〕17号',
    responsible: '临溪县教育局',
    title: '关于临溪中学食堂扩建用地意见的函',
    date: '2026年8月',
    pages: '2',
  }),
  aRow({
    docNo: '临教发〔2026〕43号',
    responsible: '临溪县教育局',
    title: '关于表彰2025—2026学年先进集体的决定',
    date: '2026-9-8',
    retention: '长期',
    pages: '十二',
  }),
  aRow(
    {
      docNo: '临教发〔2026〕43号',
      responsible: '临溪县教育局',
      title: '（重复扫描，待核）',
      date: '2026-9-8',
    },
    { out: true },
  ),
];

export const tableHead: string[] = [
  '序号',
  '文件编号',
  '责任者',
  '题 名',
  '成文日期',
  '页数',
  '密级',
  '归档年度',
  '全宗号',
  '门类',
  '保管期限',
  '扫描件',
];

export const table: string[][] = Array.from({ length: 40 }, (_, at) => [
  String(at + 1),
  `临教发〔2026〕${at + 50}号`,
  '临溪县教育局；临溪县财政局',
  at === 20 ? '' : `关于第${at + 1}批义务教育薄弱环节改善与能力提升项目资金安排的通知`,
  at === 9 ? '2026年9月31日' : '2026.9.15',
  '3',
  at === 30 ? '秘密' : '内部',
  '2026',
  'A439',
  '文书',
  at === 15 ? '30 个月' : '30年',
  '',
]);

// Answers what is asked of archives, articles, contacts and the search, from made-up records.

import { implement } from '@orpc/server';
import type { OutboxRow } from '../../../shared/contract/desk-views.ts';
import { deskContract } from '../../../shared/contract/desk.ts';
import { rowAt, todoDataOf } from './content.ts';
import { norms } from './content-norms.ts';
import { archiveRowAt, articleBody, articleRows, importFiles } from './content-records.ts';
import { aFile, editsAndUploads } from './content-sync.ts';
import { ago } from './moments.ts';
import { examine } from './serve-checks.ts';

type Edit = Extract<OutboxRow, { readonly type: 'edit' }>;

const os = implement(deskContract);

const editable = [
  'title',
  'date',
  'responsible',
  'docNo',
  'pages',
  'orgOrTopic',
  'carrier',
  'location',
  'abstract',
  'files',
] as const;

const pendingOf = ({ id, state, fields, decidedAt, reason }: Edit) => ({
  id,
  state,
  fields,
  decidedAt,
  ...(reason === undefined ? {} : { reason }),
});

/** The norms take the place of the rows they are known by. */
const allArticles = [
  ...articleRows.map((row) => norms.find((norm) => norm.row.id === row.id)?.row ?? row),
  ...norms.map(({ row }) => row).filter(({ id }) => articleRows.every((row) => row.id !== id)),
];

/** `empty`: nothing was ever synced. */
export const serveRecords = (empty: boolean) => ({
  archives: {
    tree: os.archives.tree.handler(({ input }) => {
      if (empty) return [];
      if (input.fonds === undefined) {
        return [
          { path: { fonds: 'A439' }, label: 'A439 临溪县教育局', count: 31_520, leaf: false },
          { path: { fonds: 'Z109' }, label: 'Z109 临溪县民政局', count: 8_412, leaf: false },
        ];
      }
      const { fonds, category, year } = input;
      if (category === undefined) {
        return [
          { path: { fonds, category: 'WS' }, label: 'WS', count: 21_520, leaf: false },
          { path: { fonds, category: 'KU' }, label: 'KU', count: 10_000, leaf: false },
        ];
      }
      if (year === undefined) {
        return [2019, 2018, 1998, 1995].map((each) => ({
          path: { fonds, category, year: each },
          label: String(each),
          count: 420,
          leaf: false,
        }));
      }
      return ['Y', 'D30', 'D10'].map((retention) => ({
        path: { fonds, category, year, retention },
        label: retention,
        count: 140,
        leaf: true,
      }));
    }),
    list: os.archives.list.handler(({ input: { offset, limit } }) => {
      const all = empty ? 0 : 31_520;
      const length = Math.max(0, Math.min(limit, all - offset));
      return { rows: Array.from({ length }, (_, step) => archiveRowAt(offset + step)), total: all };
    }),
    examine,
    read: os.archives.read.handler(({ input: { id } }) => {
      const row = archiveRowAt(Number(id.slice(1)));
      const { id: _, sourceId: __, responsible, ...rest } = row;
      const body = todoDataOf(rowAt(1)).paper?.body ?? '';
      return {
        row,
        data: {
          ...rest,
          fondsName: '临溪县教育局',
          itemNo: '0087',
          responsible: [responsible],
          openMark: '开放' as const,
          carrier: '纸质',
          location: '一号库 3 排 2 列',
          abstract: '临溪中学食堂新建工程立项批复及附件，共四页。批复明确总投资 428 万元，由县财政列支。',
          body,
          files: [
            aFile('0', '立项批复（盖章版）.pdf', 348_211),
            aFile('6', '立项批复（送审稿）.docx', 91_204),
            aFile('7', '立项批复（第二稿）.docx', 90_112),
            aFile('1', '选址意见书.pdf', 2_411_008),
            aFile('4', '验收会议纪要.pdf', 1_204_332),
            aFile('5', '投资估算表（宏）.xlsm', 88_120),
          ],
        },
        fetchedAt: ago(3_600_000),
        revision: '7',
        editable: [...editable],
        edits: editsAndUploads.flatMap((edit) =>
          edit.type === 'edit' && edit.recordId === id ? [pendingOf(edit)] : [],
        ),
      };
    }),
  },
  articles: {
    list: os.articles.list.handler(({ input: { articleType } }) => {
      const rows = empty ? [] : allArticles.filter((row) => !articleType || row.articleType === articleType);
      return { rows, total: rows.length };
    }),
    counts: os.articles.counts.handler(() => ({
      all: empty ? 0 : allArticles.length,
      byType: { 政策法规: allArticles.length - 2, 标准口径: 1, 参考资料: 1 },
    })),
    read: os.articles.read.handler(({ input: { id } }) => {
      const row = allArticles.find((each) => each.id === id);
      const norm = norms.find((each) => each.row.id === id);
      if (row === undefined) throw new Error('believed: the article was listed');
      const { id: _, sourceId: __, updatedAt, ...rest } = row;
      const file = {
        name: '000.txt',
        title: row.title,
        characters: 4812,
        pinyinRemoved: 105,
        traditional: true,
        suspect: [
          { text: '顆?;', line: 31 },
          { text: '揪幋a', line: 77 },
        ],
      };
      return {
        row,
        data: {
          ...rest,
          body: norm?.body ?? articleBody,
          ...(norm && { effectiveOn: norm.effectiveOn }),
          audience: '全体' as const,
          asks: [],
          secretLevel: '内部' as const,
        },
        fetchedAt: updatedAt,
        ...(row.sourceId !== undefined && {
          editing: {
            revision: '3',
            editable: ['title', 'issuer', 'docNo', 'publishedOn', 'reviewBy', 'asks', 'body'],
            edits: editsAndUploads.flatMap((edit) =>
              edit.type === 'edit' && edit.recordId === id ? [pendingOf(edit)] : [],
            ),
          },
        }),
        imported:
          row.sourceId === undefined
            ? {
                fileName: '000.txt',
                original: '政務信息資源共享平臺建設方案，經(jīng)濟社會發(fā)展……',
                file,
              }
            : undefined,
      };
    }),
    previewImport: os.articles.previewImport.handler(() => ({ files: importFiles })),
    importFolder: os.articles.importFolder.handler(() => ({
      imported: importFiles.slice(0, 5),
      left: importFiles.slice(5),
    })),
    importProgress: os.articles.importProgress.handler(() => null),
    cancelImport: os.articles.cancelImport.handler(() => ({})),
    removeImported: os.articles.removeImported.handler(() => ({})),
  },
  contacts: {
    tree: os.contacts.tree.handler(() =>
      empty
        ? []
        : [
            { org: '县教育局', count: 12, units: [{ unit: '办公室', count: 12 }] },
            {
              org: '县自然资源局',
              count: 9,
              units: [
                { unit: '不动产登记中心', count: 3 },
                { unit: '用地预审股', count: 6 },
              ],
            },
          ],
    ),
    list: os.contacts.list.handler(({ input: { text } }) => {
      const all = ['周明远', '李秀兰', '王建国', '欧阳·买买提', '陈㼆', '赵立'].map((name, index) => ({
        id: `c${index}`,
        sourceId: 'oa',
        fetchedAt: ago(3_600_000),
        name,
        org: '县自然资源局',
        unit: '用地预审股',
        post: index === 0 ? '股长' : '',
        duties: '建设项目用地预审与选址意见书核发',
        office: '政务中心 412',
        phone: `0000-66${18 + index}`,
        status: '在岗' as const,
      }));
      const rows = empty ? [] : all.filter((contact) => contact.name.includes(text));
      return { rows, total: rows.length };
    }),
  },
});

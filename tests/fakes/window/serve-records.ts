// Answers what is asked of archives, articles, contacts and the search, from made-up records.

import { implement } from '@orpc/server';
import type { OutboxRow } from '../../../shared/contract/desk-views.ts';
import { deskContract } from '../../../shared/contract/desk.ts';
import { rowAt, todoDataOf } from './content.ts';
import { lentBy } from './content-loans.ts';
import { archiveRowAt } from './content-records.ts';
import { aFile, editsAndUploads } from './content-sync.ts';
import { listVolume, ownWords, volumeRecord, volumesOf } from './content-volumes.ts';
import { ago } from './moments.ts';
import { serveArticles } from './serve-articles.ts';
import { examine } from './serve-checks.ts';
import { serveContacts } from './serve-contacts.ts';

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
      const { fonds, category, year, classNo } = input;
      if (category === undefined) {
        return [
          { path: { fonds, category: 'KJ' }, label: 'KJ', count: 1_752, leaf: false },
          { path: { fonds, category: 'WS' }, label: 'WS', count: 19_768, leaf: false },
          { path: { fonds, category: 'KU' }, label: 'KU', count: 10_000, leaf: false },
        ];
      }
      if (classNo !== undefined) return volumesOf(classNo);
      if (year === undefined) {
        return [
          ...[2019, 2018, 1998, 1995].map((each) => ({
            path: { fonds, category, year: each },
            label: String(each),
            count: 420,
            leaf: false,
          })),
          ...['KJ·JJ·2008·Y', 'KJ·JJ·2011·Y'].map((each) => ({
            path: { fonds, category, classNo: each },
            label: each,
            count: 36,
            leaf: false,
          })),
        ];
      }
      return ['Y', 'D30', 'D10'].map((retention) => ({
        path: { fonds, category, year, retention },
        label: retention,
        count: 140,
        leaf: true,
      }));
    }),
    list: os.archives.list.handler(({ input: { path, offset, limit } }) => {
      if (path.volumeNo !== undefined) return listVolume(path.volumeNo, { offset, limit });
      const all = empty ? 0 : 31_520;
      const length = Math.max(0, Math.min(limit, all - offset));
      return { rows: Array.from({ length }, (_, step) => archiveRowAt(offset + step)), total: all };
    }),
    examine,
    read: os.archives.read.handler(({ input: { id } }) => {
      const shown = volumeRecord(id);
      if (shown !== undefined) return shown;
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
          ...lentBy(id),
        },
        inherited: ownWords(row),
        fetchedAt: ago(3_600_000),
        revision: '7',
        editable: [...editable],
        edits: editsAndUploads.flatMap((edit) =>
          edit.type === 'edit' && edit.recordId === id ? [pendingOf(edit)] : [],
        ),
      };
    }),
  },
  articles: serveArticles(empty),
  contacts: serveContacts(empty),
});

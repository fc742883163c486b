// Answers what is asked of archives, articles, contacts and the search, from made-up records.

import { implement } from '@orpc/server';
import type { OutboxRow } from '../../../shared/contract/desk-outbox.ts';
import { deskContract } from '../../../shared/contract/desk.ts';
import { rowAt, todoDataOf } from './content.ts';
import { branchesUnder, recordsUnder } from './content-branches.ts';
import { lentBy } from './content-loans.ts';
import { archiveRowAt } from './content-records.ts';
import { aFile, editsAndUploads } from './content-sync.ts';
import { listVolume, ownWords, volumeRecord } from './content-volumes.ts';
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
    tree: os.archives.tree.handler(({ input }) => (empty ? [] : [...branchesUnder(input)])),
    list: os.archives.list.handler(({ input: { path, offset, limit } }) => {
      if (path.volumeNo !== undefined) return listVolume(path.volumeNo, { offset, limit });
      const all = empty ? 0 : recordsUnder(path);
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

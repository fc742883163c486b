// Answers what is asked of articles, from made-up records and the norms.

import { implement } from '@orpc/server';
import type { ArticleRow } from '../../../shared/contract/desk-articles.ts';
import type { OutboxRow } from '../../../shared/contract/desk-outbox.ts';
import { deskContract } from '../../../shared/contract/desk.ts';
import { norms } from './content-norms.ts';
import { answerBody, answerRows, articleBody, articleRows, importFiles } from './content-records.ts';
import { reportedOf, reportsOf } from './content-reports.ts';
import { editsAndUploads } from './content-sync.ts';
import { ago } from './moments.ts';
import { standing } from './serve-norms.ts';

type Edit = Extract<OutboxRow, { readonly type: 'edit' }>;

const os = implement(deskContract);

const pendingOf = ({ id, state, fields, decidedAt, reason }: Edit) => ({
  id,
  state,
  fields,
  decidedAt,
  ...(reason === undefined ? {} : { reason }),
});

/** The norms take the place of the rows they are known by. */
const allArticles: readonly ArticleRow[] = [
  ...articleRows.map((row) => norms.find((norm) => norm.row.id === row.id)?.row ?? row),
  ...norms.map(({ row }) => row).filter(({ id }) => articleRows.every((row) => row.id !== id)),
].map((row) => {
  const norm = norms.find((each) => each.row.id === row.id);
  return norm === undefined ? row : { ...row, standing: standing(norm) };
});

const importReports = [
  { id: 'i2', at: ago(3_600_000), name: '规章汇编', texts: 12, left: 3, stopped: false },
  { id: 'i1', at: ago(26 * 3_600_000), name: '国家法律法规库', texts: 1071, left: 0, stopped: true },
];

const isPast = ({ reviewBy }: ArticleRow) => reviewBy !== undefined && reviewBy < ago(0).slice(0, 10);

/** `empty`: nothing was ever synced. */
export const serveArticles = (empty: boolean) => ({
  list: os.articles.list.handler(({ input: { articleType, reviewPast } }) => {
    const rows = empty
      ? []
      : allArticles.filter(
          (row) => (!articleType || row.articleType === articleType) && (!reviewPast || isPast(row)),
        );
    return { rows, total: rows.length };
  }),
  counts: os.articles.counts.handler(() => ({
    all: empty ? 0 : allArticles.length,
    reviewPast: empty ? 0 : allArticles.filter(isPast).length,
    byType: { 政策法规: allArticles.length - 2, 标准口径: 1, 参考资料: 1 },
  })),
  read: os.articles.read.handler(({ input: { id } }) => {
    const row = [...allArticles, ...answerRows].find((each) => each.id === id);
    const norm = norms.find((each) => each.row.id === id);
    if (row === undefined) throw new Error('believed: the article was listed');
    const { id: _, sourceId: __, updatedAt, standing: ___, audience = '全体', ...rest } = row;
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
        body: norm?.body ?? (answerRows.some((each) => each.id === id) ? answerBody : articleBody),
        ...(norm && { effectiveOn: norm.effectiveOn }),
        audience,
        asks: [],
        ...(row.sourceId !== undefined && { actions: ['report' as const] }),
        feedback: [...reportedOf(id)],
        secretLevel: '内部' as const,
      },
      fetchedAt: updatedAt,
      ...(row.sourceId !== undefined && {
        editing: {
          revision: '3',
          editable: [
            'title',
            'issuer',
            'docNo',
            'publishedOn',
            'reviewBy',
            'audience',
            'secretLevel',
            'asks',
            'body',
          ],
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
              bytes: { hash: '1'.padStart(64, '0'), size: 9_120 },
            }
          : undefined,
    };
  }),
  reports: os.articles.reports.handler(() => (empty ? [] : reportsOf(allArticles))),
  previewImport: os.articles.previewImport.handler(() => ({ files: importFiles })),
  importFolder: os.articles.importFolder.handler(() => ({
    imported: importFiles.slice(0, 5),
    left: importFiles.slice(5),
  })),
  importProgress: os.articles.importProgress.handler(() => null),
  cancelImport: os.articles.cancelImport.handler(() => ({})),
  imports: os.articles.imports.handler(() => (empty ? [] : importReports)),
  importReport: os.articles.importReport.handler(() => ({
    files: importFiles.toSorted((a, b) => Number(a.problem === undefined) - Number(b.problem === undefined)),
  })),
  removeImported: os.articles.removeImported.handler(() => ({})),
});

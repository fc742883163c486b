// Finished to-dos: one to be archived, one that waits, one that came back, one that is archived; and 归档 itself.

import { implement } from '@orpc/server';
import type { Filing, TodoRow } from '../../../shared/contract/desk-todos.ts';
import type { NoticeTopic } from '../../../shared/contract/desk-views.ts';
import { deskContract } from '../../../shared/contract/desk.ts';
import { proposeFields, proposeRetention } from '../../../shared/domain/filing.ts';
import { rowAt, todoDataOf } from './content.ts';
import { creatable } from './content-creates.ts';
import { aFile } from './content-sync.ts';

const os = implement(deskContract);
const firstClosed = 900;
const titles = [
  '关于临溪中学食堂改扩建项目用地预审的批复',
  '关于报送2026年度防汛预案的请示',
  '关于调整养老服务机构补贴标准的通知',
  '关于做好村级档案移交工作的通知',
];

export const closedRows: readonly TodoRow[] = titles.map((title, at) => {
  const { pending: _, due: __, ...row } = rowAt(at + 8);
  return {
    ...row,
    id: `t${firstClosed + at}`,
    sourceId: 'oa',
    title,
    state: '办结',
    step: '办结',
    unread: false,
  };
});

const filings = new Map<string, Filing>([
  ['t900', { kind: 'may' }],
  ['t901', { kind: 'waiting', recordId: 'a-1', state: 'waiting' }],
  ['t902', { kind: 'waiting', recordId: 'a-2', state: 'refused' }],
  ['t903', { kind: 'filed', recordId: 'd87', refCode: 'A439-WS·2026·D10-0121' }],
]);

export const filingOf = (id: string): { readonly filing?: Filing } => {
  const filing = filings.get(id);
  return filing === undefined ? {} : { filing };
};

const files = [
  { file: aFile('0', '用地预审批复（盖章版）.pdf', 348_211), isHere: true },
  { file: aFile('6', '用地预审批复（送审稿）.docx', 91_204), isHere: true },
  { file: aFile('1', '选址意见书.pdf', 2_411_008), isHere: false },
];

export const serveFiling = (notify: (...topics: NoticeTopic[]) => void) => ({
  propose: os.filing.propose.handler(({ input: { id } }) => {
    const row = closedRows.find((each) => each.id === id) ?? rowAt(0);
    const data = { ...todoDataOf(row), state: '办结' as const };
    return {
      sourceId: 'da',
      creatable,
      fields: proposeFields(data, { fonds: 'A439', orgOrTopic: '办公室' }, creatable),
      retentionReason: proposeRetention(data).reason,
      refCode: 'A439-WS·2026·Y·办公室-0122',
      files,
    };
  }),
  make: os.filing.make.handler(({ input: { id } }) => {
    filings.set(id, { kind: 'waiting', recordId: 'a-1', state: 'waiting' });
    notify('todos', 'archives', 'outbox');
    return { recordId: 'a-1' };
  }),
});

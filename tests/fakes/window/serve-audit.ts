// Answers what is asked of 本机记录: a trail of made-up lines, whole, or broken when the address says broken-trail.

import { implement } from '@orpc/server';
import type { AuditLine, ChainStandingView } from '../../../shared/contract/desk-audit.ts';
import type { NoticeTopic } from '../../../shared/contract/desk-views.ts';
import { deskContract } from '../../../shared/contract/desk.ts';
import { auditFacts, type AuditEvent } from '../../../shared/domain/audit.ts';
import { rowAt } from './content.ts';
import { ago, hour } from './moments.ts';

const os = implement(deskContract);

type Told = Partial<AuditLine> & { readonly event: AuditEvent };

const about = (at: number, here = true): Pick<AuditLine, 'record' | 'sourceId'> => {
  const { id, title, sourceId } = rowAt(at);
  return {
    sourceId,
    record: { kind: 'todo', remoteId: `GW-2026-${1000 + at}`, ...(here ? { here: { id, title } } : {}) },
  };
};

/** One day at a desk, oldest first. */
const day: readonly Told[] = [
  { event: 'file-opened', file: '关于报送档案工作情况的通知.pdf', ...about(0) },
  { event: 'action-decided', type: 'action', act: 'approve', ...about(0) },
  { event: 'action-sent', type: 'action', act: 'approve', attempt: 1, ...about(0) },
  { event: 'action-put-off', type: 'action', act: 'approve', ...about(0) },
  { event: 'record-changed', count: 1, ...about(0) },
  { event: 'action-sent', type: 'action', act: 'approve', attempt: 2, ...about(0) },
  { event: 'action-conflict', type: 'action', act: 'approve', ...about(0) },
  { event: 'action-discarded', type: 'action', act: 'approve', how: 'mine', ...about(0) },
  { event: 'action-decided', type: 'action', act: 'approve', ...about(0) },
  { event: 'action-sent', type: 'action', act: 'approve', attempt: 1, ...about(0) },
  { event: 'action-accepted', type: 'action', act: 'approve', ...about(0) },
  { event: 'action-confirmed', type: 'action', act: 'approve', ...about(0) },
  { event: 'edit-decided', type: 'edit', fields: ['title', 'dueAt'], ...about(2) },
  {
    event: 'conflict-settled',
    chosen: [
      { field: 'title', choice: 'mine' },
      { field: 'dueAt', choice: 'theirs' },
    ],
    ...about(2),
  },
  { event: 'record-withdrawn', ...about(3, false) },
  { event: 'record-blocked', level: '秘密', sourceId: 'da', record: { kind: 'archive', remoteId: 'Z109-7' } },
  { event: 'file-saved', file: '值班安排表.xlsx', ...about(4) },
  { event: 'loan-printed', file: '宅基地批复.ofd', how: 'paper', pages: { from: 1, to: 3 }, ...about(5) },
  { event: 'source-removed', sourceGone: true },
];

const total = 4_812;

function lineAt(seq: number): AuditLine {
  const told = day[(seq - 1) % day.length] ?? { event: 'file-opened' };
  return {
    seq,
    at: ago((total - seq) * 0.3 * hour + 5 * 60_000),
    by: auditFacts[told.event].by,
    hash: (seq * 2_654_435_761).toString(16).padStart(16, '0').repeat(4).slice(0, 64),
    sourceGone: false,
    ...told,
  };
}

const newestFirst = Array.from({ length: total }, (_, at) => total - at);

export function serveAudit(nothing: boolean, notify: (...topics: NoticeTopic[]) => void) {
  const isBroken = new URLSearchParams(location.search).has('broken-trail');
  let standing: ChainStandingView = {};
  const check = () => {
    standing = {
      checkedAt: ago(0),
      outcome: isBroken
        ? { kind: 'broken', line: 2_417, how: 'apart' }
        : { kind: 'whole', lines: total, first: lineAt(1).at, last: lineAt(total).at, clockBack: 0 },
    };
    notify('audit');
    return standing;
  };
  if (isBroken) check();
  return {
    list: os.audit.list.handler(({ input: { filter, offset, limit } }) => {
      const { group, sourceId, from = '', to = '9' } = filter;
      const all = nothing ? [] : newestFirst;
      const seqs = all.filter((seq) => {
        const line = lineAt(seq);
        if (group !== undefined && (line.event === 'unknown' || auditFacts[line.event].group !== group))
          return false;
        return (sourceId === undefined || line.sourceId === sourceId) && line.at >= from && line.at < to;
      });
      return { rows: seqs.slice(offset, offset + limit).map(lineAt), total: seqs.length };
    }),
    ofRecord: os.audit.ofRecord.handler(({ input: { id, offset, limit } }) => {
      const lines = nothing
        ? []
        : day.map((_, at) => lineAt(at + 1)).filter(({ record }) => record?.here?.id === id);
      return { rows: lines.slice(offset, offset + limit), total: lines.length };
    }),
    standing: os.audit.standing.handler(() => standing),
    check: os.audit.check.handler(check),
    cancelCheck: os.audit.cancelCheck.handler(() => ({})),
    seen: os.audit.seen.handler(() => ({})),
    save: os.audit.save.handler(() => ({})),
  };
}

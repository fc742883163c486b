// 我的纠错: what this person reported of articles, as the departments state it, and before it what is still on its way.
import type { Report } from '../../../shared/contract/desk-articles.ts';
import { isSettled } from '../../../shared/domain/feedback.ts';
import { listReported } from '../store/articles.ts';
import { keyOf } from '../store/ids.ts';
import { listUnfinished } from '../store/outbox-rows.ts';
import { readBody } from '../store/records.ts';
import { type Desk, pendingOf } from './desk.ts';

export function listReports(desk: Desk): Report[] {
  const there = listReported(desk.store).flatMap(({ id: articleId, title, ownerOrg, feedback }) =>
    feedback.map(
      (one): Report => ({
        articleId,
        title,
        ...(ownerOrg === undefined ? {} : { ownerOrg }),
        report: { kind: 'there', feedback: one },
      }),
    ),
  );
  return [...onTheirWay(desk), ...there].toSorted(
    (a, b) => turnOf(a) - turnOf(b) || (momentOf(a) < momentOf(b) ? 1 : -1),
  );
}

function onTheirWay({ store }: Desk): Report[] {
  return listUnfinished(store).flatMap((entry): Report[] => {
    if (entry.type !== 'action' || entry.body.action !== 'report') return [];
    const key = keyOf('article', entry.recordId);
    const body = key === undefined ? undefined : readBody(store, { kind: 'article', key });
    if (body?.kind !== 'article') return [];
    const { title, ownerOrg } = body.data;
    return [
      {
        articleId: entry.recordId,
        title,
        ...(ownerOrg === undefined ? {} : { ownerOrg }),
        report: { kind: 'on-its-way', action: pendingOf(entry) },
      },
    ];
  });
}

function turnOf({ report }: Report): number {
  if (report.kind === 'on-its-way') return 0;
  return isSettled(report.feedback) ? 2 : 1;
}

const momentOf = ({ report }: Report): string =>
  report.kind === 'there' ? report.feedback.at : report.action.decidedAt;

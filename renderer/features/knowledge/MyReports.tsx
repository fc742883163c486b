// 我的纠错: what this person reported, of whichever article, with how it stands; choosing one opens its article.

import { useQuery } from '@tanstack/react-query';
import type { Report } from '../../../shared/contract/desk-articles.ts';
import { desk } from '../../link/doors.ts';
import { useNow } from '../../link/now.ts';
import { Failed } from '../../records/Failed.tsx';
import { scaled, useAppearance } from '../../style/appearance.ts';
import { dayWords } from '../../text/dates.ts';
import { pendingWords } from '../../text/pending-words.ts';
import { useText } from '../../text/words.tsx';
import type { Text } from '../../text/zh.ts';
import { Empty } from '../../ui/Empty.tsx';
import { RowList } from '../../ui/RowList.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { TwoLines } from '../../ui/TwoLines.tsx';
import { clockOf, stateMark } from './report-words.ts';
import { cameBack } from './use-report.ts';

type MyReportsProps = {
  readonly chosen: string | undefined;
  readonly onChoose: (id: string) => void;
  readonly onOpen: () => void;
};

export function MyReports({ chosen, onChoose, onOpen }: MyReportsProps) {
  const t = useText();
  const { fontSize } = useAppearance();
  const read = useQuery(desk.articles.reports.queryOptions());
  if (read.isError)
    return (
      <Failed error={read.error} before={t.articles.report.mineFailed} onAgain={() => void read.refetch()} />
    );
  const reports = read.data ?? [];
  if (reports.length === 0) return read.isPending ? null : <Empty>{t.articles.report.mineNone}</Empty>;
  return (
    <RowList
      label={t.articles.report.mine}
      count={reports.length}
      rowHeight={scaled(84, fontSize)}
      chosen={reports.findIndex(({ articleId }) => articleId === chosen)}
      onChoose={(index) => {
        const report = reports[index];
        if (report !== undefined) onChoose(report.articleId);
      }}
      onOpen={onOpen}
      row={(index) => <Line report={reports[index]} />}
    />
  );
}

function Line({ report }: { readonly report: Report | undefined }) {
  const t = useText();
  const now = useNow();
  if (report === undefined) return <TwoLines waiting={t.loadingRows} />;
  const { what, words, at, mark, owner } = told(t, report);
  const clock = report.report.kind === 'there' ? clockOf(t, report.report.feedback, now) : undefined;
  return (
    <TwoLines
      title={report.title}
      end={<Tag tone={mark.tone}>{mark.words}</Tag>}
      note={`${what}${t.colon}${words}`}
      endNote={dayWords(t, at, now)}
      more={{
        note: owner === undefined ? t.articles.noOwner : t.articles.owner(owner),
        end: clock && (
          <Tag tone={clock.tone}>
            <span aria-hidden="true">{clock.sign} </span>
            {clock.words}
          </Tag>
        ),
      }}
    />
  );
}

function told(t: Text, { report, ownerOrg }: Report) {
  const names = t.articles.report.whats;
  if (report.kind === 'there') {
    const { what, words, at, owner = ownerOrg } = report.feedback;
    return { what: names[what], words, at, owner, mark: stateMark(t, report.feedback) };
  }
  const { action } = report;
  const { body, decidedAt: at } = action;
  const tone = cameBack(action) ? ('amber' as const) : ('blue' as const);
  return {
    what: body.action === 'report' ? names[body.what] : '',
    words: body.opinion,
    at,
    owner: ownerOrg,
    mark: { words: pendingWords(t, action).words, tone },
  };
}

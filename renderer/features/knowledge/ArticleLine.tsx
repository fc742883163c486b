// An article in the list: what it is, whose word it is, and beneath who answers for it and until when.

import { memo } from 'react';
import type { ArticleRow } from '../../../shared/contract/desk-articles.ts';
import { useNow } from '../../link/now.ts';
import { useSources } from '../../link/sources.ts';
import { dayWords, todayYmd, ymdWords } from '../../text/dates.ts';
import { useText } from '../../text/words.tsx';
import type { Text } from '../../text/zh.ts';
import { Tag } from '../../ui/Tag.tsx';
import { TwoLines } from '../../ui/TwoLines.tsx';
import { isReviewOverdue, validityMark } from './validity.ts';

export const ArticleLine = memo(function ArticleLine({ row }: { readonly row: ArticleRow | undefined }) {
  const t = useText();
  const now = useNow();
  const sources = useSources();
  if (row === undefined) return <TwoLines waiting={t.loadingRows} />;
  const source =
    row.sourceId === undefined ? t.knowledge.importedBy : sources.find(({ id }) => id === row.sourceId)?.name;
  const note = [source ?? '', row.issuer ?? '', row.docNo ?? ''].filter((part) => part !== '').join(t.dot);
  const mark = validityMark(t, row, todayYmd(now));
  return (
    <TwoLines
      title={row.title}
      note={note}
      end={
        mark === undefined ? (
          t.terms.articleType[row.articleType]
        ) : (
          <Tag tone={mark.tone} full={mark.short && mark.words}>
            {mark.short ?? mark.words}
          </Tag>
        )
      }
      endNote={[forWhom(t, row), dayWords(t, row.updatedAt, now)].filter((part) => part !== '').join(t.dot)}
      more={{ note: answersFor(t, row), end: <Review row={row} now={now} /> }}
    />
  );
});

const forWhom = (t: Text, { audience }: ArticleRow): string =>
  audience === undefined ? '' : t.articles.audience(t.terms.audience[audience]);

/** What is not stated is named, never left out. */
function answersFor(t: Text, { ownerOrg, reviewer, reviewBy, audience }: ArticleRow): string {
  const names = t.fields.article;
  const missing = [
    ownerOrg === undefined ? names.ownerOrg : '',
    reviewer === undefined ? names.reviewer : '',
    reviewBy === undefined ? names.reviewBy : '',
    audience === undefined ? names.audience : '',
  ].filter((name) => name !== '');
  return [
    ownerOrg === undefined ? '' : t.articles.owner(ownerOrg),
    reviewer === undefined ? '' : t.articles.reviewer(reviewer),
    missing.length === 0 ? '' : t.articles.missing(missing.join(t.comma)),
  ]
    .filter((part) => part !== '')
    .join(t.dot);
}

function Review({ row, now }: { readonly row: ArticleRow; readonly now: number }) {
  const t = useText();
  if (row.reviewBy === undefined) return null;
  if (isReviewOverdue(row, todayYmd(now))) return <Tag tone="amber">{t.articles.toReview}</Tag>;
  return t.articles.reviewBy(ymdWords(t, row.reviewBy));
}

// Whether a rule holds, in words. Where it is the source's word it is never shown as ours, and without one, or past the
// date of review, the article counts as not verified. Pure.

import type { ArticleRow } from '../../../shared/contract/desk-articles.ts';
import type { ArticleData } from '../../../shared/domain/article.ts';
import type { Ymd } from '../../../shared/domain/terms.ts';
import { standingMark } from '../../records/norms/standing.ts';
import { todayYmd, ymdWords } from '../../text/dates.ts';
import type { Text } from '../../text/zh.ts';
import type { TagTone } from '../../ui/Tag.tsx';

type Stated = Pick<ArticleData, 'validity' | 'reviewBy'>;
type RowStated = Pick<ArticleRow, 'validity' | 'reviewBy' | 'standing'>;

type ValidityWords = { readonly words: string; readonly short?: string; readonly tone: TagTone };

/**
 * Short, for a row: of a norm what is derived of everything here, else the source's word. That alone is no 现行有效, which
 * would promise what nobody here has checked.
 */
export function validityMark(t: Text, row: RowStated, today: Ymd): ValidityWords | undefined {
  if (row.standing !== undefined) return standingMark(t, row.standing);
  return statedMark(t, row, today);
}

function statedMark(t: Text, stated: Stated, today: Ymd): ValidityWords | undefined {
  const { validity } = stated;
  if (validity === undefined) return undefined;
  if (validity === '现行有效')
    return isReviewOverdue(stated, today) ? { words: t.knowledge.unverified, tone: 'amber' } : undefined;
  if (validity === '尚未生效') return { words: t.terms.validity[validity], tone: 'amber' };
  return { words: t.terms.validity[validity], tone: 'ended' };
}

/** In full, for the elements: whose word it is and of when. */
export function validityInFull(t: Text, stated: Stated, today: Ymd, fetched: string): ValidityWords {
  const { validity } = stated;
  if (validity === undefined) return { words: t.knowledge.unverified, tone: 'grey' };
  const words = t.knowledge.statedValid(t.terms.validity[validity], fetched);
  if (isReviewOverdue(stated, today))
    return { words: `${words}${t.semicolon}${t.knowledge.overdueReview}`, tone: 'amber' };
  return { words, tone: validity === '现行有效' ? 'green' : validity === '尚未生效' ? 'amber' : 'ended' };
}

const dayMs = 86_400_000;

/** 复核期限, and whether it is past or near: an answer nobody looked at again is not to be relied on. */
export function reviewWords(
  t: Text,
  { reviewBy }: Stated,
  now: number,
): { readonly words: string; readonly tone: 'amber' | 'grey' } | undefined {
  if (reviewBy === undefined) return undefined;
  const day = ymdWords(t, reviewBy);
  if (reviewBy < todayYmd(now)) return { words: t.articles.reviewPast(day), tone: 'amber' };
  if (reviewBy <= todayYmd(now + 30 * dayMs)) return { words: t.articles.reviewSoon(day), tone: 'amber' };
  return { words: day, tone: 'grey' };
}

export const isReviewOverdue = ({ reviewBy }: Stated, today: Ymd): boolean =>
  reviewBy !== undefined && reviewBy < today;

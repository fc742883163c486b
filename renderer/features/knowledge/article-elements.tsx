// What stands above an article: what it is, whose word, who answers for it and until when, for whom.

import type { ArticleData } from '../../../shared/domain/article.ts';
import { isLowered } from '../../records/form-fields.ts';
import { LaidValue } from '../../records/LaidValue.tsx';
import { type Laid, statedValue } from '../../records/laid-over.ts';
import { valueInLine } from '../../records/named.ts';
import { markWords } from '../../records/PendingEdits.tsx';
import { dayWords, todayYmd, ymdWords } from '../../text/dates.ts';
import type { Text } from '../../text/zh.ts';
import type { Element } from '../../ui/Elements.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { reviewWords, validityInFull } from './validity.ts';

/** What this person changed, over what is stated. A text of its own stands below: here it only says so. */
export function withLaid(
  t: Text,
  elements: readonly Element[],
  data: ArticleData,
  laid: ReadonlyMap<string, Laid>,
): readonly Element[] {
  const names: Readonly<Record<string, string>> = t.fields.article;
  const rest = elements.filter(({ term }) => ![...laid.keys()].some((field) => names[field] === term));
  return [
    ...rest,
    ...[...laid].map(([field, own]) => ({
      term: names[field] ?? t.edits.other,
      value:
        field === 'body' ? (
          <Tag tone={own.over ? 'blue' : 'amber'}>{markWords(t, own.state)}</Tag>
        ) : (
          <LaidValue
            field={field}
            laid={inForce(data, field, own)}
            stated={valueInLine(t, statedValue(data, field), Date.now(), field)}
          />
        ),
      wide: true,
    })),
  ];
}

/** A lower 密级 is asked for: what is stated stays in force, and stands first, until its department has agreed. */
const inForce = (data: ArticleData, field: string, laid: Laid): Laid =>
  field === 'secretLevel' && isLowered(data.secretLevel, laid.mine) ? { ...laid, over: false } : laid;

type Known = {
  readonly now: number;
  readonly fetchedAt: string;
  readonly imported: boolean;
  /** Whether it holds is said below, with all grounds; the source's word alone would contradict it. */
  readonly standing: boolean;
};

export function describe(
  t: Text,
  data: ArticleData,
  { now, fetchedAt, imported, standing }: Known,
): readonly Element[] {
  const names = t.fields.article;
  const validity = validityInFull(t, data, todayYmd(now), dayWords(t, fetchedAt, now));
  const review = reviewWords(t, data, now);
  const pairs: readonly Element[] = [
    { term: names.articleType, value: t.terms.articleType[data.articleType] },
    { term: names.issuer, value: data.issuer ?? '' },
    { term: names.docNo, value: data.docNo ?? '' },
    { term: names.publishedOn, value: data.publishedOn ? ymdWords(t, data.publishedOn) : '' },
    { term: names.effectiveOn, value: data.effectiveOn ? ymdWords(t, data.effectiveOn) : '' },
    {
      term: names.validity,
      wide: true,
      value:
        standing || (imported && data.validity === undefined) ? (
          ''
        ) : (
          <Tag tone={validity.tone}>{validity.words}</Tag>
        ),
    },
    // Who answers for it, who looked it over, until when and for whom is never missing silently.
    { term: names.ownerOrg, value: data.ownerOrg ?? t.articles.none },
    { term: names.reviewer, value: data.reviewer ?? t.articles.none },
    {
      term: names.reviewBy,
      wide: review?.tone === 'amber',
      value:
        review === undefined ? (
          t.articles.none
        ) : review.tone === 'grey' ? (
          review.words
        ) : (
          <Tag tone={review.tone}>{review.words}</Tag>
        ),
    },
    { term: names.audience, value: imported ? t.articles.none : t.terms.audience[data.audience] },
    { term: names.topic, value: data.topic },
    { term: names.secretLevel, value: t.terms.secretLevel[data.secretLevel] },
  ];
  return pairs.filter(({ value }) => value !== '');
}

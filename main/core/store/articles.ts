// Knowledge articles: those of departments are written by pulls alone (S2); imported ones have no source.
import type { ArticleRow } from '../../../shared/contract/desk-articles.ts';
import { must } from '../../../shared/domain/must.ts';
import type { ArticleData } from '../../../shared/domain/article.ts';
import type { Feedback } from '../../../shared/domain/feedback.ts';
import type { Standing } from '../../../shared/domain/norm-standing.ts';
import { standingAsStated } from '../../../shared/domain/stated-standing.ts';
import { articleTypes, audiences, type Id, validities, type Ymd } from '../../../shared/domain/terms.ts';
import { asRow, int, isoOf, json, optionalText, type Row, text, word } from './columns.ts';
import { recordId } from './ids.ts';
import { type Common, commonValues, type Value, writeRecord, writeSql } from './records.ts';
import type { Store } from './store.ts';

const columns = [
  'article_type',
  'title',
  'issuer',
  'doc_no',
  'published_on',
  'validity',
  'owner_org',
  'reviewer',
  'review_by',
  'audience',
  'reported',
  'topic',
  'sort_on',
  'data',
] as const;
const sql = writeSql('article', columns);

/** In the order of `columns`. */
function toRow(data: ArticleData, now: number): readonly Value[] {
  return [
    data.articleType,
    data.title,
    data.issuer ?? null,
    data.docNo ?? null,
    data.publishedOn ?? null,
    data.validity ?? null,
    data.ownerOrg ?? null,
    data.reviewer ?? null,
    data.reviewBy ?? null,
    data.audience,
    data.feedback?.length ?? 0,
    data.topic,
    // What has no date of its own stands by the day it came.
    data.publishedOn ?? isoOf(now).slice(0, 10),
    JSON.stringify(data),
  ];
}

export function writeArticle(
  store: Store,
  common: Common,
  data: ArticleData,
  held?: number,
): number | undefined {
  return writeRecord(store, sql, [...commonValues(common), ...toRow(data, common.now)], held);
}

/** The key of an article that was imported here: of no source, and known by its own bytes. */
export function addArticle(store: Store, hash: string, data: ArticleData, now: number): number {
  const common = { source: null, feed: null, remoteId: hash, revision: hash, generation: 0, now };
  return must(writeArticle(store, common, data), 'an article of no source is always a new one');
}

const rowColumns = `a.key, s.id AS source_id, a.article_type, a.title, a.issuer, a.doc_no, a.published_on, a.validity,
  a.owner_org, a.reviewer, a.review_by, a.audience, a.topic, a.fetched_at`;

function fromRow(row: Row): ArticleRow {
  return {
    id: recordId('article', int(row, 'key')),
    ...optionalText('sourceId', row, 'source_id'),
    articleType: word(articleTypes, row, 'article_type'),
    title: text(row, 'title'),
    ...optionalText('issuer', row, 'issuer'),
    ...optionalText('docNo', row, 'doc_no'),
    ...optionalText('publishedOn', row, 'published_on'),
    ...(row['validity'] === null ? {} : { validity: word(validities, row, 'validity') }),
    ...optionalText('ownerOrg', row, 'owner_org'),
    ...optionalText('reviewer', row, 'reviewer'),
    ...optionalText('reviewBy', row, 'review_by'),
    // Of what was imported nobody said whom it is for.
    ...(row['source_id'] === null ? {} : { audience: word(audiences, row, 'audience') }),
    topic: text(row, 'topic'),
    updatedAt: isoOf(int(row, 'fetched_at')),
  };
}

export type ArticleQuery = {
  readonly articleType?: (typeof articleTypes)[number] | undefined;
  readonly sourceId?: string | undefined;
  /** Those whose day of review is before this one. */
  readonly reviewBefore?: Ymd | undefined;
};

function fromOf(query: ArticleQuery): string {
  const conditions = [
    ...(query.articleType === undefined ? [] : ['article_type = :articleType']),
    ...(query.sourceId === undefined ? [] : ['source = (SELECT key FROM source WHERE id = :sourceId)']),
    ...(query.reviewBefore === undefined ? [] : ['review_by < :reviewBefore']),
  ];
  const byType = query.sourceId === undefined ? 'article_type' : 'article_source';
  const byAny = query.reviewBefore === undefined ? byType : 'article_review';
  const index = conditions.length === 0 ? 'article_newest' : byAny;
  return `article INDEXED BY ${index} ${conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`}`;
}

function valuesOf(query: ArticleQuery): { readonly [name: string]: string } {
  return {
    ...(query.articleType === undefined ? {} : { articleType: query.articleType }),
    ...(query.sourceId === undefined ? {} : { sourceId: query.sourceId }),
    ...(query.reviewBefore === undefined ? {} : { reviewBefore: query.reviewBefore }),
  };
}

/** Exported for the test that pins the plan. */
export function articleListSql(query: ArticleQuery): string {
  return `SELECT ${rowColumns} FROM (SELECT key AS picked FROM ${fromOf(query)}
      ORDER BY sort_on DESC, key DESC LIMIT :limit OFFSET :offset) p
    CROSS JOIN article a ON a.key = p.picked LEFT JOIN source s ON s.key = a.source
    ORDER BY a.sort_on DESC, a.key DESC`;
}

export function listArticles(
  store: Store,
  query: ArticleQuery,
  page: { readonly offset: number; readonly limit: number },
): readonly ArticleRow[] {
  return store
    .sql(articleListSql(query))
    .all({ ...valuesOf(query), ...page })
    .map((row) => fromRow(asRow(row)));
}

export function countArticles(store: Store, query: ArticleQuery): number {
  return int(asRow(store.sql(`SELECT count(*) AS n FROM ${fromOf(query)}`).get(valuesOf(query))), 'n');
}

export function countArticlesByType(store: Store): { readonly [type: string]: number } {
  const rows = store
    .sql('SELECT article_type, count(*) AS n FROM article INDEXED BY article_type GROUP BY article_type')
    .all();
  return Object.fromEntries(rows.map((row) => [text(asRow(row), 'article_type'), int(asRow(row), 'n')]));
}

export function readArticle(
  store: Store,
  key: number,
): { readonly row: ArticleRow; readonly data: ArticleData; readonly fetchedAt: number } | undefined {
  const value = store
    .sql(`SELECT ${rowColumns}, a.data FROM article a LEFT JOIN source s ON s.key = a.source WHERE a.key = ?`)
    .get(key);
  if (value === undefined) return undefined;
  const row = asRow(value);
  return { row: fromRow(row), data: json(row, 'data'), fetchedAt: int(row, 'fetched_at') };
}

type ReportedArticle = {
  readonly id: Id;
  readonly title: string;
  readonly ownerOrg?: string;
  readonly feedback: readonly Feedback[];
};

/** Exported for the test that pins the plan. */
export const reportedSql = `SELECT key, title, owner_org, data ->> '$.feedback' AS feedback
  FROM article INDEXED BY article_reported WHERE reported > 0`;

/** What this person reported, as its departments state it. */
export function listReported(store: Store): readonly ReportedArticle[] {
  return store
    .sql(reportedSql)
    .all()
    .map((value) => {
      const row = asRow(value);
      return {
        id: recordId('article', int(row, 'key')),
        title: text(row, 'title'),
        ...optionalText('ownerOrg', row, 'owner_org'),
        feedback: json<readonly Feedback[]>(row, 'feedback'),
      };
    });
}

/** Of an article that is no norm: what its source's word comes to on a day. */
export function statedStanding(store: Store, article: number, asOf: Ymd): Standing | undefined {
  const value = store.sql('SELECT validity, review_by FROM article WHERE key = ?').get(article);
  if (value === undefined) return undefined;
  const row = asRow(value);
  const validity = row['validity'] === null ? undefined : word(validities, row, 'validity');
  return standingAsStated({ validity, ...optionalText('reviewBy', row, 'review_by') }, asOf);
}

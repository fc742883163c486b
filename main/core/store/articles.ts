// Knowledge articles: those of departments are written by pulls alone (S2); imported ones have no source.
import type { ArticleRow } from '../../../shared/contract/desk-views.ts';
import type { ArticleData } from '../../../shared/domain/article.ts';
import { articleTypes, validities } from '../../../shared/domain/terms.ts';
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
  'review_by',
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
    data.reviewBy ?? null,
    data.topic,
    // What has no date of its own stands by the day it came.
    data.publishedOn ?? isoOf(now).slice(0, 10),
    JSON.stringify(data),
  ];
}

export function writeArticle(store: Store, common: Common, data: ArticleData, held?: number): number {
  return writeRecord(store, sql, [...commonValues(common), ...toRow(data, common.now)], held);
}

const rowColumns = `a.key, s.id AS source_id, a.article_type, a.title, a.issuer, a.doc_no, a.published_on, a.validity,
  a.owner_org, a.review_by, a.topic, a.fetched_at`;

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
    ...optionalText('reviewBy', row, 'review_by'),
    topic: text(row, 'topic'),
    updatedAt: isoOf(int(row, 'fetched_at')),
  };
}

export type ArticleQuery = {
  readonly articleType?: (typeof articleTypes)[number] | undefined;
  readonly sourceId?: string | undefined;
};

function fromOf(query: ArticleQuery): string {
  const conditions = [
    ...(query.articleType === undefined ? [] : ['article_type = :articleType']),
    ...(query.sourceId === undefined ? [] : ['source = (SELECT key FROM source WHERE id = :sourceId)']),
  ];
  const byType = query.sourceId === undefined ? 'article_type' : 'article_source';
  const index = conditions.length === 0 ? 'article_newest' : byType;
  return `article INDEXED BY ${index} ${conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`}`;
}

function valuesOf(query: ArticleQuery): { readonly [name: string]: string } {
  return {
    ...(query.articleType === undefined ? {} : { articleType: query.articleType }),
    ...(query.sourceId === undefined ? {} : { sourceId: query.sourceId }),
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

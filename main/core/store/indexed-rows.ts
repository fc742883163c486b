// What the index is made from: a row of any kind with its text and what it is filtered by.
import type { ArticleData } from '../../../shared/domain/article.ts';
import type { RecordBody } from '../../../shared/domain/delta.ts';
import type { SecretLevel } from '../../../shared/domain/terms.ts';
import { gradeOf } from './archive-ceiling.ts';
import { LevelsOfPage } from './archive-levels.ts';
import { butShut } from './archive-shut.ts';
import { asRow, int, json, optionalText, type Row, text } from './columns.ts';
import { readFileText } from './file-text.ts';
import type { IndexedKey } from './indexed.ts';
import { bodyOf } from './records.ts';
import type { Store } from './store.ts';

type ProvisionBody = {
  readonly kind: 'provision';
  readonly norm: string;
  readonly heading: string;
  readonly text: string;
  readonly docNo?: string;
};
type FileBody = { readonly kind: 'file'; readonly names: readonly string[]; readonly text: string };

export type IndexedBody =
  | RecordBody
  /** The text of a norm is found by its provisions: of its own it has what stands outside them. */
  | { readonly kind: 'norm'; readonly data: ArticleData; readonly outside: string }
  | ProvisionBody
  | FileBody;

export type IndexedRow = {
  readonly body: IndexedBody;
  /** Key of the source; absent of what was imported here, and of files. */
  readonly source?: number;
  /** 密级 of an archive record, the strictest of its own and of what stands above it. */
  readonly inForce?: SecretLevel;
};

/** The row as the index takes it. */
export function readIndexed(store: Store, of: IndexedKey): IndexedRow | undefined {
  const row = readWhole(store, of);
  if (row?.body.kind !== 'article') return row;
  const { data } = row.body;
  const outside = textOutside(store, of.key, data.body);
  return outside === undefined ? row : { ...row, body: { kind: 'norm', data, outside } };
}

/** The row with all its text, a norm with that of its provisions: for showing where something stands. */
export function readWhole(store: Store, { kind, key }: IndexedKey): IndexedRow | undefined {
  if (kind === 'file') {
    const file = readFileText(store, key);
    return file === undefined ? undefined : { body: { kind, ...file } };
  }
  if (kind === 'provision') return readProvision(store, key);
  const but = kind === 'archive' ? butShut(store, 'archive') : '';
  const value = store.sql(`SELECT source, data FROM ${kind} WHERE key = ? ${but}`).get(key);
  if (value === undefined) return undefined;
  const row = asRow(value);
  const body = bodyOf(kind, row);
  return {
    body,
    ...sourceOf(row),
    ...(body.kind === 'archive' ? levelOf(store, int(row, 'source'), body) : {}),
  };
}

function levelOf(
  store: Store,
  source: number,
  { data }: Extract<RecordBody, { readonly kind: 'archive' }>,
): Pick<IndexedRow, 'inForce'> {
  return { inForce: gradeOf(new LevelsOfPage(store, source), data).level };
}

const sourceOf = (row: Row): { readonly source?: number } =>
  row['source'] === null ? {} : { source: int(row, 'source') };

function readProvision(store: Store, key: number): IndexedRow | undefined {
  const value = store
    .sql(
      `SELECT p.heading, p.text, a.title, a.source, a.doc_no FROM provision p JOIN article a ON a.key = p.article
       WHERE p.key = ?`,
    )
    .get(key);
  if (value === undefined) return undefined;
  const row = asRow(value);
  const body: ProvisionBody = {
    kind: 'provision',
    norm: text(row, 'title'),
    heading: text(row, 'heading'),
    text: text(row, 'text'),
    ...optionalText('docNo', row, 'doc_no'),
  };
  return { body, ...sourceOf(row) };
}

/** Of the article whose words the row has: what it is, its level and days. A provision has none of its own. */
export type ArticleFacts = Pick<ArticleData, 'articleType' | 'secretLevel' | 'publishedOn' | 'effectiveOn'>;

/** The last one read: the 500 provisions of a law come one after the other, and its text is 200 KB. */
const lastRead = new WeakMap<Store, { readonly mark: string; readonly facts: ArticleFacts }>();

export function factsOfProvision(store: Store, key: number): ArticleFacts | undefined {
  const value = store
    .sql(
      `SELECT a.key || ' ' || a.revision || ' ' || a.fetched_at AS mark FROM provision p
         JOIN article a ON a.key = p.article WHERE p.key = ?`,
    )
    .get(key);
  if (value === undefined) return undefined;
  const mark = text(asRow(value), 'mark');
  const last = lastRead.get(store);
  if (last?.mark === mark) return last.facts;
  const row = store
    .sql('SELECT data FROM article WHERE key = (SELECT article FROM provision WHERE key = ?)')
    .get(key);
  const { articleType, secretLevel, publishedOn, effectiveOn } = json<ArticleData>(asRow(row), 'data');
  const facts: ArticleFacts = {
    articleType,
    secretLevel,
    ...(publishedOn === undefined ? {} : { publishedOn }),
    ...(effectiveOn === undefined ? {} : { effectiveOn }),
  };
  lastRead.set(store, { mark, facts });
  return facts;
}

/**
 * Lines of a norm that stand in none of its provisions: what comes before the first, headings, annexes. Undefined of a
 * text without provisions, and until they are all here.
 */
function textOutside(store: Store, article: number, whole: string): string | undefined {
  const ready = store.sql('SELECT 1 FROM norm WHERE article = ? AND ready = 1').get(article);
  if (ready === undefined) return undefined;
  const inside = new Set<string>();
  for (const value of store.sql('SELECT heading, text FROM provision WHERE article = ?').iterate(article)) {
    const row = asRow(value);
    const [first = '', ...others] = text(row, 'text').split('\n');
    inside.add(bare(text(row, 'heading') + first));
    for (const line of others) inside.add(bare(line));
  }
  if (inside.size === 0) return undefined;
  return whole
    .split('\n')
    .filter((line) => !inside.has(bare(line)))
    .join('\n');
}

const bare = (line: string): string => line.replace(/\s/gu, '');

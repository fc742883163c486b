// 知识库: the list, the counts by kind, one article; of an imported one the original as it came.
import type { ArticleRow, ImportFile } from '../../../shared/contract/desk-views.ts';
import type { ArticleData } from '../../../shared/domain/article.ts';
import { ok, type Result } from '../../../shared/domain/fault.ts';
import type { Id } from '../../../shared/domain/terms.ts';
import {
  type ArticleQuery,
  countArticles,
  countArticlesByType,
  listArticles as listRows,
  readArticle as readHeld,
} from '../store/articles.ts';
import { isoOf } from '../store/columns.ts';
import { keyOf } from '../store/ids.ts';
import { readOriginal } from '../store/originals.ts';
import { type Desk, notFound } from './desk.ts';

export function listArticles(
  { store }: Desk,
  { offset, limit, ...query }: ArticleQuery & { readonly offset: number; readonly limit: number },
): { readonly rows: ArticleRow[]; readonly total: number } {
  return { rows: [...listRows(store, query, { offset, limit })], total: countArticles(store, query) };
}

export function countAllArticles({ store }: Desk): {
  readonly all: number;
  readonly byType: { [type: string]: number };
} {
  return { all: countArticles(store, {}), byType: { ...countArticlesByType(store) } };
}

export type ArticleDetail = {
  readonly row: ArticleRow;
  readonly data: ArticleData;
  readonly fetchedAt: string;
  readonly imported?: { readonly fileName: string; readonly original: string; readonly file: ImportFile };
};

export function readArticle({ store }: Desk, { id }: { readonly id: Id }): Result<ArticleDetail> {
  const key = keyOf('article', id);
  const held = key === undefined ? undefined : readHeld(store, key);
  if (key === undefined || held === undefined) return notFound;
  const kept = readOriginal(store, key);
  const detail = { ...held, fetchedAt: isoOf(held.fetchedAt) };
  if (kept === undefined) return ok(detail);
  const text = new TextDecoder(kept.encoding, { ignoreBOM: true }).decode(kept.bytes);
  return ok({ ...detail, imported: { fileName: kept.fileName, original: text, file: kept.report } });
}

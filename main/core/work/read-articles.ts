// 知识库: the list, the counts by kind, one article; of an imported one the original as it came.
import type { ImportFile } from '../../../shared/contract/desk-imports.ts';
import type { ArticleRow, PendingEdit } from '../../../shared/contract/desk-views.ts';
import { pendingStates } from '../../../shared/domain/action.ts';
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
import { readEditable } from '../store/editable.ts';
import { keyOf } from '../store/ids.ts';
import { readOriginal } from '../store/originals.ts';
import { entriesOn } from '../store/outbox-rows.ts';
import { type Desk, notFound, pendingEditOf } from './desk.ts';
import { editableFields } from './edit-record.ts';

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
  readonly editing?: {
    readonly revision: string;
    readonly editable: string[];
    readonly edits: PendingEdit[];
  };
  readonly imported?: { readonly fileName: string; readonly original: string; readonly file: ImportFile };
};

export function readArticle({ store }: Desk, { id }: { readonly id: Id }): Result<ArticleDetail> {
  const key = keyOf('article', id);
  const held = key === undefined ? undefined : readHeld(store, key);
  if (key === undefined || held === undefined) return notFound;
  const kept = readOriginal(store, key);
  const detail = { ...held, fetchedAt: isoOf(held.fetchedAt), ...editingOf({ store }, key) };
  if (kept === undefined) return ok(detail);
  const text = kept.text ?? new TextDecoder(kept.encoding, { ignoreBOM: true }).decode(kept.bytes);
  return ok({ ...detail, imported: { fileName: kept.fileName, original: text, file: kept.report } });
}

/** Of a department's article: what may be changed from here, and what this person changed already. */
function editingOf({ store }: Pick<Desk, 'store'>, key: number): Pick<ArticleDetail, 'editing'> {
  const held = readEditable(store, { kind: 'article', key });
  if (held === undefined) return {};
  const edits = entriesOn(store, 'article', key).flatMap((entry) =>
    entry.type === 'edit' && pendingStates.includes(entry.state) ? pendingEditOf(entry) : [],
  );
  const editable = [...editableFields({ store }, held.sourceId, 'article')];
  return { editing: { revision: held.revision, editable, edits } };
}

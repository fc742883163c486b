// 知识库: the list with whether each norm holds today, the counts by kind, one article; of an imported one the original as it came.
import type { ArticleDetail, ArticleRow } from '../../../shared/contract/desk-articles.ts';
import { pendingStates } from '../../../shared/domain/action.ts';
import { ymdOf } from '../../../shared/domain/calendar.ts';
import { ok, type Result } from '../../../shared/domain/fault.ts';
import type { Id, Ymd } from '../../../shared/domain/terms.ts';
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
import { presentKey } from '../store/new-records.ts';
import { normStanding } from '../store/norms.ts';
import { originalOf, readOriginal } from '../store/originals.ts';
import { entriesOn } from '../store/outbox-rows.ts';
import type { Store } from '../store/store.ts';
import { type Desk, notFound, pendingEditOf } from './desk.ts';
import { editableFields } from './edit-record.ts';

type Asked = Omit<ArticleQuery, 'reviewBefore'> & {
  readonly reviewPast?: boolean | undefined;
  readonly offset: number;
  readonly limit: number;
};

/** Whether a norm holds is derived of the rows of a page alone: a hundred take some milliseconds, however many there are. */
export function listArticles(
  { store, now }: Desk,
  { offset, limit, reviewPast, ...asked }: Asked,
): { readonly rows: ArticleRow[]; readonly total: number } {
  const today = ymdOf(now());
  const query = reviewPast === true ? { ...asked, reviewBefore: today } : asked;
  const rows = listRows(store, query, { offset, limit });
  return { rows: rows.map((row) => withStanding(store, row, today)), total: countArticles(store, query) };
}

function withStanding(store: Store, row: ArticleRow, today: Ymd): ArticleRow {
  const key = keyOf('article', row.id);
  const standing = key === undefined ? undefined : normStanding(store, key, today);
  return standing === undefined ? row : { ...row, standing };
}

export function countAllArticles({ store, now }: Desk): {
  readonly all: number;
  readonly reviewPast: number;
  readonly byType: { [type: string]: number };
} {
  return {
    all: countArticles(store, {}),
    reviewPast: countArticles(store, { reviewBefore: ymdOf(now()) }),
    byType: { ...countArticlesByType(store) },
  };
}

export function readArticle({ store, now }: Desk, { id }: { readonly id: Id }): Result<ArticleDetail> {
  const asked = keyOf('article', id);
  // One that was made here is read on in its place when its department has shown it.
  const key = asked === undefined ? undefined : presentKey(store, { kind: 'article', key: asked });
  const held = key === undefined ? undefined : readHeld(store, key);
  if (key === undefined || held === undefined) return notFound;
  const kept = readOriginal(store, key);
  const bytes = originalOf(store, key);
  const row = withStanding(store, held.row, ymdOf(now()));
  const detail = { ...held, row, fetchedAt: isoOf(held.fetchedAt), ...editingOf({ store }, key) };
  if (kept === undefined || bytes === undefined) return ok(detail);
  const text = kept.text ?? new TextDecoder(kept.encoding, { ignoreBOM: true }).decode(kept.bytes);
  const { fileName, report: file } = kept;
  const { hash, size } = bytes;
  return ok({ ...detail, imported: { fileName, original: text, file, bytes: { hash, size } } });
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

// 档案: the tree 全宗 → 门类 → 年度 → 保管期限, the list under a branch, one record.
import type { ArchivePath, ArchiveRow, PendingEdit } from '../../../shared/contract/desk-views.ts';
import { pendingStates } from '../../../shared/domain/action.ts';
import type { ArchiveData } from '../../../shared/domain/archive.ts';
import { ok, type Result } from '../../../shared/domain/fault.ts';
import type { Id } from '../../../shared/domain/terms.ts';
import {
  type ArchiveBranch,
  archiveBranches,
  countArchives,
  listArchives as listRows,
  readArchive as readHeld,
} from '../store/archives.ts';
import { isoOf } from '../store/columns.ts';
import { keyOf } from '../store/ids.ts';
import { presentKey } from '../store/new-records.ts';
import { entriesOn } from '../store/outbox-rows.ts';
import { type Desk, notFound, pendingEditOf } from './desk.ts';
import { editableFields } from './edit-record.ts';

export function branchesUnder({ store }: Desk, path: ArchivePath): ArchiveBranch[] {
  return [...archiveBranches(store, path)];
}

export function listArchives(
  { store }: Desk,
  { path, offset, limit }: { readonly path: ArchivePath; readonly offset: number; readonly limit: number },
): { readonly rows: ArchiveRow[]; readonly total: number } {
  return { rows: [...listRows(store, path, { offset, limit })], total: countArchives(store, path) };
}

export type ArchiveDetail = {
  readonly row: ArchiveRow;
  readonly data: ArchiveData;
  readonly fetchedAt: string;
  readonly revision: string;
  readonly editable: string[];
  readonly edits: PendingEdit[];
};

export function readArchive({ store }: Desk, { id }: { readonly id: Id }): Result<ArchiveDetail> {
  const asked = keyOf('archive', id);
  const key = asked === undefined ? undefined : presentKey(store, { kind: 'archive', key: asked });
  const held = key === undefined ? undefined : readHeld(store, key);
  if (key === undefined || held === undefined) return notFound;
  const edits = entriesOn(store, 'archive', key).flatMap((entry) =>
    entry.type === 'edit' && pendingStates.includes(entry.state) ? pendingEditOf(entry) : [],
  );
  return ok({
    ...held,
    fetchedAt: isoOf(held.fetchedAt),
    editable: [...editableFields({ store }, held.row.sourceId, 'archive')],
    edits,
  });
}

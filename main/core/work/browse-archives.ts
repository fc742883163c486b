// 档案: the tree 全宗 → 门类 → 年度 → 保管期限, the list under a branch, one record.
import type { ArchivePath, ArchiveRow } from '../../../shared/contract/desk-views.ts';
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
import { type Desk, notFound } from './desk.ts';

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
};

export function readArchive({ store }: Desk, { id }: { readonly id: Id }): Result<ArchiveDetail> {
  const key = keyOf('archive', id);
  const held = key === undefined ? undefined : readHeld(store, key);
  return held === undefined ? notFound : ok({ ...held, fetchedAt: isoOf(held.fetchedAt) });
}

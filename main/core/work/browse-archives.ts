// 档案: the tree 全宗 → 门类 → 年度 or 类别 → 保管期限 or 案卷, the list under a branch, one record with what it inherits.
import type { ArchivePath, ArchiveRow } from '../../../shared/contract/desk-archives.ts';
import type { PendingEdit } from '../../../shared/contract/desk-outbox.ts';
import { pendingStates } from '../../../shared/domain/action.ts';
import type { ArchiveData } from '../../../shared/domain/archive.ts';
import { ok, type Result } from '../../../shared/domain/fault.ts';
import { type Inherited, inherit } from '../../../shared/domain/inherited.ts';
import type { Id } from '../../../shared/domain/terms.ts';
import { LevelsOfPage } from '../store/archive-levels.ts';
import { type ArchiveBranch, archiveBranches, wholeOf } from '../store/archive-tree.ts';
import { countArchives, listArchives as listRows, readArchive as readHeld } from '../store/archives.ts';
import { isoOf } from '../store/columns.ts';
import { keyOf } from '../store/ids.ts';
import { sourceKey } from '../store/sources.ts';
import { presentKey } from '../store/new-records.ts';
import { entriesOn } from '../store/outbox-rows.ts';
import { type Desk, notFound, pendingEditOf } from './desk.ts';
import { editableFields } from './edit-record.ts';

export function branchesUnder({ store }: Desk, path: ArchivePath): ArchiveBranch[] {
  return [...archiveBranches(store, path)];
}

type ArchiveList = {
  readonly rows: ArchiveRow[];
  readonly total: number;
  readonly whole?: NonNullable<ReturnType<typeof wholeOf>>;
};

export function listArchives(
  { store }: Desk,
  { path, offset, limit }: { readonly path: ArchivePath; readonly offset: number; readonly limit: number },
): ArchiveList {
  const held = heldRows(store);
  const whole = wholeOf(store, path);
  return {
    rows: listRows(store, path, { offset, limit }).map((row) => held(row)),
    total: countArchives(store, path),
    ...(whole === undefined ? {} : { whole }),
  };
}

/** As it holds for each, asked once for each place above them. */
function heldRows(store: Desk['store']): (row: ArchiveRow) => ArchiveRow {
  const levels = new Map<Id, LevelsOfPage>();
  return (row) => {
    const { sourceId, secretLevel, retention, refCode } = row;
    const known = levels.get(sourceId) ?? new LevelsOfPage(store, sourceKey(store, sourceId) ?? 0);
    levels.set(sourceId, known);
    const all = inherit({ secretLevel, retention, openMark: '开放' }, known.above(refCode));
    return { ...row, secretLevel: all.secretLevel.value, retention: all.retention.value };
  };
}

type ArchiveDetail = {
  readonly row: ArchiveRow;
  readonly data: ArchiveData;
  readonly inherited: Inherited;
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
    row: held.row,
    data: held.data,
    revision: held.revision,
    inherited: inherit(held.data, held.above),
    fetchedAt: isoOf(held.fetchedAt),
    editable: [...editableFields({ store }, held.row.sourceId, 'archive')],
    edits,
  });
}

// The grid of 编目 as it is being written: kept in the encrypted file, so that it survives closing and a kill. Of a row that
// says it is above the ceiling nothing is kept but that word: nothing above it comes into the file by this door either.
import type { CatalogueRow } from '../../../shared/contract/desk-catalogue.ts';
import { mayStore } from '../../../shared/domain/classification.ts';
import type { PlacedRow } from '../store/catalogue.ts';
import { countCatalogueRows, readCatalogueRows, writeCatalogueRows } from '../store/catalogue.ts';
import { secretLevels, type Id } from '../../../shared/domain/terms.ts';
import { ok, type Result } from '../../../shared/domain/fault.ts';
import { ceilingOf } from '../store/meta.ts';
import { sourceKey } from '../store/sources.ts';
import type { Store } from '../store/store.ts';
import { isMaking } from './catalogue-at-work.ts';
import { badRequest, type Desk, notFound } from './desk.ts';
import { createGather } from './in-parts.ts';

type Empty = Record<never, never>;

const gather = createGather<PlacedRow>();

/** What one answer carries. */
const rowsAtOnce = 500;

export function readGrid(
  { store }: Desk,
  { sourceId, from }: { readonly sourceId: Id; readonly from: number },
): Result<{ rows: CatalogueRow[]; total: number }> {
  const source = sourceKey(store, sourceId);
  if (source === undefined) return notFound;
  const rows = readCatalogueRows(store, source, { from, most: rowsAtOnce });
  return ok({ rows, total: countCatalogueRows(store, source) });
}

type GridSave = {
  readonly sourceId: Id;
  readonly part: number;
  readonly isLast: boolean;
  readonly changed: readonly PlacedRow[];
  readonly total: number;
};

export function saveGrid(
  { store }: Desk,
  { sourceId, part, isLast, changed, total }: GridSave,
): Result<Empty> {
  const source = sourceKey(store, sourceId);
  if (source === undefined) return notFound;
  // What is being made is what was checked.
  if (isMaking(store)) return badRequest('rows', 'under-way');
  const whole = gather(store, `grid ${sourceId}`, { part, isLast, more: changed });
  if (!whole.ok) return whole;
  const all = whole.value;
  if (all === undefined) return ok({});
  const kept = all.map(({ place, row }) => ({ place, row: belowCeiling(store, row) }));
  store.transaction(() => writeCatalogueRows(store, source, { changed: kept, total }));
  return ok({});
}

export function belowCeiling(store: Store, row: CatalogueRow): CatalogueRow {
  const { secretLevel = '' } = row.cells;
  const level = secretLevels.find((one) => one === secretLevel.normalize('NFKC').replace(/\s+/gu, ''));
  if (level === undefined || mayStore(level, ceilingOf(store))) return row;
  return { ...row, cells: { secretLevel } };
}

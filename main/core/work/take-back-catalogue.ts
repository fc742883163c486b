// A batch of 编目 taken back: what has not left goes into the grid again, files by their names; what has is left alone and
// counted. In slices, each of them whole: a kill in between leaves part of it in the grid and the rest still waiting.
import type { CatalogueRow } from '../../../shared/contract/desk-catalogue.ts';
import { mostRows } from '../../../shared/domain/catalogue-batch.ts';
import { cellsOf } from '../../../shared/domain/catalogue-row.ts';
import { ok, type Result } from '../../../shared/domain/fault.ts';
import type { Id } from '../../../shared/domain/terms.ts';
import { appendAudit } from '../store/audit.ts';
import { countCatalogueRows, unfinishedOfBatch, writeCatalogueRows } from '../store/catalogue.ts';
import { takeBack as takeBackEntry } from '../store/outbox.ts';
import { mayTakeBack, naturalKeyOf, readCreate, unfinishedOn } from '../store/outbox-rows.ts';
import { beginBatch } from './catalogue-at-work.ts';
import { badRequest, type Desk, notFound } from './desk.ts';
import { inSlices } from './slices.ts';

/** Records at a time: some 10 ms. */
const atOnce = 50;

export async function takeBackBatch(
  desk: Desk,
  { id }: { readonly id: Id },
): Promise<Result<{ back: number; left: number }>> {
  // Nobody else writes into the grid meanwhile.
  const atWork = beginBatch(desk.store);
  if (atWork === undefined) return badRequest('rows', 'under-way');
  try {
    const batch = unfinishedOfBatch(desk.store, id);
    if (batch === undefined) return notFound;
    const { source, actions } = batch;
    const unsent = actions.filter((action) => isUnsent(desk, action)).length;
    if (countCatalogueRows(desk.store, source) + unsent > mostRows) return badRequest('rows', 'no-room');
    const turn = inSlices();
    let back = 0;
    for (let from = 0; from < actions.length; from += atOnce) {
      back += takeSomeBack(desk, { id, source, actions: actions.slice(from, from + atOnce) });
      await turn();
    }
    return ok({ back, left: actions.length - back });
  } finally {
    atWork.end();
    desk.changes.publish(['archives', 'outbox', 'files']);
  }
}

function isUnsent({ store }: Desk, action: Id): boolean {
  const entry = readCreate(store, action);
  return entry !== undefined && mayTakeBack(entry);
}

type Some = { readonly id: Id; readonly source: number; readonly actions: readonly Id[] };

/** How many: some may have left since, or in the slice before. */
function takeSomeBack({ store, now }: Desk, { id, source, actions }: Some): number {
  return store.transaction(() => {
    const rows = actions.flatMap((action): CatalogueRow[] => {
      const entry = readCreate(store, action);
      if (entry === undefined || !mayTakeBack(entry)) return [];
      const others = unfinishedOn(store, naturalKeyOf(store, action)).filter((one) => one.id !== action);
      const scans = others.flatMap((other) => (other.type === 'upload' ? [other.file.name] : []));
      takeBackEntry(store, action, now());
      for (const other of others) takeBackEntry(store, other.id, now());
      return [{ cells: cellsOf(entry.fields, scans) }];
    });
    const from = countCatalogueRows(store, source);
    const changed = rows.map((row, at) => ({ place: from + at, row }));
    writeCatalogueRows(store, source, { changed, total: from + rows.length });
    if (rows.length > 0)
      appendAudit(store, 'catalogue-taken-back', { batch: id, records: rows.length }, now());
    return rows.length;
  });
}

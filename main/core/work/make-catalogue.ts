// 编目成批: all rows of a grid made as records, with their files, in one transaction, or none of them. Saved before it is
// answered (S3); until its first record has left the whole batch may be taken back, and stands in the grid again.
import type { CatalogueBatch, CatalogueRow, Checked } from '../../../shared/contract/desk-catalogue.ts';
import { mostRows } from '../../../shared/domain/catalogue-batch.ts';
import { cellsOf } from '../../../shared/domain/catalogue-row.ts';
import { cleanFileName } from '../../../shared/domain/file-name.ts';
import type { FileRef } from '../../../shared/domain/file-ref.ts';
import { failed, type Fault, ok, type Result } from '../../../shared/domain/fault.ts';
import { must } from '../../../shared/domain/must.ts';
import type { Id } from '../../../shared/domain/terms.ts';
import { mimeOf } from '../files/mime.ts';
import { settleTaken, takeUnder } from '../files/person-files.ts';
import { throwAway } from '../files/pieces.ts';
import { makeRoom } from '../files/room.ts';
import { arrivingName } from '../files/sweep.ts';
import { appendAudit } from '../store/audit.ts';
import {
  addBatch,
  countCatalogueRows,
  listBatches,
  readCatalogueRows,
  unfinishedOfBatch,
  writeCatalogueRows,
} from '../store/catalogue.ts';
import { isoOf } from '../store/columns.ts';
import { keepAttached, readHeld } from '../store/file-held.ts';
import { writeMeta } from '../store/meta.ts';
import { enqueueCreate, enqueueEdit, enqueueUpload, takeBack as takeBackEntry } from '../store/outbox.ts';
import { mayTakeBack, naturalKeyOf, readCreate, unfinishedOn } from '../store/outbox-rows.ts';
import { sourceKey } from '../store/sources.ts';
import { type BatchAtWork, beginBatch } from './catalogue-at-work.ts';
import { type CheckedGrid, type GridOf, lookThrough, type ReadRow } from './check-catalogue.ts';
import { badRequest, type Desk, notFound } from './desk.ts';

export type MadeCatalogue =
  | { outcome: 'made'; batch: Id; records: number }
  | { outcome: 'wrong'; checked: Checked }
  | { outcome: 'cancelled' };

export async function makeCatalogue(desk: Desk, grid: GridOf): Promise<Result<MadeCatalogue>> {
  const atWork = beginBatch(desk.store);
  if (atWork === undefined) return badRequest('rows', 'under-way');
  const arrived: Arrived[] = [];
  try {
    const looked = await lookThrough(desk, grid, (done, of) => atWork.tell({ stage: 'checking', done, of }));
    if (!looked.ok) return looked;
    const { checked } = looked.value;
    if (checked.wrong.length > 0) return ok({ outcome: 'wrong', checked });
    if (checked.usable === 0) return badRequest('rows', 'none');
    const taken = await takeFiles(desk, looked.value, arrived, atWork);
    if (!taken.ok) return taken;
    // From here on it happens, without a turn for anybody else.
    if (atWork.isCancelled()) return ok({ outcome: 'cancelled' });
    atWork.tell({ stage: 'saving', done: 0, of: checked.usable });
    const made = makeAll(desk, grid.sourceId, looked.value, arrived);
    if (!made.ok) return made;
    arrived.length = 0;
    return ok({ outcome: 'made', ...made.value });
  } finally {
    for (const { arriving } of arrived) throwAway(desk.store, arriving);
    atWork.end();
  }
}

type Arrived = { readonly row: number; readonly arriving: string; readonly file: FileRef };

/** Every file copied and hashed under a name of its own: nothing of it counts before the batch does. */
async function takeFiles(
  desk: Desk,
  { read }: CheckedGrid,
  arrived: Arrived[],
  atWork: BatchAtWork,
): Promise<Result<void>> {
  const all = read.flatMap((row, at) => (row?.files ?? []).map((file) => ({ row: at, ...file })));
  // Should this be cut off, the next start sweeps what is left of it.
  if (all.length > 0) writeMeta(desk.store, 'files-sweep', 'due');
  for (const { row, path, name, most } of all) {
    if (atWork.isCancelled()) return ok(undefined);
    const arriving = arrivingName(desk.now(), desk.uuid());
    const taken = await takeUnder(desk.store, path, { name: arriving, most });
    if (!taken.ok) return taken;
    const clean = cleanFileName(name);
    arrived.push({
      row,
      arriving,
      file: { ...taken.value, name: clean, mime: mimeOf(clean), role: '扫描件' },
    });
    atWork.tell({ stage: 'files', done: arrived.length, of: all.length });
  }
  return ok(undefined);
}

/** Ends a transaction with a fault and undoes it. */
class Undone extends Error {
  readonly fault: Fault;
  constructor(fault: Fault) {
    super('a batch was undone');
    this.fault = fault;
  }
}

type Batch = { batch: Id; records: number };

function makeAll(
  desk: Desk,
  sourceId: Id,
  { rows, read }: CheckedGrid,
  arrived: readonly Arrived[],
): Result<Batch> {
  const { store, now, uuid, changes, sync } = desk;
  const source = sourceKey(store, sourceId);
  if (source === undefined) return notFound;
  const batch = uuid();
  try {
    const records = store.transaction(() => {
      const keys = read.map((row) => row && makeOne(desk, source, row));
      const made = keys.flatMap((one) => one ?? []);
      const first = must(made[0], 'a batch has a row').key;
      const last = must(made.at(-1), 'a batch has a row').key;
      addBatch(store, { id: batch, source, first, last, now: now() });
      for (const [at, one] of keys.entries()) {
        const files = arrived.filter(({ row }) => row === at);
        if (one !== undefined && files.length > 0) hang(desk, { source, sourceId, ...one }, files);
      }
      // What was left out stays in the grid, and so does its reason.
      writeRows(
        desk,
        source,
        rows.filter(({ out }) => out === true),
      );
      appendAudit(store, 'catalogue-made', { batch, source, records: made.length }, now());
      return made.length;
    });
    changes.publish(['archives', 'outbox', 'files']);
    sync.wake(sourceId);
    return ok({ batch, records });
  } catch (error) {
    if (error instanceof Undone) return failed(error.fault);
    throw error;
  }
}

type Made = { readonly id: Id; readonly key: number };

function makeOne({ store, now, uuid }: Desk, source: number, { fields }: ReadRow): Made {
  const id = uuid();
  return { id, key: enqueueCreate(store, { id, source, kind: 'archive', fields }, now()) };
}

/** As `attach-file.ts` does for one: the uploads wait for the record, and the change that names them for both. */
function hang(
  desk: Desk,
  { source, sourceId, id, key }: Made & { readonly source: number; readonly sourceId: Id },
  arrived: readonly Arrived[],
): void {
  const { store, now, uuid } = desk;
  const { remoteId } = naturalKeyOf(store, id);
  const of = { source, kind: 'archive', remoteId, record: key, basedOn: '' } as const;
  const files = arrived.filter(
    ({ file }, at) => arrived.findIndex((other) => other.file.hash === file.hash) === at,
  );
  const uploads = files.map(({ arriving, file }): Id => {
    const room = makeRoom(store, file.size - (readHeld(store, file.hash)?.got ?? 0));
    if (!room.ok) throw new Undone(room.fault);
    if (!settleTaken(store, arriving, file.hash))
      throw new Undone({ kind: 'bad-request', field: 'file', reason: 'unreadable' });
    keepAttached(store, { hash: file.hash, size: file.size, sm3: file.sm3, sourceId, now: now() });
    const upload = uuid();
    enqueueUpload(store, { ...of, id: upload, file, dependsOn: [id] }, now());
    appendAudit(store, 'file-attached', { action: upload, hash: file.hash, size: file.size }, now());
    return upload;
  });
  const fields = { files: files.map(({ file }) => file) };
  enqueueEdit(
    store,
    { ...of, id: uuid(), fields, base: { files: null }, dependsOn: [id, ...uploads] },
    now(),
  );
}

function writeRows({ store }: Desk, source: number, rows: readonly CatalogueRow[]): void {
  const changed = rows.map((row, place) => ({ place, row }));
  writeCatalogueRows(store, source, { changed, total: rows.length });
}

export function batches({ store }: Desk): CatalogueBatch[] {
  return listBatches(store).map(({ madeAt, ...batch }) => ({ ...batch, madeAt: isoOf(madeAt) }));
}

/** One action for all of it: what has not left is taken back, and what has is left alone and counted. */
export function takeBackBatch(
  desk: Desk,
  { id }: { readonly id: Id },
): Result<{ back: number; left: number }> {
  const { store, now } = desk;
  const done = store.transaction((): Result<{ back: number; left: number }> => {
    const batch = unfinishedOfBatch(store, id);
    if (batch === undefined) return notFound;
    const entries = batch.actions.map((action) => must(readCreate(store, action), 'it was just listed'));
    const unsent = entries.filter(mayTakeBack);
    const held = readCatalogueRows(store, batch.source, { from: 0, most: mostRows });
    if (held.length + unsent.length > mostRows) return badRequest('rows', 'no-room');
    const rows = unsent.map((entry): CatalogueRow => {
      const others = unfinishedOn(store, naturalKeyOf(store, entry.id)).filter((one) => one.id !== entry.id);
      const scans = others.flatMap((other) => (other.type === 'upload' ? [other.file.name] : []));
      takeBackEntry(store, entry.id, now());
      for (const other of others) takeBackEntry(store, other.id, now());
      return { cells: cellsOf(entry.fields, scans) };
    });
    const total = countCatalogueRows(store, batch.source) + rows.length;
    const from = total - rows.length;
    const changed = rows.map((row, at) => ({ place: from + at, row }));
    writeCatalogueRows(store, batch.source, { changed, total });
    appendAudit(store, 'catalogue-taken-back', { batch: id, records: rows.length }, now());
    return ok({ back: rows.length, left: entries.length - rows.length });
  });
  if (done.ok) desk.changes.publish(['archives', 'outbox', 'files']);
  return done;
}

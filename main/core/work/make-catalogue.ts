// 编目成批: all rows of a grid made as records, with their files, in one transaction, or none of them. Saved before it is
// answered (S3); until its first record has left the whole batch may be taken back, and stands in the grid again.
import type { CatalogueBatch, CatalogueRow, Checked } from '../../../shared/contract/desk-catalogue.ts';
import { cleanFileName } from '../../../shared/domain/file-name.ts';
import type { FileRef } from '../../../shared/domain/file-ref.ts';
import { failed, type Fault, ok, type Result } from '../../../shared/domain/fault.ts';
import type { Id } from '../../../shared/domain/terms.ts';
import { mimeOf } from '../files/mime.ts';
import { settleTaken, takeUnder } from '../files/person-files.ts';
import { throwAway } from '../files/pieces.ts';
import { makeRoom } from '../files/room.ts';
import { arrivingName } from '../files/sweep.ts';
import { appendAudit } from '../store/audit.ts';
import { addBatch, listBatches, writeCatalogueRows } from '../store/catalogue.ts';
import { isoOf } from '../store/columns.ts';
import { keepAttached, readHeld } from '../store/file-held.ts';
import { writeMeta } from '../store/meta.ts';
import { enqueueEdit, enqueueUpload } from '../store/outbox.ts';
import { enqueueCreates, type PreparedCreate, prepareCreate } from '../store/outbox-many.ts';
import { naturalKeyOf } from '../store/outbox-rows.ts';
import { sourceKey } from '../store/sources.ts';
import { type BatchAtWork, beginBatch } from './catalogue-at-work.ts';
import { type CheckedGrid, type GridOf, lookThrough } from './check-catalogue.ts';
import { badRequest, type Desk, notFound } from './desk.ts';
import { inSlices } from './slices.ts';

type MadeCatalogue =
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
    atWork.tell({ stage: 'saving', done: 0, of: checked.usable });
    const prepared = await prepareAll(desk, grid.sourceId, looked.value);
    if (!prepared.ok) return prepared;
    // From here on it happens, without a turn for anybody else.
    if (atWork.isCancelled()) return ok({ outcome: 'cancelled' });
    const made = makeAll(desk, grid.sourceId, { ...prepared.value, arrived });
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

type Prepared = {
  readonly source: number;
  readonly creates: readonly PreparedCreate[];
  /** Of each record, its row in the grid. */
  readonly places: readonly number[];
  /** Rows that were left out: they stay in the grid, and so do their reasons. */
  readonly out: readonly CatalogueRow[];
};

/** All of it that needs no transaction, in slices. */
async function prepareAll(
  { store, uuid }: Desk,
  sourceId: Id,
  { rows, read }: CheckedGrid,
): Promise<Result<Prepared>> {
  const source = sourceKey(store, sourceId);
  if (source === undefined) return notFound;
  const turn = inSlices();
  const creates: PreparedCreate[] = [];
  const places: number[] = [];
  for (const [place, row] of read.entries()) {
    if (row === undefined) continue;
    creates.push(prepareCreate({ source, kind: 'archive' }, uuid(), row.fields));
    places.push(place);
    await turn();
  }
  return ok({ source, creates, places, out: rows.filter(({ out }) => out === true) });
}

type Batch = { batch: Id; records: number };

function makeAll(
  desk: Desk,
  sourceId: Id,
  { source, creates, places, out, arrived }: Prepared & { readonly arrived: readonly Arrived[] },
): Result<Batch> {
  const { store, now, uuid, changes, sync } = desk;
  // The source went while it was prepared.
  if (sourceKey(store, sourceId) !== source) return notFound;
  const batch = uuid();
  const filesOf = Map.groupBy(arrived, ({ row }) => row);
  try {
    const records = store.transaction(() => {
      const first = enqueueCreates(store, { source, kind: 'archive' }, { creates, now: now() });
      const last = first - creates.length + 1;
      addBatch(store, { id: batch, source, first, last, now: now() });
      for (const [at, { id }] of creates.entries()) {
        const files = filesOf.get(places[at] ?? -1) ?? [];
        if (files.length > 0) hang(desk, { source, sourceId, id, key: first - at }, files);
      }
      writeRows(desk, source, out);
      appendAudit(store, 'catalogue-made', { batch, source, records: creates.length }, now());
      return creates.length;
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
    const { hash, size } = file;
    appendAudit(
      store,
      'file-attached',
      { action: upload, source, kind: 'archive', remoteId, hash, size },
      now(),
    );
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

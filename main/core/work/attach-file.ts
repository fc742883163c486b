// 挂附件: a file of the person's own goes into the encrypted store, then its upload and the change that names it are
// queued together; the change leaves when its department has the bytes and found them right.
import { basename } from 'node:path';
import { cleanFileName } from '../../../shared/domain/file-name.ts';
import type { FileRef } from '../../../shared/domain/file-ref.ts';
import { failed, ok, type Result } from '../../../shared/domain/fault.ts';
import type { Id } from '../../../shared/domain/terms.ts';
import { mimeOf } from '../files/mime.ts';
import { throwAway } from '../files/pieces.ts';
import { takeIn } from '../files/person-files.ts';
import { limitOf, makeRoom } from '../files/room.ts';
import { arrivingName } from '../files/sweep.ts';
import { appendAudit } from '../store/audit.ts';
import type { Editable } from '../store/editable.ts';
import { isHeld, keepAttached, readHeld } from '../store/file-held.ts';
import { writeMeta } from '../store/meta.ts';
import { enqueueUpload } from '../store/outbox.ts';
import { readSource } from '../store/sources.ts';
import { badRequest, type Desk, notFound } from './desk.ts';
import { editableFields, heldById, neededFor, queueEdit, shownIn } from './edit-record.ts';

type AttachPress = {
  readonly recordId: Id;
  readonly revision: string;
  readonly grant: string;
  readonly role: FileRef['role'];
};

export async function attachFile(desk: Desk, press: AttachPress): Promise<Result<{ file: FileRef }>> {
  const { store } = desk;
  const may = mayAttach(desk, press.recordId);
  if (!may.ok) return may;
  const path = await desk.shell.file(press.grant, 'read');
  if (path === undefined) return badRequest('grant', 'unknown');
  // Should this be cut off, the next start sweeps what is left of it.
  writeMeta(store, 'files-sweep', 'due');
  const name = arrivingName(desk.now(), desk.uuid());
  const taken = await takeIn(store, path, { name, most: may.value.most });
  if (!taken.ok) return taken;
  const named = cleanFileName(basename(path));
  const file = { ...taken.value, name: named, mime: mimeOf(named), role: press.role };
  const queued = store.transaction(() => queue(desk, press, file));
  if (queued.ok) desk.changes.publish(['files', 'outbox']);
  else if (!isHeld(store, file.hash)) throwAway(store, file.hash);
  return queued.ok ? ok({ file }) : queued;
}

type May = { readonly held: Editable; readonly most: number };

/** Looked at before the bytes are taken in, and once more when they are. */
function mayAttach(desk: Desk, recordId: Id): Result<May> {
  const held = heldById(desk, recordId);
  if (held === undefined) return notFound;
  const uploads = readSource(desk.store, held.sourceId)?.offers.uploads;
  const isOffered = editableFields(desk, held.sourceId, held.of.kind).includes('files');
  if (uploads === undefined || !isOffered) return badRequest('files', 'not-offered');
  return ok({ held, most: Math.min(uploads.maxSize, limitOf(desk.store)) });
}

function queue(desk: Desk, { recordId, revision }: AttachPress, file: FileRef): Result<void> {
  const { store, now } = desk;
  const may = mayAttach(desk, recordId);
  if (!may.ok) return may;
  const { held } = may.value;
  const before = filesOf(shownIn(desk, held, ['files'])['files']);
  if (before.some(({ hash }) => hash === file.hash)) return badRequest('file', 'already-there');
  const room = makeRoom(store, file.size - (readHeld(store, file.hash)?.got ?? 0));
  if (!room.ok) return failed(room.fault);
  const id = desk.uuid();
  const edit = queueEdit(desk, {
    id: recordId,
    revision,
    fields: { files: [...before, file] },
    dependsOn: [id],
  });
  if (!edit.ok) return edit;
  enqueueUpload(
    store,
    { ...held.of, id, record: held.key, basedOn: held.revision, file, dependsOn: neededFor(held) },
    now(),
  );
  const { hash, size, sm3 } = file;
  keepAttached(store, { hash, size, sm3, sourceId: held.sourceId, now: now() });
  appendAudit(store, 'file-attached', { action: id, ...held.of, hash: file.hash, size: file.size }, now());
  return ok(undefined);
}

function filesOf(value: unknown): readonly FileRef[] {
  return Array.isArray(value) ? value.filter((file): file is FileRef => typeof file !== 'string') : [];
}

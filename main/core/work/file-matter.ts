// 归档: a finished matter becomes an archive record in one step, across systems: what its to-do says is carried over, its
// files that are here go to the archive, and all of it is saved before it is answered (S3), so it works offline too.
import type { FilingProposal } from '../../../shared/contract/desk-filing.ts';
import type { EditFields } from '../../../shared/domain/edit.ts';
import { ok, type Result } from '../../../shared/domain/fault.ts';
import type { FileRef } from '../../../shared/domain/file-ref.ts';
import { foldVersions } from '../../../shared/domain/file-versions.ts';
import { proposeFields, proposeRetention, type Shelf } from '../../../shared/domain/filing.ts';
import { nextItemNo, proposedRefCode, seriesOf, writeItemNo } from '../../../shared/domain/item-number.ts';
import type { Id } from '../../../shared/domain/terms.ts';
import { archiveBranches } from '../store/archive-tree.ts';
import { appendAudit } from '../store/audit.ts';
import { filingDraftOf, writeEditDraft } from '../store/edit-drafts.ts';
import { keepAttached, orphanedFiles, readHeld } from '../store/file-held.ts';
import { keepFiled, lastOrgOf } from '../store/filed.ts';
import { recordId } from '../store/ids.ts';
import { takenItemNos } from '../store/item-numbers.ts';
import { enqueueCreate, enqueueEdit, enqueueUpload } from '../store/outbox.ts';
import { naturalKeyOf } from '../store/outbox-rows.ts';
import { readSource, sourceKey } from '../store/sources.ts';
import type { TodoHeld } from '../store/todos.ts';
import { wrongOf } from './create-record.ts';
import { badRequest, type Desk, notFound } from './desk.ts';
import { editableFields } from './edit-record.ts';
import { archiveOffers, filingOf } from './filing-of.ts';
import { heldTodo } from './read-todo.ts';

export function proposeFiling(desk: Desk, { id }: { readonly id: Id }): Result<FilingProposal> {
  const { store } = desk;
  const held = heldTodo(desk, id);
  const [offer] = archiveOffers(desk);
  if (held === undefined || offer === undefined) return notFound;
  if (filingOf(desk, held)?.kind !== 'may') return badRequest('id', 'not-finished');
  const fields = proposeFields(held.data, shelfFor(desk, held), offer.fields);
  const series = seriesOf(fields);
  const refCode =
    series && proposedRefCode(series, writeItemNo(nextItemNo(takenItemNos(store, series).keys())));
  return ok({
    sourceId: offer.sourceId,
    creatable: offer.fields,
    fields,
    retentionReason: proposeRetention(held.data).reason,
    ...(refCode === undefined ? {} : { refCode }),
    files: filesOf(held).map((file) => ({ file, isHere: mayGoAlong(desk, offer.sourceId, file) })),
  });
}

/** The 全宗 of the unit whose system the matter was in, else the fullest; the 机构 as before for papers of that unit. */
function shelfFor({ store }: Desk, held: TodoHeld): Shelf {
  const shelves = archiveBranches(store, {}).toSorted((a, b) => b.count - a.count);
  const organ = readSource(store, held.face.sourceId)?.organ ?? '';
  const own = shelves.find(({ label }) => organ !== '' && label.startsWith(organ)) ?? shelves[0];
  const fonds = own?.path.fonds;
  if (fonds === undefined) return {};
  return { fonds, orgOrTopic: lastOrgOf(store, { fonds, responsible: held.data.fromOrg }) };
}

/** 盖章版 and 最终版 before what came before them. */
function filesOf({ data }: TodoHeld): readonly FileRef[] {
  return foldVersions(data.paper?.files ?? []).flatMap(({ shown, earlier }) => [shown, ...earlier]);
}

function mayGoAlong({ store, now }: Desk, sourceId: Id, { hash, size }: FileRef): boolean {
  const uploads = readSource(store, sourceId)?.offers.uploads;
  const takes = uploads !== undefined && size <= uploads.maxSize;
  const mayName = editableFields({ store }, sourceId, 'archive').includes('files');
  return (
    takes && mayName && readHeld(store, hash)?.state === 'here' && !orphanedFiles(store, now()).includes(hash)
  );
}

type FilingPressed = {
  readonly id: Id;
  readonly sourceId: Id;
  readonly fields: EditFields;
  readonly hashes: readonly string[];
};

export function fileMatter(desk: Desk, pressed: FilingPressed): Result<{ recordId: Id }> {
  const { store, changes, sync, now } = desk;
  const made = store.transaction((): Result<{ recordId: Id }> => {
    const { id, sourceId, fields, hashes } = pressed;
    const held = heldTodo(desk, id);
    const source = sourceKey(store, sourceId);
    if (held === undefined || source === undefined) return notFound;
    if (filingOf(desk, held)?.kind !== 'may') return badRequest('id', 'not-finished');
    const wrong = wrongOf(desk, { sourceId, kind: 'archive', fields });
    if (wrong !== undefined) return wrong;
    const files = filesOf(held).filter(({ hash }) => hashes.includes(hash));
    if (files.length < new Set(hashes).size || !files.every((file) => mayGoAlong(desk, sourceId, file)))
      return badRequest('files', 'not-here');
    const key = makeWithFiles(desk, { source, sourceId, fields }, files);
    keepFiled(store, held, key);
    writeEditDraft(store, filingDraftOf(held), null, now());
    const { source: from, remoteId } = held;
    appendAudit(store, 'matter-filed', { source: from, kind: 'todo', remoteId, record: key }, now());
    return ok({ recordId: recordId('archive', key) });
  });
  if (!made.ok) return made;
  changes.publish(['archives', 'todos', 'outbox', 'files']);
  sync.wake(pressed.sourceId);
  return made;
}

type New = { readonly source: number; readonly sourceId: Id; readonly fields: EditFields };

/** As attach-file.ts does for one: the uploads wait for the record, and the change that names them for both. */
function makeWithFiles(desk: Desk, { source, sourceId, fields }: New, files: readonly FileRef[]): number {
  const { store, now, uuid } = desk;
  const id = uuid();
  const key = enqueueCreate(store, { id, source, kind: 'archive', fields }, now());
  const { remoteId } = naturalKeyOf(store, id);
  const of = { source, kind: 'archive', remoteId, record: key, basedOn: '' } as const;
  const named = distinct(files).map((file) => withSm3(desk, file));
  const uploads = named.map((file): Id => {
    const upload = uuid();
    const { hash, size, sm3 } = file;
    enqueueUpload(store, { ...of, id: upload, file, dependsOn: [id] }, now());
    keepAttached(store, { hash, size, sm3, sourceId, now: now() });
    const attached = { action: upload, source, kind: 'archive', remoteId, hash, size };
    appendAudit(store, 'file-attached', attached, now());
    return upload;
  });
  if (named.length > 0) {
    const edit = { ...of, id: uuid(), fields: { files: named }, base: { files: null } };
    enqueueEdit(store, { ...edit, dependsOn: [id, ...uploads] }, now());
  }
  return key;
}

const distinct = (files: readonly FileRef[]): readonly FileRef[] =>
  files.filter(({ hash }, at) => files.findIndex((other) => other.hash === hash) === at);

/** Both hashes go along, as they were when the bytes came. */
function withSm3({ store }: Desk, file: FileRef): FileRef {
  const sm3 = readHeld(store, file.hash)?.sm3 ?? file.sm3;
  return sm3 === undefined ? file : { ...file, sm3 };
}

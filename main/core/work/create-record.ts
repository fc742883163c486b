// 新建: a record made here. Checked against what its department lets desks state, saved before it is answered (S3), and
// shown as 待上传（未编号） until a feed brings it with the number its department gave. Before it has left it is described
// anew by another entry in its place; what hangs on it stays.
import type { NewRecord } from '../../../shared/contract/desk-create.ts';
import { mayStore } from '../../../shared/domain/classification.ts';
import { type CreatedKind, createdKinds, levelOfNew, wrongInNew } from '../../../shared/domain/create.ts';
import type { EditFields } from '../../../shared/domain/edit.ts';
import { ok, type Result } from '../../../shared/domain/fault.ts';
import type { Id } from '../../../shared/domain/terms.ts';
import { isoOf } from '../store/columns.ts';
import { readEditDraft, writeEditDraft } from '../store/edit-drafts.ts';
import { parseRecordId, recordId } from '../store/ids.ts';
import { ceilingOf } from '../store/meta.ts';
import { createOf, listCreates } from '../store/new-records.ts';
import { enqueueCreate } from '../store/outbox.ts';
import { type CreateEntry, mayTakeBack, naturalKeyOf, unfinishedOn } from '../store/outbox-rows.ts';
import { listSources, readSource, sourceKey } from '../store/sources.ts';
import { badRequest, type Desk, notFound, pendingEditOf } from './desk.ts';
import { editableFields } from './edit-record.ts';

type Empty = Record<never, never>;
type Making = { readonly sourceId: Id; readonly kind: CreatedKind; readonly fields: EditFields };

type Creatable = { sourceId: Id; kind: CreatedKind; fields: string[] };

export function creatable({ store }: Desk): Creatable[] {
  return listSources(store).flatMap(({ id: sourceId }) =>
    createdKinds.flatMap((kind) => {
      const fields = [...creatableFields({ store }, sourceId, kind)];
      return fields.length === 0 ? [] : [{ sourceId, kind, fields }];
    }),
  );
}

function creatableFields({ store }: Pick<Desk, 'store'>, sourceId: Id, kind: CreatedKind): readonly string[] {
  const offers = readSource(store, sourceId)?.offers;
  if (offers === undefined || offers.newerSchema) return [];
  return offers.creates?.find((one) => one.kind === kind)?.fields ?? [];
}

export function makeRecord(desk: Desk, making: Making): Result<{ recordId: Id }> {
  const { store, now, uuid, changes, sync } = desk;
  const { sourceId, kind, fields } = making;
  const made = store.transaction((): Result<{ recordId: Id }> => {
    const source = sourceKey(store, sourceId);
    if (source === undefined) return notFound;
    const wrong = wrongOf(desk, making);
    if (wrong !== undefined) return wrong;
    const key = enqueueCreate(store, { id: uuid(), source, kind, fields }, now());
    writeEditDraft(store, { source, kind, remoteId: '' }, null, now());
    return ok({ recordId: recordId(kind, key) });
  });
  if (!made.ok) return made;
  changes.publish([topicOf(kind), 'outbox']);
  sync.wake(sourceId);
  return made;
}

export function changeNew(
  desk: Desk,
  { recordId: id, fields }: { readonly recordId: Id; readonly fields: EditFields },
): Result<Empty> {
  const { store, now, uuid } = desk;
  const changed = store.transaction((): Result<CreateEntry> => {
    const of = parseRecordId(id);
    const instead = of && createOf(store, of);
    if (instead === undefined) return notFound;
    if (!mayChange(instead)) return badRequest('recordId', 'already-sent');
    const { sourceId, kind } = instead;
    const wrong = wrongOf(desk, { sourceId, kind, fields });
    if (wrong !== undefined) return wrong;
    const { source } = naturalKeyOf(store, instead.id);
    enqueueCreate(store, { id: uuid(), source, kind, fields, instead }, now());
    writeEditDraft(store, naturalKeyOf(store, instead.id), null, now());
    return ok(instead);
  });
  if (!changed.ok) return changed;
  desk.changes.publish([topicOf(changed.value.kind), 'outbox']);
  desk.sync.wake(changed.value.sourceId);
  return ok({});
}

export function listNew(desk: Desk, { kind }: { readonly kind: CreatedKind }): NewRecord[] {
  return listCreates(desk.store, kind).map((entry) => shown(desk, entry));
}

function shown({ store }: Desk, entry: CreateEntry): NewRecord {
  const { id, recordId, sourceId, kind, state, reason, fields } = entry;
  const others = unfinishedOn(store, naturalKeyOf(store, id));
  const takesFiles = readSource(store, sourceId)?.offers.uploads !== undefined;
  return {
    recordId,
    sourceId,
    kind,
    actionId: id,
    state,
    ...(entry.asked ? { reason: { kind: 'in-doubt' } } : reason === undefined ? {} : { reason }),
    decidedAt: isoOf(entry.decidedAt),
    fields,
    creatable: [...creatableFields({ store }, sourceId, kind)],
    mayChange: mayChange(entry),
    mayTakeBack: mayTakeBack(entry),
    mayAttach: takesFiles && editableFields({ store }, sourceId, kind).includes('files'),
    edits: others.flatMap((other) => (other.type === 'edit' ? pendingEditOf(other) : [])),
  };
}

const mayChange = (entry: CreateEntry): boolean => entry.state === 'refused' || mayTakeBack(entry);

const topicOf = (kind: CreatedKind) => (kind === 'article' ? 'articles' : 'archives');

/** May it be made so? Nothing above the ceiling comes into the file by this door either. */
export function wrongOf(desk: Desk, { sourceId, kind, fields }: Making): Result<never> | undefined {
  const may = creatableFields(desk, sourceId, kind);
  const foreign = Object.keys(fields).find((field) => !may.includes(field));
  if (foreign !== undefined || may.length === 0) return badRequest(foreign ?? 'kind', 'not-offered');
  if (!mayStore(levelOfNew(fields), ceilingOf(desk.store))) return badRequest('secretLevel', 'above-ceiling');
  const wrong = wrongInNew(kind, fields);
  return wrong === undefined ? undefined : badRequest(wrong, 'invalid');
}

/** What was stated of a record that will not be made goes back into the form, unless something is typed there. */
export function giveBackToForm({ store, now }: Desk, entry: CreateEntry): void {
  const of = { ...naturalKeyOf(store, entry.id), remoteId: '' };
  if (readEditDraft(store, of) === null) writeEditDraft(store, of, draftOf(entry), now());
}

/** It will be made after all: what was put back is taken out again, unless it was changed. */
export function takeFromForm({ store, now }: Desk, entry: CreateEntry): void {
  const of = { ...naturalKeyOf(store, entry.id), remoteId: '' };
  if (JSON.stringify(readEditDraft(store, of)) === JSON.stringify(draftOf(entry)))
    writeEditDraft(store, of, null, now());
}

function draftOf({ fields }: CreateEntry): { revision: string; typed: Record<string, string | string[]> } {
  const typed = Object.entries(fields).flatMap(([field, value]) =>
    value === null ? [] : [[field, Array.isArray(value) ? value.map(String) : String(value)] as const],
  );
  return { revision: '', typed: Object.fromEntries(typed) };
}

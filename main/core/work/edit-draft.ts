// What is typed into the form of a record is saved while it is written, as a draft opinion is. On a to-do that is the form
// of its 归档, apart from the draft opinion.
import type { EditDraft } from '../../../shared/contract/desk-outbox.ts';
import { ok, type Result } from '../../../shared/domain/fault.ts';
import { createdKinds } from '../../../shared/domain/create.ts';
import type { Id } from '../../../shared/domain/terms.ts';
import type { NaturalKey } from '../store/drafts.ts';
import { filingDraftOf, readEditDraft, writeEditDraft } from '../store/edit-drafts.ts';
import { readEditable } from '../store/editable.ts';
import { parseRecordId } from '../store/ids.ts';
import { sourceKey } from '../store/sources.ts';
import { readTodo } from '../store/todos.ts';
import { type Desk, notFound } from './desk.ts';

function editable({ store }: Desk, id: Id): NaturalKey | undefined {
  const [kind, sourceId = ''] = id.split('@');
  const created = createdKinds.find((one) => one === kind);
  const source = created && sourceKey(store, sourceId);
  // The form of a record that is not made yet: one of a kind in each system.
  if (created !== undefined && source !== undefined) return { source, kind: created, remoteId: '' };
  const key = parseRecordId(id);
  if (key?.kind !== 'todo') return key && readEditable(store, key)?.of;
  const todo = readTodo(store, key.key);
  return todo && filingDraftOf(todo);
}

export function readRecordDraft(desk: Desk, { id }: { readonly id: Id }): Result<EditDraft | null> {
  const of = editable(desk, id);
  return of === undefined ? notFound : ok(readEditDraft(desk.store, of));
}

export function saveRecordDraft(
  desk: Desk,
  { id, draft }: { readonly id: Id; readonly draft: EditDraft | null },
): Result<Record<never, never>> {
  const of = editable(desk, id);
  if (of === undefined) return notFound;
  desk.store.transaction(() => writeEditDraft(desk.store, of, draft, desk.now()));
  return ok({});
}

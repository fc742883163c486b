// A discard taken back: it asks the person again, on what the record is by now.
import { ok, type Result } from '../../../shared/domain/fault.ts';
import type { Id } from '../../../shared/domain/terms.ts';
import { readDraft, writeDraft } from '../store/drafts.ts';
import { undoDiscard as undo } from '../store/outbox.ts';
import { naturalKeyOf, readEntry } from '../store/outbox-rows.ts';
import { rebase } from '../store/rebase.ts';
import { takeFromForm } from './create-record.ts';
import { badRequest, type Desk, notFound } from './desk.ts';

export function undoDiscard(desk: Desk, { id }: { readonly id: Id }): Result<Record<never, never>> {
  const { store, now } = desk;
  const done = store.transaction((): Result<Record<never, never>> => {
    const entry = readEntry(store, id);
    if (entry === undefined) return notFound;
    if (entry.state !== 'discarded') return badRequest('id', 'not-discarded');
    if (!undo(store, id, now())) return badRequest('id', 'replaced');
    const of = naturalKeyOf(store, id);
    // The words went back into the draft; unless something was written to them they go along again.
    const wasDraft = entry.type === 'action' && entry.kind === 'todo';
    if (wasDraft && readDraft(store, of) === entry.body.opinion) writeDraft(store, of, '', now());
    if (entry.type === 'create') takeFromForm(desk, entry);
    rebase(store, of, { now: now() });
    return ok({});
  });
  if (done.ok) desk.changes.publish(['todos', 'archives', 'articles', 'outbox', 'conflicts', 'files']);
  return done;
}

// A draft opinion is saved while it is written, so that a crash loses at most the last moment of typing.
import { ok, type Result } from '../../../shared/domain/fault.ts';
import type { Id } from '../../../shared/domain/terms.ts';
import { type NaturalKey, readDraft, writeDraft } from '../store/drafts.ts';
import { dropSettled } from '../store/outbox-steps.ts';
import { type Desk, notFound } from './desk.ts';
import { heldTodo } from './read-todo.ts';

export function saveDraft(
  desk: Desk,
  { id, opinion }: { readonly id: Id; readonly opinion: string },
): Result<Record<never, never>> {
  const held = heldTodo(desk, id);
  if (held === undefined) return notFound;
  const of: NaturalKey = { source: held.source, kind: 'todo', remoteId: held.remoteId };
  desk.store.transaction(() => {
    writeDraft(desk.store, of, opinion, desk.now());
    dropSettled(desk.store, of);
  });
  // The mark of a draft in the list comes and goes; each further letter changes nothing there.
  if ((opinion !== '') !== held.face.hasDraft) desk.changes.publish(['todos']);
  return ok({});
}

const longestOpinion = 4000;

/** The words of an action that was given up go back to where they were written; nothing written since is lost. */
export function giveBackToDraft(desk: Desk, of: NaturalKey, opinion: string): void {
  const draft = readDraft(desk.store, of);
  if (opinion === '' || draft.includes(opinion)) return;
  const both = draft === '' ? opinion : `${draft}\n${opinion}`;
  writeDraft(desk.store, of, both.slice(0, longestOpinion), desk.now());
}

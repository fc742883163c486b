// Taking back what was not sent, and giving up what the department refused: the opinion returns to the draft.
import { ok, type Result } from '../../../shared/domain/fault.ts';
import type { Id } from '../../../shared/domain/terms.ts';
import { clearPause, discard, takeBack as takeBackEntry } from '../store/outbox.ts';
import { mayDiscard, mayTakeBack, naturalKeyOf, type OutboxEntry, readAction } from '../store/outbox-rows.ts';
import type { Store } from '../store/store.ts';
import { badRequest, type Desk, notFound } from './desk.ts';
import { giveBackToDraft } from './save-draft.ts';

type Empty = Record<never, never>;

type Way = {
  readonly may: (entry: OutboxEntry) => boolean;
  readonly end: (store: Store, id: Id, now: number) => boolean;
  readonly tooLate: string;
};

export function takeBack(desk: Desk, { id }: { readonly id: Id }): Result<Empty> {
  return giveUp(desk, id, { may: mayTakeBack, end: takeBackEntry, tooLate: 'already-sent' });
}

export function discardAction(desk: Desk, { id }: { readonly id: Id }): Result<Empty> {
  return giveUp(desk, id, { may: mayDiscard, end: discard, tooLate: 'not-settled' });
}

function giveUp(desk: Desk, id: Id, { may, end, tooLate }: Way): Result<Empty> {
  const { store, now } = desk;
  const done = store.transaction((): Result<Empty> => {
    const entry = readAction(store, id);
    if (entry === undefined) return notFound;
    if (!may(entry)) return badRequest('id', tooLate);
    // Before the end: a row that is kept only for this text must find it in the draft.
    giveBackToDraft(desk, naturalKeyOf(store, id), entry.body.opinion);
    end(store, id, now());
    return ok({});
  });
  if (done.ok) desk.changes.publish(['todos', 'outbox']);
  return done;
}

/** A pause of our own making ends now; one the department asked for is obeyed all the same (S9). */
export function retryNow(desk: Desk, { id }: { readonly id: Id }): Result<Empty> {
  const entry = readAction(desk.store, id);
  if (entry === undefined) return notFound;
  if (entry.state !== 'waiting' && entry.state !== 'unsure') return badRequest('id', 'not-waiting');
  clearPause(desk.store, id);
  desk.sync.wake(entry.sourceId);
  return ok({});
}

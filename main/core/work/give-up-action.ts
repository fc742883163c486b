// Taking back what was not sent, and giving up what the department refused. The opinion of a decision returns to the
// draft; the words of a change stay with it, those of a new record go back into its form with all that hangs on it. A file and the change that names it go together.
import { ok, type Result } from '../../../shared/domain/fault.ts';
import type { Id } from '../../../shared/domain/terms.ts';
import { clearPause, discard, discardWith, takeBack as takeBackEntry } from '../store/outbox.ts';
import {
  mayDiscard,
  mayTakeBack,
  naturalKeyOf,
  type OutboxEntry,
  readEntry,
  unfinishedOn,
} from '../store/outbox-rows.ts';
import type { Store } from '../store/store.ts';
import { giveBackToForm } from './create-record.ts';
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
    const entry = readEntry(store, id);
    if (entry === undefined) return notFound;
    if (!may(entry)) return badRequest('id', tooLate);
    const together = goTogether(store, entry);
    // Before the end: a row that is kept only for this text must find it in the draft.
    if (entry.type === 'action' && entry.kind === 'todo')
      giveBackToDraft(desk, naturalKeyOf(store, id), entry.body.opinion);
    if (entry.type === 'create') giveBackToForm(desk, entry);
    if (entry.type === 'create' && entry.state === 'refused') discardWith(store, entry, now());
    end(store, id, now());
    for (const other of together) takeBackEntry(store, other, now());
    return ok({});
  });
  if (done.ok) desk.changes.publish(['todos', 'archives', 'articles', 'outbox', 'conflicts', 'files']);
  return done;
}

/** A change that names a file which will not be sent can never be taken; a file that nothing names is of no use. */
function goTogether(store: Store, entry: OutboxEntry): readonly Id[] {
  const others = unfinishedOn(store, naturalKeyOf(store, entry.id)).filter(({ id }) => id !== entry.id);
  if (entry.type === 'create') return others.map(({ id }) => id);
  if (entry.type === 'upload') {
    return others.filter(({ dependsOn }) => dependsOn.includes(entry.id)).map(({ id }) => id);
  }
  const files = entry.dependsOn.filter((id) =>
    others.some((other) => other.id === id && other.type === 'upload'),
  );
  return files.filter((id) => !others.some(({ dependsOn }) => dependsOn.includes(id)));
}

/** A pause of our own making ends now; one the department asked for is obeyed all the same (S9). */
export function retryNow(desk: Desk, { id }: { readonly id: Id }): Result<Empty> {
  const entry = readEntry(desk.store, id);
  if (entry === undefined) return notFound;
  if (entry.state !== 'waiting' && entry.state !== 'unsure') return badRequest('id', 'not-waiting');
  clearPause(desk.store, id);
  desk.sync.wake(entry.sourceId, 'by-hand');
  return ok({});
}

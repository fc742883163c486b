// 查借阅申请 and 归还 of an archive record, 纠错反馈 of an article: the sibling of act-on-todo.ts, with its rules. Checked
// against the row and the revision the person sees, saved before it is answered (S3). Its words stay with the act itself:
// the draft of such a record is the form of its fields.
import type { PendingAction } from '../../../shared/contract/desk-outbox.ts';
import { actedOn, isPressed, type RecordAct } from '../../../shared/domain/action.ts';
import { ok, type Result } from '../../../shared/domain/fault.ts';
import { must } from '../../../shared/domain/must.ts';
import type { Id } from '../../../shared/domain/terms.ts';
import { mayDecide, unfinishedOf } from '../../../shared/domain/with-pending.ts';
import { type Editable, readEditable } from '../store/editable.ts';
import { parseRecordId } from '../store/ids.ts';
import { discard, enqueue } from '../store/outbox.ts';
import { type ActionEntry, actionsOn, readAction } from '../store/outbox-rows.ts';
import type { Store } from '../store/store.ts';
import { badRequest, type Desk, notFound, pendingOf } from './desk.ts';

type RecordPress = { readonly id: Id; readonly revision: string; readonly body: RecordAct };

export function actOnRecord(desk: Desk, press: RecordPress): Result<{ readonly action: PendingAction }> {
  const { store, now } = desk;
  const held = heldRecord(desk, press.id);
  if (held === undefined) return notFound;
  const taken = store.transaction((): Result<{ readonly action: PendingAction }> => {
    const wrong = check(held, press);
    if (wrong !== undefined) return wrong;
    const before = pressedOn(store, held);
    const standing = mayDecide(before);
    if (standing === 'under-way') return badRequest('action', 'under-way');
    const earlier = unfinishedOf(before);
    if (earlier !== undefined)
      discard(store, earlier.id, now(), earlier.body.action === press.body.action ? 'mine' : 'given-up');
    return ok({ action: save(desk, held, press.body) });
  });
  // What was given back may not be here from this moment on, and the archive hears what was done with it.
  if (taken.ok && press.body.action === 'give-back') {
    desk.loans.review();
    for (const sourceId of desk.loans.report()) desk.sync.wake(sourceId);
  }
  if (taken.ok) {
    desk.changes.publish([
      held.of.kind === 'article' ? 'articles' : 'archives',
      'outbox',
      'conflicts',
      'files',
    ]);
    desk.sync.wake(held.sourceId);
  }
  return taken;
}

/** Newest first, ended ones included. */
export function actsOfRecord(desk: Desk, { id }: { readonly id: Id }): Result<PendingAction[]> {
  const held = heldRecord(desk, id);
  if (held === undefined) return notFound;
  return ok(pressedOn(desk.store, held).map(pendingOf).toReversed());
}

/** Of this person: what the desk itself reports stands in nobody's way. */
const pressedOn = (store: Store, { of, key }: Editable): readonly ActionEntry[] =>
  actionsOn(store, of.kind, key).filter(({ body }) => isPressed(body));

function heldRecord({ store }: Desk, id: Id): Editable | undefined {
  const of = parseRecordId(id);
  return of === undefined || of.kind === 'todo' || of.kind === 'contact'
    ? undefined
    : readEditable(store, of);
}

/** May this be done to that row at this revision? */
function check(held: Editable, { revision, body }: RecordPress): Result<never> | undefined {
  // S11: nobody acts on what they did not see.
  if (held.revision !== revision) return badRequest('revision', 'moved');
  const offered: unknown = Reflect.get(held.data, 'actions');
  const isOffered = Array.isArray(offered) && offered.includes(body.action);
  if (actedOn[body.action] !== held.of.kind || !isOffered || held.madeBy !== undefined)
    return badRequest('action', 'not-offered');
  const needsWords = body.action !== 'give-back';
  return needsWords && body.opinion.trim() === '' ? badRequest('opinion', 'required') : undefined;
}

function save(desk: Desk, held: Editable, body: RecordAct): PendingAction {
  const { store, now, uuid } = desk;
  const id = uuid();
  const { of, key: record, revision: basedOn, data: base } = held;
  enqueue(store, { ...of, id, record, basedOn, body, base }, now());
  return pendingOf(must(readAction(store, id), 'what was just saved is there'));
}

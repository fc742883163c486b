// 同意, 退回, 转办, 阅知: checked against the row and the revision the person sees, saved before it is answered (S3).
import type { PendingAction } from '../../../shared/contract/desk-outbox.ts';
import type { Decision } from '../../../shared/domain/action.ts';
import { ok, type Result } from '../../../shared/domain/fault.ts';
import { must } from '../../../shared/domain/must.ts';
import type { Id } from '../../../shared/domain/terms.ts';
import { mayDecide, unfinishedOf } from '../../../shared/domain/with-pending.ts';
import { writeDraft } from '../store/drafts.ts';
import { discard, enqueue } from '../store/outbox.ts';
import { actionsOn, readAction } from '../store/outbox-rows.ts';
import type { TodoHeld } from '../store/todos.ts';
import { badRequest, type Desk, notFound, pendingOf } from './desk.ts';
import { heldTodo } from './read-todo.ts';

type Press = { readonly id: Id; readonly revision: string; readonly body: Decision };

export function actOnTodo(desk: Desk, press: Press): Result<{ readonly action: PendingAction }> {
  const { store, now } = desk;
  const taken = store.transaction((): Result<{ readonly action: PendingAction }> => {
    const held = heldTodo(desk, press.id);
    if (held === undefined) return notFound;
    const checked = check(held, press);
    if (!checked.ok) return checked;
    const before = actionsOn(store, 'todo', held.key);
    const standing = mayDecide(before);
    if (standing === 'under-way') return badRequest('action', 'under-way');
    // The new decision takes the place of the refused one, whose words stay in the log.
    const earlier = unfinishedOf(before);
    if (earlier !== undefined)
      discard(store, earlier.id, now(), earlier.body.action === press.body.action ? 'mine' : 'given-up');
    return ok({ action: save(desk, held, checked.value) });
  });
  if (taken.ok) {
    desk.changes.publish(['todos', 'outbox']);
    desk.sync.wake(heldTodo(desk, press.id)?.face.sourceId);
  }
  return taken;
}

/** May this be done to that row at this revision? The body with only what its action needs. */
function check(held: TodoHeld, { revision, body }: Press): Result<Decision> {
  const { action, opinion, forwardTo } = body;
  // S11: nobody acts on what they did not see.
  if (held.revision !== revision) return badRequest('revision', 'moved');
  if (held.face.presence === 'gone') return badRequest('action', 'gone');
  if (!held.data.actions.includes(action)) return badRequest('action', 'not-offered');
  if (action === 'return' && opinion.trim() === '') return badRequest('opinion', 'required');
  if (action !== 'forward') return ok({ action, opinion });
  if (forwardTo === undefined) return badRequest('forwardTo', 'required');
  const target = held.data.forwardTo.find(({ id }) => id === forwardTo.id);
  return target === undefined
    ? badRequest('forwardTo', 'not-offered')
    : ok({ action, opinion, forwardTo: target });
}

function save(desk: Desk, held: TodoHeld, body: Decision): PendingAction {
  const { store, now, uuid } = desk;
  const of = { source: held.source, kind: 'todo', remoteId: held.remoteId } as const;
  const id = uuid();
  enqueue(store, { ...of, id, record: held.key, basedOn: held.revision, body, base: held.data }, now());
  writeDraft(store, of, '', now());
  return pendingOf(must(readAction(store, id), 'what was just saved is there'));
}

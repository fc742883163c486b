// Opening one to-do: the department's word, the person's draft, and what they did to it before.
import type { TodoDetail } from '../../../shared/contract/desk-todos.ts';
import { ok, type Result } from '../../../shared/domain/fault.ts';
import type { Id } from '../../../shared/domain/terms.ts';
import { withPending } from '../../../shared/domain/with-pending.ts';
import { isoOf } from '../store/columns.ts';
import { markRead as keepMark, readDraft } from '../store/drafts.ts';
import { keyOf } from '../store/ids.ts';
import { actionsOn } from '../store/outbox-rows.ts';
import { readTodo as readHeld, type TodoHeld } from '../store/todos.ts';
import { type Desk, notFound, pendingOf } from './desk.ts';
import { filingOf } from './filing-of.ts';

export function readTodo(desk: Desk, { id }: { readonly id: Id }): Result<TodoDetail> {
  const held = heldTodo(desk, id);
  if (held === undefined) return notFound;
  const history = actionsOn(desk.store, 'todo', held.key).map(pendingOf);
  const filing = filingOf(desk, held);
  return ok({
    row: withPending(held.face, history),
    data: held.data,
    revision: held.revision,
    fetchedAt: isoOf(held.fetchedAt),
    draft: readDraft(desk.store, { source: held.source, kind: 'todo', remoteId: held.remoteId }),
    history: history.toReversed(),
    ...(filing === undefined ? {} : { filing }),
  });
}

export function heldTodo({ store }: Desk, id: Id): TodoHeld | undefined {
  const key = keyOf('todo', id);
  return key === undefined ? undefined : readHeld(store, key);
}

export function markRead(desk: Desk, { id }: { readonly id: Id }): Result<Record<never, never>> {
  const held = heldTodo(desk, id);
  if (held === undefined) return notFound;
  if (held.face.unread) {
    keepMark(desk.store, held.key, desk.now());
    desk.changes.publish(['todos']);
  }
  return ok({});
}

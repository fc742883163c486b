// 不知道对方收到没有: where a department cannot be asked, the person looks there and says which it is.
import { ok, type Result } from '../../../shared/domain/fault.ts';
import type { Id } from '../../../shared/domain/terms.ts';
import { settleDoubt as settle } from '../store/outbox-answers.ts';
import { readEntry } from '../store/outbox-rows.ts';
import { badRequest, type Desk, notFound } from './desk.ts';

type Said = { readonly id: Id; readonly said: 'arrived' | 'again' };

export function settleDoubt(desk: Desk, { id, said }: Said): Result<Record<never, never>> {
  const { store, now, changes, sync } = desk;
  const entry = readEntry(store, id);
  if (entry === undefined) return notFound;
  if (!settle(store, id, said, now())) return badRequest('id', 'not-in-doubt');
  changes.publish(['todos', 'archives', 'articles', 'outbox', 'conflicts']);
  sync.wake(entry.sourceId);
  return ok({});
}

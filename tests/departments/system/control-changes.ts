// Changes made to a system's records from outside a desk: as colleagues, administrators and restores make them.
import { implement, ORPCError } from '@orpc/server';
import { extraBidding, extraTodo } from '../content/extra.ts';
import { controlContract } from './control-contract.ts';
import { changeItem, endItem, type Item, putNew, readItem, revisionText, vanishItem } from './items.ts';
import type { Running } from './running.ts';

const on = implement(controlContract).change;
type Fields = Record<string, unknown>;

export function changes(running: Running) {
  const { base } = running;
  const change = (kind: string, id: string, work: (item: Item) => number) => ({
    revision: revisionText(base.transaction(() => work(found(running, kind, id)))),
  });
  return {
    addTodo: on.addTodo.handler(({ input }) => ({
      id: addTodo(running, input.data ?? {}),
      revision: revisionText(1),
    })),
    edit: on.edit.handler(({ input: { kind, id, data } }) =>
      change(kind, id, (item) => changeItem(base, item, { ...item.data, ...data })),
    ),
    close: on.close.handler(({ input: { id } }) =>
      change('todo', id, (item) => changeItem(base, item, { ...item.data, ...closed })),
    ),
    withdraw: on.withdraw.handler(({ input: { kind, id } }) =>
      change(kind, id, (item) => endItem(base, item, 'withdrawn')),
    ),
    remove: on.remove.handler(({ input: { kind, id } }) =>
      change(kind, id, (item) => endItem(base, item, 'tombstone')),
    ),
    vanish: on.vanish.handler(({ input: { kind, id } }) => {
      base.transaction(() => vanishItem(base, found(running, kind, id)));
      return {};
    }),
    listing: on.listing.handler(({ input: { open, ...listing } }) => {
      base.remember('listing', JSON.stringify(listing));
      if (open !== undefined) setOpen(running, open);
      return { open: openIds(running) };
    }),
  };
}

const closed = { state: '办结', actions: [], forwardTo: [] };

function found({ base }: Running, kind: string, id: string): Item {
  const item = readItem(base, kind, id);
  if (item === undefined) throw new ORPCError('NOT_FOUND');
  return item;
}

function addTodo({ base, name, plan, now }: Running, data: Fields): string {
  if (!plan.feeds.some((feed) => feed.kinds.includes('todo'))) throw new ORPCError('BAD_REQUEST');
  return base.transaction(() => {
    const serial = Number(base.remembered('added') ?? '0') + 1;
    base.remember('added', String(serial));
    const address = base.remembered('address') ?? '';
    const record = name === 'bidding' ? extraBidding(serial, now()) : extraTodo(name, serial, now(), address);
    putNew(base, { feed: 'todos', kind: 'todo', id: record.id, data: { ...record.data, ...data } });
    return record.id;
  });
}

function openIds({ base }: Running): string[] {
  const rows = base.sql(`SELECT id FROM item WHERE kind = 'todo' AND state = '待办' ORDER BY seq`).all();
  return rows.map((row) => String(row.id));
}

/** Opens new items or closes the last ones until so many are open. */
function setOpen(running: Running, wanted: number): void {
  const { base } = running;
  for (let missing = wanted - openIds(running).length; missing > 0; missing--) addTodo(running, {});
  for (const id of openIds(running).slice(wanted)) {
    base.transaction(() => {
      const item = found(running, 'todo', id);
      return changeItem(base, item, { ...item.data, state: '关闭' });
    });
  }
}

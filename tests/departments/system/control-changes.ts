// Changes made to a system's records from outside a desk: as colleagues, administrators and restores make them.
import { implement, ORPCError } from '@orpc/server';
import { extraBidding, extraTodo } from '../content/extra.ts';
import type { Base } from './base.ts';
import { controlContract } from './control-contract.ts';
import { withFields } from './edit.ts';
import { noteLoans } from './loans.ts';
import { changeItem, endItem, type Item, putNew, readItem, revisionText, vanishItem } from './items.ts';
import { answered } from './reports.ts';
import type { Running } from './running.ts';

const on = implement(controlContract).change;
type Fields = Record<string, unknown>;

export function changes(running: Running) {
  const { base, now } = running;
  const changer = (by: string) => ({ by, at: new Date(now()).toISOString() });
  const change = (kind: string, id: string, work: (item: Item) => number) => ({
    revision: revisionText(base.transaction(() => work(found(running, kind, id)))),
  });
  return {
    addTodo: on.addTodo.handler(({ input }) => ({
      id: addTodo(running, input.data ?? {}),
      revision: revisionText(1),
    })),
    edit: on.edit.handler(({ input: { kind, id, data, by } }) =>
      change(kind, id, (item) => {
        if ('loans' in data) noteLoans(base);
        return changeItem(base, item, withFields(item.data, data), changer(by));
      }),
    ),
    close: on.close.handler(({ input: { id } }) =>
      change('todo', id, (item) => changeItem(base, item, { ...item.data, ...closed }, changer(colleague))),
    ),
    answerReport: on.answerReport.handler(({ input: { id, data, ...said } }) =>
      change('article', id, (item) => {
        const after = answered(withFields(item.data, data ?? {}), said);
        if (after === undefined) throw new ORPCError('NOT_FOUND');
        return changeItem(base, item, after, changer(colleague));
      }),
    ),
    withdraw: on.withdraw.handler(({ input: { kind, id } }) =>
      change(kind, id, (item) => endItem(base, item, 'withdrawn')),
    ),
    remove: on.remove.handler(({ input: { kind, id } }) =>
      change(kind, id, (item) => endItem(base, item, 'tombstone')),
    ),
    removeMany: on.removeMany.handler(({ input: { kind, count, vanish } }) => ({
      ids: removeMany(base, kind, count, vanish),
    })),
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

const colleague = '崔文斌';
const closed = { state: '办结', actions: [], forwardTo: [] };

function removeMany(base: Base, kind: string, count: number, vanish: boolean): string[] {
  return base.transaction(() => {
    const rows = base
      .sql(`SELECT id FROM item WHERE kind = ? AND presence = 'listed' ORDER BY seq LIMIT ?`)
      .all(kind, count);
    const ids = rows.map(({ id }) => String(id));
    for (const id of ids) {
      const item = readItem(base, kind, id);
      if (item === undefined) continue;
      if (vanish) vanishItem(base, item);
      else endItem(base, item, 'tombstone');
    }
    return ids;
  });
}

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

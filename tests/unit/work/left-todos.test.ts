// 对方已办结？: a to-do with words of the person on it does not leave the open list before they have seen it go.
import { beforeEach, describe, expect, it } from 'vitest';
import { countOpenTodos, listTodos } from '../../../main/core/work/list-todos.ts';
import { markRead } from '../../../main/core/work/read-todo.ts';
import { saveDraft } from '../../../main/core/work/save-draft.ts';
import { apply, aTodo, todoAs } from '../store/builders.ts';
import { aDesk, type TestDesk } from './a-desk.ts';

let desk: TestDesk;
beforeEach(() => {
  desk = aDesk();
  apply(desk.store, {
    upserts: ['r1', 'r2', 'r3'].map((id) => todoAs(id, '1', aTodo({ title: id }))),
  });
  for (const { id } of rows()) markRead(desk, { id });
});

const page = { offset: 0, limit: 100 };
const rows = (some: Partial<Parameters<typeof listTodos>[1]> = {}) =>
  listTodos(desk, { filter: { scope: 'open' }, ...page, ...some }).rows;
const titles = (some: Partial<Parameters<typeof listTodos>[1]> = {}) => rows(some).map(({ title }) => title);
const idOf = (title: string) => rows().find((row) => row.title === title)?.id ?? '';
const vanish = (remoteId: string) =>
  apply(desk.store, { removals: [{ kind: 'todo', remoteId, why: 'gone-from-list' }] });

describe('a to-do that vanished from its list', () => {
  it('with a draft stands on top of the open list, unread, and is counted', () => {
    saveDraft(desk, { id: idOf('r2'), opinion: '拟同意。' });
    vanish('r2');
    expect(rows()[0]).toMatchObject({ title: 'r2', presence: 'gone', hasDraft: true, unread: true });
    expect(titles()).toHaveLength(3);
    expect(countOpenTodos(desk)).toMatchObject({ open: 3, bySource: { s1: 3 } });
  });

  it('without a draft leaves the open list', () => {
    vanish('r2');
    expect(titles()).toEqual(['r1', 'r3']);
    expect(countOpenTodos(desk).open).toBe(2);
  });

  it('goes to the closed ones once the person has seen it, and stays there when the next list still lacks it', () => {
    saveDraft(desk, { id: idOf('r2'), opinion: '拟同意。' });
    vanish('r2');
    markRead(desk, { id: idOf('r2') });
    vanish('r2');
    expect(titles()).toEqual(['r1', 'r3']);
    expect(titles({ filter: { scope: 'closed' } })).toEqual(['r2']);
  });

  it('is paged with the list it stands on', () => {
    saveDraft(desk, { id: idOf('r3'), opinion: '拟同意。' });
    vanish('r3');
    const pages = [0, 1, 2].map((offset) => titles({ offset, limit: 1 }).join());
    expect(pages).toEqual(['r3', 'r1', 'r2']);
  });

  it('is left out where the list is narrowed by what it no longer has', () => {
    saveDraft(desk, { id: idOf('r2'), opinion: '拟同意。' });
    vanish('r2');
    expect(titles({ filter: { scope: 'open', due: 'today' } })).toEqual([]);
    expect(titles({ filter: { scope: 'open', sourceId: 'another' } })).toEqual([]);
    expect(titles({ filter: { scope: 'open', sourceId: 's1' } })[0]).toBe('r2');
  });
});

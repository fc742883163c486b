// 统一待办: one list over all departments, each row with what this person already did about it.
import type { TodoFilter, TodoRow } from '../../../shared/contract/desk-todos.ts';
import { dayOf, instantOf } from '../../../shared/domain/calendar.ts';
import { withPending } from '../../../shared/domain/with-pending.ts';
import { keyOf } from '../store/ids.ts';
import { actionsOn } from '../store/outbox-rows.ts';
import {
  countTodos,
  listLeft,
  listTodos as listFaces,
  openCounts,
  type TodoQuery,
} from '../store/todo-list.ts';
import type { TodoFace } from '../store/todos.ts';
import { type Desk, pendingOf } from './desk.ts';

type Page = { readonly offset: number; readonly limit: number };

export function listTodos(
  desk: Desk,
  { filter, offset, limit }: Page & { readonly filter: TodoFilter },
): { readonly rows: TodoRow[]; readonly total: number } {
  const { store } = desk;
  // Each row asks what was done to it: a hundred questions, which take a fifth less in one hold of the file.
  return store.reading(() => {
    const query = queryOf(desk, filter);
    const left = listLeft(store, filter);
    const top = left.slice(offset, offset + limit);
    const below = { offset: Math.max(0, offset - left.length), limit: limit - top.length };
    const faces = below.limit === 0 ? top : [...top, ...listFaces(store, query, below)];
    return {
      rows: faces.map((face) => withActions(desk, face)),
      total: left.length + countTodos(store, query),
    };
  });
}

function withActions({ store }: Desk, face: TodoFace): TodoRow {
  const key = keyOf('todo', face.id);
  const actions = key === undefined ? [] : actionsOn(store, 'todo', key);
  return actions.length === 0 ? face : withPending(face, actions.map(pendingOf));
}

type TodoCounts = {
  readonly open: number;
  readonly overdue: number;
  readonly today: number;
  readonly pending: number;
  readonly bySource: { [id: string]: number };
  readonly byUrgency: { [urgency: string]: number };
};

export function countOpenTodos(desk: Desk): TodoCounts {
  const { store } = desk;
  const left = listLeft(store, { scope: 'open' }).map((face) => ({ ...face, open: 1 }));
  const counts = [...openCounts(store), ...left];
  return {
    open: counts.reduce((sum, { open }) => sum + open, 0),
    overdue: countTodos(store, queryOf(desk, { scope: 'open', due: 'overdue' })),
    today: countTodos(store, queryOf(desk, { scope: 'open', due: 'today' })),
    // Of those that can be seen: a decision outlives a to-do that was withdrawn.
    pending: countTodos(store, queryOf(desk, { scope: 'open', pending: true })),
    bySource: sumBy(counts, ({ sourceId }) => sourceId),
    byUrgency: sumBy(counts, ({ urgency }) => urgency),
  };
}

function queryOf({ now }: Desk, filter: TodoFilter): TodoQuery {
  return { filter, now: now(), endOfToday: endOfDay(now()) };
}

/** Midnight in Asia/Shanghai, which has no summer time. */
const endOfDay = (at: number): number => instantOf(dayOf(at) + 1, 0);

function sumBy<T extends { readonly open: number }>(
  rows: readonly T[],
  nameOf: (row: T) => string,
): { [name: string]: number } {
  const sums: { [name: string]: number } = {};
  for (const row of rows) sums[nameOf(row)] = (sums[nameOf(row)] ?? 0) + row.open;
  return sums;
}

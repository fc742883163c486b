// The lists of to-dos and their counts, by the filters of the screen.
import type { TodoFilter } from '../../../shared/contract/desk-todos.ts';
import { dayOf, instantOf } from '../../../shared/domain/calendar.ts';
import { must } from '../../../shared/domain/must.ts';
import { type Urgency, urgencies } from '../../../shared/domain/terms.ts';
import { asRow, int, text } from './columns.ts';
import type { Store } from './store.ts';
import { faceColumns, faceFromRow, faceJoins, type TodoFace } from './todos.ts';

export type TodoQuery = {
  readonly filter: TodoFilter;
  readonly now: number;
  /** End of the present day in Asia/Shanghai. */
  readonly endOfToday: number;
};

/** todo_due holds all open ones in order; todo_group those of a source and an urgency side by side. */
export type TodoIndex = 'todo_due' | 'todo_group' | 'todo_closed' | 'outbox';

type Where = {
  readonly from: string;
  readonly order: string;
  readonly values: { readonly [name: string]: string | number };
};

/**
 * A group this small is read whole and sorted (1 ms); of a larger one a page is met soon enough while walking all
 * open to-dos in order. So two indexes serve every filter, of which one grows at its end: an ordered index for each
 * filter made a first sync of 100,000 rows 1.6 times slower.
 */
const smallGroup = 3000;

function indexFor(store: Store, filter: TodoFilter): TodoIndex {
  // All to-dos, open or not: a conflict on a closed one still asks something of the person.
  if (filter.pending === true) return 'outbox';
  if (filter.scope === 'closed') return 'todo_closed';
  if (filter.sourceId === undefined && filter.urgency === undefined) return 'todo_due';
  return countOpen(store, filter) <= smallGroup ? 'todo_group' : 'todo_due';
}

const withPendingAction =
  "key IN (SELECT record FROM outbox INDEXED BY outbox_unended WHERE ended = 0 AND kind = 'todo')";

/** The index is named, not left to the planner: without statistics it guesses, and may read 100,000 rows. */
function whereOf({ filter, now, endOfToday }: TodoQuery, index: TodoIndex): Where {
  const { sourceId, urgency, due, scope } = filter;
  const ofSource = 'source = (SELECT key FROM source WHERE id = :sourceId)';
  const conditions = [
    index === 'outbox' ? withPendingAction : `open = ${scope === 'open' ? 1 : 0}`,
    ...(sourceId === undefined ? [] : [ofSource]),
    ...(sourceId === undefined && index === 'todo_group' ? ['source IN (SELECT key FROM source)'] : []),
    ...(urgency === undefined ? [] : ['urgency = :urgency']),
    ...(due === undefined ? [] : ['due_is_firm = 1']),
    ...(due === 'overdue' ? ['due_at < :now'] : []),
    ...(due === 'today' ? ['due_at >= :now AND due_at < :endOfToday'] : []),
  ];
  return {
    from: `todo ${index === 'outbox' ? '' : `INDEXED BY ${index}`} WHERE ${conditions.join(' AND ')}`,
    order: scope === 'open' ? 'due_at, arrived_at DESC' : 'arrived_at DESC',
    values: {
      ...(sourceId === undefined ? {} : { sourceId }),
      ...(urgency === undefined ? {} : { urgency: urgencies.indexOf(urgency) }),
      ...(due === undefined ? {} : { now }),
      ...(due === 'today' ? { endOfToday } : {}),
    },
  };
}

/** Exported for the test that pins the plan. */
export function todoListSql(
  query: TodoQuery,
  index: TodoIndex,
): { readonly text: string; readonly values: Where['values'] } {
  const { from, order, values } = whereOf(query, index);
  const outer = order.replaceAll(/(due_at|arrived_at)/g, 't.$1');
  return {
    // Keys first, from the index alone, so that an offset skips index entries and never rows.
    text: `SELECT ${faceColumns} FROM (SELECT key AS picked FROM ${from} ORDER BY ${order} LIMIT :limit OFFSET :offset) p
      CROSS JOIN todo t ON t.key = p.picked ${faceJoins} ORDER BY ${outer}`,
    values,
  };
}

export function listTodos(
  store: Store,
  query: TodoQuery,
  page: { readonly offset: number; readonly limit: number },
): readonly TodoFace[] {
  const { text: sql, values } = todoListSql(query, indexFor(store, query.filter));
  return store
    .sql(sql)
    .all({ ...values, ...page })
    .map((row) => faceFromRow(asRow(row)));
}

/**
 * 对方已办结？ with words of the person on it, not yet looked at. From the drafts, of which there are few: those that
 * vanished over the years are many.
 */
const leftSql = `SELECT ${faceColumns} FROM draft w CROSS JOIN todo t ON t.source = w.source AND t.remote_id = w.remote_id
  ${faceJoins} WHERE w.kind = 'todo' AND t.presence <> 'listed' AND r.todo IS NULL
  ORDER BY w.saved_at DESC, t.key`;

/** They stand on top of the open list until the person has seen them, so that none disappears unnoticed (T5, S12). */
export function listLeft(store: Store, filter: TodoFilter): readonly TodoFace[] {
  const { scope, due, pending, sourceId, urgency } = filter;
  if (scope === 'closed' || due !== undefined || pending === true) return [];
  return store
    .sql(leftSql)
    .all()
    .map((row) => faceFromRow(asRow(row)))
    .filter((face) => sourceId === undefined || face.sourceId === sourceId)
    .filter((face) => urgency === undefined || face.urgency === urgency);
}

export function countTodos(store: Store, query: TodoQuery): number {
  const { filter } = query;
  if (filter.scope === 'open' && filter.due === undefined && filter.pending !== true)
    return countOpen(store, filter);
  if (isAllOverdue(filter)) return countOverdue(store, query);
  const { from, values } = whereOf(query, indexFor(store, filter));
  return int(asRow(store.sql(`SELECT count(*) AS n FROM ${from}`).get(values)), 'n');
}

function countOpen(store: Store, filter: TodoFilter): number {
  return openCounts(store)
    .filter(({ sourceId }) => filter.sourceId === undefined || filter.sourceId === sourceId)
    .filter(({ urgency }) => filter.urgency === undefined || filter.urgency === urgency)
    .reduce((sum, { open }) => sum + open, 0);
}

const isAllOverdue = ({ scope, due, pending, sourceId, urgency }: TodoFilter): boolean =>
  scope === 'open' &&
  due === 'overdue' &&
  pending !== true &&
  sourceId === undefined &&
  urgency === undefined;

/**
 * The days before today from the counters, and of today what has passed. Every figure on the screen asks for it after every
 * page of a sync: in 100,000 to-dos it read some ten thousands of index entries, 5 to 17 ms, and a list waited meanwhile.
 */
export const overdueSql = `
  SELECT (SELECT coalesce(sum(open), 0) FROM todo_due_count WHERE day < :today)
    + (SELECT count(*) FROM todo INDEXED BY todo_due
        WHERE open = 1 AND due_is_firm = 1 AND due_at >= :midnight AND due_at < :now) AS n`;

function countOverdue(store: Store, { now }: TodoQuery): number {
  const today = dayOf(now);
  return int(asRow(store.sql(overdueSql).get({ now, today, midnight: instantOf(today, 0) })), 'n');
}

/** Open to-dos by source and urgency, from the counters. */
export function openCounts(
  store: Store,
): readonly { readonly sourceId: string; readonly urgency: Urgency; readonly open: number }[] {
  return store
    .sql(
      'SELECT s.id AS source_id, c.urgency, c.open FROM todo_count c JOIN source s ON s.key = c.source WHERE c.open > 0',
    )
    .all()
    .map((value) => {
      const row = asRow(value);
      return {
        sourceId: text(row, 'source_id'),
        urgency: must(urgencies[int(row, 'urgency')], 'a counted urgency is one of the list'),
        open: int(row, 'open'),
      };
    });
}

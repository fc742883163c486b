// To-dos as the departments state them: written by pulls alone (S2). What the person decided stands in outbox.ts
// and is laid over these rows by shared/domain/with-pending.ts.
import type { TodoRow } from '../../../shared/contract/desk-todos.ts';
import { dayOf } from '../../../shared/domain/calendar.ts';
import type { Upsert } from '../../../shared/domain/delta.ts';
import { must } from '../../../shared/domain/must.ts';
import { openTodoStates, todoKinds, todoStates, urgencies } from '../../../shared/domain/terms.ts';
import { type TodoData, wholeTodo } from '../../../shared/domain/todo.ts';
import { asRow, int, isoOf, json, optionalText, type Row, text, word } from './columns.ts';
import { recordId } from './ids.ts';
import { type Common, commonValues, type Value, writeRecord, writeSql } from './records.ts';
import type { Store } from './store.ts';

/** Sorts to-dos without a deadline behind all others: the last instant of ISO 8601's four-digit years. */
const noDeadline = Date.parse('9999-12-31T23:59:59.999Z');

/**
 * listed    the department lists it
 * vanished  a complete listing no longer has it: 对方已办结？ (S12)
 * deleted   the department deleted it; kept only while a text of the person hangs on it
 */
const presences = ['listed', 'vanished', 'deleted'] as const;
type Presence = (typeof presences)[number];

/** The row of a list, as the department states it. */
export type TodoFace = Omit<TodoRow, 'pending'>;

/** Columns of the indexes first: an update that leaves them as they are leaves the indexes alone. */
const placing = ['open', 'urgency', 'arrived_at', 'due_at', 'due_is_firm'] as const;
const rest = ['presence', 'title', 'todo_kind', 'state', 'step', 'from_org', 'doc_no', 'data'] as const;
const sql = writeSql('todo', [...placing, ...rest]);
const inPlaceSql = writeSql('todo', rest);
const placeSql = `SELECT source, ${placing.join(', ')} FROM todo WHERE key = ?`;

function placeOf(data: TodoData): readonly number[] {
  const { due } = data;
  return [
    openTodoStates.includes(data.state) ? 1 : 0,
    urgencies.indexOf(data.urgency),
    Date.parse(data.arrivedAt),
    due === undefined ? noDeadline : Date.parse(due.at),
    isFirm(due) ? 1 : 0,
  ];
}

/** An estimate or a stopped clock alarms nobody: such a deadline is never counted as overdue. */
const isFirm = (due: TodoData['due']): due is NonNullable<TodoData['due']> =>
  due !== undefined && due.estimated !== true && due.pausedFor === undefined;

/** In the order of `rest`. */
function restOf({ data, json }: TodoAsCame): readonly Value[] {
  return [
    'listed',
    data.title,
    data.todoKind,
    data.state,
    data.step,
    data.fromOrg,
    data.paper?.docNo ?? null,
    json ?? JSON.stringify(data),
  ];
}

type TodoAsCame = Pick<Extract<Upsert, { readonly kind: 'todo' }>, 'data' | 'json'>;

/** The key of the row (writeRecord); a new one when the record was not here. New open to-dos are counted by the caller. */
export function writeTodo(store: Store, common: Common, todo: TodoAsCame, held?: number): number | undefined {
  const place = placeOf(todo.data);
  if (held !== undefined) {
    const before = asRow(store.sql(placeSql).get(held));
    if (placing.every((column, index) => before[column] === place[index])) {
      return writeRecord(store, inPlaceSql, [...commonValues(common), ...restOf(todo)], held);
    }
  }
  return writeRecord(store, sql, [...commonValues(common), ...place, ...restOf(todo)], held);
}

/**
 * Open to-dos by source and urgency, and by the day of a firm deadline, are kept in tables: counting 100,000 index
 * entries takes 5 to 15 ms. Updates and deletions are counted by triggers; insertions by this, once a page, because
 * a trigger for each row made a first sync 13 % slower.
 */
export function countInserted(store: Store, source: number, inserted: readonly TodoData[]): void {
  const byUrgency = new Map<number, number>();
  const byDay = new Map<number, number>();
  for (const { state, urgency, due } of inserted) {
    if (!openTodoStates.includes(state)) continue;
    addOne(byUrgency, urgencies.indexOf(urgency));
    if (isFirm(due)) addOne(byDay, dayOf(Date.parse(due.at)));
  }
  const addUrgency = store.sql(
    `INSERT INTO todo_count (source, urgency, open) VALUES (?, ?, ?)
     ON CONFLICT DO UPDATE SET open = open + excluded.open`,
  );
  for (const [urgency, open] of byUrgency) addUrgency.run(source, urgency, open);
  const addDay = store.sql(
    'INSERT INTO todo_due_count (day, open) VALUES (?, ?) ON CONFLICT DO UPDATE SET open = open + excluded.open',
  );
  for (const [day, open] of byDay) addDay.run(day, open);
}

const addOne = (sums: Map<number, number>, of: number) => sums.set(of, (sums.get(of) ?? 0) + 1);

export function setPresence(store: Store, key: number, presence: Presence): void {
  const open =
    presence === 'listed' ? `state IN (${openTodoStates.map((state) => `'${state}'`).join(', ')})` : '0';
  // What happens to it now is news: it counts as unread again, until the person has seen it (T5).
  if (presence !== 'listed')
    store
      .sql("DELETE FROM read_mark WHERE todo = (SELECT key FROM todo WHERE key = ? AND presence = 'listed')")
      .run(key);
  store.sql(`UPDATE todo SET presence = ?, open = ${open} WHERE key = ?`).run(presence, key);
}

/** Open: still to be done by the department's word. Vanished and deleted rows are not. */
export function presenceOf(store: Store, key: number): Presence | undefined {
  const row = store.sql('SELECT presence FROM todo WHERE key = ?').get(key);
  return row === undefined ? undefined : word(presences, asRow(row), 'presence');
}

export const faceColumns = `t.key, s.id AS source_id, t.title, t.todo_kind, t.state, t.step, t.urgency, t.from_org, t.doc_no,
  t.arrived_at, t.data -> '$.due' AS due, t.presence, r.todo IS NULL AS unread, d.opinion IS NOT NULL AS has_draft`;
export const faceJoins = `JOIN source s ON s.key = t.source LEFT JOIN read_mark r ON r.todo = t.key
  LEFT JOIN draft d ON d.source = t.source AND d.kind = 'todo' AND d.remote_id = t.remote_id`;

export function faceFromRow(row: Row): TodoFace {
  return {
    id: recordId('todo', int(row, 'key')),
    sourceId: text(row, 'source_id'),
    title: text(row, 'title'),
    todoKind: word(todoKinds, row, 'todo_kind'),
    state: word(todoStates, row, 'state'),
    step: text(row, 'step'),
    urgency: must(urgencies[int(row, 'urgency')], 'a stored urgency is one of the list'),
    fromOrg: text(row, 'from_org'),
    ...optionalText('docNo', row, 'doc_no'),
    arrivedAt: isoOf(int(row, 'arrived_at')),
    due: row['due'] === null ? undefined : json(row, 'due'),
    presence: word(presences, row, 'presence') === 'listed' ? 'listed' : 'gone',
    unread: int(row, 'unread') === 1,
    hasDraft: int(row, 'has_draft') === 1,
  };
}

export type TodoHeld = {
  readonly face: TodoFace;
  readonly data: TodoData;
  readonly revision: string;
  readonly fetchedAt: number;
  readonly source: number;
  readonly remoteId: string;
  readonly key: number;
};

export function readTodo(store: Store, key: number): TodoHeld | undefined {
  const value = store
    .sql(
      `SELECT ${faceColumns}, t.data, t.revision, t.fetched_at, t.source, t.remote_id FROM todo t ${faceJoins} WHERE t.key = ?`,
    )
    .get(key);
  if (value === undefined) return undefined;
  const row = asRow(value);
  return {
    face: faceFromRow(row),
    data: wholeTodo(json(row, 'data')),
    revision: text(row, 'revision'),
    fetchedAt: int(row, 'fetched_at'),
    source: int(row, 'source'),
    remoteId: text(row, 'remote_id'),
    key,
  };
}

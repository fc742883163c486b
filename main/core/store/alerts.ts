// What 桌面通知 goes by: to-dos that came since, what waits for the person, and what was told already. All of it from
// indexes, whatever there is of rows: it is asked after every round.
import { must } from '../../../shared/domain/must.ts';
import { type Id, type Urgency, urgencies } from '../../../shared/domain/terms.ts';
import { asRow, int, text } from './columns.ts';
import { fromUnended, isAsked } from './outbox-rows.ts';
import type { Store } from './store.ts';

/** The number of the last to-do that ever came: it is never given again. */
export function lastTodo(store: Store): number {
  const row = store.sql("SELECT seq FROM sqlite_sequence WHERE name = 'todo'").get();
  return row === undefined ? 0 : int(asRow(row), 'seq');
}

/** Of one urgency: how many, how many due before the instant given, and the newest of each. */
export type Arrived = {
  readonly urgency: Urgency;
  readonly count: number;
  readonly soon: number;
  readonly newest: number;
  readonly newestSoon: number;
};

/** Exported for the test that pins the plan. */
export const arrivedSql = `SELECT urgency, count(*) AS n, max(key) AS newest,
    count(*) FILTER (WHERE due_is_firm = 1 AND due_at < :dueBefore) AS soon,
    coalesce(max(key) FILTER (WHERE due_is_firm = 1 AND due_at < :dueBefore), 0) AS newest_soon
  FROM todo INDEXED BY todo_group
  WHERE open = 1 AND source = (SELECT key FROM source WHERE id = :sourceId)
    AND urgency IN (${urgencies.map((_, place) => place).join(', ')}) AND key > :after
    AND NOT EXISTS (SELECT 1 FROM read_mark WHERE todo = todo.key)
  GROUP BY urgency`;

/** Open to-dos of a source that came after a number and were never opened here. */
export function arrivedAfter(
  store: Store,
  of: { readonly sourceId: Id; readonly after: number; readonly dueBefore: number },
): readonly Arrived[] {
  return store
    .sql(arrivedSql)
    .all(of)
    .map((value) => {
      const row = asRow(value);
      return {
        urgency: must(urgencies[int(row, 'urgency')], 'a stored urgency is one of the list'),
        count: int(row, 'n'),
        soon: int(row, 'soon'),
        newest: int(row, 'newest'),
        newestSoon: int(row, 'newest_soon'),
      };
    });
}

export type Unsettled = { readonly seq: number; readonly standing: 'conflict' | 'refused' | 'asked' };

/** What of the outbox only the person can settle. */
export function listUnsettled(store: Store): readonly Unsettled[] {
  return store
    .sql(
      `SELECT o.seq, CASE WHEN ${isAsked} THEN 'asked' ELSE o.state END AS standing FROM ${fromUnended}
       WHERE o.ended = 0 AND (o.state IN ('conflict', 'refused') OR ${isAsked}) ORDER BY o.seq`,
    )
    .all()
    .map((value) => {
      const row = asRow(value);
      const standing = text(row, 'standing');
      return {
        seq: int(row, 'seq'),
        standing: standing === 'conflict' || standing === 'refused' ? standing : 'asked',
      };
    });
}

// Overdue to-dos are counted by the day of their deadline and not one by one; the list of them is the truth.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { removeSource } from '../../../main/core/store/sources.ts';
import type { Store } from '../../../main/core/store/store.ts';
import { countTodos, listTodos, overdueSql } from '../../../main/core/store/todo-list.ts';
import type { Removal, Upsert } from '../../../shared/domain/delta.ts';
import type { TodoData } from '../../../shared/domain/todo.ts';
import { aMemoryStore, apply, aTodo, now, todoAs } from './builders.ts';

/** Just before, at and just after the midnights of Shanghai (16:00 UTC), and before 1970. */
const at = fc
  .tuple(
    fc.constantFrom('1969-12-30', '1969-12-31', '2026-11-19', '2026-11-20', '2026-11-21'),
    fc.constantFrom('01:59:59.999', '02:00:00.000', '15:59:59.999', '16:00:00.000', '16:00:00.001'),
  )
  .map(([date, time]) => `${date}T${time}Z`);
const due: fc.Arbitrary<TodoData['due']> = fc.option(
  fc.record(
    { at, unit: fc.constant('WD' as const), estimated: fc.boolean(), pausedFor: fc.constant('专家评审') },
    { requiredKeys: ['at', 'unit'] },
  ),
  { nil: undefined },
);
const remoteId = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f');
const upsert: fc.Arbitrary<Upsert> = fc
  .tuple(remoteId, due, fc.constantFrom('待办' as const, '在办' as const, '办结' as const), fc.nat())
  .map(([id, deadline, state, revision]) =>
    todoAs(id, String(revision), aTodo({ state, ...(deadline === undefined ? {} : { due: deadline }) })),
  );
const removal: fc.Arbitrary<Removal> = fc.record({
  kind: fc.constant('todo' as const),
  remoteId,
  why: fc.constantFrom('tombstone' as const, 'gone-from-list' as const),
});
const page = fc.record({
  upserts: fc.uniqueArray(upsert, { selector: (one) => one.remoteId }),
  removals: fc.array(removal, { maxLength: 2 }),
});

const overdueAt = (instant: number) => ({
  filter: { scope: 'open' as const, due: 'overdue' as const },
  now: instant,
  endOfToday: instant,
});
const minute = 60_000;
const instants = [
  now - 10 * 60 * minute - 1,
  now - 10 * 60 * minute,
  now,
  now + 1,
  now + 14 * 60 * minute,
  0,
];

const counted = (store: Store) => instants.map((instant) => countTodos(store, overdueAt(instant)));
const listed = (store: Store) =>
  instants.map((instant) => listTodos(store, overdueAt(instant), { offset: 0, limit: 100 }).length);

describe('the count of overdue to-dos', () => {
  it('is the length of their list at any time of day, whatever came, changed and went', () => {
    fc.assert(
      fc.property(fc.array(page, { maxLength: 6 }), (pages) => {
        const store = aMemoryStore();
        for (const one of pages) {
          apply(store, one);
          expect(counted(store)).toEqual(listed(store));
        }
        removeSource(store, 's1');
        expect(counted(store)).toEqual(instants.map(() => 0));
        store.close();
      }),
      { numRuns: 80 },
    );
  });

  it('reads no more of the to-dos than those whose deadline is today', () => {
    const store = aMemoryStore();
    const plan = store
      .sql(`EXPLAIN QUERY PLAN ${overdueSql}`)
      .all({ today: 1, midnight: 1, now: 1 })
      .map((row) => String(Reflect.get(Object(row), 'detail')));
    expect(plan.filter((step) => /\btodo\b/.test(step))).toEqual([
      'SEARCH todo USING COVERING INDEX todo_due (due_at>? AND due_at<?)',
    ]);
    store.close();
  });
});

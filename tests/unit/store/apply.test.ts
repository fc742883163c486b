import { beforeEach, describe, expect, it } from 'vitest';
import { readFeed } from '../../../main/core/store/cursors.ts';
import { listFiles } from '../../../main/core/store/files.ts';
import { countQueuedForIndex } from '../../../main/core/store/index-queue.ts';
import { findRecord } from '../../../main/core/store/records.ts';
import { listSetAside } from '../../../main/core/store/set-aside.ts';
import { removeSource, sourceKey } from '../../../main/core/store/sources.ts';
import type { Store } from '../../../main/core/store/store.ts';
import { countTodos, openCounts } from '../../../main/core/store/todo-list.ts';
import {
  aMemoryStore,
  anArchive,
  anArticle,
  aPage,
  apply,
  aTodo,
  now,
  titlesListed,
  todoAs,
} from './builders.ts';

let store: Store;
let source: number;
beforeEach(() => {
  store = aMemoryStore();
  source = sourceKey(store, 's1') ?? 0;
});

const open = { filter: { scope: 'open' as const }, now, endOfToday: now };
const titles = (scope?: 'open' | 'closed') => titlesListed(store, scope);
describe('a page', () => {
  it('and its cursor are saved together or not at all (S1)', () => {
    const broken = {
      ...aTodo(),
      arrivedAt: undefined as unknown as string,
      title: undefined as unknown as string,
    };
    expect(() =>
      apply(store, { cursor: 'c2', upserts: [todoAs('r1'), todoAs('r2', '1', broken)] }),
    ).toThrow();
    expect(titles()).toEqual([]);
    expect(readFeed(store, 's1', 'all')?.cursor).toBeUndefined();
    apply(store, { cursor: 'c2', upserts: [todoAs('r1')] });
    expect(readFeed(store, 's1', 'all')).toMatchObject({ cursor: 'c2', epoch: 'e1', phase: 'delta' });
  });

  it('that comes twice changes nothing the second time', () => {
    const page = { upserts: [todoAs('r1'), todoAs('r2')] };
    apply(store, page);
    const before = store.db.prepare('SELECT key, revision, title FROM todo').all();
    expect(apply(store, page)).toMatchObject({ written: 0 });
    expect(store.db.prepare('SELECT key, revision, title FROM todo').all()).toEqual(before);
    expect(openCounts(store)).toEqual([{ sourceId: 's1', urgency: '一般', open: 2 }]);
  });

  it('without a cursor leaves the saved one', () => {
    apply(store, { cursor: 'c5' });
    const { cursor: _, ...rest } = aPage();
    apply(store, { ...rest, cursor: undefined as unknown as string, finished: false });
    expect(readFeed(store, 's1', 'all')?.cursor).toBe('c5');
  });

  it('for a removed source does nothing', () => {
    removeSource(store, 's1');
    expect(apply(store, { upserts: [todoAs('r1')] })).toEqual({ outcome: 'no-such-source' });
  });

  it('marks what it wrote for the index, and says what changed', () => {
    const applied = apply(store, {
      upserts: [todoAs('r1'), { kind: 'archive', remoteId: 'x', revision: '1', data: anArchive() }],
    });
    expect(countQueuedForIndex(store)).toBe(2);
    expect(applied).toMatchObject({ written: 2 });
    expect(applied.outcome === 'applied' && [...applied.topics].sort()).toEqual([
      'archives',
      'index',
      'sources',
      'todos',
    ]);
  });

  it('keeps the files a record speaks of, and their names go with the record', () => {
    const file = {
      hash: 'a'.repeat(64),
      name: '正文.ofd',
      mime: 'application/ofd',
      size: 10,
      role: '正文' as const,
    };
    apply(store, {
      upserts: [{ kind: 'archive', remoteId: 'x', revision: '1', data: anArchive({ files: [file] }) }],
    });
    const key = findRecord(store, 'archive', source, 'x')?.key ?? 0;
    expect(listFiles(store, { kind: 'archive', key })).toEqual([file]);
    apply(store, { removals: [{ kind: 'archive', remoteId: 'x', why: 'tombstone' }] });
    expect(store.db.prepare('SELECT count(*) AS n FROM file').get()).toEqual({ n: 0 });
  });
});

describe('the list', () => {
  it('stands by deadline, none last, then newest first', () => {
    const due = (at: string) => ({ due: { at, unit: 'WD' as const } });
    apply(store, {
      upserts: [
        todoAs('1', '1', aTodo({ title: '无期限旧', arrivedAt: '2026-11-01T00:00:00.000Z' })),
        todoAs('2', '1', aTodo({ title: '无期限新', arrivedAt: '2026-11-02T00:00:00.000Z' })),
        todoAs('3', '1', aTodo({ title: '后到期', ...due('2026-12-02T00:00:00.000Z') })),
        todoAs('4', '1', aTodo({ title: '先到期', ...due('2026-12-01T00:00:00.000Z') })),
        todoAs('5', '1', aTodo({ title: '已办旧', state: '办结', arrivedAt: '2026-01-01T00:00:00.000Z' })),
        todoAs('6', '1', aTodo({ title: '已办新', state: '已办', arrivedAt: '2026-02-01T00:00:00.000Z' })),
      ],
    });
    expect(titles()).toEqual(['先到期', '后到期', '无期限新', '无期限旧']);
    expect(titles('closed')).toEqual(['已办新', '已办旧']);
  });

  it('counts a paused or estimated deadline as overdue never', () => {
    const past = { at: '2026-01-01T00:00:00.000Z', unit: 'WD' as const };
    apply(store, {
      upserts: [
        todoAs('1', '1', aTodo({ due: past })),
        todoAs('2', '1', aTodo({ due: { ...past, pausedFor: '专家评审' } })),
        todoAs('3', '1', aTodo({ due: { ...past, estimated: true } })),
      ],
    });
    expect(countTodos(store, { ...open, filter: { scope: 'open', due: 'overdue' } })).toBe(1);
  });
});

describe('set-aside records', () => {
  const bad = {
    kind: 'todo' as const,
    remoteId: 'b1',
    title: '坏的',
    reason: { kind: 'field' as const, field: 'arrivedAt', problem: 'no date' },
  };
  const nameless = { kind: 'todo' as const, title: '无编号', reason: { kind: 'no-id' as const } };

  it('are told once, however often they come', () => {
    apply(store, { setAside: [bad, nameless] });
    apply(store, { setAside: [bad, nameless] });
    expect(listSetAside(store).map(({ title }) => title)).toEqual(['无编号', '坏的']);
  });

  it('go when the record can be taken in', () => {
    apply(store, { setAside: [bad] });
    apply(store, { upserts: [todoAs('b1')] });
    expect(listSetAside(store)).toEqual([]);
  });

  it('of a listing are those of the last listing', () => {
    const { cursor: _, ...listing } = aPage();
    const list = (setAside: (typeof nameless)[]) =>
      apply(store, { ...listing, cursor: undefined as unknown as string, setAside });
    list([nameless]);
    list([]);
    expect(listSetAside(store)).toEqual([]);
  });
});

describe('counters', () => {
  it('agree with the rows after inserts, changes, removals and a removed source', () => {
    const counted = () =>
      store.db
        .prepare(
          'SELECT urgency, sum(open) AS open FROM todo_count GROUP BY urgency HAVING sum(open) <> 0 ORDER BY urgency',
        )
        .all();
    const real = () =>
      store.db
        .prepare(
          'SELECT urgency, count(*) AS open FROM todo WHERE open = 1 GROUP BY urgency ORDER BY urgency',
        )
        .all();
    apply(store, {
      upserts: ['1', '2', '3', '4'].map((id) =>
        todoAs(id, '1', aTodo({ urgency: id < '3' ? '特急' : '一般' })),
      ),
    });
    apply(store, {
      upserts: [
        todoAs('1', '2', aTodo({ urgency: '加急' })),
        todoAs('2', '2', aTodo({ state: '办结' })),
        todoAs('5'),
        todoAs('5', '2'),
      ],
    });
    apply(store, {
      removals: [
        { kind: 'todo', remoteId: '3', why: 'tombstone' },
        { kind: 'todo', remoteId: '4', why: 'gone-from-list' },
      ],
    });
    expect(counted()).toEqual(real());
    removeSource(store, 's1');
    expect(counted()).toEqual([]);
  });
});

it('an article of a department and one imported here stand side by side', () => {
  apply(store, { upserts: [{ kind: 'article', remoteId: 'k1', revision: '1', data: anArticle() }] });
  expect(store.db.prepare('SELECT count(*) AS n FROM article WHERE source IS NOT NULL').get()).toEqual({
    n: 1,
  });
});

import { describe, expect, it } from 'vitest';
import type { NoticeTopic } from '../../../shared/contract/desk-views.ts';
import type { Delta } from '../../../shared/domain/delta.ts';
import { createApplyPage } from '../../../main/core/sync/apply-slices.ts';
import { createTelling } from '../../../main/core/sync/telling.ts';
import { createFakeClock } from '../../fakes/clock.ts';
import { aFileStore, aPage, aScratch, aSource, todoAs } from '../store/builders.ts';

function heard() {
  const clock = createFakeClock();
  const told: { readonly at: number; readonly topics: readonly NoticeTopic[] }[] = [];
  const publish = (topics: readonly NoticeTopic[]) => void told.push({ at: clock.ticks(), topics });
  return { clock, told, telling: createTelling({ publish, timers: clock }) };
}

describe('telling of what a pull has changed', () => {
  it('tells the first at once, and of many after it what they changed together, once a second', () => {
    const { clock, told, telling } = heard();
    for (let ms = 0; ms <= 2_000; ms += 50) {
      clock.goTo(ms);
      telling.soon(ms === 400 ? ['sources', 'files'] : ['sources', 'todos']);
    }
    expect(told).toEqual([
      { at: 0, topics: ['sources', 'todos'] },
      { at: 1_000, topics: ['sources', 'todos', 'files'] },
      { at: 2_000, topics: ['sources', 'todos'] },
    ]);
  });

  it('tells what waits though nothing follows it', () => {
    const { clock, told, telling } = heard();
    telling.soon(['todos']);
    telling.soon(['archives']);
    clock.goTo(5_000);
    expect(told).toEqual([
      { at: 0, topics: ['todos'] },
      { at: 1_000, topics: ['archives'] },
    ]);
  });

  it('tells at once what cannot wait, with what waits, and that one not again', () => {
    const { clock, told, telling } = heard();
    telling.soon(['todos']);
    telling.soon(['archives']);
    clock.goTo(100);
    telling.now(['outbox']);
    clock.goTo(5_000);
    expect(told).toEqual([
      { at: 0, topics: ['todos'] },
      { at: 100, topics: ['archives', 'outbox'] },
    ]);
  });

  it('tells nothing once it has stopped', () => {
    const { clock, told, telling } = heard();
    telling.soon(['todos']);
    telling.soon(['archives']);
    telling.stop();
    clock.goTo(5_000);
    expect(told).toHaveLength(1);
  });
});

it.each([
  ['a page of two thousand is one part while nobody asks', false, 1],
  ['and two while somebody does', true, 2],
])('%s', async (_, isAsked, parts) => {
  const scratch = aScratch();
  const store = aFileStore(scratch.path);
  aSource(store);
  const { clock, told, telling } = heard();
  const apply = createApplyPage({
    ...{ store, telling, now: clock.now, ticks: clock.ticks },
    isAsking: () => isAsked,
  });
  const upserts = Array.from({ length: 2_000 }, (_each, n) => todoAs(`t${n}`, '1'));
  await apply({ sourceId: 's1', feed: 'all', delta: aPage({ upserts }) });
  expect(told).toHaveLength(parts);
  expect(store.sql('SELECT count(*) FROM todo').pluck().get()).toBe(2_000);
  store.close();
  scratch.leave();
});

describe('of the pages of a pull', () => {
  const middle = { phase: 'initial', finished: false, done: 40_000 } as const;
  it.each<readonly [string, Partial<Delta>, 'at once' | 'with others']>([
    ['the first ones of a first pass', { ...middle, done: 300 }, 'at once'],
    ['those in its middle', middle, 'with others'],
    ['those in the middle of a repeated pass', { ...middle, phase: 'resync' }, 'with others'],
    ['the newest, which come before their turn', { ...middle, early: true }, 'at once'],
    ['the last', { ...middle, finished: true }, 'at once'],
    ['those of changes', { ...middle, phase: 'delta' }, 'at once'],
  ])('%s are told of %s', async (_, of, how) => {
    const scratch = aScratch();
    const store = aFileStore(scratch.path);
    aSource(store);
    const { clock, told, telling } = heard();
    telling.now(['outbox']);
    const apply = createApplyPage({
      store,
      telling,
      now: clock.now,
      ticks: clock.ticks,
      isAsking: () => false,
    });
    await apply({ sourceId: 's1', feed: 'all', delta: aPage({ upserts: [todoAs('t1', '1')], ...of }) });
    expect(told).toHaveLength(how === 'at once' ? 2 : 1);
    clock.goTo(1_000);
    expect(told[1]?.topics).toContain('todos');
    store.close();
    scratch.leave();
  });
});

// Rows are made ready for the index in one slice and put away in another: whatever is written in between counts.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createSearch, type Search } from '../../../main/core/search/search.ts';
import type { Store } from '../../../main/core/store/store.ts';
import { runs } from '../../fakes/runs.ts';
import { aMemoryStore, apply, aTodo, todoAs } from '../store/builders.ts';

type Scene = { readonly store: Store; readonly search: Search; put(row: number, version: number): void };

async function aScene(): Promise<Scene> {
  const store = aMemoryStore();
  let time = 0;
  // Every look at the clock takes a millisecond: a slice is a few rows on any machine.
  const search = createSearch({ store, ticks: () => (time += 1) });
  await search.ready;
  return {
    store,
    search,
    put: (row, version) => {
      const data = aTodo({ title: titleOf(row, version) });
      apply(store, { upserts: [todoAs(`t${row}`, String(version), data)] });
    },
  };
}

const titleOf = (row: number, version: number): string => `防汛${row}号改${version}次`;
const found = (search: Search, question: string) =>
  search.ask(question, 50).flatMap(({ hits }) => hits.map(({ title }) => title.text));

it('a row that changes or goes while others are made ready is found as it is now', async () => {
  const { store, search, put } = await aScene();
  for (let row = 0; row < 60; row += 1) put(row, 1);
  // Some are made ready and put away at once, then others are made ready: the newest of those that wait.
  search.step();
  search.step();
  const newest = search.behind() - 1;
  search.step();
  expect(search.behind()).toBe(newest + 1);
  put(newest, 2);
  apply(store, { removals: [{ kind: 'todo', remoteId: `t${newest - 1}`, why: 'withdrawn' }] });
  while (search.step());
  expect(found(search, `防汛${newest}号改`)).toEqual([titleOf(newest, 2)]);
  expect(found(search, `防汛${newest - 1}号改`)).toEqual([]);
  expect(search.ask('防汛', 50)[0]?.total).toBe(59);
  store.close();
});

it('the index goes on though something is written between any two slices', async () => {
  const { store, search, put } = await aScene();
  for (let row = 0; row < 60; row += 1) put(row, 1);
  for (let slice = 0; search.behind() > 1; slice += 1) {
    expect(slice).toBeLessThan(200);
    search.step();
    put(60, slice);
  }
  store.close();
});

/** Counted back from the newest row that waits: those are made ready next. */
const rowBack = ({ store }: Scene, back: number): number => {
  const newest = store.db.prepare('SELECT coalesce(max(record), 30) FROM index_queue').pluck().get();
  return Math.max(0, Number(newest) - 1 - back);
};

it('in any order of writing, removing and slices, what is found is what is there', async () => {
  const back = fc.nat({ max: 8 });
  const deed = fc.oneof(
    { weight: 8, arbitrary: fc.constant({ does: 'slice' } as const) },
    { weight: 2, arbitrary: fc.record({ does: fc.constant('put' as const), back }) },
    { weight: 1, arbitrary: fc.record({ does: fc.constant('remove' as const), back }) },
  );
  await fc.assert(
    fc.asyncProperty(fc.array(deed, { minLength: 10, maxLength: 40 }), async (deeds) => {
      const scene = await aScene();
      const { store, search, put } = scene;
      const there = new Map<number, number>();
      const write = (row: number, version: number): void => {
        put(row, version);
        there.set(row, version);
      };
      for (let row = 0; row < 30; row += 1) write(row, 0);
      for (const [version, each] of deeds.entries()) {
        const row = rowBack(scene, each.does === 'slice' ? 0 : each.back);
        if (each.does === 'slice') search.step();
        else if (each.does === 'put') write(row, version + 1);
        else {
          apply(store, { removals: [{ kind: 'todo', remoteId: `t${row}`, why: 'withdrawn' }] });
          there.delete(row);
        }
      }
      while (search.step());
      const expected = [...there].map(([row, version]) => titleOf(row, version));
      expect(found(search, '防汛').toSorted()).toEqual(expected.toSorted());
      for (const title of expected) expect(found(search, title)).toEqual([title]);
      store.close();
    }),
    { numRuns: runs(10) },
  );
});

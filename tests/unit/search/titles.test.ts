// Titles by whole pinyin where the index is no help: more newer rows have the same initials than are compared, or the letters are one
// syllable, which has none.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createSearch, type Search } from '../../../main/core/search/search.ts';
import type { Store } from '../../../main/core/store/store.ts';
import { aMemoryStore, apply, aTodo, todoAs } from '../store/builders.ts';

let store: Store;
let search: Search;

let revision = 0;
const put = (...todos: readonly (readonly [remoteId: string, title: string])[]): void => {
  revision += 1;
  apply(store, { upserts: todos.map(([id, title]) => todoAs(id, String(revision), aTodo({ title }))) });
  while (search.step());
};
const titles = (letters: string): readonly string[] =>
  search.ask(letters, 6).flatMap(({ hits }) => hits.map(({ title }) => title.text));

beforeAll(async () => {
  store = aMemoryStore();
  search = createSearch({ store, ticks: () => performance.now() });
  await search.ready;
  put(['a', '关于档案管理的通知'], ['x', '本县的年鉴'], ['y', '西安来函']);
  // The same initials: d a g l, and x a.
  put(...Array.from({ length: 300 }, (_, at) => [`t${at}`, `大爱高楼与小岸${at}`] as const));
});
afterAll(() => store.close());

it('a title is found by its syllables though 300 newer ones have its initials', () => {
  expect(titles('danganguanli')).toEqual(['关于档案管理的通知']);
});

it('it is found while its last syllable is being typed', () => {
  expect([titles('danganguan'), titles('danganguanl')]).toEqual([
    ['关于档案管理的通知'],
    ['关于档案管理的通知'],
  ]);
});

it('letters that are one syllable or two find both', () => {
  expect(titles('xian').toSorted()).toEqual(['本县的年鉴', '西安来函']);
});

it('a title that changed is found by its new syllables and no longer by the old', () => {
  put(
    ['b', '关于采购目录的说明'],
    ...Array.from({ length: 200 }, (_, at) => [`u${at}`, `草根木楼${at}`] as const),
  );
  expect(titles('caigoumulu')).toEqual(['关于采购目录的说明']);
  put(['b', '关于采购指南的说明']);
  expect([titles('caigoumulu'), titles('caigouzhinan')]).toEqual([[], ['关于采购指南的说明']]);
});

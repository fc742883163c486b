// What one slice of the index may do while it holds the file, by design: with a clock that stands still nothing else ends it.
import { afterEach, beforeEach, expect, it } from 'vitest';
import { mostAtOnce, mostCharacters } from '../../../main/core/search/ahead.ts';
import { mostPages } from '../../../main/core/search/join.ts';
import { mostOfPart } from '../../../main/core/search/parts.ts';
import { createSearch, type Search } from '../../../main/core/search/search.ts';
import { putText } from '../../../main/core/store/full-text.ts';
import type { Store } from '../../../main/core/store/store.ts';
import { isToFold } from '../../../main/core/store/to-fold.ts';
import type { Upsert } from '../../../shared/domain/delta.ts';
import { aFileStore, anArticle, apply, aScratch, aSource, type Scratch } from '../store/builders.ts';
import { charactersOf, type Held, watched } from './watched.ts';

let scratch: Scratch;
let store: Store;
let search: Search;
let holds: Held[];

beforeEach(async () => {
  scratch = aScratch();
  store = aFileStore(scratch.path);
  aSource(store);
  holds = [];
  search = createSearch({ store: watched(store, holds), ticks: () => 0 });
  await search.ready;
});
afterEach(() => {
  store.close();
  scratch.leave();
});

const sentence = '办理本事项应当提交书面申请、身份证明和场地使用证明。';
const articles = (name: string, count: number, characters = 100): readonly Upsert[] =>
  Array.from({ length: count }, (_, n) => {
    const body = sentence.repeat(Math.ceil(characters / sentence.length));
    return {
      kind: 'article',
      remoteId: name + n,
      revision: '1',
      data: anArticle({ title: `${name}${n}号指南`, body }),
    };
  });

/** Pages in the WAL, and those of them that are in the file too. */
const wal = () => {
  const [log, folded] = Object.values(Object(store.db.pragma('wal_checkpoint(NOOP)'))[0] ?? {}).slice(1);
  return { log: Number(log), folded: Number(folded) };
};

it('no transaction takes more rows or words than it may, and one too long for a statement goes in parts by itself', () => {
  apply(store, { upserts: articles('短', 1500) });
  apply(store, { upserts: articles('长', 30, 40_000) });
  apply(store, { upserts: articles('巨', 1, 400_000) });
  apply(store, { upserts: articles('末', 10) });
  while (search.step());
  expect(holds.reduce((sum, { rows }) => sum + rows.length, 0)).toBe(1540);
  expect(Math.max(...holds.map(({ rows }) => rows.length))).toBeLessThanOrEqual(mostAtOnce);
  expect(Math.max(...holds.map(charactersOf))).toBeLessThanOrEqual(mostCharacters);
  const inParts = holds.filter(({ parts }) => parts.length > 0);
  expect(inParts.length).toBeGreaterThan(1);
  expect(inParts.filter(({ rows }) => rows.length > 0)).toEqual([]);
  expect(Math.max(...holds.flatMap(({ rows, parts }) => [...rows, ...parts]))).toBeLessThanOrEqual(
    mostOfPart,
  );
  expect(search.ask('巨0号', 5)[0]?.total).toBe(1);
});

it('rows are read and their words are cut before the file is held, also while others write', () => {
  apply(store, { upserts: articles('先', 300) });
  for (let row = 0; search.behind() > 1; row += 1) {
    search.step();
    if (row % 3 === 0) apply(store, { upserts: articles('另', 1) });
  }
  expect(holds.flatMap(({ rows }) => rows).length).toBeGreaterThanOrEqual(300);
  expect(holds.filter(({ rowsRead }) => rowsRead > 0)).toEqual([]);
});

it('parts are joined a bounded number of pages at a time, in transactions that put no row away', () => {
  for (let part = 0; part < 40; part += 1) {
    apply(store, { upserts: articles(`第${part}批`, 30) });
    while (search.behind() > 0) search.step();
  }
  while (search.step());
  const joining = holds.filter(({ pages }) => pages.length > 0);
  expect(joining.length).toBeGreaterThan(2);
  expect(Math.max(...joining.flatMap(({ pages }) => pages))).toBeLessThanOrEqual(mostPages);
  expect(joining.filter((held) => charactersOf(held) > 0)).toEqual([]);
});

it('a commit joins nothing by itself, however many parts have gathered', () => {
  const parts = 40;
  for (let key = 1; key <= parts; key += 1)
    store.repeatable(() => putText(store, 'contact', key, '张三 王五'));
  const count = store.db
    .prepare('SELECT count(DISTINCT id >> 37) FROM text_contact_data WHERE id > 10')
    .pluck();
  expect(count.get()).toBe(parts);
});

it('no slice folds the WAL, when it is folded as soon as there is enough of it', () => {
  for (let page = 0; page < 4; page += 1) apply(store, { upserts: articles(`第${page}页`, 1000, 600) });
  let folds = 0;
  for (let more = true; more; ) {
    const before = wal();
    more = search.step();
    const after = wal();
    expect(after.folded).toBeLessThanOrEqual(before.folded);
    expect(after.log - (after.log < before.log ? 0 : before.log)).toBeLessThan(2 * mostPages + 300);
    if (!isToFold(store)) continue;
    store.fold();
    folds += 1;
  }
  expect(folds).toBeGreaterThan(0);
});

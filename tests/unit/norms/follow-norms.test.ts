import Database from 'better-sqlite3';
import { beforeEach, describe, expect, it } from 'vitest';
import { createNorms } from '../../../main/core/norms/follow-norms.ts';
import { keyOf } from '../../../main/core/store/ids.ts';
import { migrate, migrations } from '../../../main/core/store/migrate.ts';
import { normStanding, readNorm } from '../../../main/core/store/norms.ts';
import { provisionAt, provisionsOf } from '../../../main/core/store/provisions.ts';
import { eraseRecord } from '../../../main/core/store/remove.ts';
import { aStore, type Store } from '../../../main/core/store/store.ts';
import { must } from '../../../shared/domain/must.ts';
import { labelOf } from '../../../shared/domain/provision.ts';
import { countDue, countProvisions } from '../../fakes/file-facts.ts';
import { aMemoryStore } from '../store/builders.ts';
import { followNorms, putNorm } from './a-norm.ts';

let store: Store;
beforeEach(() => {
  store = aMemoryStore();
});

const keyIn = (id: string): number => must(keyOf('article', id), 'an id of an article');
const anchors = (id: string) => provisionsOf(store, keyIn(id)).map(({ anchor }) => anchor);
const queued = () => store.sql('SELECT count(*) AS n FROM index_queue WHERE kind = 4').get();
const big = (count: number) =>
  Array.from(
    { length: count },
    (_, at) => `${labelOf({ number: at + 1, after: 0 })} 第${at}次规定的事项。`,
  ).join('\n');

/** Each look at the clock costs a millisecond, so that a slice ends after a few pieces. */
function slowTicks(): () => number {
  let clock = 0;
  return () => {
    clock += 1;
    return clock;
  };
}

describe('an article', () => {
  it('of rules becomes a norm, each 条 of it a row that the index is told of', () => {
    const id = putNorm(store, { title: '某办法', body: '第一条 甲。\n第一条之一 乙。\n第二条 丙。' });
    expect([countDue(store), anchors(id)]).toEqual([1, []]);
    followNorms(store);
    expect([countDue(store), anchors(id), queued()]).toEqual([0, ['1', '1-1', '2'], { n: 3 }]);
    expect(provisionAt(store, keyIn(id), '1-1')).toMatchObject({ label: '第一条之一', text: '乙。' });
  });

  it('that changed is read anew, and its old 条 go', () => {
    const id = putNorm(store, { title: '某办法', body: '第一条 甲。\n第二条 乙。' });
    followNorms(store);
    putNorm(store, { title: '某办法', body: '第一条 丁。' }, keyIn(id));
    followNorms(store);
    expect(provisionsOf(store, keyIn(id)).map(({ text }) => text)).toEqual(['丁。']);
    expect(countProvisions(store)).toBe(1);
  });

  it('that came again unchanged is left alone', () => {
    const norm = { title: '某办法', body: '第一条 甲。' };
    const id = putNorm(store, norm);
    followNorms(store);
    putNorm(store, norm, keyIn(id));
    expect(countDue(store)).toBe(0);
  });

  it('that goes takes its 条, its names and what it repeals along, and the index is told', () => {
    const old = putNorm(store, { title: '旧办法', publishedOn: '2000-01-01', body: '第一条 甲。' });
    const id = putNorm(store, {
      title: '新办法',
      publishedOn: '2010-01-01',
      body: '第一条 本办法自2010年2月1日起施行。《旧办法》同时废止。',
    });
    followNorms(store);
    expect(normStanding(store, keyIn(old), '2026-01-01')?.validity).toBe('已废止');
    store.sql('DELETE FROM index_queue').run();
    store.transaction(() => eraseRecord(store, { kind: 'article', key: keyIn(id) }));
    expect([countProvisions(store), queued()]).toEqual([1, { n: 1 }]);
    expect(normStanding(store, keyIn(old), '2026-01-01')?.validity).toBe('现行有效');
  });

  it('of another type is a norm when it counts like one, and else is none', () => {
    const counts = putNorm(store, {
      articleType: '业务规范',
      title: '规范',
      body: '第一条 甲。\n第二条 乙。\n第三条 丙。',
    });
    const quotes = putNorm(store, {
      articleType: '办事指南',
      title: '指南',
      body: '依据如下：\n第三条 甲。',
    });
    followNorms(store);
    expect([anchors(counts).length, anchors(quotes).length]).toEqual([3, 0]);
    expect(readNorm(store, keyIn(quotes))).toBeUndefined();
  });
});

describe('a big code', () => {
  it('takes several slices, and is not shown before its last 条 is here', () => {
    const id = putNorm(store, { title: '大法典', body: big(1500) });
    const norms = createNorms({ store, ticks: slowTicks() });
    let slices = 0;
    while (norms.step()) {
      slices += 1;
      if (countDue(store) > 0) expect([anchors(id), readNorm(store, keyIn(id))]).toEqual([[], undefined]);
    }
    expect(slices).toBeGreaterThan(5);
    expect(anchors(id)).toHaveLength(1500);
  });

  it('that changes while it is read is begun anew', () => {
    const id = putNorm(store, { title: '大法典', body: big(900) });
    const norms = createNorms({ store, ticks: slowTicks() });
    for (let step = 0; step < 4; step += 1) expect(norms.step()).toBe(true);
    putNorm(store, { title: '大法典', body: '第一条 只剩一条。' }, keyIn(id));
    while (norms.step());
    expect([anchors(id), countProvisions(store)]).toEqual([['1'], 1]);
  });

  it('that goes while it is read leaves nothing', () => {
    const id = putNorm(store, { title: '大法典', body: big(900) });
    const norms = createNorms({ store, ticks: slowTicks() });
    for (let step = 0; step < 4; step += 1) norms.step();
    store.transaction(() => eraseRecord(store, { kind: 'article', key: keyIn(id) }));
    while (norms.step());
    expect([countProvisions(store), countDue(store)]).toEqual([0, 0]);
  });

  it('interrupted by the end of the core is read whole at the next start', () => {
    const id = putNorm(store, { title: '大法典', body: big(900) });
    const norms = createNorms({ store, ticks: slowTicks() });
    for (let step = 0; step < 5; step += 1) norms.step();
    followNorms(store);
    expect([anchors(id).length, countProvisions(store)]).toEqual([900, 900]);
  });
});

it('a bug in one article leaves the others to be read', () => {
  const bad = putNorm(store, { title: '坏', body: '第一条 甲。' });
  const good = putNorm(store, { title: '好', body: '第一条 乙。' });
  store.sql("UPDATE article SET data = '{' WHERE key = ?").run(keyIn(bad));
  const bugs: unknown[] = [];
  const norms = createNorms({ store, ticks: () => performance.now(), onBug: (error) => bugs.push(error) });
  while (norms.step());
  expect([bugs.length, anchors(bad), anchors(good), countDue(store)]).toEqual([1, [], ['1'], 0]);
});

it('rules that were here before this desk knew provisions are read at the next start', () => {
  const db = new Database(':memory:');
  migrate(db, migrations.slice(0, 2));
  db.prepare(
    `INSERT INTO article (source, feed, remote_id, revision, generation, fetched_at, article_type, title, topic,
       sort_on, data) VALUES (NULL, NULL, 'r', '1', 0, 0, '政策法规', '某办法', '', '2020-01-01', ?)`,
  ).run(JSON.stringify({ articleType: '政策法规', title: '某办法', body: '第一条 甲。\n第二条 乙。' }));
  migrate(db);
  const old = aStore(db);
  followNorms(old);
  expect(provisionsOf(old, 1).map(({ anchor }) => anchor)).toEqual(['1', '2']);
});

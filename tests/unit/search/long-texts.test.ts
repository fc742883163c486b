// Texts too long for one statement of the index lie in it in parts, and nothing that is asked tells that they do.
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { mostOfPart } from '../../../main/core/search/parts.ts';
import { createSearch } from '../../../main/core/search/search.ts';
import { newestIndexed } from '../../../main/core/store/full-text.ts';
import { runs } from '../../fakes/runs.ts';
import { aFileStore, apply, aScratch, aSource, type Scratch } from '../store/builders.ts';
import {
  aLongDesk,
  article,
  follow,
  found,
  isInFile,
  type LongDesk,
  lying,
  manyCharacters,
  textWith,
} from './a-long-desk.ts';
import { charactersOf, type Held, watched } from './watched.ts';

let desk: LongDesk;

beforeEach(async () => {
  desk = await aLongDesk();
});
afterEach(() => desk.store.close());

/** In slices, until some parts of a text are here and some are not. */
function followHalf(isEnough = () => lying(desk).half >= 3): void {
  for (let slice = 0; !isEnough(); slice += 1) {
    expect(slice).toBeLessThan(100);
    desk.search.step();
  }
  expect(lying(desk).half).toBeGreaterThan(0);
}

describe('a text of two million characters', () => {
  let scratch: Scratch;
  beforeEach(() => {
    scratch = aScratch();
  });
  afterEach(() => scratch.leave());

  it('is put away a part a transaction, and any piece of it is found', async () => {
    const holds: Held[] = [];
    const store = aFileStore(scratch.path);
    aSource(store);
    const search = createSearch({ store: watched(store, holds), ticks: () => 0 });
    await search.ready;
    const body = manyCharacters(2_000_000, 40);
    apply(store, { upserts: [article('k1', { title: '全书', body }), article('k2', { title: '短文' })] });
    follow({ store, search });
    const inParts = holds.filter(({ parts }) => parts.length > 0);
    expect(inParts.length).toBeGreaterThan(25);
    expect(inParts.filter(({ rows, parts }) => rows.length + parts.length > 1)).toEqual([]);
    expect(Math.max(...holds.map(charactersOf))).toBeLessThanOrEqual(mostOfPart);
    fc.assert(
      fc.property(fc.nat(body.length - 8), fc.integer({ min: 2, max: 8 }), (from, length) => {
        const piece = body.slice(from, from + length);
        fc.pre(/^\p{Script=Han}+$/u.test(piece));
        expect(search.keysOf('article', piece, 20)).toContain(1);
      }),
      { numRuns: runs(30) },
    );
    store.close();
  }, 60_000);
});

describe('any words of a text in parts', () => {
  it('side by side are found wherever they stand, across each border too', () => {
    const body = manyCharacters(2500);
    apply(desk.store, { upserts: [article('k1', { title: '长文', body })] });
    follow(desk);
    expect(lying(desk)).toMatchObject({ rows: 0, half: 0 });
    expect(lying(desk).parts).toBeGreaterThan(10);
    for (const length of [2, 3, 8, 121])
      for (let from = 0; from + length <= body.length; from += length === 2 ? 1 : 3) {
        const piece = body.slice(from, from + length);
        expect([from, length, desk.search.keysOf('article', piece, 5)]).toEqual([from, length, [1]]);
      }
  });

  it('are found together, and keep a row out, however far apart they stand', () => {
    const body = textWith(['防汛值班', '堤防巡查', '物资储备']);
    apply(desk.store, { upserts: [article('k1', { title: '长文', body })] });
    follow(desk);
    expect(found(desk, '防汛 物资储备')).toEqual(['长文']);
    expect(found(desk, '物资 堤防 值班')).toEqual(['长文']);
    expect(found(desk, '防汛 没有这回事')).toEqual([]);
    expect(found(desk, '防汛 -物资储备')).toEqual([]);
    expect(found(desk, '防汛 -没有这回事')).toEqual(['长文']);
    expect(found(desk, '"防汛值班 物资储备"')).toEqual([]);
  });

  it('are found with its title, sounds, number and filters', () => {
    const data = {
      title: '政务服务汇编',
      docNo: '国发〔2016〕51号',
      publishedOn: '2024-05-01',
      secretLevel: '内部' as const,
      body: textWith(['防汛值班', '物资储备']),
    };
    apply(desk.store, { upserts: [article('k1', data), article('k2', { title: '物资储备说明' })] });
    follow(desk);
    expect(lying(desk).rows).toBe(1);
    const asked = [
      '政务 物资',
      '国发2016 51 物资',
      '物资 年度:2024',
      '物资 密级:内部',
      'zwfw',
      'zhengwufuwu',
    ];
    for (const question of asked)
      expect([question, found(desk, question)]).toEqual([question, ['政务服务汇编']]);
    expect(found(desk, '物资 来源:来源s1')).toEqual(['物资储备说明', '政务服务汇编']);
    expect(found(desk, '物资 年度:2023')).toEqual([]);
    expect(found(desk, '物资 -密级:内部')).toEqual(['物资储备说明']);
    expect(found(desk, '务')).toEqual(['政务服务汇编']);
  });

  it('show where they stand', () => {
    const body = textWith(['防汛值班', '物资储备']);
    apply(desk.store, { upserts: [article('k1', { title: '长文', body })] });
    follow(desk);
    const snippet = desk.search.ask('物资储备', 5)[0]?.hits[0]?.snippet;
    expect(snippet?.ranges.map(([start, end]) => snippet.text.slice(start, end))).toEqual(['物资储备']);
  });

  it('are given in order with those of other rows, no more of them than wanted', () => {
    const body = textWith(['防汛值班', '物资储备']);
    const rows = Array.from({ length: 9 }, (_, n) =>
      article(`k${n}`, n % 2 === 0 ? { title: `${n}`, body } : { title: `${n}`, body: '防汛物资。' }),
    );
    apply(desk.store, { upserts: rows });
    follow(desk);
    expect(found(desk, '防汛')).toEqual(['8', '7', '6', '5', '4', '3', '2', '1', '0']);
    expect(desk.search.ask('防汛', 3)[0]).toMatchObject({ total: 9 });
    expect(newestIndexed(desk.store, 'article')).toBe(9);
  });
});

describe('a text that is put away in parts', () => {
  const body = textWith(['防汛值班', '堤防巡查', '物资储备']);

  it('goes on where it was after a kill, and is not found before it is whole', async () => {
    apply(desk.store, { upserts: [article('k1', { title: '长文', body })] });
    followHalf();
    const before = lying(desk);
    expect([found(desk, '防汛'), found(desk, '防汛 -物资储备'), desk.search.behind()]).toEqual([[], [], 1]);
    desk = await aLongDesk(desk.store);
    const marks = desk.store.db.prepare('SELECT part FROM text_long ORDER BY part LIMIT ?').pluck();
    const first = marks.all(before.parts);
    follow(desk);
    expect(marks.all(before.parts)).toEqual(first);
    expect(lying(desk).half).toBe(0);
    expect([found(desk, '防汛 物资储备'), found(desk, '防汛 -物资储备')]).toEqual([['长文'], []]);
  });

  it('is whole in the end though others write between any two slices', () => {
    apply(desk.store, { upserts: [article('k1', { title: '长文', body })] });
    for (let slice = 0; lying(desk).half > 0 || found(desk, '防汛').length === 0; slice += 1) {
      expect(slice).toBeLessThan(100);
      desk.search.step();
      apply(desk.store, { upserts: [article('k2', { title: '短文' }, String(slice))] });
    }
    expect(found(desk, '防汛 物资储备')).toEqual(['长文']);
  });

  it('begins anew when it changes meanwhile, and leaves nothing of what it was', () => {
    apply(desk.store, { upserts: [article('k1', { title: '长文', body })] });
    followHalf();
    const changed = body.replace('防汛值班', '森林防火');
    apply(desk.store, { upserts: [article('k1', { title: '长文', body: changed }, '2')] });
    follow(desk);
    expect([found(desk, '防汛'), found(desk, '森林防火 物资')]).toEqual([[], ['长文']]);
    const texts = desk.store.db.prepare('SELECT count(DISTINCT mark) FROM text_long').pluck().get();
    expect([texts, lying(desk).half]).toEqual([1, 0]);
    const { parts } = lying(desk);
    expect(desk.store.db.prepare('SELECT count(*) FROM text_long').pluck().get()).toBe(parts);
  });

  it('is found as it was until the last part of the new text is here', () => {
    apply(desk.store, { upserts: [article('k1', { title: '长文', body })] });
    follow(desk);
    const changed = body.replace('防汛值班', '森林防火');
    apply(desk.store, { upserts: [article('k1', { title: '长文', body: changed }, '2')] });
    followHalf();
    expect([found(desk, '防汛 物资储备'), found(desk, '森林')]).toEqual([['长文'], []]);
    apply(desk.store, { upserts: [article('k1', { title: '长文', body }, '3')] });
    follow(desk);
    expect([found(desk, '防汛 物资储备'), found(desk, '森林'), lying(desk).half]).toEqual([['长文'], [], 0]);
  });

  it('stands in one place only when it grows into parts and out of them again', () => {
    const put = (text: string, revision: string) => {
      apply(desk.store, { upserts: [article('k1', { title: '文', body: text }, revision)] });
      follow(desk);
    };
    put('防汛值班。', '1');
    expect(lying(desk)).toEqual({ rows: 1, parts: 0, half: 0 });
    put(body.replace('防汛', '森林'), '2');
    expect(lying(desk).rows).toBe(0);
    expect([found(desk, '防汛'), found(desk, '森林 物资')]).toEqual([[], ['文']]);
    put('公文处理。', '3');
    expect(lying(desk)).toEqual({ rows: 1, parts: 0, half: 0 });
    expect([found(desk, '森林'), found(desk, '物资'), found(desk, '公文')]).toEqual([[], [], ['文']]);
  });

  it('is not found from the moment its row goes, and has left the index when that followed', () => {
    apply(desk.store, { upserts: [article('k1', { title: '长文', body })] });
    follow(desk);
    apply(desk.store, { removals: [{ kind: 'article', remoteId: 'k1', why: 'tombstone' }] });
    expect(lying(desk).parts).toBeGreaterThan(0);
    expect(found(desk, '防汛')).toEqual([]);
    follow(desk);
    expect(lying(desk)).toEqual({ rows: 0, parts: 0, half: 0 });
    expect(desk.store.db.prepare('SELECT count(*) FROM text_long').pluck().get()).toBe(0);
  });

  it.each(['whole', 'half'])('leaves no word in the file when it is withdrawn, %s or not', (how) => {
    const text = textWith(['联系人镕鑫', '物资储备']);
    apply(desk.store, { upserts: [article('k1', { title: '长文', body: text }), article('k2', {})] });
    if (how === 'whole') follow(desk);
    else followHalf(() => isInFile(desk, '鑫'));
    expect(isInFile(desk, '鑫')).toBe(true);
    apply(desk.store, { removals: [{ kind: 'article', remoteId: 'k1', why: 'withdrawn' }] });
    expect([found(desk, '镕鑫'), lying(desk).parts]).toEqual([[], 0]);
    follow(desk);
    expect(isInFile(desk, '鑫')).toBe(false);
  });
});

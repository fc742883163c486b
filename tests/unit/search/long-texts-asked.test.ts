// Rows in parts are asked as other rows are, whatever they are of: any question has the same answer on a desk that puts long rows
// away in parts and on one that does not.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createSearch } from '../../../main/core/search/search.ts';
import { isAnyShut, shut } from '../../../main/core/store/archive-shut.ts';
import { matchInNorm } from '../../../main/core/store/full-text.ts';
import type { Store } from '../../../main/core/store/store.ts';
import { followSearch, lookAtSearch } from '../../../main/core/work/keep-search.ts';
import { runs } from '../../fakes/runs.ts';
import { aContact, aMemoryStore, anArchive, anArticle, apply, aTodo } from '../store/builders.ts';
import { aDesk } from '../work/a-desk.ts';
import { aLongDesk, article, follow, found, lying, mostOfRow, textWith } from './a-long-desk.ts';
import { countOf, followAll } from './following.ts';
import { aNorm, aReadFile } from './reading.ts';

const words = ['防汛', '演练', '公文处理', '值班', '方案'] as const;
const hash = 'ef'.repeat(32);
const names = [{ hash, name: '防汛方案.pdf', mime: 'application/pdf', size: 9, role: '正文' as const }];
const paper = { mainTo: [], cc: [], attachmentsNote: [], opinions: [], files: [] };

type Row = { readonly id: number; readonly kind: number; readonly title: string; readonly body: string };

function put(store: Store, { id, kind, title, body }: Row, revision: string): void {
  const common = { remoteId: `r${id}`, revision };
  const level = id % 2 === 0 ? '内部' : '公开';
  if (kind === 4) {
    const third = Math.ceil(body.length / 3);
    const cuts = [0, 1, 2].map((at) => ({
      heading: `第${at + 1}条`,
      text: body.slice(at * third, (at + 1) * third),
    }));
    if (revision === '1') aNorm(store, `n${id}`, { title, secretLevel: level }, cuts);
    return;
  }
  if (kind === 5) {
    aReadFile(store, hash, body);
    return;
  }
  const upserts = [
    {
      ...common,
      kind: 'todo' as const,
      data: aTodo({ title, paper: { ...paper, body }, secretLevel: level }),
    },
    { ...common, kind: 'archive' as const, data: anArchive({ title, body, year: 2010 + id, files: names }) },
    { ...common, kind: 'article' as const, data: anArticle({ title, body, secretLevel: level }) },
    { ...common, kind: 'contact' as const, data: aContact({ name: title, duties: body }) },
  ];
  apply(store, { upserts: upserts.slice(kind, kind + 1) });
}

const word = fc.constantFrom(...words);
const row: fc.Arbitrary<Row> = fc
  .record({
    id: fc.nat(5),
    kind: fc.nat(5),
    title: word,
    words: fc.array(word, { maxLength: 4 }),
    characters: fc.constantFrom(0, 300, 900, 1500),
  })
  .map(({ words: some, characters, ...rest }) => ({ ...rest, body: textWith(some, characters) }));
const asked = fc.oneof(
  { weight: 6, arbitrary: fc.tuple(fc.constantFrom('', '', '-'), word).map(([not, each]) => not + each) },
  {
    weight: 1,
    arbitrary: fc.constantFrom('年度:2012-2014', '密级:内部', '-密级:内部', '类型:条款,档案', '来源:来源s1'),
  },
  { weight: 1, arbitrary: fc.constantFrom('"防汛 演练"', '防汛演', 'fx', 'fangxun', '防', '文处', '临溪') },
);
const question = fc.array(asked, { minLength: 1, maxLength: 4 }).map((all) => all.join(' '));

it('any question has the same answer, whichever rows stand in parts and however they changed', async () => {
  const rows = fc.uniqueArray(row, {
    minLength: 1,
    maxLength: 6,
    selector: ({ id, kind }) => `${kind} ${id}`,
  });
  await fc.assert(
    fc.asyncProperty(
      rows,
      rows,
      fc.array(fc.nat(5), { maxLength: 2 }),
      fc.nat(12),
      fc.array(question, { minLength: 4, maxLength: 8 }),
      async (first, then, removed, slices, questions) => {
        const answered = async (parted: boolean) => {
          const store = aMemoryStore();
          const ticks = () => performance.now();
          let { search } = parted ? await aLongDesk(store) : { search: createSearch({ store, ticks }) };
          await search.ready;
          for (const each of first) put(store, each, '1');
          for (let slice = 0; slice < slices; slice += 1) search.step();
          for (const each of then) put(store, each, '2');
          for (const id of removed)
            for (const kind of ['todo', 'archive', 'article'] as const)
              apply(store, { removals: [{ kind, remoteId: `r${id}`, why: 'tombstone' }] });
          for (let slice = 0; slice < slices; slice += 1) search.step();
          if (parted) ({ search } = await aLongDesk(store));
          while (search.step());
          const answers = questions.map((text) => [
            text,
            search.ask(text, 4).map(({ kind, total, capped, hits }) => [kind, total, capped, hits]),
          ]);
          store.close();
          return answers;
        };
        expect(await answered(true)).toEqual(await answered(false));
      },
    ),
    { numRuns: runs(40) },
  );
}, 60_000);

it('words of a norm are found together when the 条 that holds one of them stands in parts', async () => {
  const desk = await aLongDesk();
  const long = textWith(['场地使用', '可以罚款'], 1200);
  const cuts = [
    { heading: '第1条', text: '甲乙丙丁。' },
    { heading: '第2条', text: long },
  ];
  const norm = aNorm(desk.store, 'n1', { title: '广告办法' }, [
    ...cuts,
    { heading: '第3条', text: '罚款。' },
  ]);
  follow(desk);
  expect(lying(desk).parts).toBeGreaterThan(3);
  const kinds = (question: string) => desk.search.ask(question, 5).map(({ kind, total }) => [kind, total]);
  expect(kinds('甲乙 场地使用')).toEqual([['article', 1]]);
  expect(kinds('场地 罚款')).toContainEqual(['provision', 1]);
  expect(matchInNorm(desk.store, norm, '"罚款"')).toBe(2);
  expect(matchInNorm(desk.store, norm + 1, '"罚款"')).toBeUndefined();
  desk.store.close();
});

it('an archive record in parts is not seen from the moment a place above it is shut', async () => {
  const desk = await aLongDesk();
  const body = textWith(['防汛', '物资']);
  apply(desk.store, {
    upserts: [{ kind: 'archive', remoteId: 'a', revision: '1', data: anArchive({ body }) }],
  });
  follow(desk);
  expect(lying(desk).parts).toBeGreaterThan(3);
  expect(found(desk, '物资')).toHaveLength(1);
  shut(desk.store, { source: 1, refCode: 'Z109', fonds: 'Z109' });
  expect([isAnyShut(desk.store), found(desk, '物资'), found(desk, '防汛 物资')]).toEqual([true, [], []]);
  desk.store.close();
});

it('a followed question tells once of a row in parts, when it came or changed into a hit', async () => {
  const plain = aDesk();
  const search = createSearch({ store: plain.store, ticks: () => performance.now(), mostOfRow });
  const desk = { ...plain, search };
  apply(desk.store, {});
  await followAll(desk);
  const asking = '防汛 物资 -演练';
  const titles = () => lookAtSearch(desk, { question: asking }).hits.map(({ title }) => title.text);
  const write = async (id: string, revision: string, some: readonly string[]) => {
    apply(desk.store, { upserts: [article(id, { title: `文${id}`, body: textWith(some) }, revision)] });
    await followAll(desk);
    return countOf(desk, asking);
  };
  await write('1', '1', ['防汛', '物资']);
  await write('2', '1', ['防汛', '物资', '演练']);
  followSearch(desk, { question: asking, followed: true });
  expect(await write('1', '2', ['防汛', '公文', '物资'])).toBe(0);
  expect(await write('2', '2', ['防汛', '物资'])).toBe(1);
  expect(await write('3', '1', ['防汛', '公文', '物资'])).toBe(2);
  expect(await write('4', '1', ['防汛', '物资', '演练'])).toBe(2);
  expect([titles(), countOf(desk, asking)]).toEqual([['文3', '文2'], 0]);
  expect(await write('3', '2', ['防汛', '值班', '物资'])).toBe(0);
  expect(await write('2', '3', ['演练'])).toBe(0);
  // It was one when its person last looked.
  expect(await write('2', '4', ['物资', '防汛'])).toBe(0);
  expect(await write('4', '2', ['物资', '防汛'])).toBe(1);
  expect(lying({ store: desk.store, search }).parts).toBeGreaterThan(12);
  desk.store.close();
});

// The index of a kind lies in tables of so many keys each; nothing that is asked tells where one ends.
import fc from 'fast-check';
import { beforeEach, expect, it } from 'vitest';
import { createSearch, type Search } from '../../../main/core/search/search.ts';
import { newestIndexed } from '../../../main/core/store/full-text.ts';
import type { Store } from '../../../main/core/store/store.ts';
import { keysOfTable } from '../../../main/core/store/text-tables.ts';
import { runs } from '../../fakes/runs.ts';
import { followNorms } from '../norms/a-norm.ts';
import {
  aContact,
  aMemoryStore,
  anArchive,
  anArticle,
  apply,
  aTodo,
  keysFrom,
  textTables,
  todoAs,
} from '../store/builders.ts';

let store: Store;
let search: Search;

beforeEach(begin);

async function begin(): Promise<void> {
  store = aMemoryStore();
  search = createSearch({ store, ticks: () => performance.now() });
  await search.ready;
}

function follow(): void {
  followNorms(store);
  while (search.step());
}

const titles = (question: string): readonly string[] =>
  search.ask(question, 20).flatMap(({ hits }) => hits.map(({ title }) => title.text));

const todo = (n: number, title = `防汛值班${n}`) => todoAs(`t${n}`, '1', aTodo({ title }));
const matters = ['堤防', '水库', '闸门', '泵站', '涵洞', '河道'];
const law = (provisions: number) => ({
  kind: 'article' as const,
  remoteId: 'law',
  revision: '1',
  data: anArticle({
    title: '防汛条例',
    articleType: '政策法规',
    body: [...'一二三四五六']
      .slice(0, provisions)
      .map((number, n) => `第${number}条　${matters[n]}应当报告。`)
      .join('\n'),
  }),
});

const namesOf = (kind: string) => textTables(store, kind);
const schemaOf = (table: string) => ({
  sql: String(store.db.prepare('SELECT sql FROM sqlite_schema WHERE name = ?').pluck().get(table)).replaceAll(
    table,
    'text',
  ),
  settings: store.db
    .prepare(`SELECT k, v FROM ${table}_config WHERE k <> 'usermerge' ORDER BY k`)
    .raw()
    .all(),
});

it('rows on both sides of a border are found together, the newest first', () => {
  keysFrom(store, keysOfTable - 2);
  apply(store, { upserts: Array.from({ length: 5 }, (_, n) => todo(n)) });
  follow();
  expect(namesOf('todo')).toEqual(['text_todo', 'text_todo_1']);
  expect(titles('防汛')).toEqual([4, 3, 2, 1, 0].map((n) => `防汛值班${n}`));
  expect(search.ask('防汛', 2)[0]).toMatchObject({ total: 5 });
  expect(newestIndexed(store, 'todo')).toBe(keysOfTable + 2);
});

it('a table made on the way is as the first is', () => {
  keysFrom(store, 2 * keysOfTable);
  apply(store, { upserts: [todo(1), law(2)] });
  follow();
  expect(namesOf('todo')).toEqual(['text_todo', 'text_todo_2']);
  expect(schemaOf('text_todo_2')).toEqual(schemaOf('text_todo'));
  expect(schemaOf('text_provision_2')).toEqual(schemaOf('text_provision'));
});

it('a row that changes or goes leaves the table it stands in, and its words leave the file', () => {
  keysFrom(store, keysOfTable - 1);
  apply(store, { upserts: [todo(1, '甲搬迁'), todo(2, '乙搬迁'), todo(3, '丙镕鑫')] });
  follow();
  apply(store, {
    upserts: [todoAs('t1', '2', aTodo({ title: '甲改期' })), todoAs('t2', '2', aTodo({ title: '乙改期' }))],
    removals: [{ kind: 'todo', remoteId: 't3', why: 'withdrawn' }],
  });
  follow();
  expect([titles('搬迁'), titles('改期'), titles('镕鑫')]).toEqual([[], ['乙改期', '甲改期'], []]);
  for (const table of namesOf('todo'))
    expect(
      store.db.prepare(`SELECT 1 FROM ${table}_data WHERE instr(block, CAST('鑫' AS BLOB)) > 0`).all(),
    ).toEqual([]);
});

it('a norm whose 条 lie in two tables is found by words that stand in one each', () => {
  keysFrom(store, keysOfTable - 3);
  apply(store, { upserts: [law(6)] });
  follow();
  expect(namesOf('provision')).toEqual(['text_provision', 'text_provision_1']);
  expect(search.ask('堤防 河道', 5).map(({ kind, total }) => [kind, total])).toEqual([['article', 1]]);
});

it('a desk that starts again finds what lies in every table and goes on in them', async () => {
  keysFrom(store, keysOfTable - 1);
  apply(store, { upserts: [todo(0), todo(1)] });
  follow();
  search = createSearch({ store, ticks: () => performance.now() });
  await search.ready;
  apply(store, { upserts: [todo(2)] });
  follow();
  expect(titles('防汛')).toEqual([2, 1, 0].map((n) => `防汛值班${n}`));
});

it('each table is brought to few parts', () => {
  keysFrom(store, keysOfTable - 200);
  for (let page = 0; page < 20; page += 1) {
    apply(store, { upserts: Array.from({ length: 20 }, (_, n) => todo(page * 20 + n)) });
    while (search.behind() > 0) search.step();
  }
  follow();
  for (const table of namesOf('todo')) {
    const parts = store.db
      .prepare(`SELECT count(DISTINCT id >> 37) FROM ${table}_data WHERE id > 10`)
      .pluck();
    expect(parts.get()).toBeLessThanOrEqual(3);
  }
});

it('any question has the same answer wherever the tables end', async () => {
  const word = fc.constantFrom('防汛', '演练', '公文', '值班', '方案');
  const text = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(''));
  const rows = fc.array(fc.record({ kind: fc.nat(3), text }), { minLength: 1, maxLength: 12 });
  const question = fc
    .array(fc.tuple(fc.constantFrom('', '-'), word), { minLength: 1, maxLength: 3 })
    .map((words) => words.map(([not, each]) => not + each).join(' '));
  const answered = async (first: number, texts: readonly { kind: number; text: string }[], asked: string) => {
    await begin();
    keysFrom(store, first);
    texts.forEach((row, n) => {
      const common = { remoteId: `r${n}`, revision: '1' };
      const upserts = [
        { ...common, kind: 'todo' as const, data: aTodo({ title: row.text }) },
        { ...common, kind: 'archive' as const, data: anArchive({ title: row.text }) },
        { ...common, kind: 'article' as const, data: anArticle({ title: `${n}`, body: row.text }) },
        { ...common, kind: 'contact' as const, data: aContact({ name: row.text }) },
      ];
      apply(store, { upserts: upserts.slice(row.kind, row.kind + 1) });
    });
    follow();
    return search
      .ask(asked, 4)
      .map(({ kind, total, hits }) => [kind, total, hits.map(({ title, snippet }) => [title, snippet])]);
  };
  await fc.assert(
    fc.asyncProperty(rows, question, fc.nat(11), async (texts, asked, room) => {
      const [inOne, inTwo] = [
        await answered(1, texts, asked),
        await answered(keysOfTable - room, texts, asked),
      ];
      expect(inTwo).toEqual(inOne);
    }),
    { numRuns: runs(60) },
  );
});

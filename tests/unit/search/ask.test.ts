import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createSearch, type Search } from '../../../main/core/search/search.ts';
import type { Store } from '../../../main/core/store/store.ts';
import { aContact, aMemoryStore, anArchive, anArticle, apply, aTodo, todoAs } from '../store/builders.ts';

let store: Store;
let search: Search;

async function begin(): Promise<void> {
  store = aMemoryStore();
  search = createSearch({ store, ticks: () => performance.now() });
  await search.ready;
}

function follow(): void {
  while (search.step());
}

const found = (question: string) =>
  search.ask(question, 20).flatMap(({ hits }) => hits.map(({ title }) => title.text));

describe('asking', () => {
  beforeEach(async () => {
    await begin();
    apply(store, {
      upserts: [
        todoAs(
          't1',
          '1',
          aTodo({
            title: '关于推进政务服务标准化的通知',
            paper: paperOf('国发〔2016〕51号', '各乡镇人民政府：请于年底前完成。'),
          }),
        ),
        todoAs(
          't2',
          '1',
          aTodo({
            title: '会议安排',
            paper: paperOf('临教〔2026〕12号', '会上将讨论政务服务大厅的搬迁，联系人镕鑫。'),
          }),
        ),
        {
          kind: 'archive',
          remoteId: 'a1',
          revision: '1',
          data: anArchive({ title: '關於公文檔案管理的規定' }),
        },
        {
          kind: 'article',
          remoteId: 'k1',
          revision: '1',
          data: anArticle({ title: '办事指南', body: '经济数据的报送口径。' }),
        },
        {
          kind: 'contact',
          remoteId: 'c1',
          revision: '1',
          data: aContact({ name: '单伟', duties: '公租房审核' }),
        },
      ],
    });
    follow();
  });

  it.each([
    ['政务服务', ['关于推进政务服务标准化的通知', '会议安排']],
    ['政務服務', ['关于推进政务服务标准化的通知', '会议安排']],
    ['档案', ['会议安排', '关于推进政务服务标准化的通知', '關於公文檔案管理的規定']],
    ['公文档案', ['關於公文檔案管理的規定']],
    ['国发2016 51', ['关于推进政务服务标准化的通知']],
    ['国发[2016]51号', ['关于推进政务服务标准化的通知']],
    ['大厅 搬迁', ['会议安排']],
    ['Z109 2011', ['關於公文檔案管理的規定']],
    ['经济', ['办事指南']],
    ['zwfw', ['关于推进政务服务标准化的通知']],
    ['zhengwufuwu', ['关于推进政务服务标准化的通知']],
    ['jjsj', ['办事指南']],
    ['danwei', ['单伟']],
    ['sw', ['单伟']],
    ['公租房', ['单伟']],
    ['厅', ['会议安排']],
    ['没有这回事', []],
    ['，', []],
  ])('%s finds %j', (question, titles) => {
    expect(found(question)).toEqual(titles);
  });

  it('says of an article what it is and what its source states of it, and of nothing else', () => {
    const stated = { articleType: '标准口径', validity: '已废止', reviewBy: '2026-01-01' } as const;
    const data = anArticle({ title: '停车收费的答复口径', ...stated });
    const todo = aTodo({ title: '停车收费的来信' });
    apply(store, {
      upserts: [
        { kind: 'article', remoteId: 'k9', revision: '1', data },
        { kind: 'article', remoteId: 'k10', revision: '1', data: anArticle({ title: '停车收费指南' }) },
        todoAs('t9', '1', todo),
      ],
    });
    follow();
    const hits = search.ask('停车收费', 20).flatMap((group) => group.hits);
    const of = (title: string) => hits.find((hit) => hit.title.text === title)?.stated;
    expect(of('停车收费的答复口径')).toEqual(stated);
    expect(of('停车收费指南')).toEqual({ articleType: '办事指南' });
    expect(of(todo.title)).toBeUndefined();
    expect(hits).toHaveLength(3);
  });

  it('puts what is in a title before what is in a text', () => {
    expect(found('政务服务')[0]).toBe('关于推进政务服务标准化的通知');
  });

  it('shows where it was found, in the words of the original', () => {
    const [group] = search.ask('档案管理', 5);
    expect(group?.hits[0]?.title).toEqual({ text: '關於公文檔案管理的規定', ranges: [[4, 8]] });
    const [todos] = search.ask('搬迁', 5);
    const [hit] = todos?.hits ?? [];
    expect(hit?.snippet?.ranges.map(([start, end]) => hit.snippet?.text.slice(start, end))).toEqual(['搬迁']);
  });

  it('finds nothing of a record whose access was withdrawn, nor of its words (S13)', () => {
    const holdsWord = () =>
      store.db.prepare("SELECT 1 FROM text_todo_data WHERE instr(block, CAST('鑫' AS BLOB)) > 0").all()
        .length > 0;
    expect(holdsWord()).toBe(true);
    apply(store, { removals: [{ kind: 'todo', remoteId: 't2', why: 'withdrawn' }] });
    expect(found('搬迁')).toEqual([]);
    follow();
    expect(holdsWord()).toBe(false);
  });

  it('follows a changed row', () => {
    apply(store, { upserts: [todoAs('t2', '2', aTodo({ title: '改期通知' }))] });
    expect(search.behind()).toBe(1);
    follow();
    expect([found('搬迁'), found('改期')]).toEqual([[], ['改期通知']]);
    expect(search.behind()).toBe(0);
  });

  it('caps what it counts and says so', () => {
    apply(store, {
      upserts: Array.from({ length: 1100 }, (_, n) => todoAs(`x${n}`, '1', aTodo({ title: `防汛值班${n}` }))),
    });
    follow();
    const [group] = search.ask('防汛', 10);
    expect(group).toMatchObject({ total: 500, capped: true });
    expect(group?.hits).toHaveLength(10);
  });
});

function paperOf(docNo: string, body: string) {
  return { docNo, body, mainTo: [], cc: [], attachmentsNote: [], opinions: [], files: [] };
}

describe('the index', () => {
  beforeAll(begin);
  afterAll(() => store.close());

  it('goes on after a stop where it was, in slices', async () => {
    apply(store, {
      upserts: Array.from({ length: 300 }, (_, n) => todoAs(`s${n}`, '1', aTodo({ title: `防汛值班${n}` }))),
    });
    search.step();
    const left = search.behind();
    expect(left).toBeLessThan(300);
    search = createSearch({ store, ticks: () => performance.now() });
    expect(search.behind()).toBe(left);
    await search.ready;
    follow();
    expect(search.behind()).toBe(0);
    expect(search.ask('防汛', 1)[0]?.total).toBe(300);
  });

  it('lies in few parts once everything was followed, so that a question meets few', () => {
    for (let page = 0; page < 30; page += 1) {
      const upserts = Array.from({ length: 20 }, (_, n) => todoAs(`m${page}-${n}`));
      apply(store, { upserts });
      follow();
    }
    // The number of a part stands in the upper bits.
    const parts = store.db
      .prepare('SELECT count(DISTINCT id >> 37) FROM text_todo_data WHERE id > 10')
      .pluck();
    expect(parts.get()).toBeLessThanOrEqual(6);
  });

  it('finds any two to eight neighbouring Han of any text, whatever stands beside them', () => {
    const han = fc
      .array(fc.constantFrom(...'政务服務公檔案数据经濟𠀀𰻞，。 〔〕2a'), { minLength: 2, maxLength: 40 })
      .map((all) => all.join(''));
    let number = 0;
    fc.assert(
      fc.property(han, fc.nat(), fc.integer({ min: 2, max: 8 }), (body, from, length) => {
        const runs = body.match(/\p{Script=Han}{2,}/gu) ?? [];
        fc.pre(runs.length > 0);
        const run = [...(runs[from % runs.length] ?? '')];
        const start = from % (run.length - 1);
        const piece = run.slice(start, start + Math.max(2, Math.min(length, run.length - start))).join('');
        number += 1;
        apply(store, {
          upserts: [
            {
              kind: 'article',
              remoteId: `k${number}`,
              revision: '1',
              data: anArticle({ title: `第${number}篇`, body }),
            },
          ],
        });
        follow();
        const keys = search.keysOf('article', piece, 1000);
        expect(keys).toContain(Math.max(...keys));
        expect(search.ask(piece, 100).flatMap(({ hits }) => hits.map(({ title }) => title.text))).toContain(
          `第${number}篇`,
        );
      }),
      { numRuns: 60 },
    );
  });

  it('passes over a row it cannot take, and tells of it', async () => {
    const bugs: unknown[] = [];
    search = createSearch({ store, ticks: () => performance.now(), onBug: (error) => void bugs.push(error) });
    await search.ready;
    apply(store, { upserts: [todoAs('p1'), todoAs('p2', '1', aTodo({ title: '台风预警' }))] });
    store.db.exec("UPDATE todo SET data = '{}' WHERE remote_id = 'p1'");
    follow();
    expect([bugs.length, search.behind(), search.ask('台风', 5)[0]?.total]).toEqual([1, 0, 1]);
  });
});

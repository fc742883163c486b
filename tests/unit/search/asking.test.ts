// What the grammar of the box asks of the index, and in which order hits stand.
import { beforeEach, describe, expect, it } from 'vitest';
import { createSearch, type Search } from '../../../main/core/search/search.ts';
import { writeMeta } from '../../../main/core/store/meta.ts';
import type { Store } from '../../../main/core/store/store.ts';
import type { Standing } from '../../../shared/domain/norm-standing.ts';
import {
  aContact,
  aMemoryStore,
  anArchive,
  anArticle,
  apply,
  aSource,
  aTodo,
  todoAs,
} from '../store/builders.ts';
import { aNorm, aReadFile } from './reading.ts';

let store: Store;
let search: Search;
let standings: Map<number, '现行有效' | '已废止'>;

async function begin(): Promise<void> {
  store = aMemoryStore();
  standings = new Map();
  search = createSearch({
    store,
    ticks: () => performance.now(),
    standingOf: standing,
  });
  await search.ready;
}

function follow(): void {
  while (search.step());
}

const found = (question: string) =>
  search.ask(question, 20).flatMap(({ hits }) => hits.map(({ title }) => title.text));
const kinds = (question: string) => search.ask(question, 20).map(({ kind, total }) => `${kind} ${total}`);

const archive = (remoteId: string, data: Parameters<typeof anArchive>[0]) =>
  ({ kind: 'archive', remoteId, revision: '1', data: anArchive(data) }) as const;
const article = (remoteId: string, data: Parameters<typeof anArticle>[0]) =>
  ({ kind: 'article', remoteId, revision: '1', data: anArticle(data) }) as const;

beforeEach(begin);

describe('filters and signs', () => {
  beforeEach(() => {
    apply(store, {
      upserts: [
        todoAs('t1', '1', aTodo({ title: '防汛值班的通知', arrivedAt: '2024-12-31T17:00:00.000Z' })),
        archive('a1', { title: '防汛值班制度', year: 2019, secretLevel: '公开' }),
        archive('a2', { title: '防汛物资调拨', year: 2021, body: '值班人员应当登记。' }),
        article('k1', { title: '防汛知识问答', articleType: '常见问答', publishedOn: '2021-05-01' }),
        {
          kind: 'contact',
          remoteId: 'c1',
          revision: '1',
          data: aContact({ name: '防汛办', duties: '值班' }),
        },
      ],
    });
    aSource(store, 's2');
    apply(store, { upserts: [archive('b1', { title: '防汛预案', year: 2021 })] }, 's2');
    follow();
  });

  it.each([
    ['类型:档案 防汛', ['防汛值班制度', '防汛物资调拨', '防汛预案']],
    ['-类型:档案 防汛', ['防汛值班的通知', '防汛知识问答', '防汛办']],
    ['年度:2021 防汛', ['防汛物资调拨', '防汛预案', '防汛知识问答']],
    ['年度:2018-2020 防汛', ['防汛值班制度']],
    ['年度:2025 防汛', ['防汛值班的通知']],
    ['-年度:2021 类型:档案 防汛', ['防汛值班制度']],
    ['密级:公开 类型:档案 防汛', ['防汛值班制度']],
    ['类型:常见问答 防汛', ['防汛知识问答']],
    ['类型:办事指南 防汛', []],
    ['类型:知识,办事指南 防汛', ['防汛知识问答']],
    ['-类型:常见问答 年度:2021 防汛', ['防汛物资调拨', '防汛预案']],
    ['类型:常见问答,档案 年度:2021 防汛', ['防汛物资调拨', '防汛预案', '防汛知识问答']],
    ['来源:来源s2 防汛', ['防汛预案']],
    ['-来源:来源s1 防汛', ['防汛预案']],
    ['类型:档案 年度:2021', ['防汛预案', '防汛物资调拨']],
    ['防汛 -值班', ['防汛预案', '防汛知识问答']],
    ['防汛 -"值班的通知" 类型:待办', []],
    ['"值班人员应当"', ['防汛物资调拨']],
    ['"防汛 值班"', []],
    ['"防汛值班"', ['防汛值班的通知', '防汛值班制度']],
  ])('%s finds %j', (question, titles) => {
    expect(found(question).toSorted()).toEqual(titles.toSorted());
  });

  it('give a standard answer its place, however many rules have the word in their titles', () => {
    for (let at = 0; at < 40; at += 1)
      aNorm(store, `n${at}`, { title: `防汛管理办法${at}` }, [{ heading: '第一条', text: '防汛管理。' }]);
    apply(store, {
      upserts: [article('k2', { title: '答复', articleType: '标准口径', body: '防汛管理费' })],
    });
    follow();
    const answers = (question: string) =>
      search.ask(question, 30).flatMap(({ kind, hits }) => hits.map(({ title }) => `${kind} ${title.text}`));
    expect(answers('防汛管理 类型:条款 类型:知识')).not.toContain('article 答复');
    const found = answers('防汛管理 类型:条款 类型:标准口径,常见问答');
    expect(found.filter((each) => each.startsWith('article'))).toEqual(['article 答复']);
    expect(found).toHaveLength(31);
  });

  it('that are not understood filter nothing and are told', () => {
    const question = '年度:今年 来源:没有这个系统 防汛值班';
    const answer = search.answer(question, 5);
    expect(answer.groups.flatMap(({ hits }) => hits).length).toBe(found('防汛值班').length);
    expect(
      answer.notUnderstood.map(({ start, end, problem }) => [question.slice(start, end), problem]),
    ).toEqual([
      ['年度:今年', 'unknown-value'],
      ['来源:没有这个系统', 'unknown-value'],
    ]);
  });

  it('hold for what is found by its sound', () => {
    expect(found('fxzb 类型:档案')).toEqual(['防汛值班制度']);
    expect(found('fangxunzhiban 年度:2019')).toEqual(['防汛值班制度']);
  });

  it('lose what is not wanted by a lone last character', () => {
    expect(found('类型:档案 防汛 -制度')).not.toContain('防汛值班制度');
    expect(found('类型:档案 防汛 -班').toSorted()).toEqual(['防汛预案']);
  });
});

describe('the order of hits', () => {
  it('is: titles that are it, begin with it, hold it side by side, hold the words; then texts', () => {
    apply(store, {
      upserts: [
        archive('a1', { title: '其他', body: '住房若干事项和保障的规定' }),
        archive('a2', { title: '其他', body: '关于住房保障的规定', date: '2001-01-01' }),
        archive('a3', { title: '保障困难群众住房' }),
        archive('a4', { title: '关于住房保障的通知' }),
        archive('a5', { title: '住房保障 条例' }),
        archive('a6', { title: '住房 保障' }),
      ],
    });
    follow();
    expect(search.ask('住房 保障', 10)[0]?.hits.map(({ id }) => id)).toEqual([
      'a6',
      'a5',
      'a4',
      'a3',
      'a2',
      'a1',
    ]);
  });

  it('has norms in force before those that are not, and newer ones before older', () => {
    const keys = ['2001-01-01', '2020-01-01', '2010-01-01'].map((publishedOn, at) =>
      aNorm(store, `n${at}`, { title: `档案法${at}`, publishedOn }, [
        { heading: '第一条', text: '加强档案管理。' },
      ]),
    );
    follow();
    expect(found('类型:知识 档案法')).toEqual(['档案法1', '档案法2', '档案法0']);
    const [, newest = 0] = keys;
    standings.set(newest, '已废止');
    for (const key of keys) if (key !== newest) standings.set(key, '现行有效');
    search = createSearch({ store, ticks: () => performance.now(), standingOf: standing });
    expect(found('类型:知识 档案法')).toEqual(['档案法2', '档案法0', '档案法1']);
    expect(found('有效:否 档案')).toEqual(['档案法1', '档案法1 第一条']);
    expect(kinds('有效:现行有效 档案')).toEqual(['article 2', 'provision 2']);
  });
});

function standing(article: number): Standing | undefined {
  const validity = standings.get(article);
  return validity && { asOf: '2026-11-22', validity, unconfirmed: false, grounds: [] };
}

describe('numbers', () => {
  it.each([
    '国发[2016]51号',
    '国发（2016）51',
    '国发〔２０１６〕051号',
    '國發〔2016〕第51號',
    '国发2016 51',
    '2016〕51号',
  ])('%s finds 国发〔2016〕51号 first', (question) => {
    apply(store, {
      upserts: [
        archive('a1', { title: '乙', docNo: '国发〔2016〕151号' }),
        archive('a2', { title: '甲', docNo: '国发〔2016〕51号' }),
        archive('a3', { title: '丙', docNo: '国发〔2016〕第051号', date: '2001-01-01' }),
      ],
    });
    follow();
    expect(found(question)).toContain('甲');
    if (question.includes('号')) expect(found(question)).not.toContain('乙');
  });

  it('stand before a newer text that only names them, in whatever way they are written', () => {
    apply(store, {
      upserts: [
        archive('a1', { title: '丙', docNo: '国发〔2016〕第051号', date: '2001-01-01' }),
        archive('a2', { title: '丁', body: '根据国发〔2016〕51号。', date: '2020-01-01' }),
      ],
    });
    follow();
    expect(found('国发〔2016〕51号')).toEqual(['丙', '丁']);
  });

  it('are found by any of their digits', () => {
    apply(store, {
      upserts: [
        { kind: 'contact', remoteId: 'c1', revision: '1', data: aContact({ phone: '0576-8834127' }) },
      ],
    });
    follow();
    expect([kinds('4127'), kinds('8834'), kinds('8843')]).toEqual([['contact 1'], ['contact 1'], []]);
  });
});

describe('provisions and files', () => {
  it('opens the norm of a provision at its place', () => {
    const key = aNorm(store, 'n1', { title: '档案法', docNo: '主席令第47号', effectiveOn: '2021-01-01' }, [
      { heading: '第一条', text: '为了加强档案管理，制定本法。' },
      { heading: '第二条', text: '从事档案收集的活动，适用本法。' },
    ]);
    follow();
    const [group] = search.ask('档案收集', 5);
    expect(group).toMatchObject({ kind: 'provision', total: 1 });
    expect(group?.hits[0]).toMatchObject({
      open: { kind: 'article', id: `k${key}`, anchor: '2' },
      title: { text: '档案法 第二条' },
      note: '主席令第47号',
      date: '2021-01-01',
    });
    const { snippet } = group?.hits[0] ?? {};
    expect(snippet?.ranges.map(([start, end]) => snippet.text.slice(start, end))).toEqual(['档案收集']);
  });

  it('has the text of a norm once: by its provisions, and what stands outside them with the norm', () => {
    aNorm(store, 'n1', { title: '某法', body: '序言部分\n第一章 总则\n第一条 加强管理。\n附表 罚款标准' }, [
      { heading: '第一条', text: '加强管理。' },
    ]);
    follow();
    expect([kinds('加强管理'), kinds('序言部分'), kinds('罚款标准'), kinds('总则')]).toEqual([
      ['provision 1'],
      ['article 1'],
      ['article 1'],
      ['article 1'],
    ]);
    store.db.exec('DELETE FROM norm');
    follow();
    expect(kinds('加强管理')).toEqual(['article 1']);
  });

  it('finds words inside a file, and opens the record that names it', () => {
    const files = [
      { hash: 'ab'.repeat(32), name: '会议纪要.pdf', mime: 'application/pdf', size: 9, role: '正文' },
    ] as const;
    apply(store, { upserts: [archive('a1', { title: '第一次会议', files: [...files] })] });
    aReadFile(store, 'ab'.repeat(32), '会议决定：由城建科牵头办理。');
    follow();
    const [group] = search.ask('城建科牵头', 5);
    expect(group?.hits[0]).toMatchObject({
      kind: 'file',
      open: { kind: 'archive', id: 'a1', fileHash: 'ab'.repeat(32) },
      title: { text: '会议纪要.pdf' },
      note: '第一次会议',
    });
    expect(kinds('城建科牵头 年度:2011')).toEqual(['file 1']);
    expect(kinds('城建科牵头 年度:2012')).toEqual([]);
    apply(store, { removals: [{ kind: 'archive', remoteId: 'a1', why: 'withdrawn' }] });
    expect(kinds('城建科牵头')).toEqual([]);
  });
});

describe('what this person may not see', () => {
  it('is neither title, snippet nor count, though the ceiling was lowered after it came', () => {
    const files = [
      { hash: 'cd'.repeat(32), name: '台风.pdf', mime: 'application/pdf', size: 9, role: '正文' },
    ] as const;
    apply(store, {
      upserts: [
        archive('a1', { title: '台风预案', secretLevel: '内部', files: [...files] }),
        archive('a2', { title: '台风通知', secretLevel: '公开', files: [] }),
      ],
    });
    aReadFile(store, 'cd'.repeat(32), '台风来临前转移群众。');
    aNorm(store, 'n1', { title: '防台风条例', secretLevel: '内部' }, [
      { heading: '第一条', text: '防御台风。' },
    ]);
    follow();
    expect(kinds('台风')).toEqual(['archive 2', 'article 1', 'provision 1', 'file 1']);
    writeMeta(store, 'ceiling', '公开');
    expect([kinds('台风'), kinds('taifeng'), kinds('tf'), kinds('台')]).toEqual([
      ['archive 1'],
      ['archive 1'],
      ['archive 1'],
      ['archive 1'],
    ]);
  });

  it('is not counted from the moment it goes, before the index has followed', () => {
    apply(store, { upserts: [archive('a1', { title: '台风预案' }), archive('a2', { title: '台风通知' })] });
    follow();
    apply(store, { removals: [{ kind: 'archive', remoteId: 'a1', why: 'withdrawn' }] });
    expect(kinds('台风')).toEqual(['archive 1']);
  });
});

import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { createSearch, type Search } from '../../../main/core/search/search.ts';
import { writeMeta } from '../../../main/core/store/meta.ts';
import type { Store } from '../../../main/core/store/store.ts';
import { runs } from '../../fakes/runs.ts';
import { aMemoryStore, anArticle, apply } from '../store/builders.ts';
import { aNorm } from './reading.ts';

let store: Store;
let search: Search;

beforeEach(async () => {
  store = aMemoryStore();
  search = createSearch({ store, ticks: () => performance.now() });
  await search.ready;
});

const cuts = (...texts: readonly string[]) => texts.map((text, at) => ({ heading: `第${at + 1}条`, text }));
const follow = () => {
  while (search.step());
};
const ask = (question: string) => {
  follow();
  return search.ask(question, 20);
};
const hitsOf = (question: string, kind: string) =>
  ask(question).find((group) => group.kind === kind)?.hits ?? [];
const titles = (question: string, kind = 'article') => hitsOf(question, kind).map(({ title }) => title.text);

describe('words that stand in different 条', () => {
  it('find the norm, saying which 条 holds which word, and open it at the first', () => {
    aNorm(store, 'n1', { title: '户外广告办法' }, cuts('场地使用证明应当提交。', '其他。', '可以处罚款。'));
    const [hit] = hitsOf('罚款 场地使用', 'article');
    expect(hit?.title.text).toBe('户外广告办法');
    expect(hit?.snippet?.text).toBe('第3条 可以处罚款。 … 第1条 场地使用证明应当提交。');
    expect(hit?.snippet?.ranges.map(([start, end]) => hit.snippet?.text.slice(start, end))).toEqual([
      '罚款',
      '场地使用',
    ]);
    expect(hit?.open).toMatchObject({ kind: 'article', anchor: '3' });
    expect(hitsOf('罚款 场地使用', 'provision')).toEqual([]);
  });

  it('find a norm one of whose words stands outside its 条', () => {
    const body = '临溪县人民政府公告\n第1条 甲乙丙。\n第2条 罚款。';
    aNorm(store, 'n1', { title: '办法', body }, cuts('甲乙丙。', '罚款。'));
    expect(titles('公告 罚款')).toEqual(['办法']);
  });

  it('leave a 条 that holds all of them a hit of its own, before the norm', () => {
    aNorm(store, 'n1', { title: '办法甲' }, cuts('罚款和证明。', '其他。'));
    aNorm(store, 'n2', { title: '办法乙' }, cuts('罚款。', '证明。'));
    expect(hitsOf('罚款 证明', 'provision').map(({ title }) => title.text)).toEqual(['办法甲 第1条']);
    expect(titles('罚款 证明')).toEqual(['办法乙', '办法甲']);
  });

  it('come behind articles that hold all of them themselves', () => {
    aNorm(store, 'n1', { title: '办法' }, cuts('罚款。', '证明。'));
    const data = anArticle({ title: '问答', body: '罚款要证明。' });
    apply(store, { upserts: [{ kind: 'article', remoteId: 'k', revision: '1', data }] });
    expect(titles('罚款 证明')).toEqual(['问答', '办法']);
  });

  it('find no norm that lacks one, has one that must not be there, or is filtered out', () => {
    aNorm(store, 'n1', { title: '办法', publishedOn: '2020-01-01' }, cuts('罚款。', '证明。', '许可。'));
    expect(titles('罚款 登记')).toEqual([]);
    expect(titles('罚款 证明 -许可')).toEqual([]);
    expect(titles('罚款 证明 年度:2019')).toEqual([]);
    expect(titles('罚款 证明 年度:2020')).toEqual(['办法']);
  });

  it('find nothing above the ceiling, nor a norm that went', () => {
    const article = aNorm(store, 'n1', { title: '办法', secretLevel: '内部' }, cuts('罚款。', '证明。'));
    follow();
    writeMeta(store, 'ceiling', '公开');
    expect(ask('罚款 证明')).toEqual([]);
    writeMeta(store, 'ceiling', '内部');
    expect(titles('罚款 证明')).toEqual(['办法']);
    store.db.prepare('DELETE FROM article WHERE key = ?').run(article);
    expect(search.ask('罚款 证明', 20)).toEqual([]);
  });

  it('that are everywhere are looked for in a bounded number of norms, and it is said', () => {
    const many = Array.from({ length: 30 }, () => '罚款。');
    for (let at = 0; at < 90; at += 1)
      aNorm(store, `n${at}`, { title: `办法${at}` }, cuts(...many, '证明。', '证明罚', '证明。'));
    const group = ask('罚款 证明').find(({ kind }) => kind === 'article');
    expect([group?.capped, (group?.total ?? 0) > 0]).toEqual([true, true]);
  });

  it('find just the norms that hold all of them, whatever stands where', () => {
    const words = ['罚款', '证明', '许可', '登记'];
    const texts = fc.array(fc.subarray(words, { maxLength: 2 }), { minLength: 1, maxLength: 4 });
    const asked = fc.subarray(words, { minLength: 2 });
    let number = 0;
    fc.assert(
      fc.property(fc.array(texts, { minLength: 1, maxLength: 4 }), asked, (norms, question) => {
        number += 1;
        store.db.exec('DELETE FROM article');
        norms.forEach((norm, at) => {
          aNorm(
            store,
            `p${number}-${at}`,
            { title: `甲${at}` },
            cuts(...norm.map((held) => `${held.join('，')}。`)),
          );
        });
        const expected = norms.flatMap((norm, at) =>
          question.every((word) => norm.flat().includes(word)) ? [`甲${at}`] : [],
        );
        expect([...titles(question.join(' '))].sort()).toEqual(expected);
      }),
      { numRuns: runs(40) },
    );
  });
});

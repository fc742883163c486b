// The list of articles: whether each norm holds is derived and not only what its source says, who answers for it and until
// when stands in each row, and what is due to be looked over can be asked for.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { countAllArticles, listArticles } from '../../../main/core/work/read-articles.ts';
import { validityMark } from '../../../renderer/features/knowledge/validity.ts';
import { standingMark } from '../../../renderer/records/norms/standing.ts';
import { zh } from '../../../renderer/text/zh.ts';
import { followNorms, putNorm } from '../norms/a-norm.ts';
import { anArticle, apply } from '../store/builders.ts';
import { aDesk, followIndex, type TestDesk } from './a-desk.ts';

let desk: TestDesk;
beforeEach(() => {
  desk = aDesk();
});
afterEach(() => desk.store.close());

const rows = (asked: Parameters<typeof listArticles>[1]) => listArticles(desk, asked).rows;
const all = { offset: 0, limit: 100 };
const markOf = (title: string) => {
  const row = rows(all).find((each) => each.title === title);
  return row && validityMark(zh, row, '2026-11-21')?.words;
};
const put = (remoteId: string, differing: Parameters<typeof anArticle>[0]) =>
  apply(desk.store, {
    upserts: [{ kind: 'article', remoteId, revision: 'r1', data: anArticle(differing) }],
  });

const shops = '第一条　为了保护个体工商户的合法权益，制定本条例。\n第二条　本条例自2011年11月1日起施行。';
const newShops =
  '第一条　为了促进个体经济发展，制定本条例。\n第二条　本条例自2022年11月1日起施行。《个体工商户条例》同时废止。';

describe('a row of the list', () => {
  it('of a norm says what everything here says of it, and never 现行有效 alone where that disagrees with its source', () => {
    putNorm(desk.store, { title: '个体工商户条例', publishedOn: '2011-04-16', body: shops });
    putNorm(desk.store, { title: '促进个体工商户发展条例', publishedOn: '2022-10-01', body: newShops });
    putNorm(desk.store, { title: '停车办法', body: shops, reviewBy: '2026-01-01' });
    followNorms(desk.store);
    expect(markOf('个体工商户条例')).toBe(zh.norms.standing.unconfirmed('已废止'));
    expect(markOf('促进个体工商户发展条例')).toBe('现行有效');
    expect(markOf('停车办法')).toBe(zh.norms.standing.unconfirmed('现行有效'));
  });

  it('of anything else says what its source states, and 现行有效 not at all', () => {
    put('1', { title: '指南', validity: '现行有效' });
    put('2', { title: '旧指南', validity: '失效' });
    put('3', { title: '久未复核', validity: '现行有效', reviewBy: '2026-11-20' });
    expect(markOf('指南')).toBeUndefined();
    expect(markOf('旧指南')).toBe('失效');
    expect(markOf('久未复核')).toBe(zh.knowledge.unverified);
    expect(rows(all).map(({ standing }) => standing)).toEqual([undefined, undefined, undefined]);
  });

  it('and what the search finds say the same of what holds no more or was not looked over', async () => {
    put('1', { title: '防汛指南', validity: '现行有效' });
    put('2', { title: '防汛旧指南', validity: '失效' });
    put('3', { title: '防汛久未复核', validity: '现行有效', reviewBy: '2026-11-20' });
    putNorm(desk.store, { title: '防汛办法', body: shops, validity: '已废止' });
    followNorms(desk.store);
    await followIndex(desk);
    const hits = desk.search
      .answer('防汛', 9)
      .groups.flatMap(({ hits: found }) => found.filter(({ kind }) => kind === 'article'));
    const marks = hits.map(({ title, standing }) => [
      title.text,
      standing && standingMark(zh, standing).words,
    ]);
    expect(Object.fromEntries(marks)).toEqual({
      防汛指南: undefined,
      防汛旧指南: '失效',
      防汛久未复核: zh.norms.standing.unknown,
      防汛办法: '已废止',
    });
  });

  it('says who answers for it, who looked it over, until when and for whom', () => {
    put('1', { ownerOrg: '县民政局', reviewer: '周明', reviewBy: '2027-01-01', audience: '坐席' });
    expect(rows(all)).toMatchObject([
      { ownerOrg: '县民政局', reviewer: '周明', reviewBy: '2027-01-01', audience: '坐席' },
    ]);
  });

  it('of an import claims nobody whom it is for', () => {
    putNorm(desk.store, { title: '本机导入的', body: '正文' });
    const [row] = rows(all);
    expect([row?.ownerOrg, row?.reviewer, row?.reviewBy, row?.audience]).toEqual(Array(4).fill(undefined));
  });
});

describe('what is due to be looked over', () => {
  it('is what is past its day, counted and listed, with a type too; the day itself is not past', () => {
    put('1', { title: '昨天', reviewBy: '2026-11-20' });
    put('2', { title: '今天', reviewBy: '2026-11-21' });
    put('3', { title: '没有', articleType: '标准口径' });
    put('4', { title: '去年', reviewBy: '2025-11-20', articleType: '标准口径' });
    expect(countAllArticles(desk)).toMatchObject({ all: 4, reviewPast: 2 });
    const titles = (asked: object) => rows({ ...all, ...asked }).map(({ title }) => title);
    expect(titles({ reviewPast: true }).sort()).toEqual(['去年', '昨天'].sort());
    expect(titles({ reviewPast: true, articleType: '标准口径' })).toEqual(['去年']);
    expect(listArticles(desk, { ...all, reviewPast: true }).total).toBe(2);
  });
});

import { beforeEach, describe, expect, it } from 'vitest';
import { checkDraft } from '../../../main/core/work/check-draft.ts';
import { aDesk, type TestDesk } from '../work/a-desk.ts';
import { followNorms, putNorm } from './a-norm.ts';

let desk: TestDesk;
const ids = { old: '', now: '', ads: '' };

beforeEach(() => {
  desk = aDesk();
  const { store } = desk;
  ids.ads = putNorm(store, {
    title: '户外广告管理条例',
    publishedOn: '2020-01-01',
    body: `# 户外广告管理条例
2018年3月1日 中华人民共和国国务院令第700号公布
2020年1月1日 中华人民共和国国务院令第730号修订
第一条 甲。
第二条 乙。
第三条 丙。
第三条之一 丁。
第五条 戊：
（一）己；
（二）庚。
第六条 本条例自2020年2月1日起施行。`,
  });
  ids.old = putNorm(store, {
    title: '档案管理办法',
    docNo: '国家档案局令第8号',
    publishedOn: '2010-01-01',
    body: '第一条 收集。\n第二条 整理。\n第三条 保管。',
  });
  ids.now = putNorm(store, {
    title: '档案管理办法',
    docNo: '国家档案局令第20号',
    publishedOn: '2024-01-01',
    body: '第一条 收集。\n第二条 鉴定。\n第三条 整理。',
  });
  for (const title of ['甲法', '乙法'])
    putNorm(store, {
      title,
      docNo: '中华人民共和国主席令第六号',
      publishedOn: '2003-01-01',
      body: '第一条 甲。',
    });
  followNorms(store);
});

const check = async (text: string) => checkDraft(desk, { text });
const outcomes = async (text: string) =>
  (await check(text)).map(({ text: words, outcome, problem, several, target }) => ({
    words,
    outcome,
    ...(problem === undefined ? {} : { problem }),
    ...(target === undefined ? {} : { id: target.id, label: target.label }),
    ...(several === undefined ? {} : { several }),
  }));

describe('a range in a draft', () => {
  it('is held against every 条 of it, those between its ends too', async () => {
    expect(await outcomes('依据《户外广告管理条例》第一条至第三条之一办理。')).toEqual([
      {
        words: '《户外广告管理条例》第一条至第三条之一',
        outcome: 'same',
        id: ids.ads,
        label: '第一条至第三条之一',
        several: { count: 4, differing: [] },
      },
    ]);
  });

  it('with a 条 between its ends that is not there says which', async () => {
    expect(await outcomes('《户外广告管理条例》第三条至第六条')).toMatchObject([
      {
        outcome: 'unverifiable',
        problem: 'no-such-provision',
        several: {
          count: 5,
          differing: [{ label: '第四条', outcome: 'unverifiable', problem: 'no-such-provision' }],
        },
      },
    ]);
  });

  it('of 项 is held against every 项 of it', async () => {
    expect(await outcomes('《户外广告管理条例》第五条第（一）项至第（四）项')).toMatchObject([
      {
        outcome: 'unverifiable',
        label: '第五条第（一）项至第（四）项',
        several: { count: 4, differing: [{ label: '第五条第（三）项' }, { label: '第五条第（四）项' }] },
      },
    ]);
  });

  it('of a text that has a newer one says of each where it stands now', async () => {
    expect(await outcomes('《档案管理办法》（2010年）第一、二、三条')).toMatchObject([
      {
        outcome: 'amended',
        id: ids.old,
        several: {
          count: 3,
          differing: [
            { label: '第一条', outcome: 'amended', now: '第一条' },
            { label: '第二条', outcome: 'amended', now: '第三条' },
            { label: '第三条', outcome: 'amended' },
          ],
        },
      },
    ]);
  });

  it('whose quoted words stand in one of its 条 is the same, and in none is not', async () => {
    const head = '《户外广告管理条例》第五条至第六条规定：';
    expect((await check(`${head}“本条例自2020年2月1日起施行”`))[0]?.outcome).toBe('same');
    expect((await check(`${head}“本条例自2021年2月1日起施行”`))[0]?.outcome).toBe('words-changed');
  });

  it('of a thousand 条 keeps its answer short', async () => {
    const [checked] = await check('《户外广告管理条例》第一条至第九百九十九条');
    expect(checked?.several?.count).toBe(1000);
    expect(checked?.several?.differing).toHaveLength(50);
  });
});

describe('a number of a document', () => {
  it.each(['国务院令第730号', '中华人民共和国国务院令第730号', '国务院令第700号', '国务院第730号令'])(
    '%s is the norm it was given to',
    async (number) => {
      expect(await outcomes(`依据${number}第二条。`)).toEqual([
        { words: `${number}第二条`, outcome: 'same', id: ids.ads, label: '第二条' },
      ]);
    },
  );

  it('behind words of the sentence is the number alone', async () => {
    expect(await outcomes('我局现行国务院令第730号第二条')).toMatchObject([
      { words: '国务院令第730号第二条', outcome: 'same' },
    ]);
  });

  it('is of one text of its norm: the text that has a newer one is amended', async () => {
    expect(await outcomes('国家档案局令第8号第二条')).toMatchObject([
      { outcome: 'amended', id: ids.old, label: '第二条' },
    ]);
    expect(await outcomes('《档案管理办法》（国家档案局令第8号）第二条')).toMatchObject([
      { outcome: 'amended', id: ids.old },
    ]);
    expect(await outcomes('国家档案局令第20号第二条')).toMatchObject([{ outcome: 'same', id: ids.now }]);
  });

  it('that several norms have says so, and is right beside a title', async () => {
    expect(await outcomes('主席令第六号')).toMatchObject([
      { outcome: 'unverifiable', problem: 'which-norm' },
    ]);
    expect(await outcomes('《乙法》（主席令第六号）第一条')).toMatchObject([{ outcome: 'same' }]);
  });

  it('of an order without its organ, or of another organ, is not here', async () => {
    expect(await outcomes('令第730号')).toEqual([]);
    expect(await outcomes('公安部令第730号')).toMatchObject([
      { outcome: 'unverifiable', problem: 'no-such-norm' },
    ]);
  });
});

describe('a draft that is a norm itself', () => {
  const draft = `第一条 为了甲，依据《户外广告管理条例》第二条，制定本办法。
第二条 申请应当提交下列材料：
（一）申请书。
前款第一项的材料一式两份，前款第三项的免交。
第三条 违反本办法第二条至第四条的，依照前条处理。
第四条 本办法第九条自发布之日起施行。`;

  it('has its 本办法 and 前款 held against itself', async () => {
    expect(
      (await check(draft)).map(({ text, outcome, problem, inDraft }) => [
        text,
        outcome,
        problem ?? inDraft?.label,
      ]),
    ).toEqual([
      ['《户外广告管理条例》第二条', 'same', undefined],
      ['前款第一项', 'same', '第二条第一款第（一）项'],
      ['前款第三项', 'unverifiable', 'not-in-draft'],
      ['本办法第二条至第四条', 'same', '第二条、第三条、第四条'],
      ['前条', 'same', '第二条'],
      ['本办法第九条', 'unverifiable', 'not-in-draft'],
    ]);
  });

  it('has a 款 or 项 that names no 条 held against the 条 it stands in', async () => {
    const text = `第一条 甲。
第二条 有下列情形的：
（一）乙；
（二）丙。
有第二项情形的，依照第一款办理；有第三项情形的，依照第三款办理。
第三条 丁。`;
    expect(
      (await check(text)).map(({ text: words, problem, inDraft }) => [words, problem ?? inDraft?.label]),
    ).toEqual([
      ['第二项', '第二条第一款第（二）项'],
      ['第一款', '第二条第一款'],
      ['第三项', 'not-in-draft'],
      ['第三款', 'not-in-draft'],
    ]);
  });

  it('says so of 下列 with nothing behind it', async () => {
    const open = '第一条 甲。\n第二条 乙。\n第三条 有下列情形之一的：';
    expect(await check(open)).toMatchObject([{ text: '下列', problem: 'not-in-draft' }]);
  });
});

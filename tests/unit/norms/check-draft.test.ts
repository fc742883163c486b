import { beforeEach, describe, expect, it } from 'vitest';
import { checkDraft } from '../../../main/core/work/check-draft.ts';
import {
  citeNorm,
  compareVersions,
  normAsOf,
  normVersions,
  readNorm,
} from '../../../main/core/work/read-norm.ts';
import { askSearch } from '../../../main/core/work/ask-search.ts';
import { aDesk, followIndex, type TestDesk } from '../work/a-desk.ts';
import { followNorms, putNorm } from './a-norm.ts';

const ids = { old: '', now: '', permit: '', repealed: '', promotion: '', coming: '' };
let desk: TestDesk;

const oldText = `## 第一章 总则
第一条 为了保守国家秘密，制定本法。
第二条 国家秘密受法律保护。
第三条 下列事项应当确定为国家秘密：
（一）国防建设中的秘密事项；
（二）外交活动中的秘密事项。
政党的秘密事项中符合前款规定的，属于国家秘密。
第四条 定密责任人由机关负责人担任，负责本机关的定密工作。
第五条 本法自2010年10月1日起施行。`;
const nowText = `## 第一章 总则
第一条 为了保守国家秘密，根据宪法，制定本法。
第二条 坚持中国共产党对保密工作的领导。
第三条 国家秘密受法律保护。
第四条 下列事项应当确定为国家秘密：
（一）国防建设中的秘密事项；
（二）外交活动中的秘密事项。
政党的秘密事项中符合前款规定的，属于国家秘密。
第五条 本法自2024年5月1日起施行。`;

beforeEach(() => {
  desk = aDesk();
  const { store } = desk;
  ids.old = putNorm(store, {
    title: '中华人民共和国保守国家秘密法',
    publishedOn: '2010-04-29',
    body: oldText,
  });
  ids.now = putNorm(store, {
    title: '中华人民共和国保守国家秘密法',
    publishedOn: '2024-02-27',
    issuer: '全国人民代表大会常务委员会',
    body: nowText,
  });
  ids.permit = putNorm(store, {
    title: '中华人民共和国行政许可法',
    publishedOn: '2019-04-23',
    effectiveOn: '2019-04-23',
    body: '第三十二条 行政机关对申请人提出的申请，应当根据下列情况分别作出处理：\n（一）甲；\n（四）申请材料不齐全的，应当当场或者在五日内一次告知；\n第四十二条 除可以当场作出决定的外，行政机关应当自受理之日起二十日内作出决定。',
  });
  ids.repealed = putNorm(store, {
    title: '个体工商户条例',
    publishedOn: '2016-02-06',
    effectiveOn: '2011-11-01',
    body: '第一条 甲。\n第十条 申请登记为个体工商户，应当登记。',
  });
  ids.promotion = putNorm(store, {
    title: '促进个体工商户发展条例',
    publishedOn: '2022-10-01',
    body: '第一条 乙。\n第三十九条 本条例自2022年11月1日起施行。《个体工商户条例》、《合同法》同时废止。',
  });
  ids.coming = putNorm(store, {
    title: '国务院关于下一步的意见',
    docNo: '国发〔2026〕90号',
    publishedOn: '2026-11-20',
    effectiveOn: '2027-01-01',
    body: '一、总体要求。',
  });
  followNorms(store);
});

const outcomes = async (text: string, asOf?: string) =>
  (await checkDraft(desk, { text, asOf })).map(({ text: words, outcome, problem, now }) =>
    [words, outcome, problem, now?.label].filter((part) => part !== undefined),
  );

describe('a citation in a draft', () => {
  it.each([
    ['依据《行政许可法》第四十二条办理。', [['《行政许可法》第四十二条', 'same']]],
    ['依据行政许可法第三十二条第（四）项办理。', [['行政许可法第三十二条第（四）项', 'same']]],
    [
      '《行政许可法》第四十二条规定：“行政机关应当自受理之日起二十日内作出决定”。',
      [['《行政许可法》第四十二条', 'same']],
    ],
    [
      '《行政许可法》第四十二条规定：“行政机关应当自受理之日起十五日内作出决定”。',
      [['《行政许可法》第四十二条', 'words-changed']],
    ],
    [
      '“行政机关应当自受理之日起二十日内作出决定”（《行政许可法》第四十二条）',
      [['《行政许可法》第四十二条', 'same']],
    ],
    [
      '“行政机关应当自受理之日起三十日内作出决定”（《行政许可法》第四十二条）',
      [['《行政许可法》第四十二条', 'words-changed']],
    ],
    [
      '《行政许可法》第四十二条：“第四十二条　除可以当场作出决定的外……自受理之日起二十日内作出决定。”',
      [['《行政许可法》第四十二条', 'same']],
    ],
    [
      '《保守国家秘密法》第三条规定“政党的秘密事项中符合前款规定的，属于国家秘密”。',
      [['《保守国家秘密法》第三条', 'moved', '第四条']],
    ],
    [
      '《保守国家秘密法》第四条规定“定密责任人由机关负责人担任”。',
      [['《保守国家秘密法》第四条', 'amended', '第四条']],
    ],
    [
      '《保守国家秘密法》（2010年修订）第二条',
      [['《保守国家秘密法》（2010年修订）第二条', 'amended', '第三条']],
    ],
    ['按照《个体工商户条例》第十条', [['《个体工商户条例》第十条', 'repealed']]],
    ['根据《合同法》第五十二条', [['《合同法》第五十二条', 'repealed']]],
    ['《个体工商户条例》', [['《个体工商户条例》', 'repealed']]],
    ['按照国发〔2026〕90号文件', [['国发〔2026〕90号', 'not-yet']]],
    ['《行政许可法》第九百条', [['《行政许可法》第九百条', 'unverifiable', 'no-such-provision']]],
    ['《不存在的办法》第三条', [['《不存在的办法》第三条', 'unverifiable', 'no-such-norm']]],
    ['第三条规定的事项', [['第三条', 'unverifiable', 'which-norm']]],
    ['本办法第三条', [['本办法第三条', 'unverifiable', 'which-norm']]],
    ['《国务院关于下一步的意见》第三条', [['《国务院关于下一步的意见》第三条', 'not-yet']]],
    ['据《人民日报》报道', []],
  ])('%s', async (text, expected) => {
    expect(await outcomes(text)).toEqual(expected);
  });

  it('is held against the norms in force on the day the draft is to be true on', async () => {
    expect(await outcomes('《个体工商户条例》第十条', '2020-01-01')).toEqual([
      ['《个体工商户条例》第十条', 'same'],
    ]);
    expect(await outcomes('国发〔2026〕90号', '2027-02-01')).toEqual([['国发〔2026〕90号', 'same']]);
    expect(await outcomes('《保守国家秘密法》第四条“定密责任人由机关负责人担任”', '2020-01-01')).toEqual([
      ['《保守国家秘密法》第四条', 'same'],
    ]);
  });

  it('without a name means the norm named before it', async () => {
    expect(
      await outcomes('《行政许可法》第四十二条、第三十二条第（一）项；该法第三十二条。第四十二条。'),
    ).toEqual([
      ['《行政许可法》第四十二条', 'same'],
      ['第三十二条第（一）项', 'same'],
      ['该法第三十二条', 'same'],
      ['第四十二条', 'same'],
    ]);
  });

  it('that names no 条 is of the one before it in its sentence, and no citation where that has no such part', async () => {
    expect(await outcomes('依据《行政许可法》第三十二条第（四）项一次告知，第（一）项除外。')).toEqual([
      ['《行政许可法》第三十二条第（四）项', 'same'],
      ['第（一）项', 'same'],
    ]);
    expect(await outcomes('依据《行政许可法》第四十二条，第二项工作抓紧办。第一项已办。')).toEqual([
      ['《行政许可法》第四十二条', 'same'],
    ]);
  });

  it('by a short name the draft gives means that norm', async () => {
    const text = '根据《中华人民共和国保守国家秘密法》（以下简称保密法）。依照保密法第三条。';
    expect((await outcomes(text)).at(-1)).toEqual(['保密法第三条', 'same']);
  });

  it('says where it stands, what it leads to and why it is judged so', async () => {
    const text = '依照《个体工商户条例》第十条。';
    const [checked] = await checkDraft(desk, { text });
    expect(text.slice(checked?.start, checked?.end)).toBe('《个体工商户条例》第十条');
    expect(checked).toMatchObject({
      target: {
        id: ids.repealed,
        place: { anchor: '10' },
        label: '第十条',
        text: '申请登记为个体工商户，应当登记。',
      },
      standing: {
        validity: '已废止',
        unconfirmed: true,
        grounds: [
          { kind: 'stated', validity: '现行有效' },
          {
            kind: 'repealed-by',
            by: { id: ids.promotion, title: '促进个体工商户发展条例', day: '2022-11-01' },
          },
        ],
      },
    });
  });

  it('among thousands of others keeps nobody waiting longer than a piece', async () => {
    const text = '《行政许可法》第四十二条。'.repeat(5000);
    let turns = 0;
    const timer = setInterval(() => {
      turns += 1;
    }, 1);
    expect(await checkDraft(desk, { text })).toHaveLength(5000);
    clearInterval(timer);
    expect(turns).toBeGreaterThan(0);
  });
});

describe('a norm', () => {
  it('is read by its 条, with what it stands under and whether it is in force', () => {
    const read = readNorm(desk, { id: ids.now });
    expect(read).toMatchObject({
      ok: true,
      value: {
        title: '中华人民共和国保守国家秘密法',
        issuer: '全国人民代表大会常务委员会',
        effectiveOn: '2024-05-01',
        standing: { validity: '现行有效', unconfirmed: false },
        gaps: [],
      },
    });
    if (!read.ok || read.value === null) throw new Error('believed: it is a norm');
    expect(read.value.provisions[3]).toMatchObject({
      anchor: '4',
      label: '第四条',
      under: ['第一章 总则'],
      paragraphs: [
        { number: 1, items: [{ number: '一', text: '国防建设中的秘密事项；' }, { number: '二' }] },
        { number: 2, text: '政党的秘密事项中符合前款规定的，属于国家秘密。', items: [] },
      ],
    });
  });

  it('without provisions is read as no norm, and what is not here is not found', () => {
    expect(readNorm(desk, { id: ids.coming })).toEqual({ ok: true, value: null });
    expect(readNorm(desk, { id: 't1' })).toMatchObject({ ok: false });
    expect(citeNorm(desk, { id: ids.now, place: { anchor: '99' } })).toMatchObject({ ok: false });
  });

  it('shows its versions oldest first, and the one in force on a day', () => {
    const versions = normVersions(desk, { id: ids.old });
    expect(versions.ok && versions.value.map(({ id, standing }) => [id, standing.validity])).toEqual([
      [ids.old, '已被修订'],
      [ids.now, '现行有效'],
    ]);
    const on = (day: string) => {
      const found = normAsOf(desk, { id: ids.now, day });
      return found.ok ? found.value?.id : undefined;
    };
    expect([on('2009-01-01'), on('2010-10-01'), on('2024-04-30'), on('2024-05-01')]).toEqual([
      undefined,
      ids.old,
      ids.old,
      ids.now,
    ]);
  });

  it('is compared with another by 条', () => {
    const changes = compareVersions(desk, { before: ids.old, after: ids.now });
    expect(
      changes.ok &&
        changes.value.map((change) => [change.change, change.before?.anchor, change.after?.anchor]),
    ).toEqual([
      ['changed', '1', '1'],
      ['added', undefined, '2'],
      ['moved', '2', '3'],
      ['moved', '3', '4'],
      ['removed', '4', undefined],
      ['changed', '5', '5'],
    ]);
  });

  it('is cited with its words as they stand', () => {
    expect(citeNorm(desk, { id: ids.now, place: { anchor: '4', paragraph: 1, item: '二' } })).toMatchObject({
      value: {
        label: '第四条第一款第（二）项',
        quote: '外交活动中的秘密事项。',
        title: '中华人民共和国保守国家秘密法',
        issuer: '全国人民代表大会常务委员会',
        publishedOn: '2024-02-27',
        effectiveOn: '2024-05-01',
        standing: { validity: '现行有效' },
      },
    });
  });
});

it('a 条 is found by its words, opens its norm there, and says whether the norm is in force', async () => {
  await followIndex(desk);
  const { groups } = askSearch(desk, { text: '类型:条款 申请登记为个体工商户', limitPerKind: 5 });
  expect(groups).toMatchObject([
    {
      kind: 'provision',
      total: 1,
      hits: [{ open: { kind: 'article', id: ids.repealed, anchor: '10' }, standing: { validity: '已废止' } }],
    },
  ]);
});

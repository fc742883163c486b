import { describe, expect, it } from 'vitest';
import { repealedNames, effectiveDay } from '../../../shared/text/provisions/clauses.ts';
import { citationsIn } from '../../../shared/text/provisions/citations.ts';
import { shortNamesIn } from '../../../shared/text/provisions/names-around.ts';
import { compareNorms } from '../../../shared/text/provisions/compare.ts';
import { daysIn } from '../../../shared/text/provisions/days.ts';
import type { Place } from '../../../shared/domain/provision.ts';
import { headOf } from '../../../shared/text/provisions/head.ts';
import { parseNorm } from '../../../shared/text/provisions/parse.ts';

/** Each citation in short: its words, how the norm is named, its place. */
const found = (text: string) =>
  citationsIn(text).map(({ text: words, meant, place, also = [] }) => [
    words,
    meant.by,
    [placeIn(place), ...also.map((other) => `${other.upTo ? '至' : '、'} ${placeIn(other.place)}`)].join(' '),
  ]);

const placeIn = (place: Place | undefined): string =>
  [place?.anchor, place?.paragraph, place?.item, place?.sub].filter((part) => part !== undefined).join(' ');

describe('a citation', () => {
  it.each([
    ['依照《行政许可法》第三十二条办理', [['《行政许可法》第三十二条', 'title', '32']]],
    [
      '《行政许可法》第三十二条第一款第（四）项规定',
      [['《行政许可法》第三十二条第一款第（四）项', 'title', '32 1 四']],
    ],
    ['《刑法》第一百二十条之一第二款', [['《刑法》第一百二十条之一第二款', 'title', '120-1 2']]],
    [
      '《环境保护税法》第九条第1款第二项第3目',
      [['《环境保护税法》第九条第1款第二项第3目', 'title', '9 1 二 3']],
    ],
    [
      '违反本法第十条、第十二条第二款或者第十五条的',
      [
        ['本法第十条', 'this', '10'],
        ['第十二条第二款', 'this', '12 2'],
        ['第十五条', 'this', '15'],
      ],
    ],
    ['第六条第（一）项至第（三）项', [['第六条第（一）项至第（三）项', 'nothing', '6 一 至 6 三']]],
    ['《刑法》第三条至第七条', [['《刑法》第三条至第七条', 'title', '3 至 7']]],
    ['《刑法》第三、四、五条', [['《刑法》第三、四、五条', 'title', '3 、 4 、 5']]],
    ['《刑法》第三、五至七条', [['《刑法》第三、五至七条', 'title', '3 、 5 至 7']]],
    [
      '本法第三十七条、三十八条',
      [
        ['本法第三十七条', 'this', '37'],
        ['三十八条', 'this', '38'],
      ],
    ],
    ['《刑法》第十条第一、二款', [['《刑法》第十条第一、二款', 'title', '10 1 、 10 2']]],
    [
      '《刑法》第十条第二款第(一)、(二)、(四)项',
      [['《刑法》第十条第二款第(一)、(二)、(四)项', 'title', '10 2 一 、 10 2 二 、 10 2 四']],
    ],
    [
      '《刑法》第三条、第五条和第七条至第九条',
      [
        ['《刑法》第三条', 'title', '3'],
        ['第五条', 'title', '5'],
        ['第七条至第九条', 'title', '7 至 9'],
      ],
    ],
    ['按照国务院令第786号', [['国务院令第786号', 'docNo', '']]],
    ['依据住房和城乡建设部令第37号第三条', [['住房和城乡建设部令第37号第三条', 'docNo', '3']]],
    ['公安部第69号令第二条', [['公安部第69号令第二条', 'docNo', '2']]],
    [
      '本法第三条和国务院令第786号',
      [
        ['本法第三条', 'this', '3'],
        ['和国务院令第786号', 'docNo', ''],
      ],
    ],
    [
      '《条例》（中华人民共和国国务院令第786号）第三条',
      [['《条例》（中华人民共和国国务院令第786号）第三条', 'title', '3']],
    ],
    ['该条例第八条', [['该条例第八条', 'that', '8']]],
    ['依照合同法第五十二条', [['第五十二条', 'words', '52']]],
    ['《保守国家秘密法》（2010年修订）第九条', [['《保守国家秘密法》（2010年修订）第九条', 'title', '9']]],
    ['《办法》（国发〔2016〕51号）第三条', [['《办法》（国发〔2016〕51号）第三条', 'title', '3']]],
    [
      '按照国发〔2016〕51号和国办发[2020]53号执行',
      [
        ['国发〔2016〕51号', 'docNo', ''],
        ['国办发[2020]53号', 'docNo', ''],
      ],
    ],
    [
      '《人民日报》和《档案法》',
      [
        ['《人民日报》', 'title', ''],
        ['《档案法》', 'title', ''],
      ],
    ],
    ['办理条件、前条件和三条建议', []],
  ])('in %s is read', (text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  it.each(['第（一）、', '公安部、', '行政机关', '第三', '《', '本法第三条至'])(
    'is looked for in time in a long text of %s',
    (piece) => {
      expect(() => citationsIn(piece.repeat(200_000 / piece.length))).not.toThrow();
    },
  );

  it('that is counted back says how far', () => {
    expect(citationsIn('前两款规定；本条第一款；前条；下列').map(({ relative }) => relative)).toEqual([
      { unit: '款', back: 2, upToHere: true },
      { unit: '条', back: 0, upToHere: false },
      { unit: '条', back: 1, upToHere: false },
      { unit: 'below' },
    ]);
  });

  it.each([
    // Of its own 条.
    ['有第二款规定情形的', [['第二款', '条 0', ' 2']]],
    [
      '单位犯第二款、第三款罪的',
      [
        ['第二款', '条 0', ' 2'],
        ['第三款', '条 0', ' 3'],
      ],
    ],
    [
      '单位犯前两款罪的，依照第一款的规定处罚',
      [
        ['前两款', '款 2', ''],
        ['第一款', '条 0', ' 1'],
      ],
    ],
    [
      '违反本法第六十五条规定的，依照第一款处罚',
      [
        ['本法第六十五条', '', '65'],
        ['第一款', '条 0', ' 1'],
      ],
    ],
    [
      '有下列行为之一的；有第二项的',
      [
        ['下列', 'below', ''],
        ['第二项', 'list', ' 二'],
      ],
    ],
    ['有第一款第一项至第三项情形的', [['第一款第一项至第三项', '条 0', ' 1 一']]],
    // Of what stands before it in its sentence.
    [
      '犯第一款罪，有第三项情形的',
      [
        ['第一款', '条 0', ' 1'],
        ['第三项', '条 0', ' 1 三'],
      ],
    ],
    [
      '依照本条第一款收购，属于第（一）项的；属于第（二）项的',
      [
        ['本条第一款', '条 0', ' 1'],
        ['第（一）项', '条 0', ' 1 一'],
        ['第（二）项', '条 0', ' 1 二'],
      ],
    ],
    [
      '前款所列文件，除第四项外',
      [
        ['前款', '款 1', ''],
        ['第四项', '款 1', ' 四'],
      ],
    ],
    [
      '本法第二十二条第一款所列请求，依照顺序受偿。但是，第（四）项请求',
      [
        ['本法第二十二条第一款', '', '22 1'],
        ['第（四）项', '', '22 1 四'],
      ],
    ],
    [
      '本办法第十条规定的资料（第七项除外）',
      [
        ['本办法第十条', '', '10'],
        ['第七项', '', '10 七'],
      ],
    ],
    [
      '在刑法第三十八条中增加一款作为第二款',
      [
        ['第三十八条', '', '38'],
        ['第二款', '', '38 2'],
      ],
    ],
    // Not beyond the sentence.
    [
      '依照刑法第三十八条处罚。第二款另有规定的',
      [
        ['第三十八条', '', '38'],
        ['第二款', '条 0', ' 2'],
      ],
    ],
    // No 款 and no 项 at all.
    ['第一项目、第二目标和第一款项', []],
  ])('in %s a part that names no 条 is read', (text, expected) => {
    const read = citationsIn(text).map(({ text: words, relative, place }) => {
      const from =
        relative === undefined
          ? ''
          : 'back' in relative
            ? `${relative.unit} ${relative.back}`
            : relative.unit;
      const parts = [place?.anchor, place?.paragraph, place?.item].filter((part) => part !== undefined);
      return [words, from, parts.join(' ')];
    });
    expect(read).toEqual(expected);
  });

  it('may use a name the text gives itself', () => {
    expect([...shortNamesIn('根据《中华人民共和国保守国家秘密法》（以下简称“保密法”）的规定')]).toEqual([
      ['保密法', '中华人民共和国保守国家秘密法'],
    ]);
  });
});

const provisions = (text: string) => parseNorm(text).provisions;

describe('what a norm says of time', () => {
  it.each([
    ['第一条 甲。\n第二条 本法自2024年5月1日起施行。', '2024-05-01'],
    ['第一条 本条例自一九八五年一月一日起施行。', '1985-01-01'],
    ['第一条 本规则自2001年8月1日零时起施行。', '2001-08-01'],
    ['第一条 本办法自公布之日起施行。', '2020-02-02'],
    ['第一条 企业自2010年1月1日起缴纳。', undefined],
  ])('%s', (text, expected) => {
    expect(effectiveDay(provisions(text), '2020-02-02')).toBe(expected);
  });

  it('repeals are the norms named as wholes', () => {
    const of = (text: string) => repealedNames(provisions(`第一条 ${text}`));
    expect(of('本条例自2022年11月1日起施行。《个体工商户条例》同时废止。')).toEqual(['个体工商户条例']);
    expect(of('1990年国务院发布的《甲办法》、《中华人民共和国乙法》同时废止。')).toEqual(['甲办法', '乙法']);
    expect(of('《甲法》第三条同时废止；根据《乙法》制定的《丙办法》即行废止。')).toEqual(['丙办法']);
    expect(of('本法施行前的规定与本法不一致的，应当废止。')).toEqual([]);
  });

  it('days are read in digits and in words', () => {
    expect(
      daysIn('2024年5月1日、一九九五年十二月三十一日、二〇〇七年十月九日、2024年13月1日').map(
        ({ day }) => day,
      ),
    ).toEqual(['2024-05-01', '1995-12-31', '2007-10-09']);
  });

  it('its head says who issued it, under which number, and when', () => {
    const head = headOf(
      '# 中华人民共和国保守国家秘密法实施条例\n\n2014年1月17日 中华人民共和国国务院令第646号公布\n\n2024年7月10日 中华人民共和国国务院令第786号修订\n\n2024年9月1日 施行\n\n<!-- INFO END -->\n\n第一条 甲。',
    );
    expect(head).toEqual({
      title: '中华人民共和国保守国家秘密法实施条例',
      issuer: '国务院',
      docNo: '国务院令第786号',
      orders: ['国务院令第786号', '国务院令第646号'],
      publishedOn: '2024-07-10',
      effectiveOn: '2024-09-01',
    });
    expect(headOf('2010年4月29日 第十一届全国人民代表大会常务委员会第十四次会议修订\n第一条 甲。')).toEqual({
      issuer: '全国人民代表大会常务委员会',
      publishedOn: '2010-04-29',
    });
  });
});

describe('two versions', () => {
  const before = provisions(
    '第一条 国家保护公民的合法权益。\n第二条 行政机关应当自受理之日起二十日内作出决定。\n第三条 本条不再需要而被整体删去了。\n第四条 申请人可以委托代理人提出申请。',
  );
  const after = provisions(
    '第一条 国家保护公民的合法权益。\n第二条 行政机关应当自受理之日起十五日内作出决定。\n第三条 申请人可以委托代理人提出申请。\n第四条 县级以上人民政府建立健全统一平台。',
  );

  it('are the same, changed, removed, moved and added, 条 by 条', () => {
    expect(
      compareNorms(before, after).map((change) => [
        change.change,
        change.before?.anchor,
        change.after?.anchor,
      ]),
    ).toEqual([
      ['same', '1', '1'],
      ['changed', '2', '2'],
      ['removed', '3', undefined],
      ['moved', '4', '3'],
      ['added', undefined, '4'],
    ]);
  });

  it('of which nothing differs are the same throughout', () => {
    expect(compareNorms(before, before).every(({ change }) => change === 'same')).toBe(true);
  });

  it('tell each 条 of both once', () => {
    const changes = compareNorms(before, after);
    expect(
      changes
        .flatMap((change) => change.before ?? [])
        .toSorted((a, b) => Number(a.anchor) - Number(b.anchor)),
    ).toEqual(before);
    expect(changes.flatMap((change) => change.after ?? [])).toEqual(after);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  filtersOf,
  parseQuestion,
  type QuestionPart,
  withFilter,
  withoutPart,
  wordsOf,
} from '../../../shared/domain/question.ts';

const said = (text: string) =>
  parseQuestion(text).map((part) => {
    const sign = part.not ? '-' : '';
    if (part.part === 'word') return `${sign}${part.exact ? `[${part.text}]` : part.text}`;
    if (part.part === 'filter') return `${sign}${part.name}=${part.values.join('|')}`;
    return `${sign}?${part.name}=${part.value} ${part.problem}`;
  });

describe('a question', () => {
  it.each([
    ['公租房 申请', ['公租房', '申请']],
    ['"公租房 申请"', ['[公租房 申请]']],
    ['“公租房”「申请」', ['[公租房]', '[申请]']],
    ['通知"整句', ['通知', '[整句]']],
    ['公租房 -廉租房 -"经济适用"', ['公租房', '-廉租房', '-[经济适用]']],
    ['Z109-WS 甲 - 乙', ['Z109-WS', '甲', '-', '乙']],
    ['类型:档案 公文', ['类型=档案', '公文']],
    ['类型：档案，知识 来源:"县档案局 二室"', ['类型=档案|知识', '来源=县档案局 二室']],
    ['年度:2024 年度：2020-2022', ['年度=2024', '年度=2020-2022']],
    ['密级:内部 有效:是 -类型:待办', ['密级=内部', '有效=是', '-类型=待办']],
    ['type:archive year:2019', ['类型=archive', '年度=2019']],
    ['年度:今年 密级:很高', ['?年度=今年 unknown-value', '?密级=很高 unknown-value']],
    ['部门:教育局 公文', ['?部门=教育局 unknown-filter', '公文']],
    ['10:30 http://a.test 类型: 公文', ['10:30', 'http://a.test', '类型:', '公文']],
    ['', []],
    ['"" ” ', []],
  ])('%s is read as %j', (text, parts) => {
    expect(said(text)).toEqual(parts);
  });

  it('knows where each part stands', () => {
    const text = '公租房 -类型：待办 "整 句"';
    expect(parseQuestion(text).map(({ start, end }) => text.slice(start, end))).toEqual([
      '公租房',
      '-类型：待办',
      '"整 句"',
    ]);
  });

  it('means the same in its one spelling', () => {
    const pieces = fc.constantFrom(
      ...[
        '公文',
        '档案 ',
        '类型:',
        '类型：档案',
        '来源:',
        '"',
        '“',
        '”',
        '「',
        '」',
        '-',
        ' ',
        '年度:2020-2019',
        '：',
        ':',
        ',',
      ],
      ...['密级:内部', '有效:否', '部门:', 'ab', '\u3000', 'year:1999'],
    );
    const meaning = (parts: readonly QuestionPart[]) =>
      parts.map(({ start: _start, end: _end, ...part }) => part);
    fc.assert(
      fc.property(
        fc.array(pieces, { maxLength: 14 }).map((all) => all.join('')),
        (text) => {
          const parts = parseQuestion(text);
          const again = writtenAgain(parts);
          expect(meaning(parseQuestion(again))).toEqual(meaning(parts));
          expect(writtenAgain(parseQuestion(again))).toBe(again);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('is whole and in order: parts never overlap, and nothing but blanks and quotes is between them', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'公文类型:："“”-， 20') }), (text) => {
        let last = 0;
        for (const { start, end } of parseQuestion(text)) {
          expect(text.slice(last, start)).toMatch(/^[\s”」"“＂-]*$/u);
          expect(end).toBeGreaterThan(start);
          last = end;
        }
      }),
    );
  });

  it('loses one part and keeps the others', () => {
    const text = '公租房  类型:档案 -旧';
    const parts = parseQuestion(text);
    expect(parts.map((part) => withoutPart(text, part))).toEqual([
      '类型:档案 -旧',
      '公租房 -旧',
      '公租房  类型:档案',
    ]);
  });

  it('gets one more filter', () => {
    expect(withFilter('公文 ', '来源', '县档案局 二室')).toBe('公文 来源:"县档案局 二室"');
  });

  it('looks for words, not for filters and what is not wanted', () => {
    expect(wordsOf(parseQuestion('公文 -旧 类型:档案 "整句" 部门:教育局'))).toEqual([
      { text: '公文', exact: false },
      { text: '整句', exact: true },
      { text: '教育局', exact: false },
    ]);
  });
});

describe('filters', () => {
  it('of one name are alternatives, without those not wanted', () => {
    expect(filtersOf(parseQuestion('类型:档案 类型:知识,待办 -类型:待办'))).toMatchObject({
      kinds: ['archive', 'article'],
    });
    expect(filtersOf(parseQuestion('-类型:待办')).kinds).toEqual([
      'archive',
      'article',
      'contact',
      'provision',
      'file',
    ]);
    expect(filtersOf(parseQuestion('类型:条款 类型:标准口径,常见问答'))).toMatchObject({
      kinds: ['article', 'provision'],
      articleTypes: [{ not: false, any: ['标准口径', '常见问答'] }],
    });
    expect(filtersOf(parseQuestion('类型:知识,标准口径')).articleTypes).toEqual([]);
    expect(filtersOf(parseQuestion('类型:知识 -类型:政策法规'))).toMatchObject({
      kinds: ['article'],
      articleTypes: [{ not: true, any: ['政策法规'] }],
    });
    expect(filtersOf(parseQuestion('有效:否')).validities).toEqual(['已被修订', '已废止', '失效']);
    expect(filtersOf(parseQuestion('年度:2021,2015-2013')).years).toEqual([
      {
        not: false,
        any: [
          { from: 2021, to: 2021 },
          { from: 2013, to: 2015 },
        ],
      },
    ]);
  });
});

/** The same question in one spelling: 类型:档案 "整句" -不要. */
function writtenAgain(parts: readonly QuestionPart[]): string {
  const quoted = (value: string) => (/[\s“「]/u.test(value) ? `"${value}"` : value);
  const written = (part: QuestionPart): string => {
    const sign = part.not ? '-' : '';
    if (part.part === 'word') return sign + (part.exact ? `"${part.text}"` : part.text);
    return `${sign}${part.name}:${quoted(part.part === 'filter' ? part.values.join(',') : part.value)}`;
  };
  return parts.map(written).join(' ');
}

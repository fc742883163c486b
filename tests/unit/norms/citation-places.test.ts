import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  countedPlaces,
  membersOf,
  placesLabel,
  relativePlaces,
} from '../../../shared/domain/citation-places.ts';
import { anchorOf, labelOf, type Provision } from '../../../shared/domain/provision.ts';
import { citationsIn } from '../../../shared/text/provisions/citations.ts';
import { numberWord } from '../../../shared/text/provisions/numbers.ts';
import { wordsAt } from '../../../shared/text/provisions/paragraphs.ts';
import { parseNorm } from '../../../shared/text/provisions/parse.ts';
import { standpointsIn } from '../../../shared/text/provisions/standpoints.ts';
import { runs } from '../../fakes/runs.ts';

const of = (anchor: string, text = '甲。'): Provision => ({ anchor, label: '', under: [], text, hash: '' });
const norm = ['1', '2', '3', '3-1', '3-2', '4', '6', '7'].map((anchor) => of(anchor));

const members = (text: string, provisions: readonly Provision[] = norm) =>
  citationsIn(text).flatMap(({ place, also }) =>
    place === undefined
      ? []
      : membersOf(provisions, place, also).map((one) =>
          [one.anchor, one.paragraph, one.item, one.sub].filter((part) => part !== undefined).join(' '),
        ),
  );

describe('a citation of several places', () => {
  it.each([
    ['第二条至第四条', ['2', '3', '3-1', '3-2', '4']],
    ['第三条之一至第四条', ['3-1', '3-2', '4']],
    // The norm has no 第五条, and the text cites it.
    ['第四条至第七条', ['4', '5', '6', '7']],
    ['第二、四、六条', ['2', '4', '6']],
    ['第一条、第三条和第六条至第七条', ['1', '3', '6', '7']],
    ['第二条第一款至第三款', ['2 1', '2 2', '2 3']],
    ['第二条第一款第（一）项至第（四）项', ['2 1 一', '2 1 二', '2 1 三', '2 1 四']],
    ['第二条第(2)至(4)项', ['2 2', '2 3', '2 4']],
    ['第二条第一项第1目至第3目', ['2 一 1', '2 一 2', '2 一 3']],
    ['第七条至第三条', ['7', '3']],
  ])('%s means each of them', (text, expected) => {
    expect(members(text)).toEqual(expected);
  });

  it('means every 条 from one end to the other, in order and each once, however the range is written', () => {
    const ends = fc.tuple(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 0, max: 60 }));
    fc.assert(
      fc.property(
        ends,
        fc.constantFrom('至', '到', '—', '～'),
        fc.boolean(),
        ([from, more], joint, short) => {
          const [a, b] = [numberWord(from), numberWord(from + more + 1)];
          const text = short ? `第${a}${joint}${b}条` : `第${a}条${joint}第${b}条`;
          expect(members(text, [])).toEqual(Array.from({ length: more + 2 }, (_, at) => String(from + at)));
        },
      ),
      { numRuns: runs(200) },
    );
  });

  it('means each 条 of a list, as many as there are', () => {
    const numbers = fc.uniqueArray(fc.integer({ min: 1, max: 999 }), { minLength: 2, maxLength: 9 });
    fc.assert(
      fc.property(numbers, fc.boolean(), (list, short) => {
        const words = list.map(numberWord);
        const text = short ? `第${words.join('、')}条` : words.map((word) => `第${word}条`).join('、');
        expect(members(`《刑法》${text}`, [])).toEqual(list.map(String));
      }),
      { numRuns: runs(200) },
    );
  });

  it('means a bounded number of places, however many ranges stand in a row', () => {
    expect(members('第一条至第九千条至'.repeat(500), []).length).toBeLessThan(5_000);
  });

  it.each([
    ['第三条至第七条', '第三条至第七条'],
    ['第三、五至七条', '第三条、第五条至第七条'],
    ['第二十条第二款第（一）项至第（三）项', '第二十条第二款第（一）项至第（三）项'],
    ['第二条第一款、第三条第二款', '第二条第一款'],
  ])('%s is called %s', (text, expected) => {
    const [{ place, also } = {}] = citationsIn(text);
    expect(place && placesLabel(place, also)).toBe(expected);
  });
});

const text = `第一条 为了甲，制定本办法。
第二条 申请人应当提交下列材料：
（一）申请书；
（二）前项的附件；
（三）前两项以外的材料。
前款第一项至第三项规定的材料一式两份。
前两款的规定适用于本条第一款第（二）项。
第三条 依照前条第二款、前两条和本条办理。
第四条 有下列情形之一的：
甲、乙。
第五条 有下列行为的：
（一）甲；
（二）乙，第一项除外。
有第二项行为的，依照第一款处罚；第四款另有规定。`;
const { provisions } = parseNorm(text);
const standpointOf = standpointsIn(text, provisions);

/** Where each relative citation of the text leads. */
const led = citationsIn(text).flatMap(({ text: words, start, relative, place, also }) => {
  const from = relative && standpointOf(start);
  if (relative === undefined || from === undefined) return [];
  const places = countedPlaces(provisions, relativePlaces(provisions, from, relative), { place, also });
  return [[words, places.map((one) => [one.anchor, one.paragraph, one.item].join(' ').trim())]];
});

describe('a citation counted from where it stands', () => {
  it('leads to the 条, 款 or 项 it means, with the part of it that is named', () => {
    expect(led).toEqual([
      ['下列', ['2 1']],
      ['前项', ['2 1 一']],
      ['前两项', ['2 1 一', '2 1 二']],
      ['前款第一项至第三项', ['2 1 一', '2 1 二', '2 1 三']],
      ['前两款', ['2 1', '2 2']],
      ['本条第一款第（二）项', ['2 1 二']],
      ['前条第二款', ['2 2']],
      ['前两条', ['1', '2']],
      ['本条', ['3']],
      ['下列', ['4 2']],
      ['下列', ['5 1']],
      ['第一项', ['5 1 一']],
      ['第二项', ['5 1 二']],
      ['第一款', ['5 1']],
      ['第四款', ['5 4']],
    ]);
  });

  it('leads nowhere before the first', () => {
    const first = [of('1', '前款的规定，前两条。')];
    const at = { index: 0, offset: 0 };
    expect(relativePlaces(first, at, { unit: '款', back: 1, upToHere: false })).toEqual([]);
    expect(relativePlaces(first, at, { unit: '条', back: 2, upToHere: true })).toEqual([]);
    expect(relativePlaces([], at, { unit: '条', back: 0, upToHere: false })).toEqual([]);
  });

  it('leads to a place that has words, wherever it stands in whatever norm', () => {
    const line = fc.constantFrom('甲应当办理。', '（一）乙；', '（二）丙；', '下列事项：', '前款规定。');
    const lines = fc.array(fc.array(line, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 6 });
    const relative = fc.oneof(
      fc.record({
        unit: fc.constantFrom('条' as const, '款' as const, '项' as const),
        back: fc.integer({ min: 0, max: 4 }),
        upToHere: fc.boolean(),
      }),
      fc.constant({ unit: 'below' as const }),
      fc.constant({ unit: 'list' as const }),
    );
    fc.assert(
      fc.property(lines, relative, fc.nat(5), fc.nat(40), (articles, meant, index, offset) => {
        const whole = articles
          .map((words, at) => `${labelOf({ number: at + 1, after: 0 })} 甲。\n${words.join('\n')}`)
          .join('\n');
        const read = parseNorm(whole).provisions;
        for (const place of relativePlaces(read, { index, offset }, meant)) {
          const held = read.find(({ anchor }) => anchor === place.anchor);
          expect(held && wordsAt(held, place)).toBeTypeOf('string');
        }
      }),
      { numRuns: runs(300) },
    );
  });
});

it('every place of a text stands where its words stand in the 条', () => {
  for (let at = 0; at < text.length; at += 1) {
    const point = standpointOf(at);
    if (point !== undefined) expect(provisions[point.index]?.text[point.offset]).toBe(text[at]);
  }
  expect(standpointOf(0)).toBeUndefined();
  expect(provisions.map(({ anchor }) => anchor)).toEqual(
    [1, 2, 3, 4, 5].map((number) => anchorOf({ number, after: 0 })),
  );
});

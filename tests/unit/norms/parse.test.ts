import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anchorOf, labelOf, numberOfAnchor, placeLabel } from '../../../shared/domain/provision.ts';
import { citationsIn } from '../../../shared/text/provisions/citations.ts';
import { effectiveDay, repealedNames } from '../../../shared/text/provisions/clauses.ts';
import { wordsHash } from '../../../shared/text/provisions/hash.ts';
import { headOf } from '../../../shared/text/provisions/head.ts';
import { shortNamesIn } from '../../../shared/text/provisions/names-around.ts';
import { numberOf, numberWord } from '../../../shared/text/provisions/numbers.ts';
import { paragraphsOf, wordsAt } from '../../../shared/text/provisions/paragraphs.ts';
import { parseNorm, readingNorm } from '../../../shared/text/provisions/parse.ts';

const counted = fc.integer({ min: 1, max: 9999 });

describe('a number', () => {
  it('is read as it is written, whatever it is', () => {
    fc.assert(fc.property(counted, (value) => numberOf(numberWord(value)) === value));
  });

  it('in digits of any width is read too', () => {
    fc.assert(
      fc.property(counted, (value) => {
        const wide = [...String(value)]
          .map((digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))
          .join('');
        return numberOf(String(value)) === value && numberOf(wide) === value;
      }),
    );
  });

  it.each([
    [10, '十'],
    [11, '十一'],
    [20, '二十'],
    [101, '一百零一'],
    [110, '一百一十'],
    [120, '一百二十'],
    [1000, '一千'],
    [1005, '一千零五'],
    [1050, '一千零五十'],
    [1260, '一千二百六十'],
  ])('%i is written %s', (value, word) => {
    expect(numberWord(value)).toBe(word);
  });

  it.each([
    ['一百〇一', 101],
    ['一二〇', 120],
    ['两百', 200],
  ])('%s of old texts is %i', (word, value) => {
    expect(numberOf(word)).toBe(value);
  });

  it.each(['', '零', '十百', '百十千', '一一', '第', '千零', '12345'])('%s is none', (word) => {
    expect(numberOf(word) ?? 0).toBe(0);
  });
});

describe('an anchor', () => {
  it('says the number and its 之 again', () => {
    fc.assert(
      fc.property(counted, fc.integer({ min: 0, max: 99 }), (number, after) => {
        expect(numberOfAnchor(anchorOf({ number, after }))).toEqual({ number, after });
      }),
    );
  });

  it('of a place is told as norms are cited', () => {
    expect(placeLabel({ anchor: '120-1', paragraph: 2, item: '十二', sub: 3 })).toBe(
      '第一百二十条之一第二款第（十二）项第3目',
    );
    expect(placeLabel({ anchor: '32', item: '4' })).toBe('第三十二条第（四）项');
  });
});

const words = fc
  .array(fc.constantFrom(...'国家机关应当依法办理，公民可以申请行政许可的事项有权利'), {
    minLength: 2,
    maxLength: 30,
  })
  .map((characters) => `${characters.join('').replace(/^，+/u, '其')}。`);

const item = fc.record({ text: words, subs: fc.array(words, { maxLength: 3 }) });
const paragraph = fc.record({ text: words, items: fc.array(item, { maxLength: 4 }) });
const article = fc.record({
  paragraphs: fc.array(paragraph, { minLength: 1, maxLength: 4 }),
  isAfter: fc.boolean(),
  chapter: fc.option(words.map((text) => text.replace(/[。，]/gu, '').slice(0, 6))),
});

describe('a norm that is written', () => {
  it('is read to the same 章, 条, 款, 项 and 目', () => {
    fc.assert(
      fc.property(fc.array(article, { minLength: 1, maxLength: 12 }), words, (articles, preamble) => {
        const lines = [preamble];
        const expected: unknown[] = [];
        let last = { number: 0, after: 0 };
        let chapter = '';
        for (const [index, { paragraphs, isAfter, chapter: named }] of articles.entries()) {
          last =
            isAfter && last.number > 0
              ? { number: last.number, after: last.after + 1 }
              : { number: last.number + 1, after: 0 };
          if (named !== null) {
            chapter = `第${numberWord(index + 1)}章 ${named}`;
            lines.push(`## ${chapter}`);
          }
          for (const [at, { text, items }] of paragraphs.entries()) {
            lines.push(at === 0 ? `${labelOf(last)}　${text}` : text);
            for (const [n, one] of items.entries()) {
              lines.push(`（${numberWord(n + 1)}）${one.text}`);
              for (const [m, sub] of one.subs.entries()) lines.push(`${m + 1}. ${sub}`);
            }
          }
          expected.push({
            anchor: anchorOf(last),
            under: chapter === '' ? [] : [chapter],
            paragraphs: paragraphs.map(({ text, items }, at) => ({
              number: at + 1,
              text,
              items: items.map((one, n) => ({
                number: numberWord(n + 1),
                text: one.text,
                subs: one.subs.map((sub, m) => ({ number: m + 1, text: sub })),
              })),
            })),
          });
        }
        const parsed = parseNorm(lines.join('\n\n'));
        const read = parsed.provisions.map(({ anchor, under, text }) => ({
          anchor,
          under,
          paragraphs: paragraphsOf(text),
        }));
        expect({ ...parsed, provisions: read }).toEqual({
          preamble,
          provisions: expected,
          appendix: '',
          gaps: [],
        });
      }),
      { numRuns: 150 },
    );
  });

  it('in any order of lines loses none of its words', () => {
    const line = fc.oneof(
      words,
      counted.map((number) => `${labelOf({ number, after: 0 })} 甲乙。`),
      fc.constantFrom('## 第一章 总则', '附件：名录', '（一）丙；', '1. 丁；', '笫三条 戊。', '第 四 条己。'),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 30 }), (lines) => {
        const parsed = parseNorm(lines.join('\n'));
        const kept = [
          parsed.preamble,
          ...parsed.provisions.flatMap(({ label, text, under }) => [label, text, ...under]),
          parsed.appendix,
        ].join('');
        const bare = (text: string) => text.replace(/[\s#]/gu, '').replaceAll('笫', '第');
        for (const one of lines) {
          // A heading that nothing stands under holds no provision.
          if (!one.startsWith('#')) expect(bare(kept)).toContain(bare(one).replace(/^第.+?条/u, ''));
        }
      }),
    );
  });

  it('rests now and then when it is long, and is read to the same', () => {
    const text = Array.from(
      { length: 2000 },
      (_, at) => `${labelOf({ number: at + 1, after: 0 })} 甲。`,
    ).join('\n');
    const reading = readingNorm(text);
    let rests = 0;
    for (let step = reading.next(); ; step = reading.next()) {
      if (step.done === true) {
        expect(step.value).toEqual(parseNorm(text));
        break;
      }
      rests += 1;
    }
    expect(rests).toBeGreaterThan(3);
  });
});

const parts = (text: string) => parseNorm(text).provisions.map(({ anchor, text: of }) => [anchor, of]);

describe('odd texts', () => {
  it('missing and doubled numbers are listed', () => {
    const text = '第一条 甲。\n第三条 乙。\n第三条 丙。\n第三条之二 丁。\n第二十条 戊。';
    expect(parseNorm(text).gaps).toEqual(['第二条', '第三条', '第三条之一', '第四条至第十九条']);
  });

  it('that begin in the middle of a code have no gap before', () => {
    expect(parseNorm('第九百八十九条 甲。\n第九百九十条 乙。').gaps).toEqual([]);
  });

  it('a look-alike of 第, or a blank at the wrong place, counts where it carries the count on', () => {
    expect(parts('第一条 甲。\n笫二条 乙。\n第 三 条丙。\n第九条丁。')).toEqual([
      ['1', '甲。'],
      ['2', '乙。'],
      ['3', '丙。\n第九条丁。'],
    ]);
  });

  it('words that speak of the next 条 do not begin it', () => {
    expect(parts('第一条 甲：\n第二条规定的除外。\n第二条 乙。')).toEqual([
      ['1', '甲：\n第二条规定的除外。'],
      ['2', '乙。'],
    ]);
  });

  it('a text that stands in one line is cut at the numbers that follow one another', () => {
    expect(parts('第一条 甲，见本法 第九条 所述。 乙。 第二条 丙。 第三条 丁。')).toEqual([
      ['1', '甲，见本法 第九条 所述。\n乙。'],
      ['2', '丙。'],
      ['3', '丁。'],
    ]);
  });

  it('annexes stand after the last 条, and numbers of their own are not counted', () => {
    const parsed = parseNorm('第一条 甲。\n第二条 乙。\n附件：\n目录\n第一条 丙。');
    expect([parsed.provisions.length, parsed.appendix, parsed.gaps]).toEqual([
      2,
      '附件：\n目录\n第一条 丙。',
      [],
    ]);
  });

  it('a heading on two lines is one', () => {
    const parsed = parseNorm('## 第一章\n总 则\n第一条 甲。\n## 第二节 海上\n作业\n第二条 乙。');
    expect(parsed.provisions.map(({ under }) => under)).toEqual([
      ['第一章 总则'],
      ['第一章 总则', '第二节 海上作业'],
    ]);
  });

  it('lists of three kinds hang where they belong', () => {
    const [paragraph = { items: [] }, ...more] = paragraphsOf(
      '有下列情形：\n一、甲：\n（一）乙；\n（二）丙；\n二、丁。\n前款所称，是指：\n（1）戊；\n（2）己。',
    );
    expect(paragraph.items.map(({ number, subs }) => [number, subs.length])).toEqual([
      ['一', 2],
      ['二', 0],
    ]);
    expect(more.map(({ number, items }) => [number, items.map((one) => one.number)])).toEqual([
      [2, ['1', '2']],
    ]);
  });
});

describe('the mark of the words', () => {
  it('is the same whatever blanks stand between, and another for other words', () => {
    const text = fc.string({ unit: fc.constantFrom(...'甲乙丙丁，。1a'), minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(text, text, (a, b) => {
        expect(wordsHash([...a].join(' \u3000\n'))).toBe(wordsHash(a));
        if (a !== b) expect(wordsHash(a)).not.toBe(wordsHash(b));
      }),
    );
  });
});

it('words at a place are those of the 款, 项 or 目, and nothing where there is none', () => {
  const [provision] = parseNorm('第一条 甲：\n（一）乙：\n1. 丙；\n（二）丁。\n戊。').provisions;
  if (provision === undefined) throw new Error('believed: one 条');
  const at = (place: object) => wordsAt(provision, { anchor: '1', ...place });
  expect([at({}), at({ paragraph: 2 }), at({ item: '二' }), at({ paragraph: 1, item: '2' })]).toEqual([
    '甲：\n（一）乙：\n1. 丙；\n（二）丁。\n戊。',
    '戊。',
    '丁。',
    '丁。',
  ]);
  expect([at({ item: '一', sub: 1 }), at({ paragraph: 3 }), at({ paragraph: 2, item: '一' })]).toEqual([
    '丙；',
    undefined,
    undefined,
  ]);
});

describe('texts made to be slow', () => {
  const long = 200_000;
  it.each([
    ['one line of blanks', `第一条 甲。${' '.repeat(long)}乙`],
    ['titles that never end', '《甲'.repeat(long / 2)],
    ['titles in titles', `《${'《甲》'.repeat(long / 3)}`],
    ['days without end', `第一条 自${'2024年1月1日'.repeat(long / 9)}起`],
    ['numbers without end', `第${'一'.repeat(long)}条 甲`],
    ['本 without end', `${'本'.repeat(long)}法第一条`],
    ['comments without end', `<!--${'-->'.repeat(long / 3)}甲`],
    ['brackets without end', `第一条 甲\n${'（'.repeat(long)}`],
    ['quotations without end', '《甲法》第一条规定：“乙'.repeat(long / 13)],
    // Work that grows with the square of the length would take minutes, and end by the limit of a test.
  ])('%s are read', (_, text) => {
    const { provisions } = parseNorm(text);
    repealedNames(provisions);
    effectiveDay(provisions, '2020-01-01');
    headOf(text);
    citationsIn(text);
    shortNamesIn(text);
    for (const provision of provisions) paragraphsOf(provision.text);
  });
});

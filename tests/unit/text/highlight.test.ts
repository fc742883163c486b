import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { phrasesOf } from '../../../shared/text/bigrams.ts';
import { highlight, snippet } from '../../../shared/text/highlight.ts';
import { anyText } from './any-text.ts';

const shown = (text: string, question: string) =>
  highlight(text, phrasesOf(question)).map(([start, end]) => text.slice(start, end));

describe('highlights', () => {
  it.each([
    ['关于國發〔2016〕51號的通知', '国发2016 51', ['國發〔2016', '51']],
    ['經濟數據', '数据', ['數據']],
    ['政务，务服', '政务服', []],
    ['ＯＡ系统', 'oa', ['ＯＡ']],
    ['政府政务', '政', ['政', '政']],
    ['e\u0301tat', 'é', ['e\u0301']],
  ])('in %s of %s', (text, question, ranges) => {
    expect(shown(text, question)).toEqual(ranges);
  });

  it('cut the original only between characters, in order and apart', () => {
    fc.assert(
      fc.property(anyText, anyText, (text, question) => {
        let last = -1;
        for (const [start, end] of highlight(text, phrasesOf(question))) {
          expect(start).toBeGreaterThan(last);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
          expect(isWhole(text, start) && isWhole(text, end)).toBe(true);
          last = end;
        }
      }),
    );
  });

  it('find any two to eight neighbouring Han of a text', () => {
    const han = fc
      .array(fc.constantFrom(...'政务服務公檔案数據经濟𠀀𰻞，。 '), { minLength: 2, maxLength: 60 })
      .map((all) => all.join(''));
    fc.assert(
      fc.property(han, fc.nat(), fc.integer({ min: 2, max: 8 }), (text, from, length) => {
        const runs = text.match(/\p{Script=Han}{2,}/gu) ?? [];
        fc.pre(runs.length > 0);
        const run = [...(runs[from % runs.length] ?? '')];
        const start = from % Math.max(1, run.length - 1);
        const piece = run.slice(start, start + Math.max(2, Math.min(length, run.length - start))).join('');
        expect(shown(text, piece).some((range) => range.includes(piece))).toBe(true);
      }),
    );
  });
});

/** Between two code points, and no mark follows. */
function isWhole(text: string, at: number): boolean {
  if (at === 0 || at === text.length) return true;
  const before = text.charCodeAt(at - 1);
  const unit = text.charCodeAt(at);
  const isSplitPair = before >= 0xd800 && before < 0xdc00 && unit >= 0xdc00 && unit < 0xe000;
  return !isSplitPair && !/^\p{M}/u.test(text.slice(at));
}

describe('snippets', () => {
  const body = `${'前言。'.repeat(9000)}这里说到政务服务的要求。${'后文。'.repeat(50)}`;

  it('show the first place, however deep in the text', () => {
    const { text, ranges } = snippet(body, phrasesOf('政务服务'));
    expect(ranges.map(([start, end]) => text.slice(start, end))).toEqual(['政务服务']);
    expect(text.length).toBeLessThan(200);
  });

  it('show the beginning when the place is nowhere', () => {
    expect(snippet('第一句。第二句。', phrasesOf('档案'))).toEqual({ text: '第一句。第二句。', ranges: [] });
  });

  it('never cut a pair of code units', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 80 }), (before) => {
        const { text } = snippet(`${'𠀀'.repeat(before)}政务${'𰻞'.repeat(120)}`, phrasesOf('政务'));
        expect(text.isWellFormed()).toBe(true);
      }),
    );
  });
});

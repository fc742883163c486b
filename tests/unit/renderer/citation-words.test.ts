// A citation in words: its place, its name, and all that makes it stand up.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { insertAt } from '../../../renderer/records/norms/insert-at.ts';
import {
  citationText,
  hanNumber,
  itemNumber,
  placeWords,
  shortCitation,
  titleWords,
} from '../../../renderer/text/citation-words.ts';
import type { Citation, Standing } from '../../../shared/contract/desk-norms.ts';

const inForce: Standing = {
  asOf: '2026-11-22',
  validity: '现行有效',
  unconfirmed: false,
  grounds: [{ kind: 'stated', validity: '现行有效' }],
};

const aCitation = (some: Partial<Citation> = {}): Citation => ({
  id: 'k7',
  place: { anchor: '32', paragraph: 1, item: '四' },
  label: '第三十二条',
  quote: '申请材料“不齐全”的，\n应当当场告知。',
  title: '临溪县户外广告设置管理办法',
  issuer: '临溪县人民政府',
  docNo: '临政发〔2024〕12号',
  publishedOn: '2024-02-01',
  effectiveOn: '2024-03-01',
  fetchedAt: '2026-11-19T02:12:00.000Z',
  standing: inForce,
  ...some,
});

describe('the place of a citation', () => {
  it.each([
    [{}, '第三十二条'],
    [{ paragraph: 2 }, '第三十二条第二款'],
    [{ paragraph: 1, item: '四' }, '第三十二条第一款第（四）项'],
    [{ item: '（十一）' }, '第三十二条第（十一）项'],
    [{ item: '12', sub: 3 }, '第三十二条第（十二）项第3目'],
  ])('%j is %s', (place, words) => {
    expect(placeWords('第三十二条', place)).toBe(words);
  });

  it('is not added to a label that has it', () => {
    expect(placeWords('第三十二条第二款', { paragraph: 2 })).toBe('第三十二条第二款');
  });

  it('counts as official papers do', () => {
    expect([1, 10, 11, 20, 21, 99, 100].map(hanNumber)).toEqual([
      '一',
      '十',
      '十一',
      '二十',
      '二十一',
      '九十九',
      '100',
    ]);
    expect(['（四）', '(4)', '4', '四'].map(itemNumber)).toEqual(['四', '四', '四', '四']);
  });

  it('keeps the marks of a name, and turns those within it', () => {
    expect(titleWords('《土地管理法》')).toBe('《土地管理法》');
    expect(titleWords('关于贯彻《土地管理法》的意见')).toBe('《关于贯彻〈土地管理法〉的意见》');
  });
});

describe('the citation', () => {
  it('names organ, number, title, place, day of effect, version and when it was taken', () => {
    expect(citationText(aCitation(), { quote: false })).toBe(
      '临溪县人民政府 临政发〔2024〕12号《临溪县户外广告设置管理办法》第三十二条第一款第（四）项（2024年3月1日起施行，2024年2月1日公布文本，2026年11月19日 10:12取用，2026年11月22日现行有效）',
    );
  });

  it('quotes the words in one line, their own marks as single ones', () => {
    expect(citationText(aCitation(), { quote: true })).toMatch(/：“申请材料‘不齐全’的，应当当场告知。”$/);
  });

  it('leaves out what is not known', () => {
    const { issuer, docNo, publishedOn, effectiveOn, ...bare } = aCitation({ place: { anchor: '32' } });
    expect(citationText(bare, { quote: false })).toBe(
      '《临溪县户外广告设置管理办法》第三十二条（2026年11月19日 10:12取用，2026年11月22日现行有效）',
    );
    expect([issuer, docNo, publishedOn, effectiveOn]).not.toContain(undefined);
  });

  it('never passes off as valid what is repealed or not confirmed', () => {
    const repealed = aCitation({ standing: { ...inForce, validity: '已废止' } });
    const unsure = aCitation({ standing: { ...inForce, unconfirmed: true } });
    const unknown = aCitation({ standing: { asOf: '2026-11-22', unconfirmed: true, grounds: [] } });
    expect(citationText(repealed, { quote: false })).toContain('2026年11月22日已废止）');
    expect(citationText(unsure, { quote: false })).toContain('有效性未确认）');
    expect(citationText(unknown, { quote: false })).toContain('有效性未确认）');
  });

  it('is short in a sentence', () => {
    expect(shortCitation(aCitation())).toBe('《临溪县户外广告设置管理办法》第三十二条第一款第（四）项');
  });
});

describe('inserting', () => {
  it('puts the words where the caret is, in place of what is selected, and goes on behind them', () => {
    expect(insertAt('经核，拟同意。', { start: 3, end: 3 }, '甲', 20)).toEqual({
      text: '经核，甲拟同意。',
      caret: 4,
    });
    expect(insertAt('经核旧文', { start: 2, end: 4 }, '新', 20)).toEqual({ text: '经核新', caret: 3 });
  });

  it('cuts nothing off: what would not fit is not put in', () => {
    expect(insertAt('一二三', { start: 3, end: 3 }, '四五', 4)).toBeUndefined();
  });

  it('loses no word that stood before or after the caret', () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(40), fc.nat(40), fc.string(), (text, a, b, words) => {
        const caret = { start: Math.min(a, b), end: Math.max(a, b) };
        const done = insertAt(text, caret, words, 1000);
        const kept = [text.slice(0, caret.start), text.slice(Math.min(caret.end, text.length))];
        expect(done?.text).toBe(`${kept[0]}${words}${kept[1]}`);
        expect(done?.text.slice(0, done.caret).endsWith(words)).toBe(true);
      }),
    );
  });
});

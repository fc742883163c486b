import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countTraditional, fold, foldWithMap } from '../../../shared/text/fold.ts';
import { anyText } from './any-text.ts';

describe('folding', () => {
  it.each([
    ['經濟數據', '经济数据'],
    ['檔案館', '档案馆'],
    ['ＧＢ１８０３０', 'gb18030'],
    ['国发〔２０１６〕５１号', '国发〔2016〕51号'],
    ['①㈠', '1(一)'],
    ['e\u0301', 'é'],
    ['政\u200b务\ufeff', '政务'],
    ['葛\u{e0100}', '葛'],
    ['𠀀', '𠀀'],
    ['㼆䶮𬭎', '㼆䶮𬭎'],
  ])('makes %s to %s', (text, folded) => {
    expect(fold(text)).toBe(folded);
  });

  it('is the same with the map and without', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(foldWithMap(text).text).toBe(fold(text));
      }),
    );
  });

  it('does to a text what it does to its parts, wherever no mark is cut off', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('經', '济', 'A', '1', '〔', '𠀀', 'ﬁ')), fc.nat(), (parts, at) => {
        const cut = at % (parts.length + 1);
        const [before, after] = [parts.slice(0, cut).join(''), parts.slice(cut).join('')];
        expect(fold(before) + fold(after)).toBe(fold(before + after));
      }),
    );
  });

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(fold(fold(text))).toBe(fold(text));
      }),
    );
  });

  it('maps every folded unit to a piece of the original, in order', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { text: folded, starts, ends } = foldWithMap(text);
        expect(starts).toHaveLength(folded.length);
        for (let unit = 0; unit < folded.length; unit += 1) {
          const [start = -1, end = -1] = [starts[unit], ends[unit]];
          expect(start).toBeGreaterThanOrEqual(starts[unit - 1] ?? 0);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
        }
      }),
    );
  });

  it('counts the characters that simplified words would miss', () => {
    expect(countTraditional('經濟发展')).toBe(2);
  });
});

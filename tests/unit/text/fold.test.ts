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
    ['爆發(fā)式增長', '爆发式增长'],
    ['經（JĪNG）濟(jì)(jì)', '经济'],
    ['维生素(b)、第(一)项、A(fā)', '维生素(b)、第(一)项、a(fā)'],
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

  it('maps any piece of the folded text to a piece of the original that folds to it', () => {
    const text = fc.oneof(
      anyText,
      fc.array(fc.constantFrom(...'發(fā)經e\u0301㎡ﬁ①，a')).map((all) => all.join('')),
    );
    fc.assert(
      fc.property(text, fc.nat(), fc.nat({ max: 8 }), (original, from, length) => {
        const { text: folded, starts, ends } = foldWithMap(original);
        fc.pre(folded.length > 0);
        const start = from % folded.length;
        const end = Math.min(folded.length, start + 1 + length);
        const piece = original.slice(starts[start], ends[end - 1]);
        expect(fold(piece)).toContain(folded.slice(start, end));
      }),
      { numRuns: 2000 },
    );
  });

  it('counts the characters that simplified words would miss', () => {
    expect(countTraditional('經濟发展')).toBe(2);
  });
});

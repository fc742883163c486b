import { describe, expect, it } from 'vitest';
import { docNoWords, isSameDocNo, parseDocNo } from '../../../shared/text/docno.ts';

describe('document numbers', () => {
  it.each(['临教〔2024〕12号', '临教[2024]12', '临教（2024）12 号', '临教(2024) 12号', '臨教【2024】第12號'])(
    '%s is one number',
    (text) => {
      expect(parseDocNo(text)).toEqual({ code: '临教', year: 2024, number: 12 });
      expect(isSameDocNo(text, '临教〔2024〕12号')).toBe(true);
    },
  );

  it.each([
    ['临教〔2024〕12号', '临教〔2024〕13号'],
    ['临教〔2024〕12号', '临教〔2023〕12号'],
    ['临教〔2024〕12号', '临卫〔2024〕12号'],
  ])('%s is not %s', (a, b) => {
    expect(isSameDocNo(a, b)).toBe(false);
  });

  it('have one spelling for the search', () => {
    expect(docNoWords('根据國發（2016）第 051 號')).toBe('根据国发〔2016〕51号');
    expect(docNoWords('第809号')).toBeUndefined();
  });

  it('of other kinds are compared as they stand', () => {
    expect(isSameDocNo('第809号', '第809号')).toBe(true);
    expect(isSameDocNo('第809号', '第810号')).toBe(false);
  });
});

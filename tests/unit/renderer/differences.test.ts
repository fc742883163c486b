// Where two texts differ, and one text out of two.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bothKept } from '../../../renderer/features/sync/both-kept.ts';
import { differencesOf, joinRanges, type Range } from '../../../renderer/records/differences.ts';

const cut = (text: string, ranges: readonly Range[]) => ranges.map(([start, end]) => text.slice(start, end));
const marked = (before: string, after: string) => {
  const { removed, added } = differencesOf(before, after);
  return { removed: cut(before, removed), added: cut(after, added) };
};
const without = (text: string, ranges: readonly Range[]) =>
  ranges.toReversed().reduce((rest, [start, end]) => rest.slice(0, start) + rest.slice(end), text);

describe('differences', () => {
  it.each([
    ['一号库 3 排 2 列', '一号库 5 排 2 列', ['3'], ['5']],
    ['一号库 3 排 2 列', '二号库 3 排 2 列', ['一'], ['二']],
    ['总投资 428 万元', '总投资 1,482 万元', ['428'], ['1,482']],
    ['1998-06-12', '1998-06-21', ['12'], ['21']],
    ['由县财政列支。', '由县财政列支，分两年拨付。', [], ['，分两年拨付']],
    ['请县教育局核查处理', '请处理', ['县教育局核查'], []],
    ['The old road', 'The new road', ['old'], ['new']],
    ['同', '同', [], []],
    ['', '新', [], ['新']],
  ])('between %s and %s are whole words', (before, after, removed, added) => {
    expect(marked(before, after)).toEqual({ removed, added });
  });

  it('take a lone character between two changes along', () => {
    expect(marked('甲乙丙丁', '子乙丑寅').added).toEqual(['子乙丑寅']);
  });

  it('never cut a character in two', () => {
    const { added } = differencesOf('陈㼆', '陈𠮷㼆');
    expect(cut('陈𠮷㼆', added)).toEqual(['𠮷']);
  });

  it('leave the same text on both sides once taken out', () => {
    const text = fc
      .array(fc.constantFrom('县', '局', '乙', ' ', '12', 'ab', '。'))
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, text, (before, after) => {
        const { removed, added } = differencesOf(before, after);
        expect(without(before, removed)).toBe(without(after, added));
      }),
    );
  });

  it('of two long texts that have nothing in common are the texts themselves', () => {
    const { added } = differencesOf('甲'.repeat(40_000), '乙'.repeat(40_000));
    expect(added).toEqual([[0, 40_000]]);
  });

  it('of two sides are marked together in the base', () => {
    expect(
      joinRanges(
        [
          [0, 2],
          [5, 8],
        ],
        [
          [1, 3],
          [9, 10],
        ],
      ),
    ).toEqual([
      [0, 3],
      [5, 8],
      [9, 10],
    ]);
  });
});

describe('both texts kept', () => {
  it('has the person’s paragraph before the other’s, and once what only one side changed', () => {
    const base = '甲\n乙\n丙';
    expect(bothKept(base, '甲\n乙一\n丙', '甲\n乙二\n丙\n丁')).toBe('甲\n乙一\n乙二\n丙\n丁');
    expect(bothKept(base, '甲\n丙', base)).toBe('甲\n丙');
    expect(bothKept(base, base, base)).toBe(base);
    expect(bothKept('', '我的', '对方的')).toBe('我的\n对方的');
  });

  it('loses no paragraph that either side wrote', () => {
    const text = fc.array(fc.constantFrom<string>('甲', '乙', '丙', '丁'), { maxLength: 8 });
    const written = fc.array(fc.constantFrom('甲', '乙', '丙', '子', '丑'), { maxLength: 8 });
    fc.assert(
      fc.property(text, written, written, (base, mine, theirs) => {
        const both = bothKept(base.join('\n'), mine.join('\n'), theirs.join('\n')).split('\n');
        const wrote = [...mine, ...theirs].filter((paragraph) => !base.includes(paragraph));
        expect(wrote.filter((paragraph) => !both.includes(paragraph))).toEqual([]);
      }),
    );
  });

  it('of the same text on both sides is that text', () => {
    const text = fc
      .array(fc.constantFrom('甲', '乙', '丙'), { maxLength: 8 })
      .map((parts) => parts.join('\n'));
    fc.assert(
      fc.property(text, text, (base, same) => {
        expect(bothKept(base, same, same)).toBe(same);
      }),
    );
  });
});

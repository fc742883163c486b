// Whether a norm holds, in words: 现行有效 only without doubt, and the grounds in plain words.

import { describe, expect, it } from 'vitest';
import { reviewWords } from '../../../renderer/features/knowledge/validity.ts';
import { groundLines, standingMark } from '../../../renderer/records/norms/standing.ts';
import { en } from '../../../renderer/text/en.ts';
import { zh } from '../../../renderer/text/zh.ts';
import { validities } from '../../../shared/domain/terms.ts';

const standing = { asOf: '2026-11-22', unconfirmed: false, grounds: [] };

describe('the mark of a norm', () => {
  it('says 现行有效 in green only where nothing speaks against it', () => {
    expect(standingMark(zh, { ...standing, validity: '现行有效' })).toEqual({
      words: '现行有效',
      tone: 'green',
      ended: false,
    });
    for (const validity of validities) {
      const mark = standingMark(zh, { ...standing, validity, unconfirmed: true });
      expect(mark).toMatchObject({ tone: 'amber', ended: false });
      expect(mark.words).toContain('未确认');
    }
    expect(standingMark(zh, { ...standing, unconfirmed: true }).words).toBe('有效性未确认');
  });

  it.each(['已被修订', '已废止', '失效'] as const)('strikes through what is %s', (validity) => {
    expect(standingMark(zh, { ...standing, validity })).toEqual({
      words: validity,
      tone: 'ended',
      ended: true,
    });
  });

  it('warns of what is not in force yet', () => {
    expect(standingMark(zh, { ...standing, validity: '尚未生效' }).tone).toBe('amber');
  });
});

describe('the grounds', () => {
  it('are said in plain words, with the text that is the ground to open', () => {
    const by = { id: 'k8', title: '促进个体工商户发展条例', day: '2022-11-01' };
    const lines = groundLines(zh, {
      ...standing,
      grounds: [
        { kind: 'stated', validity: '现行有效' },
        { kind: 'not-yet', from: '2027-01-01' },
        { kind: 'newer-version', by: { title: '甲办法' } },
        { kind: 'repealed-by', by },
      ],
    });
    expect(lines).toEqual([
      { words: '来源标注“现行有效”' },
      { words: '2027年1月1日起施行' },
      { words: '有同名的新文本《甲办法》' },
      {
        words: '《促进个体工商户发展条例》规定本文件同时废止，自 2022年11月1日起',
        open: { id: 'k8', title: '《促进个体工商户发展条例》' },
      },
    ]);
  });

  it('have words in English too', () => {
    expect(groundLines(en, { ...standing, grounds: [{ kind: 'not-yet', from: '2027-01-01' }] })).toEqual([
      { words: 'In force from 1 Jan 2027' },
    ]);
  });
});

describe('the day of review', () => {
  const now = Date.parse('2026-11-22T04:00:00.000Z');

  it.each([
    ['2026-11-21', 'amber', '已过复核期限'],
    ['2026-12-10', 'amber', '30 天内到期'],
    ['2027-06-01', 'grey', '2027年6月1日'],
  ] as const)('%s is %s', (reviewBy, tone, words) => {
    expect(reviewWords(zh, { reviewBy }, now)).toMatchObject({ tone });
    expect(reviewWords(zh, { reviewBy }, now)?.words).toContain(words);
  });

  it('is not spoken of where there is none', () => {
    expect(reviewWords(zh, {}, now)).toBeUndefined();
  });
});

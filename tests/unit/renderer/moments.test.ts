// Moments and deadlines in words, all by the clock of Asia/Shanghai.

import { describe, expect, it } from 'vitest';
import { momentWords, spanWords, todayYmd, whenWords, ymdWords } from '../../../renderer/text/dates.ts';
import { deadlineWords, dueInFull } from '../../../renderer/text/deadline-words.ts';
import { zh } from '../../../renderer/text/zh.ts';
import type { Deadline } from '../../../shared/domain/todo.ts';

/** Friday 2026-11-20, 10:00 in Shanghai. */
const now = Date.parse('2026-11-20T02:00:00.000Z');

describe('a moment', () => {
  it.each([
    ['2026-11-20T01:12:00.000Z', '09:12'],
    ['2026-11-19T08:20:00.000Z', '昨日 16:20'],
    ['2026-11-18T08:20:00.000Z', '11月18日'],
    ['2025-11-18T08:20:00.000Z', '2025年11月18日'],
    // 16:30 UTC is past midnight in Shanghai.
    ['2026-11-19T16:30:00.000Z', '00:30'],
  ])('%s is %s', (iso, words) => {
    expect(whenWords(zh, iso, now)).toBe(words);
  });

  it('looked up exactly has day and clock', () => {
    expect(momentWords(zh, '2026-11-18T08:20:00.000Z', now)).toBe('11月18日 16:20');
    expect(momentWords(zh, '2026-11-20T01:12:00.000Z', now)).toBe('09:12');
  });

  it('of today is the day of Shanghai', () => {
    expect(todayYmd(Date.parse('2026-12-31T16:00:00.000Z'))).toBe('2027-01-01');
    expect(ymdWords(zh, '2026-01-09')).toBe('2026年1月9日');
  });
});

describe('a span', () => {
  it.each([
    [400, '1 秒'],
    [30_000, '30 秒'],
    [61_000, '2 分钟'],
    [3_600_000, '1 小时'],
    [90_000_000, '2 天'],
  ])('of %d ms is %s', (ms, words) => {
    expect(spanWords(zh, ms)).toBe(words);
  });
});

const due = (at: string, some: Partial<Deadline> = {}): Deadline => ({ at, unit: 'WD', ...some });

describe('a deadline in a row', () => {
  it.each([
    ['green with time left', due('2026-11-27T09:30:00.000Z'), '●', '剩 5 个工作日', 'green'],
    ['amber on the last working day', due('2026-11-23T09:30:00.000Z'), '●', '剩 1 个工作日', 'amber'],
    ['amber today, by the clock', due('2026-11-20T09:30:00.000Z'), '●', '今日 17:30 前', 'amber'],
    ['red after it', due('2026-11-18T09:30:00.000Z'), '▲', '超期 2 个工作日', 'red'],
    ['red the same day, by hours', due('2026-11-20T00:30:00.000Z'), '▲', '超期 1 小时', 'red'],
    [
      'violet while paused',
      due('2026-11-27T09:30:00.000Z', { pausedFor: '专家评审' }),
      'Ⅱ',
      '已暂停：专家评审',
      'violet',
    ],
    [
      'grey as an estimate',
      due('2027-01-13T09:30:00.000Z', { estimated: true }),
      '≈',
      '约 2027年1月13日',
      'grey',
    ],
    [
      'by hours where hours are given',
      due('2026-11-20T07:00:00.000Z', { unit: 'H', length: 25 }),
      '●',
      '剩 5 小时',
      'amber',
    ],
  ])('is %s', (_, deadline, sign, words, tone) => {
    expect(deadlineWords(zh, deadline, now)).toEqual({ sign, words, tone });
  });

  it('past only by a weekend is past by days', () => {
    const sunday = Date.parse('2026-11-22T02:00:00.000Z');
    expect(deadlineWords(zh, due('2026-11-20T09:30:00.000Z'), sunday).words).toBe('超期 2 天');
  });

  it('in full says until when and how long was given', () => {
    expect(dueInFull(zh, due('2026-11-23T09:30:00.000Z', { length: 5 }), now)).toBe(
      '11月23日 17:30 前（5 个工作日）',
    );
    expect(dueInFull(zh, due('2026-11-20T09:30:00.000Z', { unit: 'NOW' }), now)).toBe(
      '今日 17:30 前（即办）',
    );
  });
});

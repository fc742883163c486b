// How something that was reported stands, in words: its state, and the clock of the answer while there is one.
import { describe, expect, it } from 'vitest';
import { clockOf, stateMark } from '../../../renderer/features/knowledge/report-words.ts';
import { en } from '../../../renderer/text/en.ts';
import { zh } from '../../../renderer/text/zh.ts';
import { type Feedback, feedbackStates } from '../../../shared/domain/feedback.ts';

/** A Tuesday. */
const now = Date.parse('2026-11-24T02:00:00.000Z');
const aReport = (differing: Partial<Feedback> = {}): Feedback => ({
  at: '2026-11-20T02:00:00.000Z',
  what: '有误',
  words: '电话不对',
  state: '反馈',
  due: '2026-11-27T09:30:00.000Z',
  workdays: 5,
  ...differing,
});
const clock = (differing: Partial<Feedback>) => clockOf(zh, aReport(differing), now);

describe('the clock of an answer', () => {
  it('counts the working days that are left, and says until when', () => {
    expect(clock({})).toMatchObject({ words: '剩 3 个工作日', tone: 'green', until: '11月27日' });
    expect(clock({ due: '2026-11-25T09:30:00.000Z' })).toMatchObject({
      words: '剩 1 个工作日',
      tone: 'amber',
    });
  });

  it('counts the working days that are past, also once it was taken up', () => {
    const late = { due: '2026-11-20T09:30:00.000Z' };
    expect(clock(late)).toMatchObject({ words: '超期 2 个工作日', tone: 'red' });
    expect(clock({ ...late, state: '受理' })).toMatchObject({ words: '超期 2 个工作日', tone: 'red' });
  });

  it.each(['更正', '不予更正', '关闭'] as const)('stands still for ever at %s', (state) => {
    expect(clock({ state, due: '2026-11-20T09:30:00.000Z' })).toBeUndefined();
  });

  it('is none where no day was given', () => {
    const { due: _, ...without } = aReport();
    expect(clockOf(zh, without, now)).toBeUndefined();
  });
});

it.each(feedbackStates)('%s has a word in both languages', (state) => {
  expect(stateMark(zh, { state }).words).not.toBe('');
  expect(stateMark(en, { state }).words).toMatch(/^[A-Z]/);
});

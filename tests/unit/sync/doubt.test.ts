// What to do about something whose answer nobody saw, and what a record tells about it.
import { describe, expect, it } from 'vitest';
import { answerOfRecord, firstStep, leavesDoubt, type Sent } from '../../../main/core/sync/doubt.ts';
import type { Answer } from '../../../shared/domain/action.ts';

const edit: Sent = {
  type: 'edit',
  kind: 'archive',
  basedOn: 'r1',
  fields: { title: '甲', responsible: ['乙', '丙'], docNo: null },
};
const action = (opinion: string): Sent => ({
  type: 'action',
  basedOn: 'r1',
  body: { action: 'approve', opinion },
});
const there = (revision: string, data: object) => ({ id: 'x', revision, data });
const decided = (...opinions: readonly string[]) => ({
  state: '已办',
  paper: { opinions: opinions.map((text) => ({ text })) },
});

describe('the first step', () => {
  it.each([
    ['key', 'send'],
    ['conditional', 'send'],
    ['probe', 'look'],
    ['ask', 'wait'],
    ['none', 'wait'],
  ] as const)('in doubt, by %s, is to %s', (way, step) => {
    expect(firstStep(true, way)).toBe(step);
    expect(firstStep(false, way)).toBe('send');
  });
});

describe('an answer to what was sent again', () => {
  const moved: Answer = { outcome: 'conflict', revision: 'r2' };
  const refused: Answer = { outcome: 'refused', reason: '已办结。' };

  it('leaves the doubt where it is asked by the revision and the record moved, perhaps by our own doing', () => {
    expect([moved, refused].map((answer) => leavesDoubt(true, 'conditional', answer))).toEqual([true, true]);
    expect(leavesDoubt(true, 'conditional', { outcome: 'accepted', revision: 'r2' })).toBe(false);
    expect(leavesDoubt(true, 'conditional', { outcome: 'busy', retryAfterMs: 1 })).toBe(false);
  });

  it('ends it in every other case', () => {
    expect(leavesDoubt(false, 'conditional', moved)).toBe(false);
    expect(leavesDoubt(true, 'key', moved)).toBe(false);
    expect(leavesDoubt(true, 'probe', moved)).toBe(false);
  });
});

describe('a record that is looked at', () => {
  it('as it was, or not there at all, tells that nothing took effect', () => {
    expect(answerOfRecord(edit, there('r1', { title: '原题名' }))).toBeUndefined();
    expect(answerOfRecord(edit, undefined)).toBeUndefined();
    expect(answerOfRecord({ type: 'create' }, undefined)).toBeUndefined();
  });

  it('with every field as it was sent tells that a change took effect, whatever else changed', () => {
    const data = { title: '甲', responsible: ['丙', '乙'], pages: 4 };
    expect(answerOfRecord(edit, there('r2', data))).toEqual({ outcome: 'accepted', revision: 'r2' });
  });

  it('that moved without our fields is a conflict: it is not written over', () => {
    for (const data of [
      { title: '别人的' },
      { title: '甲', responsible: ['乙'] },
      { title: '甲', docNo: '1号' },
    ])
      expect(answerOfRecord(edit, there('r2', data))).toEqual({ outcome: 'conflict', revision: 'r2' });
  });

  it('tells of a decision by its state and our words', () => {
    const accepted = { outcome: 'accepted', revision: 'r2' };
    const conflict = { outcome: 'conflict', revision: 'r2' };
    expect(answerOfRecord(action('同意拨付。'), there('r2', decided('同意拨付。')))).toEqual(accepted);
    expect(answerOfRecord(action('同意拨付。'), there('r2', decided('不同意。')))).toEqual(conflict);
    expect(answerOfRecord(action('同意拨付。'), there('r2', { state: '退回' }))).toEqual(conflict);
    expect(answerOfRecord(action('同意拨付。'), there('r2', { state: '已办' }))).toEqual(conflict);
    // Without words it may have been a colleague.
    expect(answerOfRecord(action(' '), there('r2', decided('同意。')))).toEqual(conflict);
  });

  it('that our key made is ours, with the id it has there', () => {
    expect(answerOfRecord({ type: 'create' }, there('r1', {}))).toEqual({
      outcome: 'accepted',
      id: 'x',
      revision: 'r1',
    });
  });
});

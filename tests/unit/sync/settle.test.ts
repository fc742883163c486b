import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { settle } from '../../../main/core/sync/settle.ts';
import { answerSchema } from '../../../shared/domain/action.ts';
import { type Fault, failed, faultSchema, ok } from '../../../shared/domain/fault.ts';

const cut: Fault = { kind: 'offline', reason: 'cut' };
const refused: Fault = { kind: 'offline', reason: 'refused' };

describe('settle', () => {
  it('an acceptance keeps the revision by which a pull will confirm it', () => {
    expect(settle(ok({ outcome: 'accepted', revision: 'r2' }))).toEqual({
      to: { state: 'accepted', revision: 'r2' },
    });
  });

  it('S7 a refusal keeps the reason in the department’s words', () => {
    expect(settle(ok({ outcome: 'refused', reason: '退回须填写意见', field: 'opinion' }))).toEqual({
      to: { state: 'refused', reason: { kind: 'refused', reason: '退回须填写意见', field: 'opinion' } },
    });
  });

  it('S7 a conflict keeps the revision that stands there now', () => {
    expect(settle(ok({ outcome: 'conflict', revision: 'r9' }))).toEqual({
      to: { state: 'conflict', revision: 'r9' },
    });
  });

  it('a department that is busy makes the action wait for as long as it asked, and is read all the same', () => {
    expect(settle(ok({ outcome: 'busy', retryAfterMs: 7_000 }))).toEqual({
      to: { state: 'waiting', fault: { kind: 'busy', retryAfterMs: 7_000 } },
      sendAgainAfterMs: 7_000,
      stepsAside: 'always',
    });
  });

  it('an error about one action is no trouble of its source: the action steps aside', () => {
    const fault: Fault = { kind: 'bad-reply', reason: 'unexpected-status', detail: 'status 500' };
    expect(settle(failed(fault))).toEqual({ to: { state: 'unsure', fault }, stepsAside: 'always' });
  });

  it('a line that was cut leaves the action unsure, a line that never was leaves it waiting', () => {
    expect(settle(failed(cut))).toEqual({
      to: { state: 'unsure', fault: cut },
      trouble: cut,
      stepsAside: 'when-unsure-before',
    });
    expect(settle(failed(refused))).toEqual({ to: { state: 'waiting', fault: refused }, trouble: refused });
  });

  it('S10 a 401 leaves the action waiting and is trouble of the source', () => {
    const fault: Fault = { kind: 'sign-in-needed', reason: 'expired' };
    expect(settle(failed(fault))).toEqual({ to: { state: 'waiting', fault }, trouble: fault });
  });

  it('what would be answered the same for ever is refused and says so, and the source is well', () => {
    const fault: Fault = { kind: 'bad-request', field: 'opinion', reason: 'status 422' };
    expect(settle(failed(fault))).toEqual({ to: { state: 'refused', reason: { kind: 'fault', fault } } });
  });

  it('no outcome whatever ends an action in silence', () => {
    const outcome = fc.oneof(
      ...sampleFaults().map((fault) => fc.constant(failed(fault))),
      ...sampleAnswers().map((answer) => fc.constant(ok(answer))),
    );
    fc.assert(
      fc.property(outcome, (given) => {
        expect(['accepted', 'conflict', 'refused', 'waiting', 'unsure']).toContain(settle(given).to.state);
      }),
    );
  });
});

/** One of every kind and reason the schema knows, so that a new one is tried the day it is added. */
function sampleFaults(): readonly Fault[] {
  return faultSchema.options.flatMap((option): readonly Fault[] => {
    const kind = option.shape.kind.value;
    const reasons =
      'reason' in option.shape && 'options' in option.shape.reason ? option.shape.reason.options : [''];
    return reasons.map((reason) =>
      faultSchema.parse({
        kind,
        reason,
        detail: '',
        field: '',
        reference: 'A',
        ...(kind === 'bad-request' ? { reason: 'x' } : {}),
      }),
    );
  });
}

function sampleAnswers() {
  return [
    answerSchema.parse({ outcome: 'accepted', revision: 'r' }),
    answerSchema.parse({ outcome: 'conflict', revision: 'r' }),
    answerSchema.parse({ outcome: 'refused', reason: 'x' }),
    answerSchema.parse({ outcome: 'busy', retryAfterMs: 0 }),
  ];
}

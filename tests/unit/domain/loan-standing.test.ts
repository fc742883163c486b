// Which loan of a record counts, until when, and whether another may be asked for.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lentUntil, mayAskAgain, presentLoan } from '../../../shared/domain/loan-standing.ts';
import { type Loan, loanStates } from '../../../shared/domain/loan.ts';
import { runs } from '../../fakes/runs.ts';

const start = Date.parse('2026-11-01T00:00:00.000Z');
const iso = (hours: number) => new Date(start + hours * 3_600_000).toISOString();
const loan = (more: Partial<Loan> = {}): Loan => ({
  by: '周清和',
  purpose: '工作查考',
  at: iso(0),
  days: 7,
  state: '在借',
  from: iso(1),
  to: iso(169),
  ...more,
});
const anyLoan = fc.record({
  state: fc.constantFrom(...loanStates),
  at: fc.integer({ min: 0, max: 900 }).map(iso),
  to: fc.integer({ min: 0, max: 900 }).map(iso),
});

describe('the loans of a record', () => {
  it('lend until the latest end of those that are out, and not at all when none is', () => {
    expect(
      lentUntil([loan({ to: iso(20) }), loan({ to: iso(50) }), loan({ to: iso(90), state: '归还' })]),
    ).toBe(Date.parse(iso(50)));
    expect(lentUntil([loan({ state: '到期清除' }), loan({ state: '申请' })])).toBeUndefined();
  });

  it('never lend longer for one that is not out, in any order', () => {
    fc.assert(
      fc.property(fc.array(anyLoan, { maxLength: 8 }), (some) => {
        const all = some.map((each) => loan(each));
        const out = all.filter(({ state }) => state === '在借');
        expect(lentUntil(all)).toBe(lentUntil(out));
        expect(lentUntil(all.toReversed())).toBe(lentUntil(all));
      }),
      { numRuns: runs(200) },
    );
  });

  it('are shown by the one that is open, or else by the last', () => {
    const past = loan({ at: iso(30), state: '退回' });
    const open = loan({ at: iso(3) });
    expect(presentLoan([past, open])).toBe(open);
    expect(presentLoan([loan({ state: '归还' }), past])).toBe(past);
    expect(presentLoan([])).toBeUndefined();
  });

  it('leave room for another application exactly when none is open', () => {
    fc.assert(
      fc.property(fc.array(anyLoan, { maxLength: 8 }), (some) => {
        const all = some.map((each) => loan(each));
        const isOpen = all.some(({ state }) => state === '申请' || state === '批准' || state === '在借');
        expect(mayAskAgain(all)).toBe(!isOpen);
      }),
      { numRuns: runs(200) },
    );
  });
});

// What follows from the loans of a record. Pure, and without schemas: the first bundle of the window uses it.
import type { Loan, LoanState } from './loan.ts';
import type { Iso } from './terms.ts';

export const longestLoanDays = 90;

/** Until when originals may be here, ms; undefined: nothing is lent. The latest where several are. */
export function lentUntil(loans: readonly Loan[]): number | undefined {
  const ends = loans.flatMap(({ state, to }) => (state === '在借' && to !== undefined ? Date.parse(to) : []));
  return ends.length === 0 ? undefined : Math.max(...ends);
}

/** The one that counts: what is open before what has ended, the latest asked for first. */
export function presentLoan(loans: readonly Loan[]): Loan | undefined {
  const byTime = loans.toSorted((a, b) => compare(b.at, a.at));
  return byTime.find(({ state }) => openStates.includes(state)) ?? byTime[0];
}

const openStates: readonly LoanState[] = ['申请', '批准', '在借'];

const compare = (a: Iso, b: Iso): number => (a < b ? -1 : a > b ? 1 : 0);

/** Whether another one may be asked for. */
export const mayAskAgain = (loans: readonly Loan[]): boolean =>
  !loans.some(({ state }) => openStates.includes(state));

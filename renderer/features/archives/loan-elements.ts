// A loan, element by element, as the archive states it. Pure.
import type { Loan } from '../../../shared/domain/loan.ts';
import { momentWords } from '../../text/dates.ts';
import type { Text } from '../../text/zh.ts';
import type { Element } from '../../ui/Elements.tsx';

type At = { readonly now: number /** Here, before the archive says so. */; readonly isOver: boolean };

export function loanElements(t: Text, loan: Loan, { now, isOver }: At): readonly Element[] {
  const { state, purpose, days, at, from, to, approvedBy, reason, uses } = loan;
  const moment = (iso: string | undefined) => (iso === undefined ? '' : momentWords(t, iso, now));
  const lines: readonly (readonly [term: string, value: string])[] = [
    [t.loans.state, isOver && state === '在借' ? t.loans.endedHere : t.loans.states[state]],
    [t.loans.days, t.loans.daysOf(days)],
    [t.loans.askedAt, moment(at)],
    [t.loans.approvedBy, approvedBy ?? ''],
    [t.loans.from, moment(from)],
    [t.loans.to, moment(to)],
    [t.loans.uses, uses === undefined ? '' : t.loans.usesOf(uses)],
  ];
  const wide: readonly (readonly [term: string, value: string])[] = [
    [t.loans.purpose, purpose],
    [t.loans.reason, reason ?? ''],
  ];
  return [
    ...lines.filter(([, value]) => value !== '').map(([term, value]) => ({ term, value })),
    ...wide.filter(([, value]) => value !== '').map(([term, value]) => ({ term, value, wide: true })),
  ];
}

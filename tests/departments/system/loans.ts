// 查（借）阅 of this department: asked for by a desk, granted after a moment, ended by the department's own clock. What is
// due is worked off when somebody asks, so there is no timer. A file that is lent only is given out while its loan runs.
import { z } from 'zod';
import type { NoteUse } from '../../../shared/domain/action.ts';
import { loanSchema, type Loan } from '../../../shared/domain/loan.ts';
import type { Base } from './base.ts';
import { changeItem, type Item, type NewRecord, readItem } from './items.ts';

/** How soon somebody decides about an application, ms; 0: at once, in the answer to it. */
export type Lends = { readonly afterMs: number };

type Data = Item['data'];
const dayMs = 86_400_000;
const approver = '卢桂芳';

export function loansOf(data: Data): readonly Loan[] {
  return z.array(loanSchema).catch([]).parse(data.loans);
}

type Wanted = { readonly opinion: string; readonly days: number };
type Borrower = { readonly name: string; readonly org: string; readonly at: string; readonly lends: Lends };

/** The record with one application more. */
export function lent(data: Data, { opinion, days }: Wanted, { name, org, at, lends }: Borrower): Data {
  const asked: Loan = { by: name, org, purpose: opinion, at, days, state: '申请' };
  const now = Date.parse(at);
  return withLoans(data, [...loansOf(data), lends.afterMs === 0 ? granted(asked, now) : asked]);
}

export const returned = (data: Data): Data =>
  withLoans(
    data,
    loansOf(data).map((loan) => (loan.state === '在借' ? { ...loan, state: '归还' } : loan)),
  );

/** With so many lines more in its register; undefined where there is no such loan to show it on. */
export function noted(data: Data, { loan, uses }: NoteUse): Data | undefined {
  const loans = loansOf(data);
  const isMeant = ({ at }: Loan): boolean => at === loan;
  if (!loans.some(isMeant)) return undefined;
  const more = (one: Loan): Loan => ({ ...one, uses: (one.uses ?? 0) + uses.length });
  return { ...data, loans: loans.map((one) => (isMeant(one) ? more(one) : one)) };
}

/** The lines themselves (利用登记), in the transaction of the receipt. */
export function keepUses(base: Base, id: string, { loan, uses }: NoteUse): void {
  const add = base.sql('INSERT INTO loan_use(item, loan, hash, what, at, pages) VALUES (?, ?, ?, ?, ?, ?)');
  for (const { hash, what, at, from, to } of uses)
    add.run(id, loan, hash, what, at, from === undefined ? null : `${from}-${to ?? from}`);
}

function granted(loan: Loan, now: number): Loan {
  const [from, to] = [now, now + loan.days * dayMs].map((ms) => new Date(ms).toISOString());
  return { ...loan, state: '在借', approvedBy: approver, uses: 0, ...(from && to ? { from, to } : {}) };
}

/** What may be done follows from how the loans stand. */
function withLoans(data: Data, loans: readonly Loan[]): Data {
  const isOut = loans.some(({ state }) => state === '在借');
  const isAsked = loans.some(({ state }) => state === '申请' || state === '批准');
  return { ...data, loans, actions: isOut ? ['give-back'] : isAsked ? [] : ['borrow'] };
}

/** How they stand at that moment; the very same list where nothing is due. */
function dueLoans(data: Data, now: number, { afterMs }: Lends): Data {
  const before = loansOf(data);
  const after = before.map((loan): Loan => {
    if (loan.state === '申请' && Date.parse(loan.at) + afterMs <= now) return granted(loan, now);
    const isOver = loan.state === '在借' && loan.to !== undefined && Date.parse(loan.to) <= now;
    return isOver ? { ...loan, state: '到期清除' } : loan;
  });
  return after.every((loan, index) => loan.state === before[index]?.state) ? data : withLoans(data, after);
}

/** Remembers which files are lent only. */
export function keepLent(base: Base, { kind, id, data }: NewRecord): void {
  const hashes: unknown = Reflect.get(data, 'loanOnly');
  if (kind !== 'archive' || !Array.isArray(hashes)) return;
  const add = base.sql('INSERT OR IGNORE INTO loan_file(hash, item) VALUES (?, ?)');
  for (const hash of hashes) add.run(hash, id);
}

/** Whether the file may be given out now. */
export function isGivenOut(base: Base, hash: string, now: number): boolean {
  const row = base.sql('SELECT item FROM loan_file WHERE hash = ?').get(hash);
  if (row === undefined) return true;
  const item = readItem(base, 'archive', String(row.item));
  return item !== undefined && isLent(loansOf(item.data), now);
}

export const isLent = (loans: readonly Loan[], now: number): boolean =>
  loans.some(
    ({ state, from, to }) =>
      state === '在借' &&
      from !== undefined &&
      to !== undefined &&
      Date.parse(from) <= now &&
      now < Date.parse(to),
  );

/** From now on there may be loans to be looked at. */
export const noteLoans = (base: Base): void => base.remember('loans', 'some');

/** Grants and ends what is due by now. */
export function settleLoans(base: Base, now: number, lends: Lends): void {
  if (base.remembered('loans') === undefined) return;
  const open = base
    .sql(
      `SELECT DISTINCT i.id FROM loan_file f JOIN item i ON i.kind = 'archive' AND i.id = f.item
       WHERE i.presence = 'listed' AND (instr(i.data, '"申请"') > 0 OR instr(i.data, '"在借"') > 0)`,
    )
    .all();
  for (const { id } of open) {
    base.transaction(() => {
      const item = readItem(base, 'archive', String(id));
      if (item === undefined) return;
      const after = dueLoans(item.data, now, lends);
      if (after !== item.data)
        changeItem(base, item, after, { by: approver, at: new Date(now).toISOString() });
    });
  }
}

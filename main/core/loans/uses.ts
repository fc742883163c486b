// 利用登记: what is done with a copy that is lent is kept at once and told to its archive in reports, one of each loan and
// sitting. A report is an action like any other from then on: sent once, whatever happens to the line.
import { type LoanUse, type LoanUseKind, mostUses } from '../../../shared/domain/loan-use.ts';
import type { Id } from '../../../shared/domain/terms.ts';
import { isoOf } from '../store/columns.ts';
import { type KeptUses, keepUse, keptUses, putDownUses } from '../store/loan-uses.ts';
import { lenderOf } from '../store/loans.ts';
import type { Store } from '../store/store.ts';
import type { TrustedClock } from './trusted-clock.ts';

/** So long after the last line a sitting is over. */
const sittingMs = 15 * 60_000;

type Use = {
  /** The key of the archive record that lends it. */
  readonly record: number;
  readonly hash: string;
  readonly what: LoanUseKind;
  readonly pages?: { readonly from: number; readonly to: number };
};

export type Uses = {
  /** In the transaction of what it tells of. */
  note(use: Use): void;
  /**
   * Puts down for the archives what is due to be told, and all of one that is about to be left; the sources that have
   * something to send by that.
   */
  report(leaving?: Id): readonly Id[];
};

export function createUses(store: Store, clock: TrustedClock, now: () => number): Uses {
  // Whatever a former process kept is of a sitting that ended with it.
  let isBegin = true;
  return {
    note({ record, hash, what, pages }) {
      keepUse(store, record, (sourceId): LoanUse => {
        const at = isoOf(Math.floor(clock.of(sourceId).now));
        return { hash, what, at, ...pages };
      });
    },
    report(leaving) {
      const due = keptUses(store).filter(
        (kept) => isBegin || kept.sourceId === leaving || isDue(store, kept, clock),
      );
      isBegin = false;
      for (const kept of due) putDownUses(store, kept, now());
      return [...new Set(due.map(({ sourceId }) => sourceId))];
    },
  };
}

/** The sitting is over, or the loan is: given back, ended, no longer to be seen. */
function isDue(
  store: Store,
  { sourceId, record, lines, lastAt, loan }: KeptUses,
  clock: TrustedClock,
): boolean {
  const time = clock.of(sourceId).now;
  if (lines >= mostUses || lastAt + sittingMs <= time) return true;
  const lender = lenderOf(store, record);
  const isRunning = lender?.loan?.at === loan && lender.until !== undefined && lender.until > time;
  return !isRunning || lender.isGivenBack;
}

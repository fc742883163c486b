// What a file given out on loan allows at this moment, and sealing what it no longer allows: the row that counts on its
// bytes goes, with it the text in the search, and the bytes are swept next (files/README.md).
import type { LoanStanding } from '../../../shared/contract/desk-loans.ts';
import type { Id } from '../../../shared/domain/terms.ts';
import { throwAway } from '../files/pieces.ts';
import { appendAudit } from '../store/audit.ts';
import { isoOf } from '../store/columns.ts';
import { forgetHeld } from '../store/file-held.ts';
import {
  forgetSeal,
  heldOnLoan,
  type Lender,
  lendersOf,
  lendingRecords,
  readSeal,
  type SealReason,
  writeSeal,
} from '../store/loans.ts';
import type { Store } from '../store/store.ts';
import type { TrustedClock } from './trusted-clock.ts';
import { createUses, type Uses } from './uses.ts';

export type Loans = Uses & {
  /** Undefined of a file that is given freely. */
  standingOf(hash: string): LoanStanding | undefined;
  /** Seals what may not be here (any more); whether there was anything. */
  review(): boolean;
  /** How long until the first of what is here ends, ms; undefined when nothing that ends is here. */
  nextEndIn(): number | undefined;
  /** What time it is by that source, however the machine's clock is set. */
  timeOf(sourceId: Id): number;
  /** The department said what time it is. */
  heard(sourceId: Id, theirs: number): void;
  /** Writes down how late it is. */
  keep(): void;
};

type Verdict =
  | { readonly kind: 'lent'; readonly until: number; readonly lender: Lender }
  | { readonly kind: 'over'; readonly why: SealReason };

export function createLoans(store: Store, clock: TrustedClock, now: () => number): Loans {
  const verdictOf = (lenders: readonly Lender[]): Verdict => {
    const verdicts = lenders.map((lender) => verdict(lender, clock));
    return verdicts.find(({ kind }) => kind === 'lent') ?? verdicts[0] ?? { kind: 'over', why: 'ended' };
  };
  const uses = createUses(store, clock, now);
  return {
    ...uses,
    standingOf(hash) {
      const lenders = lendersOf(store, hash);
      return lenders === undefined ? undefined : shown(store, hash, verdictOf(lenders));
    },
    review() {
      const over = heldOnLoan(store).flatMap((hash) => {
        const lenders = lendersOf(store, hash);
        const judged = lenders === undefined ? undefined : verdictOf(lenders);
        return judged?.kind === 'over' ? { hash, why: judged.why } : [];
      });
      for (const { hash, why } of over) seal(store, { hash, why, at: now() }, uses);
      return over.length > 0;
    },
    nextEndIn() {
      const ends = heldOnLoan(store).flatMap((hash) => {
        const judged = verdictOf(lendersOf(store, hash) ?? []);
        return judged.kind === 'lent' ? judged.until - clock.of(judged.lender.sourceId).now : [];
      });
      return ends.length === 0 ? undefined : Math.max(0, Math.min(...ends));
    },
    timeOf: (sourceId) => clock.of(sourceId).now,
    heard: clock.heard,
    keep: clock.keep,
  };
}

function verdict(lender: Lender, clock: TrustedClock): Verdict {
  const { until, isGivenBack, sourceId } = lender;
  if (isGivenBack) return { kind: 'over', why: 'returned' };
  const time = clock.of(sourceId);
  if (until === undefined || until <= time.now) return { kind: 'over', why: 'ended' };
  return time.isFarBack ? { kind: 'over', why: 'clock' } : { kind: 'lent', until, lender };
}

function shown(store: Store, hash: string, judged: Verdict): LoanStanding {
  if (judged.kind === 'lent') {
    const { by = '', org } = judged.lender.loan ?? {};
    return { kind: 'lent', until: isoOf(judged.until), by, ...(org === undefined ? {} : { org }) };
  }
  const sealed = readSeal(store, hash);
  if (sealed === undefined) return { kind: 'not-lent' };
  return { kind: 'sealed', at: isoOf(sealed.at), why: sealed.why };
}

function seal(
  store: Store,
  { hash, why, at }: { readonly hash: string; readonly why: SealReason; readonly at: number },
  uses: Uses,
): void {
  store.transaction(() => {
    for (const record of lendingRecords(store, hash)) uses.note({ record, hash, what: 'erased' });
    forgetHeld(store, hash);
    writeSeal(store, hash, { at, why });
    appendAudit(store, 'loan-sealed', { hash, why }, at);
  });
  throwAway(store, hash);
}

/** It is given out on loan only, and not now. */
export function isNotLent(loans: Loans, hash: string): boolean {
  const standing = loans.standingOf(hash);
  return standing !== undefined && standing.kind !== 'lent';
}

/** It is asked for anew while it is lent: what was sealed is past. */
export const unseal = forgetSeal;

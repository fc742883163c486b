// Loans of a desk that no department tells the time: by the clock given, and ticks that go with it.
import { createLoans, type Loans } from '../../main/core/loans/loans.ts';
import { createTrustedClock } from '../../main/core/loans/trusted-clock.ts';
import type { Store } from '../../main/core/store/store.ts';

export const loansBy = (store: Store, now: () => number): Loans =>
  createLoans(
    store,
    createTrustedClock(store, () => ({ wall: now(), ticks: now() })),
    now,
  );

// When loans are looked at: before the first list is answered, whenever one of them ends, whenever a record or a file
// changed, when the machine wakes, and at short intervals, for a timer may be late and a clock may be set.
import type { NoticeTopic } from '../../../shared/contract/desk-views.ts';
import type { Id } from '../../../shared/domain/terms.ts';
import type { Timers } from '../sync/triggers.ts';
import type { Loans } from './loans.ts';

type LoansParts = {
  readonly loans: Loans;
  readonly timers: Timers;
  readonly publish: (topics: readonly NoticeTopic[]) => void;
  /** Something is to be sent there. */
  readonly wake: (sourceId: Id) => void;
};

type FollowingLoans = {
  /** Something was written that may end a loan. */
  nudge(topics: readonly NoticeTopic[]): void;
  wake(): void;
  stop(): void;
};

const lookEveryMs = 30_000;
const keepEveryMs = 120_000;
const topicsOfSeal: readonly NoticeTopic[] = ['files', 'archives', 'index'];

export function followLoans({ loans, timers, publish, wake }: LoansParts): FollowingLoans {
  let waiting: { cancel(): void } | undefined;
  let keptAt = timers.ticks();
  const look = () => {
    waiting?.cancel();
    const sealed = loans.review();
    const told = loans.report();
    if (timers.ticks() - keptAt >= keepEveryMs || sealed) {
      loans.keep();
      keptAt = timers.ticks();
    }
    waiting = timers.after(Math.min(lookEveryMs, loans.nextEndIn() ?? lookEveryMs), look);
    if (sealed) publish(topicsOfSeal);
    if (told.length > 0) publish(['outbox']);
    for (const sourceId of told) wake(sourceId);
  };
  loans.keep();
  look();
  let nudged: { cancel(): void } | undefined;
  return {
    nudge(topics) {
      if (nudged !== undefined || !topics.some((topic) => topic === 'archives' || topic === 'files')) return;
      nudged = timers.after(0, () => {
        nudged = undefined;
        look();
      });
    },
    wake: look,
    stop() {
      loans.keep();
      waiting?.cancel();
      nudged?.cancel();
    },
  };
}

// When it is looked whether something is to be told outside the window: a little after something changed, when the quiet
// hours end, and when the person turns away. While they look at the window nothing is told: they see it there.
import type { NoticeTopic } from '../../../shared/contract/desk-views.ts';
import type { Alert } from '../../../shared/domain/alert.ts';
import { readAlertSettings } from '../store/alert-settings.ts';
import type { Store } from '../store/store.ts';
import type { Timers } from '../sync/triggers.ts';
import { decide, nothingTold } from './decide.ts';
import { readKept, writeKept } from './kept.ts';
import { noPasses, readStanding } from './standing.ts';

type AlertsParts = {
  readonly store: Store;
  readonly timers: Timers;
  readonly now: () => number;
  readonly tell: (alert: Alert) => void;
  /** A look that failed ends there and nothing else. */
  readonly onBug: (error: unknown) => void;
};

export type FollowingAlerts = {
  nudge(topics: readonly NoticeTopic[]): void;
  /** The window has the focus, or lost it. Until this is said nothing is looked at. */
  attend(watched: boolean): void;
  /** The machine woke: a timer may have slept with it. */
  wake(): void;
  stop(): void;
};

/** What one round brings is told at once: it is over when nothing more came for so long. */
const gatherMs = 3_000;
/** But of a long one before its end. */
const gatherAtMostMs = 30_000;
/** While something is kept back: a clock may be set, and a timer may be late. */
const lookEveryMs = 60_000;

const topicsOfAlerts: readonly NoticeTopic[] = ['todos', 'outbox', 'conflicts', 'sources', 'alerts'];

export function followAlerts({ store, timers, now, tell, onBug }: AlertsParts): FollowingAlerts {
  let watched: boolean | undefined;
  let waiting: { cancel(): void } | undefined;
  let gatheringSince: number | undefined;
  const then = (ms: number, work: () => void) => {
    waiting?.cancel();
    waiting = timers.after(ms, work);
  };
  const look = (isWatched: boolean) => {
    waiting?.cancel();
    gatheringSince = undefined;
    const { alert, again } = lookOnce(store, now(), isWatched);
    if (again !== undefined) then(Math.min(Math.max(0, again - now()), lookEveryMs), lookAway);
    if (alert !== undefined) tell(alert);
  };
  const guarded = (isWatched: boolean) => {
    try {
      look(isWatched);
    } catch (error) {
      onBug(error);
    }
  };
  const lookAway = () => guarded(false);
  return {
    nudge(topics) {
      if (watched !== false || !topics.some((topic) => topicsOfAlerts.includes(topic))) return;
      gatheringSince ??= timers.ticks();
      const longest = gatheringSince + gatherAtMostMs - timers.ticks();
      then(Math.max(0, Math.min(gatherMs, longest)), lookAway);
    },
    attend(isWatched) {
      // What was there when they turned away was seen.
      if (watched === true && !isWatched) guarded(true);
      watched = isWatched;
      // Not at once: at a start the first list goes first.
      then(gatherMs, () => guarded(isWatched));
    },
    wake() {
      if (watched === false) lookAway();
    },
    stop: () => waiting?.cancel(),
  };
}

/** With nothing kept of what was told, all that is there was seen: a desk does not begin with old news. */
function lookOnce(store: Store, now: number, isWatched: boolean) {
  const kept = readKept(store);
  const before = kept?.passes ?? noPasses;
  const { standing, passes } = readStanding(store, { seenTo: kept?.told.seenTo ?? 0, before, now });
  const watched = isWatched || kept === undefined;
  const settings = readAlertSettings(store);
  const decision = decide(standing, kept?.told ?? nothingTold, { now, watched, settings });
  writeKept(store, { told: decision.told, passes });
  return decision;
}

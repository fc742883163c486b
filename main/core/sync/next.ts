// Pure: how one source stands, what to do next, and how each thing that happens changes it. No clock, no file, no
// network: times are ticks of a clock that never goes back, handed in. The states are drawn in README.md.
import type { Fault } from '../../../shared/domain/fault.ts';
import { heldMs, leastMs, pauseMs, periodMs } from './pause.ts';

export type SourceState = {
  /** By the person: this source paused, or the whole desk working offline. */
  readonly switched: 'on' | 'paused' | 'offline';
  /** Why nothing is asked until the person signed in (S10). */
  readonly signIn?: SignInReason;
  /** From the introduction; absent: it must introduce itself (again) first. */
  readonly feeds?: readonly string[];
  /** Feeds still to be pulled in this round; empty: no round is running. */
  readonly left: readonly string[];
  /** Feeds begun anew in this round: twice in one round is trouble. */
  readonly begunAnew: readonly string[];
  /** Trouble of one feed in this round; the other feeds go on. */
  readonly feedTrouble?: Fault;
  /** Asked for, or answered, while a round was running: another follows at once. */
  readonly again: boolean;
  /** Rounds in a row that failed. */
  readonly failures: number;
  /** Our own pause; the person and the line may cut it short. */
  readonly quietUntil: number;
  /** The department asked for this one; nothing cuts it short (S9). */
  readonly heldUntil: number;
  /** The same, for actions alone. */
  readonly sendHeldUntil: number;
  readonly dueAt: number;
  /** Sending was what failed last: a page comes first now, so that one bad action cannot keep all else away. */
  readonly readFirst: boolean;
  /** Rounds in a row after which an accepted action was still not seen in the feed. */
  readonly unseen: number;
};

type SignInReason = Extract<Fault, { kind: 'sign-in-needed' }>['reason'];

export type OutboxState = {
  /** When the first action may leave, as far as the actions themselves go; absent: none waits. */
  readonly readyAt?: number;
  /** Accepted ones that no pull has shown yet. */
  readonly accepted: boolean;
};

export type Step =
  | { readonly do: 'introduce' }
  | { readonly do: 'send' }
  | { readonly do: 'pull'; readonly feed: string }
  | { readonly do: 'begin' }
  | { readonly do: 'wait'; readonly until: number }
  | { readonly do: 'stop'; readonly why: 'paused' | 'offline' | 'sign-in-needed' };

/** Actions go before pages: what a person decided never waits for a long first sync. */
export function next(state: SourceState, outbox: OutboxState, now: number): Step {
  if (state.switched !== 'on') return { do: 'stop', why: state.switched };
  if (state.signIn !== undefined) return { do: 'stop', why: 'sign-in-needed' };
  const until = Math.max(state.heldUntil, state.quietUntil);
  if (now < until) return { do: 'wait', until };
  const [feed] = state.left;
  const sendAt = Math.max(outbox.readyAt ?? Number.POSITIVE_INFINITY, state.sendHeldUntil);
  const isDue = feed !== undefined || now >= state.dueAt;
  if (now < sendAt && !isDue) return { do: 'wait', until: Math.min(state.dueAt, sendAt) };
  if (state.feeds === undefined) return { do: 'introduce' };
  if (now >= sendAt && !state.readFirst) return { do: 'send' };
  return feed === undefined ? { do: 'begin' } : { do: 'pull', feed };
}

export type Happened =
  | { readonly kind: 'introduced'; readonly feeds: readonly string[] }
  | { readonly kind: 'begun' }
  /** An action was answered. */
  | { readonly kind: 'sent' }
  /** An action steps aside for a while; the source is well. */
  | { readonly kind: 'put-off'; readonly sendAgainAfterMs?: number }
  /** A page was applied; `more` of them are ready. */
  | { readonly kind: 'pulled'; readonly feed: string; readonly more: boolean }
  /** The cursor or the history was lost: the feed starts from nothing. */
  | { readonly kind: 'begun-anew'; readonly feed: string; readonly fault: Fault }
  | { readonly kind: 'failed'; readonly fault: Fault; readonly during: 'introduce' | 'send' }
  | { readonly kind: 'failed'; readonly fault: Fault; readonly during: 'pull'; readonly feed: string }
  | { readonly kind: 'asked' }
  | { readonly kind: 'line-back' }
  | { readonly kind: 'signed-in' }
  | { readonly kind: 'switched'; readonly to: SourceState['switched'] };

/** What the clock and the dice say at that moment. */
export type Moment = {
  readonly now: number;
  readonly random: () => number;
  /** The regular time from round to round. */
  readonly every: number;
  readonly outbox: OutboxState;
};

export type Advanced = {
  readonly state: SourceState;
  /** A round ended with this; `undefined` inside means well. */
  readonly ended?: { readonly fault?: Fault };
};

export function freshState(switched: SourceState['switched'], dueAt: number): SourceState {
  return {
    switched,
    left: [],
    begunAnew: [],
    again: false,
    failures: 0,
    quietUntil: 0,
    heldUntil: 0,
    sendHeldUntil: 0,
    dueAt,
    readFirst: false,
    unseen: 0,
  };
}

export function advance(state: SourceState, happened: Happened, moment: Moment): Advanced {
  const { now } = moment;
  switch (happened.kind) {
    case 'introduced':
      return { state: { ...state, feeds: happened.feeds } };
    case 'begun':
      return begin(state);
    case 'sent':
      return { state: { ...state, again: true, dueAt: now } };
    case 'put-off':
      return { state: putOff(state, happened.sendAgainAfterMs, moment) };
    case 'pulled':
      return pulled({ ...state, readFirst: false }, happened, moment);
    case 'begun-anew':
      if (state.begunAnew.includes(happened.feed))
        return fail(state, { ...happened, during: 'pull' }, moment);
      return { state: { ...state, begunAnew: [...state.begunAnew, happened.feed] } };
    case 'failed':
      return fail(state, happened, moment);
    case 'asked':
      return { state: hurry(state, now) };
    case 'line-back':
      // Every desk hears of the line at one moment: they come back within two seconds, not at once.
      return { state: hurry(state, now + moment.random() * 2_000) };
    case 'signed-in': {
      const { signIn: _, ...rest } = state;
      return { state: { ...hurry(rest, now), failures: 0 } };
    }
    case 'switched':
      return { state: { ...hurry(state, now), switched: happened.to, left: [], again: false } };
  }
}

function putOff(state: SourceState, askedMs: number | undefined, { now, random }: Moment): SourceState {
  return askedMs === undefined ? state : { ...state, sendHeldUntil: now + heldMs(askedMs, random) };
}

function begin(state: SourceState): Advanced {
  const { feedTrouble: _, ...rest } = state;
  return { state: { ...rest, left: state.feeds ?? [], begunAnew: [], again: false } };
}

/** Only our own pause is cut short. What failed before the department was asked (a locked keyring) is tried again. */
function hurry(state: SourceState, at: number): SourceState {
  const { signIn, ...rest } = state;
  const stays = signIn === 'rejected' || signIn === 'expired' ? { signIn } : {};
  return {
    ...rest,
    ...stays,
    quietUntil: Math.min(state.quietUntil, at),
    dueAt: Math.min(state.dueAt, at),
    again: true,
  };
}

function leave(state: SourceState, feed: string, moment: Moment): Advanced {
  const left = state.left.filter((name) => name !== feed);
  if (left.length > 0) return { state: { ...state, left } };
  if (state.feedTrouble !== undefined) return endBadly({ ...state, left }, state.feedTrouble, moment);
  const unseen = moment.outbox.accepted ? state.unseen + 1 : 0;
  const dueAt = moment.now + (state.again ? 0 : nextRoundIn(unseen, moment));
  return { state: { ...state, left, failures: 0, quietUntil: 0, dueAt, unseen, again: false }, ended: {} };
}

/** A feed may lag behind an acceptance: it is asked again soon, then less and less often. */
function nextRoundIn(unseen: number, moment: Moment): number {
  const regular = periodMs(moment.every, moment.random);
  return unseen === 0 ? regular : Math.min(regular, 2_000 * 2 ** Math.min(unseen, 12));
}

function pulled(
  state: SourceState,
  page: { readonly feed: string; readonly more: boolean },
  moment: Moment,
): Advanced {
  return page.more ? { state } : leave(state, page.feed, moment);
}

type Failed = {
  readonly fault: Fault;
  readonly during: 'introduce' | 'send' | 'pull';
  readonly feed?: string;
};

function fail(state: SourceState, { fault, during, feed }: Failed, moment: Moment): Advanced {
  if (feed !== undefined && isOfOneFeed(fault)) {
    return leave({ ...state, feedTrouble: fault, readFirst: false }, feed, moment);
  }
  return endBadly({ ...state, readFirst: during === 'send' || state.readFirst }, fault, moment);
}

function endBadly(state: SourceState, fault: Fault, moment: Moment): Advanced {
  const { now, random } = moment;
  const failures = state.failures + 1;
  const { feeds: _, ...rest } = state;
  // Introduced anew after trouble: what answers at that address may be another system, or a restored one.
  const after: SourceState = {
    ...rest,
    left: [],
    again: false,
    failures,
    quietUntil: now + pauseMs(failures, random),
    dueAt: now,
  };
  const ended = { fault };
  if (fault.kind === 'sign-in-needed') return { state: { ...after, signIn: fault.reason }, ended };
  if (fault.kind === 'busy' && fault.retryAfterMs !== undefined) {
    return {
      state: { ...after, heldUntil: now + heldMs(Math.max(fault.retryAfterMs, leastMs), random) },
      ended,
    };
  }
  return { state: after, ended };
}

/** Whether the other feeds of the source may still be well. */
function isOfOneFeed(fault: Fault): boolean {
  switch (fault.kind) {
    case 'bad-reply':
    case 'not-found':
    case 'not-allowed':
    case 'bad-request':
    case 'cursor-forgotten':
      return true;
    case 'offline':
    case 'busy':
    case 'sign-in-needed':
    case 'no-space':
    case 'internal':
      return false;
  }
}

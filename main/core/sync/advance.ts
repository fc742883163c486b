// Pure: how each thing that happens to a source changes how it stands (next.ts). Dice and clock are handed in.
import type { Fault } from '../../../shared/domain/fault.ts';
import type { Around, During, Happened, SourceState } from './next.ts';
import { heldMs, leastMs, pauseMs, periodMs } from './pause.ts';

/** What the clock and the dice say at that moment. */
export type Moment = {
  readonly now: number;
  readonly random: () => number;
  /** The regular time from round to round. */
  readonly every: number;
  readonly around: Around;
};

type Advanced = {
  readonly state: SourceState;
  /** A round ended with this; `undefined` inside means well. */
  readonly ended?: { readonly fault?: Fault };
};

export function advance(state: SourceState, happened: Happened, moment: Moment): Advanced {
  const { now } = moment;
  switch (happened.kind) {
    case 'introduced':
      return { state: { ...state, feeds: happened.feeds, readOnly: happened.readOnly === true } };
    case 'begun':
      return begin(state, happened.check ?? [], moment);
    case 'sent':
      return { state: { ...state, failures: 0, again: true, dueAt: now } };
    case 'put-off':
      return { state: putOff(state, happened.sendAgainAfterMs, moment) };
    case 'pulled':
      return pulled({ ...state, failures: 0, readFirst: false }, happened, moment);
    case 'checked':
      return checked(state, happened, moment);
    case 'files-went-on':
      return { state: { ...state, failures: 0 } };
    case 'begun-anew':
      if (state.begunAnew.includes(happened.feed))
        return fail(state, { ...happened, during: 'pull' }, moment);
      return { state: { ...state, begunAnew: [...state.begunAnew, happened.feed] } };
    case 'failed':
      return fail(state, happened, moment);
    case 'asked':
      return { state: { ...hurry(state, now), byHand: state.byHand || happened.byHand === true } };
    case 'line-back':
      // Every desk hears of the line at one moment: they come back within two seconds, not at once.
      return { state: hurry(state, now + moment.random() * 2_000) };
    case 'signed-in': {
      const { signIn: _, ...rest } = state;
      return { state: { ...hurry(rest, now), failures: 0 } };
    }
    case 'switched':
      return { state: { ...hurry(state, now), switched: happened.to, left: [], checking: [], again: false } };
  }
}

function putOff(state: SourceState, askedMs: number | undefined, { now, random }: Moment): SourceState {
  return askedMs === undefined ? state : { ...state, sendHeldUntil: now + heldMs(askedMs, random) };
}

function begin(state: SourceState, due: readonly string[], moment: Moment): Advanced {
  const { feedTrouble: _, feeds = [], ...rest } = state;
  const checking = due.filter((feed) => feeds.includes(feed));
  const begun: SourceState = { ...rest, feeds, left: feeds, checking, begunAnew: [], again: false };
  // A newer department may have no feed at all that this desk can read.
  return feeds.length === 0 ? endWell(begun, moment) : { state: begun };
}

/**
 * Only our own pause is cut short. One that was makes the next no longer: who presses on through a break of seconds
 * would else wait minutes after its end. What failed before the department was asked (a locked keyring) is tried again.
 */
function hurry(state: SourceState, at: number): SourceState {
  const { signIn, ...rest } = state;
  const stays = signIn === 'rejected' || signIn === 'expired' ? { signIn } : {};
  return {
    ...rest,
    ...stays,
    quietUntil: Math.min(state.quietUntil, at),
    failures: state.quietUntil > at && state.failures > 1 ? state.failures - 1 : state.failures,
    dueAt: Math.min(state.dueAt, at),
    again: true,
  };
}

function leave(state: SourceState, feed: string, moment: Moment): Advanced {
  const left = state.left.filter((name) => name !== feed);
  if (left.length > 0) return { state: { ...state, left } };
  if (state.feedTrouble !== undefined) return endBadly({ ...state, left }, state.feedTrouble, moment);
  return state.checking.length > 0 ? { state: { ...state, left } } : endWell({ ...state, left }, moment);
}

function endWell(state: SourceState, moment: Moment): Advanced {
  const unseen = moment.around.accepted ? state.unseen + 1 : 0;
  const dueAt = moment.now + (state.again ? 0 : nextRoundIn(unseen, moment));
  const byHand = state.byHand && state.again;
  return {
    state: { ...state, failures: 0, quietUntil: 0, dueAt, unseen, again: false, byHand },
    ended: {},
  };
}

/** A feed may lag behind an acceptance: it is asked again soon, then less and less often. */
function nextRoundIn(unseen: number, moment: Moment): number {
  const regular = periodMs(moment.every, moment.random);
  return unseen === 0 ? regular : Math.min(regular, 2_000 * 2 ** Math.min(unseen, 12));
}

function pulled(
  state: SourceState,
  page: { readonly feed: string; readonly more: boolean; readonly check?: boolean },
  moment: Moment,
): Advanced {
  if (page.more) return { state };
  const isNew = page.check === true && !state.checking.includes(page.feed);
  return leave(isNew ? { ...state, checking: [...state.checking, page.feed] } : state, page.feed, moment);
}

function checked(
  state: SourceState,
  { feed, wants }: { readonly feed: string; readonly wants: 'nothing' | 'pull' },
  moment: Moment,
): Advanced {
  if (wants === 'pull') return { state: { ...state, failures: 0, left: [feed] } };
  const checking = state.checking.filter((name) => name !== feed);
  const after: SourceState = { ...state, failures: 0, checking };
  return checking.length > 0 ? { state: after } : endWell(after, moment);
}

type Failed = {
  readonly fault: Fault;
  readonly during: During;
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
    checking: [],
    again: false,
    byHand: false,
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
export function isOfOneFeed(fault: Fault): boolean {
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

// Pure: how one source stands, and what to do next. No clock, no file, no network: times are ticks of a clock that
// never goes back, handed in. How each thing that happens changes it: advance.ts. The states are drawn in README.md.
import type { Fault } from '../../../shared/domain/fault.ts';
import type { RecordKind } from '../../../shared/domain/terms.ts';

export type SourceState = {
  /** By the person: this source paused, or the whole desk working offline. */
  readonly switched: 'on' | 'paused' | 'offline';
  /** Why nothing is asked until the person signed in (S10). */
  readonly signIn?: SignInReason;
  /** From the introduction; absent: it must introduce itself (again) first. */
  readonly feeds?: readonly string[];
  /** It is read and nothing is sent to it (S14). */
  readonly readOnly: boolean;
  /** Feeds still to be pulled in this round. */
  readonly left: readonly string[];
  /** Feeds to be held against the digest in this round, when all are pulled. */
  readonly checking: readonly string[];
  /** Feeds begun anew in this round: twice in one round is trouble. */
  readonly begunAnew: readonly string[];
  /** Trouble of one feed in this round; the other feeds go on. */
  readonly feedTrouble?: Fault;
  /** Asked for, or answered, while a round was running: another follows at once. */
  readonly again: boolean;
  /** The person asked: one round, also outside working hours. */
  readonly byHand: boolean;
  /** Failures in a row with no answered action and no page between: a long round on a bad line is not a dead one. */
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

/** What stands around a source at a moment: its outbox, its files, the working hours. Times in ticks. */
export type Around = {
  /** When the first action may leave, as far as the actions themselves go; absent: none waits. */
  readonly readyAt?: number;
  /** Accepted ones that no pull has shown yet. */
  readonly accepted: boolean;
  /** When there is something to do for files, up or down; absent: nothing waits. */
  readonly files?: { readonly up?: number; readonly down?: number };
  /** Only working hours are wanted and these are none; they begin then. */
  readonly opensAt?: number;
};

export type Step =
  | { readonly do: 'introduce' }
  /** Up to so many at a time, each of another record (S5). */
  | { readonly do: 'send'; readonly lanes: number }
  | { readonly do: 'pull'; readonly feed: string }
  | { readonly do: 'check'; readonly feed: string }
  | { readonly do: 'begin' }
  | { readonly do: 'wait'; readonly until: number }
  | { readonly do: 'stop'; readonly why: 'paused' | 'offline' | 'sign-in-needed' };

/** After trouble one goes ahead alone: a department that comes back is not met by all at once. */
const mostLanes = 4;

/** Actions go before pages: what a person decided never waits for a long first sync. Files: see `nextForFiles`. */
export function next(state: SourceState, around: Around, now: number): Step {
  if (state.switched !== 'on') return { do: 'stop', why: state.switched };
  if (state.signIn !== undefined) return { do: 'stop', why: 'sign-in-needed' };
  const until = Math.max(state.heldUntil, state.quietUntil, opening(state, around));
  if (now < until) return { do: 'wait', until };
  const sendAt = sendFrom(state, around);
  if (isIdle(state, around, now)) {
    const { up = never, down = never } = around.files ?? {};
    const filesAt = state.feeds === undefined ? Math.min(up, down) : never;
    if (now < filesAt) return { do: 'wait', until: Math.min(state.dueAt, sendAt, filesAt) };
  }
  if (state.feeds === undefined) return { do: 'introduce' };
  if (now >= sendAt && !state.readFirst) return { do: 'send', lanes: state.failures > 0 ? 1 : mostLanes };
  return pullCheckOrBegin(state);
}

function pullCheckOrBegin({ left, checking }: SourceState): Step {
  const [feed] = left;
  if (feed !== undefined) return { do: 'pull', feed };
  const [checked] = checking;
  return checked === undefined ? { do: 'begin' } : { do: 'check', feed: checked };
}

const never = Number.POSITIVE_INFINITY;

const isIdle = (state: SourceState, around: Around, now: number): boolean =>
  now < sendFrom(state, around) && now < state.dueAt && !isInRound(state);

export type FilesStep = { readonly way: 'up' | 'down' } | { readonly until: number };

/**
 * Files go beside all that, up at any time and down only when nothing else is to be done: what comes down would take the
 * line from to-dos and texts.
 */
export function nextForFiles(state: SourceState, around: Around, now: number): FilesStep {
  if (state.switched !== 'on' || state.signIn !== undefined || state.feeds === undefined)
    return { until: never };
  const from = Math.max(state.heldUntil, state.quietUntil, opening(state, around));
  const up = Math.max(from, around.files?.up ?? never);
  const down = isIdle(state, around, now) ? Math.max(from, around.files?.down ?? never) : never;
  if (now >= up) return { way: 'up' };
  return now >= down ? { way: 'down' } : { until: Math.min(up, down) };
}

/** To-dos first, then the rest as the department names it: on a thin line the order is what the person notices. */
export function inOrder(
  feeds: readonly { readonly name: string; readonly kinds: readonly RecordKind[] }[],
): readonly string[] {
  const first = feeds.filter(({ kinds }) => kinds.includes('todo'));
  return [...first, ...feeds.filter((feed) => !first.includes(feed))].map(({ name }) => name);
}

export const isInRound = ({ left, checking }: SourceState): boolean => left.length + checking.length > 0;

const opening = (state: SourceState, { opensAt = 0 }: Around): number => (state.byHand ? 0 : opensAt);

const sendFrom = (state: SourceState, { readyAt = never }: Around): number =>
  state.readOnly ? never : Math.max(readyAt, state.sendHeldUntil);

/** Something waits to be sent and nothing stands in its way: it cannot stay so for long (the watchdog asks). */
export function maySend(state: SourceState, around: Around, now: number): boolean {
  const isStopped = state.switched !== 'on' || state.signIn !== undefined;
  const until = Math.max(state.heldUntil, state.quietUntil, opening(state, around), sendFrom(state, around));
  return !isStopped && now >= until;
}

export type Happened =
  | { readonly kind: 'introduced'; readonly feeds: readonly string[]; readonly readOnly?: boolean }
  /** `check`: feeds whose digest is due. */
  | { readonly kind: 'begun'; readonly check?: readonly string[] }
  /** An action was answered. */
  | { readonly kind: 'sent' }
  /** An action steps aside for a while; the source is well. */
  | { readonly kind: 'put-off'; readonly sendAgainAfterMs?: number }
  /** A page was taken; `more` of them are ready. `check`: the digest is to say whether what came can be. */
  | { readonly kind: 'pulled'; readonly feed: string; readonly more: boolean; readonly check?: boolean }
  /** The digest was asked; `pull`: the feed is to be pulled (anew) before it is asked again. */
  | { readonly kind: 'checked'; readonly feed: string; readonly wants: 'nothing' | 'pull' }
  /** A little was done for files. */
  | { readonly kind: 'files-went-on' }
  /** The cursor or the history was lost: the feed starts from nothing. */
  | { readonly kind: 'begun-anew'; readonly feed: string; readonly fault: Fault }
  | { readonly kind: 'failed'; readonly fault: Fault; readonly during: Exclude<During, 'pull'> }
  | { readonly kind: 'failed'; readonly fault: Fault; readonly during: 'pull'; readonly feed: string }
  | { readonly kind: 'asked'; readonly byHand?: boolean }
  | { readonly kind: 'line-back' }
  | { readonly kind: 'signed-in' }
  | { readonly kind: 'switched'; readonly to: SourceState['switched'] };

export type During = 'introduce' | 'send' | 'pull' | 'check' | 'files';

/** `heldUntil`: what the department asked for before the last end of the desk. */
export function freshState(switched: SourceState['switched'], dueAt: number, heldUntil = 0): SourceState {
  return {
    switched,
    readOnly: false,
    left: [],
    checking: [],
    begunAnew: [],
    again: false,
    byHand: false,
    failures: 0,
    quietUntil: 0,
    heldUntil,
    sendHeldUntil: 0,
    dueAt,
    readFirst: false,
    unseen: 0,
  };
}

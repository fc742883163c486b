// Pure: what an answer or a fault does to the action that was sent. It never changes what was decided nor the
// revision it was decided on (S11), and no outcome ends an action silently (S7): it waits, it stays visible, or
// the department has it.
import type { ActionReason, Answer } from '../../../shared/domain/action.ts';
import type { Fault, Result } from '../../../shared/domain/fault.ts';

export type Settled = {
  /** The next state of the action. */
  readonly to: Settlement;
  /** Trouble of the source as a whole; absent: the source is well, whatever became of this action. */
  readonly trouble?: Fault;
  /** The department asked for a pause in sending (S9). */
  readonly sendAgainAfterMs?: number;
  /**
   * Whether this action lets others go first, so that one that is always answered with an error holds up its own
   * record and nothing else: always, or when the attempt before it ended unsure too.
   */
  readonly stepsAside?: 'always' | 'when-unsure-before';
};

type Settlement =
  /** `id`: of the record that was made. */
  | { readonly state: 'accepted'; readonly revision: string; readonly id?: string }
  | { readonly state: 'conflict'; readonly revision: string }
  | { readonly state: 'refused'; readonly reason: Extract<ActionReason, { kind: 'refused' | 'fault' }> }
  | { readonly state: 'waiting' | 'unsure'; readonly fault: Fault };

export function settle(outcome: Result<Answer>): Settled {
  return outcome.ok ? settleAnswer(outcome.value) : settleFault(outcome.fault);
}

function settleAnswer(answer: Answer): Settled {
  switch (answer.outcome) {
    case 'accepted': {
      const id = answer.id === undefined ? {} : { id: answer.id };
      return { to: { state: 'accepted', revision: answer.revision, ...id } };
    }
    case 'conflict':
      return { to: { state: 'conflict', revision: answer.revision } };
    case 'refused': {
      const field = answer.field === undefined ? {} : { field: answer.field };
      return { to: { state: 'refused', reason: { kind: 'refused', reason: answer.reason, ...field } } };
    }
    case 'busy': {
      const { retryAfterMs } = answer;
      const to: Settlement = { state: 'waiting', fault: { kind: 'busy', retryAfterMs } };
      return { to, sendAgainAfterMs: retryAfterMs, stepsAside: 'always' };
    }
  }
}

/**
 * `unsure` where the bytes may have arrived; `waiting` where they surely did not. Where the department keeps keys both
 * are sent again with the same (S4); elsewhere what is unsure is first looked into (doubt.ts), so in doubt it is unsure.
 */
function settleFault(fault: Fault): Settled {
  switch (fault.kind) {
    case 'offline': {
      if (!mayHaveArrived[fault.reason]) return { to: { state: 'waiting', fault }, trouble: fault };
      return { to: { state: 'unsure', fault }, trouble: fault, stepsAside: 'when-unsure-before' };
    }
    case 'busy':
    case 'sign-in-needed':
    case 'no-space':
      return { to: { state: 'waiting', fault }, trouble: fault };
    case 'bad-reply':
    case 'internal':
      return { to: { state: 'unsure', fault }, stepsAside: 'always' };
    // The path of actions is not there: a system half put up, not a word about this action.
    case 'not-found':
    case 'cursor-forgotten':
      return { to: { state: 'waiting', fault }, stepsAside: 'always' };
    // Said about this action: sending it again would be answered the same for ever.
    case 'not-allowed':
    case 'bad-request':
      return { to: { state: 'refused', reason: { kind: 'fault', fault } } };
  }
}

const mayHaveArrived: { readonly [R in Extract<Fault, { kind: 'offline' }>['reason']]: boolean } = {
  refused: false,
  'unknown-host': false,
  'no-network': false,
  certificate: false,
  'switched-off': true,
  timeout: true,
  cut: true,
};

// One cause, one line: what fares badly among the sources, grouped by why, so that a dead line is told once and not
// once for each system behind it.
import type { Fault } from './fault.ts';
import type { SourceHealth } from './source.ts';
import type { Id } from './terms.ts';

/** line-down: nothing at all can be reached from here. The others are troubles of single systems. */
export type TroubleCause =
  | 'line-down'
  | 'unreachable'
  | 'certificate'
  | 'busy'
  | 'sign-in-needed'
  | 'not-allowed'
  | 'bad-reply'
  | 'no-space'
  | 'internal'
  | 'incomplete'
  | 'brake'
  | 'read-only';

export type TroubleGroup = {
  readonly cause: TroubleCause;
  readonly sources: readonly Id[];
  /** Every source that is not paused. */
  readonly all: boolean;
  /** Since when the first of them is in it. */
  readonly since?: string;
  /** Of the first of them. */
  readonly fault?: Fault;
};

export type FaringSource = { readonly id: Id; readonly health: SourceHealth };

/** Most pressing first: what holds up everything, then what asks something of the person, then what passes by itself. */
export const troubleCauses: readonly TroubleCause[] = [
  'line-down',
  'no-space',
  'brake',
  'sign-in-needed',
  'certificate',
  'not-allowed',
  'unreachable',
  'bad-reply',
  'internal',
  'busy',
  'incomplete',
  'read-only',
];

/** Nothing for sources that are well, new or paused. The order of the sources is kept within a group. */
export function groupTrouble(sources: readonly FaringSource[]): readonly TroubleGroup[] {
  const asked = sources.filter(({ health }) => health.kind !== 'paused' && health.kind !== 'new');
  const lineIsDown = isLineDown(asked);
  return troubleCauses.flatMap((cause) => {
    const of = asked.filter(({ health }) => causeOf(health, lineIsDown) === cause);
    return of.length === 0 ? [] : [groupOf(cause, of, of.length === asked.length)];
  });
}

function groupOf(cause: TroubleCause, of: readonly FaringSource[], all: boolean): TroubleGroup {
  const sinces = of.flatMap(({ health }) => ('since' in health ? [health.since] : [])).sort();
  const fault = of.flatMap(({ health }) => (health.kind === 'trouble' ? [health.fault] : [])).at(0);
  return {
    cause,
    sources: of.map(({ id }) => id),
    all,
    ...(sinces[0] === undefined ? {} : { since: sinces[0] }),
    ...(fault === undefined ? {} : { fault }),
  };
}

/** The machine says that it has no network, or none of several systems answers: one system alone may just be off. */
function isLineDown(asked: readonly FaringSource[]): boolean {
  const reasons = asked.map(({ health }) => offlineReason(health));
  if (reasons.includes(undefined)) return false;
  return reasons.includes('no-network') || reasons.length > 1;
}

/** A certificate is the system's own trouble, whatever the line does. */
function offlineReason(health: SourceHealth): string | undefined {
  if (health.kind !== 'trouble' || health.fault.kind !== 'offline') return undefined;
  return health.fault.reason === 'certificate' ? undefined : health.fault.reason;
}

function causeOf(health: SourceHealth, lineIsDown: boolean): TroubleCause | undefined {
  switch (health.kind) {
    case 'new':
    case 'ok':
    case 'paused':
      return undefined;
    case 'incomplete':
    case 'brake':
    case 'read-only':
      return health.kind;
    case 'trouble':
      return lineIsDown ? 'line-down' : causeOfFault(health.fault);
  }
}

function causeOfFault(fault: Fault): TroubleCause {
  switch (fault.kind) {
    case 'offline':
      return fault.reason === 'certificate' ? 'certificate' : 'unreachable';
    case 'busy':
    case 'sign-in-needed':
    case 'not-allowed':
    case 'no-space':
    case 'internal':
      return fault.kind;
    case 'not-found':
    case 'bad-request':
    case 'bad-reply':
    case 'cursor-forgotten':
      return 'bad-reply';
  }
}

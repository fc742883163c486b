// 核对: whether the chain of the trail holds, by hand and at idle after a start. What was found blocks nothing: it is told
// once, in the log and to the window.
import type { ChainStandingView } from '../../../shared/contract/desk-audit.ts';
import type { ChainOutcome } from '../../../shared/domain/audit.ts';
import type { Facts } from '../../../shared/domain/error-facts.ts';
import { lastGiven } from '../store/audit.ts';
import {
  chainStanding,
  type ChainWalk,
  markChainSeen,
  settleChain,
  walkChain,
} from '../store/audit-chain.ts';
import { isoOf } from '../store/columns.ts';
import type { Store } from '../store/store.ts';
import type { Desk } from './desk.ts';
import { inSlices } from './slices.ts';

type Checking = Pick<Desk, 'store' | 'changes' | 'now'> & {
  readonly log: (event: string, facts?: Facts) => void;
};

type Running = { readonly walk: ChainWalk; isCancelled: boolean };

/** By the open file: a desk that is closed takes its check along. */
const running = new WeakMap<Store, Running>();

const tellEveryMs = 300;

export function auditStanding({ store }: Pick<Desk, 'store'>): ChainStandingView {
  const found = chainStanding(store);
  const walk = running.get(store)?.walk;
  return {
    ...(walk === undefined ? {} : { running: { done: walk.done(), of: lastGiven(store) } }),
    ...(found === undefined ? {} : { checkedAt: isoOf(found.at), outcome: outcomeView(found.outcome) }),
  };
}

function outcomeView(outcome: ChainOutcome): NonNullable<ChainStandingView['outcome']> {
  if (outcome.kind === 'broken') return outcome;
  const { first, last, ...whole } = outcome;
  return {
    ...whole,
    ...(first === undefined ? {} : { first: isoOf(first) }),
    ...(last === undefined ? {} : { last: isoOf(last) }),
  };
}

/** One at a time: who asks while one runs is answered when that is done. */
export async function checkAudit(desk: Checking): Promise<ChainStandingView> {
  const { store, changes, now, log } = desk;
  const run: Running = running.get(store) ?? { walk: walkChain(store), isCancelled: false };
  running.set(store, run);
  const turn = inSlices();
  let toldAt = performance.now();
  for (let outcome = run.walk.step(); !run.isCancelled; outcome = run.walk.step()) {
    if (outcome !== 'more') {
      const told = { outcome, at: now() };
      if (running.get(store) === run)
        settleChain(store, told, ({ line, how }) => log('audit-broken', { line, how }));
      break;
    }
    if (performance.now() - toldAt >= tellEveryMs) {
      toldAt = performance.now();
      changes.publish(['audit']);
    }
    await turn();
  }
  if (running.get(store) === run) running.delete(store);
  changes.publish(['audit']);
  return auditStanding(desk);
}

export function cancelAuditCheck({ store }: Pick<Desk, 'store'>): Record<never, never> {
  const run = running.get(store);
  if (run !== undefined) run.isCancelled = true;
  return {};
}

export function markAuditSeen({ store, changes }: Desk): Record<never, never> {
  markChainSeen(store);
  changes.publish(['audit']);
  return {};
}

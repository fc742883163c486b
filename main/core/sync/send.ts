// One thing of the outbox on its way: saved as *sending* before its first byte leaves, and settled by what comes back.
// A decision, a change of fields, a record to be made; files go up by steps of their own (../files/at-work.ts).
import type { NoticeTopic } from '../../../shared/contract/desk-views.ts';
import type { Answer } from '../../../shared/domain/action.ts';
import { failed, type Fault, ok, type Result } from '../../../shared/domain/fault.ts';
import type { Connector, Standing } from '../connectors/connector.ts';
import { markSending } from '../store/outbox.ts';
import { settleAction } from '../store/outbox-answers.ts';
import type { Sendable } from '../store/outbox-next.ts';
import type { Store } from '../store/store.ts';
import { answerOfRecord, firstStep, leavesDoubt } from './doubt.ts';
import type { Happened } from './next.ts';
import { pauseMs } from './pause.ts';
import { settle, type Settled } from './settle.ts';

export type SendParts = {
  readonly store: Store;
  readonly connector: () => Connector;
  readonly publish: (topics: readonly NoticeTopic[]) => void;
  readonly now: () => number;
  readonly random: () => number;
};

type Sending = {
  readonly signal: AbortSignal;
  /** The line broke under this one; others were answered meanwhile, and it says so once. */
  readonly isLoneBreak: () => boolean;
};

/** It is *sending* when this returns its promise: `nextToSend` then answers another record's. */
export async function sendOne(parts: SendParts, entry: Sendable, sending: Sending): Promise<Happened> {
  const { store, publish, now } = parts;
  markSending(store, entry.id, now());
  publish(topicsOf(entry));
  // Stands if sending ends in a bug: it goes out again with the same key (S4) and is never left *sending*.
  let settled = settle({ ok: false, fault: { kind: 'internal', reference: '' } });
  try {
    settled = alone(settle(await outcomeOf(parts, entry, sending.signal)), sending);
  } finally {
    settleAction(store, entry.id, { ...settled.to, ...nextAtOf(parts, entry, settled) }, now());
    publish(topicsOf(entry));
  }
  if (settled.trouble !== undefined) return { kind: 'failed', during: 'send', fault: settled.trouble };
  const { state } = settled.to;
  if (state !== 'waiting' && state !== 'unsure') return { kind: 'sent' };
  const { sendAgainAfterMs } = settled;
  return { kind: 'put-off', ...(sendAgainAfterMs === undefined ? {} : { sendAgainAfterMs }) };
}

/** A break that befell one of several requests is no trouble of the source: this action is sent again after a pause of its own. */
function alone(settled: Settled, { isLoneBreak }: Sending): Settled {
  const { trouble, ...rest } = settled;
  const isBreak = trouble?.kind === 'offline' && (trouble.reason === 'cut' || trouble.reason === 'timeout');
  return isBreak && isLoneBreak() ? { ...rest, stepsAside: 'always' } : settled;
}

/** What may have arrived before is looked into in its connector's way, so that it takes effect once (doubt.ts). */
async function outcomeOf(parts: SendParts, entry: Sendable, signal: AbortSignal): Promise<Result<Answer>> {
  const connector = parts.connector();
  const { repeats } = connector;
  const first = firstStep(entry.mayHaveArrived, repeats);
  if (first === 'wait') return failed(nobodyKnows);
  if (first === 'look') {
    const seen = await lookFor(connector, entry, signal);
    if (!seen.ok) return seen;
    const known = answerOfRecord(entry, seen.value);
    if (known !== undefined) return ok(known);
  }
  const outcome = await push(connector, entry, signal);
  if (!outcome.ok || !leavesDoubt(entry.mayHaveArrived, repeats, outcome.value)) return outcome;
  const seen = await lookFor(connector, entry, signal);
  if (!seen.ok) return seen;
  const known = answerOfRecord(entry, seen.value);
  return known?.outcome === 'accepted' ? ok(known) : outcome;
}

const nobodyKnows: Fault = { kind: 'bad-reply', reason: 'shape', detail: 'in doubt, and no way to find out' };

async function lookFor(
  connector: Connector,
  { id, kind, remoteId, type }: Sendable,
  signal: AbortSignal,
): Promise<Result<Standing | undefined>> {
  if (connector.look === undefined) return failed(nobodyKnows);
  const seen = await connector.look(type === 'create' ? { kind, madeBy: id } : { kind, remoteId }, signal);
  // Said about the looking, not about what was sent: that stays in doubt and is looked into again later.
  const isAboutLooking = !seen.ok && (seen.fault.kind === 'not-allowed' || seen.fault.kind === 'bad-request');
  return isAboutLooking ? failed({ kind: 'not-found' }) : seen;
}

/** The revision is the one the person saw; nothing on the way changes it (S11). */
function push(connector: Connector, entry: Sendable, signal: AbortSignal): Promise<Result<Answer>> {
  const { id: key, remoteId, basedOn } = entry;
  const decidedAt = new Date(entry.decidedAt).toISOString();
  switch (entry.type) {
    case 'action':
      return connector.push(
        { key, kind: entry.kind, remoteId, basedOn, decidedAt, body: entry.body },
        signal,
      );
    case 'edit':
      return connector.edit(
        { key, kind: entry.kind, remoteId, basedOn, decidedAt, fields: entry.fields },
        signal,
      );
    case 'create':
      return connector.create({ key, kind: entry.kind, decidedAt, fields: entry.fields }, signal);
  }
}

const topicsOf = ({ kind }: Sendable): readonly NoticeTopic[] => [
  'outbox',
  'conflicts',
  kind === 'todo' ? 'todos' : kind === 'article' ? 'articles' : 'archives',
];

/** A minute or two at most: one that steps aside is not one that is given up. */
const longestAside = 8;

function nextAtOf(
  { now, random }: SendParts,
  entry: Sendable,
  { stepsAside, sendAgainAfterMs = 0 }: Settled,
): { readonly nextAt?: number } {
  const aside = stepsAside === 'always' || (stepsAside !== undefined && entry.state === 'unsure');
  if (!aside) return {};
  return { nextAt: now() + sendAgainAfterMs + pauseMs(Math.min(entry.attempts + 1, longestAside), random) };
}

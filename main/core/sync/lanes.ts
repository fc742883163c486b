// Sends what may leave, several at a time and each of another record: one slow answer holds up its own lane. A lane goes
// on until nothing may leave or the line is in trouble; then all of them end, and what is on the line is answered first.
// One break after an answer is not trouble: that action steps aside, and the next one tells.
import type { Fault } from '../../../shared/domain/fault.ts';
import type { Id } from '../../../shared/domain/terms.ts';
import { nextToSend } from '../store/outbox-next.ts';
import type { Happened } from './next.ts';
import { sendOne, type SendParts } from './send.ts';

type LanesParts = SendParts & { readonly sourceId: Id };

type Lanes = {
  readonly lanes: number;
  readonly signal: AbortSignal;
  /** One more has its answer: it goes on. */
  readonly answered: () => void;
};

/** What happened, in the order of the answers; at most one failure, as the last. */
export async function sendLanes(
  parts: LanesParts,
  { lanes, signal, answered }: Lanes,
): Promise<readonly Happened[]> {
  const happened: Happened[] = [];
  let isEnding = false;
  /** An action was answered since the line last broke. */
  let lineLives = false;
  const isLoneBreak = (): boolean => {
    const lived = lineLives;
    lineLives = false;
    return lived;
  };
  const lane = async (): Promise<void> => {
    while (!isEnding && !signal.aborted) {
      // *Sending* as soon as it is taken: the next lane gets another record's (S5).
      const entry = nextToSend(parts.store, parts.sourceId, parts.now());
      if (entry === undefined) return;
      const one = await sendOne(parts, entry, { signal, isLoneBreak });
      happened.push(one);
      lineLives ||= one.kind === 'sent';
      isEnding ||= endsSending(one);
      answered();
    }
  };
  const guarded = (): Promise<void> =>
    lane().catch((error: unknown) => {
      isEnding = true;
      throw error;
    });
  const ended = await Promise.allSettled(Array.from({ length: lanes }, guarded));
  const bug = ended.find((one) => one.status === 'rejected');
  if (bug !== undefined) throw bug.reason;
  // Taken back a moment ago.
  return happened.length === 0 ? [{ kind: 'put-off' }] : failureLast(happened);
}

/** The department asked for a pause in sending, or the line is in trouble. */
function endsSending(one: Happened): boolean {
  return one.kind === 'failed' || (one.kind === 'put-off' && one.sendAgainAfterMs !== undefined);
}

function failureLast(happened: readonly Happened[]): readonly Happened[] {
  const failures = happened.filter((one) => one.kind === 'failed');
  const gravest = [...failures].sort((a, b) => gravity(b.fault) - gravity(a.fault)).at(0);
  const others = happened.filter((one) => one.kind !== 'failed');
  return gravest === undefined ? others : [...others, gravest];
}

/** What binds the source longest is what counts. */
function gravity(fault: Fault): number {
  if (fault.kind === 'sign-in-needed') return 3;
  if (fault.kind === 'busy') return 2;
  return fault.kind === 'no-space' ? 1 : 0;
}

// Why an action has not been confirmed yet, in words. Pure.

import type { OutboxRow, SourceStatus } from '../../../shared/contract/desk-views.ts';
import type { Text } from '../../text/zh.ts';

export function waitWords(
  t: Text,
  row: OutboxRow,
  source: SourceStatus | undefined,
  workingOffline: boolean,
): string {
  const words = t.sync.waitReason;
  switch (row.state) {
    case 'sending':
      return words.sending;
    case 'unsure':
      return words.unsure;
    case 'accepted':
      return words.accepted;
    default:
      break;
  }
  if (workingOffline) return words.offline;
  if (row.reason?.kind === 'behind-another') return words.behind;
  const fault = row.reason?.kind === 'fault' ? row.reason.fault : troubleOfSource(source);
  switch (fault?.kind) {
    case undefined:
      return words.soon;
    case 'sign-in-needed':
      return words.signIn;
    case 'busy':
      return words.busy;
    default:
      return words.network;
  }
}

const troubleOfSource = (source: SourceStatus | undefined) =>
  source?.health.kind === 'trouble' ? source.health.fault : undefined;

/** Whether the person must decide before anything goes on. */
export const isToDecide = (row: OutboxRow): boolean => row.state === 'conflict' || row.state === 'refused';

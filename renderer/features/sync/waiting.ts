// What waits to be sent and why it has not been confirmed yet, in words. Pure.

import type { OutboxRow } from '../../../shared/contract/desk-outbox.ts';
import type { SourceStatus } from '../../../shared/contract/desk-sources.ts';
import { fieldName } from '../../text/field-words.ts';
import { actionName } from '../../text/pending-words.ts';
import type { Text } from '../../text/zh.ts';

export type Held = { readonly workingOffline: boolean; readonly heldByHours: boolean };

export function waitWords(t: Text, row: OutboxRow, source: SourceStatus | undefined, held: Held): string {
  const words = t.sync.waitReason;
  if (row.reason?.kind === 'in-doubt') return words.inDoubt;
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
  if (held.workingOffline) return words.offline;
  return ownReason(t, row) ?? reasonOfSource(t, row, source, held);
}

function ownReason(t: Text, { reason }: OutboxRow): string | undefined {
  switch (reason?.kind) {
    case 'behind-another':
      return t.sync.waitReason.behind;
    case 'needs-another':
      return t.sync.waitReason.needsAnother;
    case 'newer-schema':
      return t.sync.waitReason.newerSchema;
    default:
      return undefined;
  }
}

function reasonOfSource(t: Text, row: OutboxRow, source: SourceStatus | undefined, held: Held): string {
  const words = t.sync.waitReason;
  if (source?.health.kind === 'paused') return words.pausedSource;
  if (source?.health.kind === 'read-only') return words.newerSchema;
  const fault = row.reason?.kind === 'fault' ? row.reason.fault : troubleOfSource(source);
  switch (fault?.kind) {
    case undefined:
      return held.heldByHours ? words.hours : words.soon;
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

const waitsForMore: readonly (string | undefined)[] = ['behind-another', 'needs-another', 'newer-schema'];

/** Whether asking for it again now could do anything. */
export const mayRetry = ({ state, reason }: OutboxRow): boolean =>
  state === 'waiting' && !waitsForMore.includes(reason?.kind);

/** 同意, 修改 with its fields, 上传附件 with its name. */
export function whatWords(t: Text, row: OutboxRow): string {
  switch (row.type) {
    case 'action':
      return actionName(t, row.body);
    case 'edit':
      return `${t.sync.edit} ${fieldNames(t, row)}`;
    case 'create':
      return t.creates.makeOf(t.terms.kind[row.kind]);
    case 'upload':
      return `${t.sync.upload} ${row.file.name}`;
  }
}

function fieldNames(t: Text, row: Extract<OutboxRow, { readonly type: 'edit' }>): string {
  const names = Object.keys(row.fields).map((field) => fieldName(t, row.kind, field));
  return [...new Set(names)].join(t.sync.namesJoin);
}

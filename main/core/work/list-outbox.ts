// 待上传: what this person decided and no department has confirmed yet, in the order pressed.
import type { OutboxRow } from '../../../shared/contract/desk-views.ts';
import { isoOf } from '../store/columns.ts';
import { readHit } from '../store/hits.ts';
import { parseRecordId } from '../store/ids.ts';
import { listUnfinished, mayTakeBack, type OutboxEntry } from '../store/outbox-rows.ts';
import { type Desk, pendingOf } from './desk.ts';

export function listOutbox(desk: Desk): OutboxRow[] {
  return listUnfinished(desk.store).map((entry) => rowOf(desk, entry));
}

function rowOf(desk: Desk, entry: OutboxEntry): OutboxRow {
  const nextTryAt = nextTryOf(desk, entry);
  return {
    ...pendingOf(entry),
    sourceId: entry.sourceId,
    recordId: entry.recordId,
    title: titleOf(desk, entry),
    attempts: entry.attempts,
    ...(nextTryAt === undefined ? {} : { nextTryAt }),
    mayTakeBack: mayTakeBack(entry),
  };
}

/** Empty once access to the record was withdrawn: its title is not kept (S13). */
function titleOf({ store }: Desk, { recordId }: OutboxEntry): string {
  const of = parseRecordId(recordId);
  return (of === undefined ? undefined : readHit(store, of)?.title) ?? '';
}

/** Its own pause, or that of its source. */
function nextTryOf({ sync }: Desk, entry: OutboxEntry): string | undefined {
  if (entry.state !== 'waiting' && entry.state !== 'unsure') return undefined;
  return entry.nextAt === undefined ? sync.live(entry.sourceId).nextTryAt : isoOf(entry.nextAt);
}

// 对方也改了: what this person and somebody else changed, both versions beside what it was when the person saw it.
import type { Conflict } from '../../../shared/contract/desk-outbox.ts';
import { isoOf } from '../store/columns.ts';
import { type ConflictRow, listConflicts as listRows } from '../store/conflicts.ts';
import { readHit } from '../store/hits.ts';
import { parseRecordId } from '../store/ids.ts';
import { type OutboxEntry, readEntry } from '../store/outbox-rows.ts';
import type { Desk } from './desk.ts';

export function listConflicts({ store }: Desk, { settled }: { readonly settled: boolean }): Conflict[] {
  return listRows(store, settled ? 'settled' : 'open').flatMap((row) => {
    const entry = readEntry(store, row.action);
    return entry === undefined || entry.type === 'upload' || entry.type === 'create'
      ? []
      : shown(row, entry, titleOf({ store }, row, entry));
  });
}

function shown(
  row: ConflictRow,
  entry: Exclude<OutboxEntry, { type: 'upload' | 'create' }>,
  title: string,
): Conflict {
  const decidedAt = isoOf(entry.decidedAt);
  const { title: _, ...theirs } = row.theirs ?? { revision: '', gone: false };
  return {
    id: row.id,
    actionId: row.action,
    sourceId: entry.sourceId,
    recordId: entry.recordId,
    kind: row.kind,
    title,
    at: isoOf(row.at),
    mine:
      entry.type === 'action' ? { type: 'action', body: entry.body, decidedAt } : { type: 'edit', decidedAt },
    ...(row.theirs === undefined ? {} : { theirs }),
    fields: [...row.fields],
    ...(row.settledAt === undefined || row.how === undefined
      ? {}
      : { settled: { at: isoOf(row.settledAt), how: row.how } }),
  };
}

function titleOf({ store }: Pick<Desk, 'store'>, row: ConflictRow, { recordId }: OutboxEntry): string {
  const of = parseRecordId(recordId);
  const title = of === undefined ? undefined : readHit(store, of)?.title;
  return title ?? row.theirs?.title ?? '';
}

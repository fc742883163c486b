// 待上传: what this person decided and no department has confirmed yet, in the order pressed, each with why it waits.
import type { OutboxRow } from '../../../shared/contract/desk-outbox.ts';
import { type ActionReason, unsentStates } from '../../../shared/domain/action.ts';
import type { Id } from '../../../shared/domain/terms.ts';
import { isoOf } from '../store/columns.ts';
import { openConflictOf } from '../store/conflicts.ts';
import { readHit } from '../store/hits.ts';
import { parseRecordId } from '../store/ids.ts';
import { createOf } from '../store/new-records.ts';
import { listUnfinished, mayTakeBack, type OutboxEntry } from '../store/outbox-rows.ts';
import { listSources } from '../store/sources.ts';
import { type Desk, pendingEditOf, pendingOf, standingOf } from './desk.ts';

export function listOutbox(desk: Desk): OutboxRow[] {
  const entries = listUnfinished(desk.store);
  const reasonOf = reasons(desk, entries);
  return entries.map((entry) => rowOf(desk, { ...entry, ...reasonOf(entry) }));
}

function rowOf(desk: Desk, entry: OutboxEntry): OutboxRow {
  const nextTryAt = nextTryOf(desk, entry);
  const row = {
    sourceId: entry.sourceId,
    recordId: entry.recordId,
    kind: entry.kind,
    title: titleOf(desk, entry),
    attempts: entry.attempts,
    ...(nextTryAt === undefined ? {} : { nextTryAt }),
    mayTakeBack: mayTakeBack(entry),
  };
  switch (entry.type) {
    case 'action':
      return { type: 'action', ...pendingOf(entry), ...row };
    case 'edit':
      return { type: 'edit', ...pendingEditOf(entry), ...row };
    case 'create':
      return { type: 'create', ...standingOf(entry), fields: entry.fields, ...row };
    case 'upload': {
      const { id, type, state, decidedAt, reason, file, sent } = entry;
      const why = reason === undefined ? {} : { reason };
      return { id, type, state, decidedAt: isoOf(decidedAt), ...why, file, sent, ...row };
    }
  }
}

type Because = { readonly reason?: ActionReason };

/** What happened to it when it was tried last stands before what it waits for. */
function reasons({ store }: Desk, entries: readonly OutboxEntry[]): (entry: OutboxEntry) => Because {
  const readOnly = new Set(listSources(store).flatMap(({ id, offers }) => (offers.newerSchema ? id : [])));
  const unfinished = new Set<Id>(entries.map(({ id }) => id));
  const first = new Map<Id, Id>();
  for (const { type, state, recordId, id } of entries) {
    if (type !== 'upload' && unsentStates.includes(state) && !first.has(recordId)) first.set(recordId, id);
  }
  return (entry) => {
    if (entry.asked) return { reason: { kind: 'in-doubt' } };
    if (entry.state !== 'waiting') return {};
    if (readOnly.has(entry.sourceId)) return { reason: { kind: 'newer-schema' } };
    if (entry.dependsOn.some((id) => unfinished.has(id))) return { reason: { kind: 'needs-another' } };
    // A record is made before anything is done to it, however late it was described anew.
    const isAlone = entry.type === 'upload' || entry.type === 'create';
    const before = isAlone ? entry.id : (first.get(entry.recordId) ?? entry.id);
    if (entry.reason === undefined && before !== entry.id) return { reason: { kind: 'behind-another' } };
    return {};
  };
}

/** Empty once access to the record was withdrawn: its title is not kept (S13). */
export function titleOf({ store }: Pick<Desk, 'store'>, { id, recordId }: OutboxEntry): string {
  const of = parseRecordId(recordId);
  const title = of === undefined ? undefined : readHit(store, of)?.title;
  const made = of === undefined ? undefined : createOf(store, of)?.fields['title'];
  const stated = typeof made === 'string' ? made : undefined;
  return title ?? stated ?? openConflictOf(store, id)?.theirs?.title ?? '';
}

/** Its own pause, or that of its source. */
function nextTryOf({ sync }: Desk, entry: OutboxEntry): string | undefined {
  if (entry.state !== 'waiting' && entry.state !== 'unsure') return undefined;
  return entry.nextAt === undefined ? sync.live(entry.sourceId).nextTryAt : isoOf(entry.nextAt);
}

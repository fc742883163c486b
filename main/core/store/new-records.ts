// Records that a person made here and no department has yet: they are entries of the outbox and no rows (S2). Until one is
// accepted, what hangs on it hangs on a mark and a key of ours; then both give way to the department's.
import type { CreatedKind } from '../../../shared/domain/create.ts';
import type { Id } from '../../../shared/domain/terms.ts';
import { appendAudit } from './audit.ts';
import { asRow, int } from './columns.ts';
import type { Editable } from './editable.ts';
import type { RecordKey } from './ids.ts';
import { keyOf } from './ids.ts';
import { type CreateEntry, entryFromRow, naturalKeyOf, selectEntry } from './outbox-rows.ts';
import { findRecord } from './records.ts';
import type { Store } from './store.ts';

/** Made here and not to be seen in a feed yet, in the order made. */
export function listCreates(store: Store, kind?: CreatedKind): readonly CreateEntry[] {
  const rows = store
    .sql(
      `${selectEntry} WHERE o.ended = 0 AND o.type = 'create' AND (:kind IS NULL OR o.kind = :kind) ORDER BY -o.record`,
    )
    .all({ kind: kind ?? null });
  return rows
    .map((row) => entryFromRow(asRow(row)))
    .flatMap((entry) => (entry.type === 'create' ? entry : []));
}

/** The entry that makes the record; undefined when its department has shown it, or it was taken back. */
export function createOf(store: Store, { kind, key }: RecordKey): CreateEntry | undefined {
  if (key >= 0) return undefined;
  const row = store
    .sql(`${selectEntry} WHERE o.ended = 0 AND o.type = 'create' AND o.kind = ? AND o.record = ?`)
    .get(kind, key);
  const entry = row === undefined ? undefined : entryFromRow(asRow(row));
  return entry?.type === 'create' ? entry : undefined;
}

/** The key of a record's row, also by the one it had here before its department had it. */
export function presentKey(store: Store, { kind, key }: RecordKey): number {
  if (key >= 0) return key;
  // The key below zero is the place in the outbox of what first made it.
  const row = store
    .sql("SELECT record FROM outbox WHERE seq = ? AND type = 'create' AND kind = ?")
    .get(-key, kind);
  return row === undefined ? key : int(asRow(row), 'record');
}

/** As something that may be changed: what was stated of it stands for what a department would state. */
export function newAsEditable(store: Store, of: RecordKey): Editable | undefined {
  const made = createOf(store, of);
  if (made === undefined) return undefined;
  const { sourceId, fields } = made;
  return {
    of: naturalKeyOf(store, made.id),
    key: of.key,
    sourceId,
    revision: '',
    data: fields,
    madeBy: made,
  };
}

/** The department has it: everything of this person on it goes by the department's id from now on. */
export function adopt(
  store: Store,
  made: CreateEntry,
  { id, revision, now }: { readonly id: Id; readonly revision: string; readonly now: number },
): void {
  const before = naturalKeyOf(store, made.id);
  const { source, kind } = before;
  const record = keyOf(kind, made.recordId);
  if (record === undefined) throw new Error('believed: a record that was made has a key');
  const held = findRecord(store, kind, source, id);
  // Made on top of what was stated, which is what the department now has at this revision.
  store
    .sql(
      `UPDATE outbox SET remote_id = :id, record = :to,
         based_on = CASE WHEN based_on = '' AND type <> 'create' THEN :revision ELSE based_on END
       WHERE kind = :kind AND record = :record`,
    )
    .run({ id, revision, kind, record, to: held?.key ?? record });
  store
    .sql(
      'UPDATE OR REPLACE draft SET remote_id = :id WHERE source = :source AND kind = :kind AND remote_id = :before',
    )
    .run({ id, source, kind, before: before.remoteId });
  appendAudit(
    store,
    'record-made',
    { action: made.id, source, kind, remoteId: id, mark: before.remoteId },
    now,
  );
}

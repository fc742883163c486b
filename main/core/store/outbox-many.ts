// Many new records decided at once, as from a grid: what of it needs no transaction is made before, so that the one transaction
// which saves them all is short. Saved as outbox.ts saves one: the entry, its line in the log, its line in the trail.
import type { CreatedKind } from '../../../shared/domain/create.ts';
import type { EditFields } from '../../../shared/domain/edit.ts';
import type { Id } from '../../../shared/domain/terms.ts';
import { appendAuditLines, auditDetail } from './audit.ts';
import { asRow, int } from './columns.ts';
import { ownMark } from './outbox.ts';
import type { Store } from './store.ts';

type Of = { readonly source: number; readonly kind: CreatedKind };

/** Ready to be written. */
export type PreparedCreate = {
  readonly id: Id;
  readonly remoteId: string;
  readonly body: string;
  readonly detail: string;
};

export function prepareCreate({ source, kind }: Of, id: Id, fields: EditFields): PreparedCreate {
  const remoteId = ownMark + id;
  const detail = { action: id, source, kind, remoteId, basedOn: '', fields: Object.keys(fields) };
  return { id, remoteId, body: JSON.stringify(fields), detail: auditDetail(detail) };
}

/** Their keys are below zero and follow each other, each being its place in the outbox; the key of the first. */
export function enqueueCreates(
  store: Store,
  { source, kind }: Of,
  { creates, now }: { readonly creates: readonly PreparedCreate[]; readonly now: number },
): number {
  return store.transaction(() => {
    const first = lastSeq(store) + 1;
    const entry = store.sql(
      `INSERT INTO outbox (seq, id, type, source, kind, remote_id, record, based_on, decided_at, body, state, changed_at)
       VALUES (?, ?, 'create', ?, ?, ?, ?, '', ?, ?, 'waiting', ?)`,
    );
    const line = store.sql("INSERT INTO outbox_log (action, at, to_state) VALUES (?, ?, 'waiting')");
    creates.forEach(({ id, remoteId, body }, at) => {
      entry.run(first + at, id, source, kind, remoteId, -(first + at), now, body, now);
      line.run(id, now);
    });
    appendAuditLines(
      store,
      'create-decided',
      creates.map(({ detail }) => detail),
      now,
    );
    return -first;
  });
}

/** The last place that was ever given, also to what is gone. */
function lastSeq(store: Store): number {
  const row = store.sql("SELECT seq FROM sqlite_sequence WHERE name = 'outbox'").get();
  return row === undefined ? 0 : int(asRow(row), 'seq');
}

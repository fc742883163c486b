// What the person wrote or saw, kept apart from the department's rows: draft opinions and read marks.
// A draft hangs on the department's id of the record, so it outlives the row (S13, 对方已办结？).
import { type RecordKind, recordKinds } from '../../../shared/domain/terms.ts';
import { asRow, int, text, word } from './columns.ts';
import type { Store } from './store.ts';

/** A record by its source's integer and the department's own id. */
export type NaturalKey = { readonly source: number; readonly kind: RecordKind; readonly remoteId: string };

export function readDraft(store: Store, of: NaturalKey): string {
  const row = store
    .sql('SELECT opinion FROM draft WHERE source = :source AND kind = :kind AND remote_id = :remoteId')
    .get(of);
  return row === undefined ? '' : text(asRow(row), 'opinion');
}

/** An empty opinion is no draft. */
export function writeDraft(store: Store, of: NaturalKey, opinion: string, now: number): void {
  const { source, kind, remoteId } = of;
  if (opinion === '') {
    store
      .sql('DELETE FROM draft WHERE source = ? AND kind = ? AND remote_id = ?')
      .run(source, kind, remoteId);
    return;
  }
  store
    .sql(
      `INSERT INTO draft (source, kind, remote_id, opinion, saved_at)
       VALUES (:source, :kind, :remoteId, :opinion, :now)
       ON CONFLICT DO UPDATE SET opinion = excluded.opinion, saved_at = excluded.saved_at`,
    )
    .run({ source, kind, remoteId, opinion, now });
}

/** Texts not yet sent anywhere, of one source: kept in the audit trail when the source is removed. */
export function listDrafts(
  store: Store,
  source: number,
): readonly { readonly remoteId: string; readonly opinion: string }[] {
  return store
    .sql('SELECT remote_id, opinion FROM draft WHERE source = ? ORDER BY kind, remote_id')
    .all(source)
    .map((value) => ({ remoteId: text(asRow(value), 'remote_id'), opinion: text(asRow(value), 'opinion') }));
}

export type HeldDraft = NaturalKey & { readonly text: string; readonly savedAt: number };

/** All there are: a person has few. */
export function allDrafts(store: Store): readonly HeldDraft[] {
  return store
    .sql('SELECT source, kind, remote_id, opinion, saved_at FROM draft ORDER BY saved_at')
    .all()
    .map((value) => {
      const row = asRow(value);
      return {
        source: int(row, 'source'),
        kind: word(recordKinds, row, 'kind'),
        remoteId: text(row, 'remote_id'),
        text: text(row, 'opinion'),
        savedAt: int(row, 'saved_at'),
      };
    });
}

export function markRead(store: Store, todo: number, now: number): void {
  store.sql('INSERT OR IGNORE INTO read_mark (todo, at) VALUES (?, ?)').run(todo, now);
}

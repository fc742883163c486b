// Fields of a record that this desk does not know: a newer department's, kept as they came beside the row and shown
// nowhere. Few departments have any, so a page asks once whether there are some at all.
import { kindNumber, type RecordKey } from './ids.ts';
import type { Store } from './store.ts';

export type Extra = { readonly [name: string]: unknown };

export function hasExtra(store: Store): boolean {
  return store.sql('SELECT 1 FROM record_extra LIMIT 1').get() !== undefined;
}

export function writeExtra(store: Store, of: RecordKey, extra: Extra | undefined): void {
  const kind = kindNumber(of.kind);
  if (extra === undefined) {
    store.sql('DELETE FROM record_extra WHERE kind = ? AND record = ?').run(kind, of.key);
    return;
  }
  store
    .sql(
      `INSERT INTO record_extra (kind, record, extra) VALUES (:kind, :record, :extra)
       ON CONFLICT DO UPDATE SET extra = excluded.extra`,
    )
    .run({ kind, record: of.key, extra: JSON.stringify(extra) });
}

// A record as somebody about to change fields of it needs it: whose it is, at which revision, and as it is stated.
import { butShut } from './archive-shut.ts';
import { asRow, int, json, text } from './columns.ts';
import type { NaturalKey } from './drafts.ts';
import type { RecordKey } from './ids.ts';
import { newAsEditable } from './new-records.ts';
import type { CreateEntry } from './outbox-rows.ts';
import type { Id } from '../../../shared/domain/terms.ts';
import type { Store } from './store.ts';

export type Editable = {
  readonly of: NaturalKey;
  readonly key: number;
  readonly sourceId: Id;
  readonly revision: string;
  readonly data: object;
  /** Its department does not have it yet; this is what will make it. */
  readonly madeBy?: CreateEntry;
};

/** Undefined for what is not here, or was imported here and belongs to no department. */
export function readEditable(store: Store, { kind, key }: RecordKey): Editable | undefined {
  const value = store
    .sql(
      `SELECT r.source, s.id AS source_id, r.remote_id, r.revision, r.data FROM ${kind} r
       JOIN source s ON s.key = r.source WHERE r.key = ? ${kind === 'archive' ? butShut(store, 'r') : ''}`,
    )
    .get(key);
  if (value === undefined) return newAsEditable(store, { kind, key });
  const row = asRow(value);
  return {
    of: { source: int(row, 'source'), kind, remoteId: text(row, 'remote_id') },
    key,
    sourceId: text(row, 'source_id'),
    revision: text(row, 'revision'),
    data: json(row, 'data'),
  };
}

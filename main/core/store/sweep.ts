// After a complete pass over everything: what it did not meet is gone at the department.
import { type RecordKind, recordKinds } from '../../../shared/domain/terms.ts';
import { confirm } from './outbox.ts';
import { unfinishedOn } from './outbox-rows.ts';
import { unmetRecords } from './records.ts';
import { removeRecord } from './remove.ts';
import type { Store } from './store.ts';

/** The kind of each record removed. Rows with a text of the person stay, as 对方已办结？. */
export function sweep(
  store: Store,
  of: { readonly source: number; readonly feed: string; readonly generation: number },
  now: number,
): readonly RecordKind[] {
  return recordKinds.flatMap((kind) =>
    unmetRecords(store, kind, of).map(({ remoteId }) => {
      const record = { source: of.source, kind, remoteId };
      for (const action of unfinishedOn(store, record)) {
        if (action.state === 'accepted') confirm(store, action.id, now);
      }
      removeRecord(store, record, 'tombstone', now);
      return kind;
    }),
  );
}

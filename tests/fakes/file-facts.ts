// What stands in a file, asked by tests and measurements alone: the product never needs to know.
import { walkChain } from '../../main/core/store/audit-chain.ts';
import { asRow, int, json, text } from '../../main/core/store/columns.ts';
import { kindNumber, type RecordKey } from '../../main/core/store/ids.ts';
import type { Extra } from '../../main/core/store/record-extra.ts';
import type { Store } from '../../main/core/store/store.ts';
import type { Id } from '../../shared/domain/terms.ts';

/** Every state something of the outbox was in, in order. */
export const statesLogged = (store: Store, id: Id): readonly string[] =>
  store
    .sql('SELECT to_state FROM outbox_log WHERE action = ? ORDER BY seq')
    .all(id)
    .map((row) => text(asRow(row), 'to_state'));

const counted = (row: unknown): number => int(asRow(row), 'n');

/** Norms whose provisions are to be read yet, or anew. */
export const countDue = (store: Store): number =>
  counted(store.sql('SELECT count(*) AS n FROM norm_due').get());

export const countProvisions = (store: Store): number =>
  counted(store.sql('SELECT count(*) AS n FROM provision').get());

/** The fields of a record that this desk does not know. */
export function readExtra(store: Store, of: RecordKey): Extra | undefined {
  const row = store
    .sql('SELECT extra FROM record_extra WHERE kind = ? AND record = ?')
    .get(kindNumber(of.kind), of.key);
  return row === undefined ? undefined : json(asRow(row), 'extra');
}

/** The first line of the trail that does not hold; undefined when its chain is whole. */
export function brokenAuditLine(store: Store): number | undefined {
  const walk = walkChain(store);
  for (;;) {
    const outcome = walk.step();
    if (outcome === 'more') continue;
    return outcome.kind === 'broken' ? outcome.line : undefined;
  }
}

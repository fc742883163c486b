// Everything this desk did to a record, step by step: the proof that nothing was overwritten or lost in silence.
import type { HistoryLine } from '../../../shared/contract/desk-outbox.ts';
import { ok, type Result } from '../../../shared/domain/fault.ts';
import type { Id } from '../../../shared/domain/terms.ts';
import { isoOf } from '../store/columns.ts';
import { parseRecordId } from '../store/ids.ts';
import { recordLog } from '../store/outbox-rows.ts';
import { type Desk, notFound } from './desk.ts';

export function recordHistory({ store }: Desk, { id }: { readonly id: Id }): Result<HistoryLine[]> {
  const of = parseRecordId(id);
  if (of === undefined) return notFound;
  return ok(
    recordLog(store, of.kind, of.key).map(({ at, action, ...line }) => ({
      ...line,
      at: isoOf(at),
      actionId: action,
    })),
  );
}

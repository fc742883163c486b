// A copy of what is lent goes onto paper, or into a PDF of it: only while it is lent, and never without a line in the trail.
import { ok, type Result } from '../../../shared/domain/fault.ts';
import type { Id } from '../../../shared/domain/terms.ts';
import { appendAudit } from '../store/audit.ts';
import { keyOf } from '../store/ids.ts';
import { type Desk, notFound } from './desk.ts';
import { here } from './open-file.ts';

type Printing = {
  readonly recordId: Id;
  readonly hash: string;
  readonly as: 'paper' | 'pdf';
  readonly from?: number | undefined;
  readonly to?: number | undefined;
};

export function printLoan(desk: Desk, { as, from, to, ...named }: Printing): Result<Record<never, never>> {
  const record = keyOf('archive', named.recordId);
  if (here(desk, named) === undefined) return notFound;
  const { hash } = named;
  const pages = from === undefined || to === undefined ? undefined : { from, to };
  const { store, loans } = desk;
  store.transaction(() => {
    appendAudit(store, 'loan-printed', { hash, as, ...pages }, desk.now());
    if (record === undefined || loans.standingOf(hash) === undefined) return;
    loans.note({
      record,
      hash,
      what: as === 'pdf' ? 'pdf' : 'printed',
      ...(pages === undefined ? {} : { pages }),
    });
  });
  return ok({});
}

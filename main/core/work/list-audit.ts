// 本机记录 in pages: the audit trail as a person reads it, all of it or what is about one record.
import type { AuditFilter, AuditLine } from '../../../shared/contract/desk-audit.ts';
import { eventsOf } from '../../../shared/domain/audit.ts';
import { ok, type Result } from '../../../shared/domain/fault.ts';
import type { Id } from '../../../shared/domain/terms.ts';
import { allTrail, filteredTrail, type PageOf, type TrailPage, trailOfRecord } from '../store/audit-lines.ts';
import { parseRecordId } from '../store/ids.ts';
import type { Store } from '../store/store.ts';
import { type Desk, notFound } from './desk.ts';
import { lineOf, sourcesByName } from './trail-rows.ts';

type Lines = { rows: AuditLine[]; total: number };

export function listAudit(
  { store }: Desk,
  { filter, ...page }: PageOf & { readonly filter: AuditFilter },
): Lines {
  const { group, sourceId, from, to, upTo } = filter;
  const isAll = [group, sourceId, from, to].every((each) => each === undefined);
  if (isAll) return shown(store, allTrail(store, upTo, page));
  const events = group === undefined ? undefined : eventsOf(group);
  const between = {
    ...(from === undefined ? {} : { from: Date.parse(from) }),
    ...(to === undefined ? {} : { to: Date.parse(to) }),
  };
  return shown(store, filteredTrail(store, { events, sourceId, upTo, ...between }, page));
}

export function auditOfRecord({ store }: Desk, { id, ...page }: PageOf & { readonly id: Id }): Result<Lines> {
  const of = parseRecordId(id);
  return of === undefined ? notFound : ok(shown(store, trailOfRecord(store, of, page)));
}

function shown(store: Store, { rows, total }: TrailPage): Lines {
  const sources = sourcesByName(store);
  return { rows: store.reading(() => rows.map((line) => lineOf(store, sources, line))), total };
}

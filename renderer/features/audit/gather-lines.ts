// The lines in question, page by page, oldest first: for paper and for a table. What comes meanwhile is not among them.

import type { AuditLine } from '../../../shared/contract/desk-audit.ts';
import { deskClient } from '../../link/doors.ts';
import { filterOf, type Scope } from './use-trail.ts';

/** As many as one call takes. */
const atOnce = 500;

type Gathering = {
  /** No more than the newest so many. */
  readonly most?: number;
  readonly onProgress?: (done: number, of: number) => void;
  readonly signal?: AbortSignal;
};

type Gathered = { readonly lines: readonly AuditLine[]; readonly total: number };

/** Undefined when it was stopped. */
export async function gatherLines(scope: Scope, how: Gathering): Promise<Gathered | undefined> {
  const { most = Number.MAX_SAFE_INTEGER, onProgress, signal } = how;
  const lines: AuditLine[] = [];
  let total = 0;
  let upTo: number | undefined;
  for (;;) {
    const page = await pageOf(scope, {
      offset: lines.length,
      limit: Math.min(atOnce, most - lines.length),
      upTo,
    });
    if (signal?.aborted) return undefined;
    total = Math.max(total, page.total);
    upTo ??= page.rows[0]?.seq;
    lines.push(...page.rows);
    onProgress?.(lines.length, Math.min(most, total));
    if (page.rows.length === 0 || lines.length >= Math.min(most, page.total)) break;
  }
  return { lines: 'recordId' in scope ? lines : lines.reverse(), total };
}

type PageAsked = { readonly offset: number; readonly limit: number; readonly upTo: number | undefined };

function pageOf(scope: Scope, { offset, limit, upTo }: PageAsked) {
  if ('recordId' in scope) return deskClient.audit.ofRecord({ id: scope.recordId, offset, limit });
  const pinned = upTo === undefined ? {} : { upTo };
  return deskClient.audit.list({ filter: { ...filterOf(scope.narrowed), ...pinned }, offset, limit });
}

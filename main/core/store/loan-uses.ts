// 利用登记: lines of what was done with copies that are lent, from the moment it was done until they are put down for the
// archive as one action. By the department's id: a line outlives the row it was about.
import { randomUUID } from 'node:crypto';
import type { NoteUse } from '../../../shared/domain/action.ts';
import type { ArchiveData } from '../../../shared/domain/archive.ts';
import { presentLoan } from '../../../shared/domain/loan-standing.ts';
import { type LoanUse, mostUses } from '../../../shared/domain/loan-use.ts';
import { must } from '../../../shared/domain/must.ts';
import type { Id } from '../../../shared/domain/terms.ts';
import { asRow, int, json, text } from './columns.ts';
import type { NaturalKey } from './drafts.ts';
import { enqueue } from './outbox.ts';
import { findRecord } from './records.ts';
import { readSource } from './sources.ts';
import type { Store } from './store.ts';

/** False where the archive takes no such lines, or the record has no loan. */
export function keepUse(store: Store, record: number, lineOf: (sourceId: Id) => LoanUse): boolean {
  const value = store
    .sql(
      `SELECT a.source, s.id AS source_id, a.remote_id, a.revision, a.data FROM archive a JOIN source s ON s.key = a.source
       WHERE a.key = ?`,
    )
    .get(record);
  if (value === undefined) return false;
  const row = asRow(value);
  const loan = presentLoan(json<ArchiveData>(row, 'data').loans ?? []);
  const sourceId = text(row, 'source_id');
  if (loan === undefined || readSource(store, sourceId)?.offers.loanUses !== true) return false;
  const use = lineOf(sourceId);
  store
    .sql(
      `INSERT INTO loan_use (source, remote_id, record, revision, loan, at, use)
       VALUES (:source, :remoteId, :record, :revision, :loan, :at, :use)`,
    )
    .run({
      ...{ record, loan: loan.at, at: Date.parse(use.at), use: JSON.stringify(use) },
      ...{ source: int(row, 'source'), remoteId: text(row, 'remote_id'), revision: text(row, 'revision') },
    });
  return true;
}

/** What is kept of one loan. */
export type KeptUses = {
  readonly of: NaturalKey & { readonly kind: 'archive' };
  readonly sourceId: Id;
  readonly record: number;
  readonly loan: string;
  readonly lines: number;
  /** When the last of it was done. */
  readonly lastAt: number;
};

export function keptUses(store: Store): readonly KeptUses[] {
  return store
    .sql(
      `SELECT u.source, s.id AS source_id, u.remote_id, u.loan, max(u.record) AS record, count(*) AS lines,
         max(u.at) AS last_at FROM loan_use u JOIN source s ON s.key = u.source
       GROUP BY u.source, u.remote_id, u.loan ORDER BY min(u.seq)`,
    )
    .all()
    .map((value) => {
      const row = asRow(value);
      return {
        of: { source: int(row, 'source'), kind: 'archive', remoteId: text(row, 'remote_id') },
        sourceId: text(row, 'source_id'),
        record: int(row, 'record'),
        loan: text(row, 'loan'),
        lines: int(row, 'lines'),
        lastAt: int(row, 'last_at'),
      };
    });
}

/** As actions for the archive, each with as many as one holds; kept here no longer. All or nothing. */
export function putDownUses(store: Store, kept: KeptUses, now: number): void {
  const { of, record, loan } = kept;
  store.transaction(() => {
    const held = findRecord(store, of.kind, of.source, of.remoteId);
    for (let left = kept.lines; left > 0; left -= mostUses) {
      const { uses, revision } = takeUses(store, kept);
      const body: NoteUse = { action: 'note-use', opinion: '', loan, uses };
      const basedOn = held?.revision ?? revision;
      enqueue(store, { ...of, id: randomUUID(), record: held?.key ?? record, basedOn, body }, now);
    }
  });
}

function takeUses(store: Store, { of, loan }: KeptUses): { uses: LoanUse[]; revision: string } {
  const rows = store
    .sql(
      `SELECT seq, revision, use FROM loan_use WHERE source = ? AND remote_id = ? AND loan = ? ORDER BY seq LIMIT ?`,
    )
    .all(of.source, of.remoteId, loan, mostUses)
    .map(asRow);
  const remove = store.sql('DELETE FROM loan_use WHERE seq = ?');
  for (const row of rows) remove.run(int(row, 'seq'));
  const last = must(rows.at(-1), 'what is counted is there');
  return { uses: rows.map((row) => json<LoanUse>(row, 'use')), revision: text(last, 'revision') };
}

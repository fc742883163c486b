// Files that are given out on loan only: which of them are held, which records lend them, what was sealed, and how late it
// is known to be at each department. The rules are in ../loans.
import { lentUntil, presentLoan } from '../../../shared/domain/loan-standing.ts';
import type { Loan } from '../../../shared/domain/loan.ts';
import type { ArchiveData } from '../../../shared/domain/archive.ts';
import type { Id } from '../../../shared/domain/terms.ts';
import { pendingStates, unsettledStates } from '../../../shared/domain/action.ts';
import { butShut } from './archive-shut.ts';
import { asRow, int, json, text, word } from './columns.ts';
import { actionsOn } from './outbox-rows.ts';
import type { Store } from './store.ts';

/** Why it may not be here: the loan is over, the person gave it back, or the machine's clock was set back. */
const sealReasons = ['ended', 'returned', 'clock'] as const;
export type SealReason = (typeof sealReasons)[number];
type Seal = { readonly at: number; readonly why: SealReason };

/** Held or on their way, and lent by some record. */
export function heldOnLoan(store: Store): readonly string[] {
  return store
    .sql(
      'SELECT DISTINCT h.hash FROM file_held h CROSS JOIN file f INDEXED BY file_lent ON f.hash = h.hash AND f.lent = 1',
    )
    .all()
    .map((row) => text(asRow(row), 'hash'));
}

export type Lender = {
  readonly record: number;
  readonly sourceId: Id;
  readonly until: number | undefined;
  readonly loan: Loan | undefined;
  /** The person gave it back, and the record does not show it yet. */
  readonly isGivenBack: boolean;
};

/** The records that lend it; undefined where it is not lent, or some record gives it freely. */
export function lendersOf(store: Store, hash: string): readonly Lender[] | undefined {
  const rows = store.sql('SELECT kind, record, lent FROM file WHERE hash = ?').all(hash).map(asRow);
  if (rows.length === 0 || rows.some((row) => int(row, 'lent') === 0)) return undefined;
  return rows.flatMap((row) => lenderOf(store, int(row, 'record')) ?? []);
}

/** The records whose archive lends it, whoever may see them. */
export const lendingRecords = (store: Store, hash: string): readonly number[] =>
  store
    .sql('SELECT record FROM file WHERE hash = ? AND lent = 1')
    .all(hash)
    .map((row) => int(asRow(row), 'record'));

/** What a record lends; undefined when it is not here. */
export function lenderOf(store: Store, record: number): Lender | undefined {
  const value = store
    .sql(`SELECT s.id AS source_id, a.data FROM archive a JOIN source s ON s.key = a.source WHERE a.key = ?
       ${butShut(store, 'a')}`)
    .get(record);
  if (value === undefined) return undefined;
  const row = asRow(value);
  const { loans = [] } = json<ArchiveData>(row, 'data');
  const isGivenBack = actionsOn(store, 'archive', record).some(
    ({ state, body }) =>
      body.action === 'give-back' && pendingStates.includes(state) && !unsettledStates.includes(state),
  );
  return {
    record,
    sourceId: text(row, 'source_id'),
    until: lentUntil(loans),
    loan: presentLoan(loans),
    isGivenBack,
  };
}

export function readSeal(store: Store, hash: string): Seal | undefined {
  const row = store.sql('SELECT at, why FROM loan_seal WHERE hash = ?').get(hash);
  return row === undefined
    ? undefined
    : { at: int(asRow(row), 'at'), why: word(sealReasons, asRow(row), 'why') };
}

export function writeSeal(store: Store, hash: string, { at, why }: Seal): void {
  store
    .sql(
      `INSERT INTO loan_seal (hash, at, why) VALUES (?, ?, ?)
       ON CONFLICT DO UPDATE SET at = excluded.at, why = excluded.why`,
    )
    .run(hash, at, why);
}

/** It is lent anew. */
export function forgetSeal(store: Store, hash: string): void {
  store.sql('DELETE FROM loan_seal WHERE hash = ?').run(hash);
}

export function readClockMark(store: Store, sourceId: Id): number | undefined {
  const row = store
    .sql('SELECT at FROM clock_mark WHERE source = (SELECT key FROM source WHERE id = ?)')
    .get(sourceId);
  return row === undefined ? undefined : int(asRow(row), 'at');
}

export function writeClockMark(store: Store, sourceId: Id, at: number): void {
  store
    .sql(
      `INSERT INTO clock_mark (source, at) SELECT key, :at FROM source WHERE id = :sourceId
       ON CONFLICT DO UPDATE SET at = excluded.at`,
    )
    .run({ sourceId, at });
}

// The trail of what mattered, append-only: triggers refuse changes, and each line carries the SHA-256 of itself
// and of the line before, so that an edit of the file behind our back shows. Never the text of a record.
import { createHash } from 'node:crypto';
import type { AuditEvent } from '../../../shared/domain/audit.ts';
import { asRow, int, text } from './columns.ts';
import type { Store } from './store.ts';

export type AuditDetail = { readonly [name: string]: string | number | boolean | readonly string[] };

/** What stands in the place of the hash before the first line. */
export const beginning = '0'.repeat(64);

type Line = {
  readonly seq: number;
  readonly at: number;
  readonly event: string;
  readonly detail: string;
  readonly previous: string;
};

export function hashOf({ seq, at, event, detail, previous }: Line): string {
  return createHash('sha256')
    .update(JSON.stringify([seq, at, event, detail, previous]))
    .digest('hex');
}

/** In the transaction of what it tells of, or not at all. */
export function appendAudit(store: Store, event: AuditEvent, detail: AuditDetail, now: number): void {
  appendAuditLines(store, event, [auditDetail(detail)], now);
}

/** As it is written down. */
export const auditDetail = (detail: AuditDetail): string => JSON.stringify(detail);

/** Many at once of one event, each a line of its own. */
export function appendAuditLines(
  store: Store,
  event: AuditEvent,
  details: readonly string[],
  now: number,
): void {
  store.transaction(() => {
    const last = store.sql('SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1').get();
    let seq = Math.max(last === undefined ? 0 : int(asRow(last), 'seq'), lastGiven(store));
    let previous = last === undefined ? beginning : text(asRow(last), 'hash');
    const add = store.sql(
      'INSERT INTO audit (seq, at, event, detail, previous, hash) VALUES (?, ?, ?, ?, ?, ?)',
    );
    for (const detail of details) {
      seq += 1;
      const hash = hashOf({ seq, at: now, event, detail, previous });
      add.run(seq, now, event, detail, previous, hash);
      previous = hash;
    }
  });
}

/** The last number that was ever given, also to a line that somebody cut off: it leaves a gap that stays. */
export function lastGiven(store: Store): number {
  const row = store.sql("SELECT seq FROM sqlite_sequence WHERE name = 'audit'").get();
  return row === undefined ? 0 : int(asRow(row), 'seq');
}

export function listAudit(
  store: Store,
): readonly { readonly at: number; readonly event: string; readonly detail: string }[] {
  return store
    .sql('SELECT at, event, detail FROM audit ORDER BY seq')
    .all()
    .map((value) => {
      const row = asRow(value);
      return { at: int(row, 'at'), event: text(row, 'event'), detail: text(row, 'detail') };
    });
}

// The trail of what mattered, append-only: triggers refuse changes, and each line carries the SHA-256 of itself
// and of the line before, so that an edit of the file behind our back shows. Never the text of a record.
import { createHash } from 'node:crypto';
import { asRow, int, text } from './columns.ts';
import type { Store } from './store.ts';

const auditEvents = [
  /** 拦截: a record above the ceiling was refused. */
  'record-blocked',
  /** The department withdrew this person's access; the copy was erased (S13). */
  'record-withdrawn',
  'action-decided',
  'action-taken-back',
  'action-discarded',
  'action-accepted',
  'action-confirmed',
  'action-conflict',
  'action-refused',
  'action-superseded',
  'edit-decided',
  'upload-decided',
  'create-decided',
  /** The person said whether what may have arrived did. */
  'doubt-settled',
  'conflict-settled',
  'discard-undone',
  'source-added',
  'source-removed',
  'source-paused',
  'source-resumed',
  'source-renamed',
  'source-account-changed',
  /** The person believed a mass deletion, or asked for everything again. */
  'brake-answered',
  /** The texts of the person that went with a removed source. */
  'texts-kept',
  'folder-imported',
  /** A copy of a file was written outside this desk's own files; a file of the person's was taken in. */
  'file-saved',
  'file-attached',
  'matter-filed',
  /** A file was shown in the reader. */
  'file-opened',
  /** Of a file given out on loan: its copy here was erased; it went onto paper, marked. */
  'loan-sealed',
  'loan-printed',
  'import-removed',
  /** A catalogue was made as one batch, or what had not left of it was taken back; a table or report of it was written. */
  'catalogue-made',
  'catalogue-taken-back',
  'catalogue-saved',
] as const;
export type AuditEvent = (typeof auditEvents)[number];

export type AuditDetail = { readonly [name: string]: string | number | boolean | readonly string[] };

const beginning = '0'.repeat(64);

function hashOf(line: {
  readonly seq: number;
  readonly at: number;
  readonly event: string;
  readonly detail: string;
  readonly previous: string;
}): string {
  const { seq, at, event, detail, previous } = line;
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
    let seq = last === undefined ? 0 : int(asRow(last), 'seq');
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

/** The first line whose hash or link does not hold; undefined when the chain is whole. */
export function brokenAuditLine(store: Store): number | undefined {
  let previous = beginning;
  let seq = 0;
  for (const value of store
    .sql('SELECT seq, at, event, detail, previous, hash FROM audit ORDER BY seq')
    .iterate()) {
    const row = asRow(value);
    seq += 1;
    const line = {
      seq: int(row, 'seq'),
      at: int(row, 'at'),
      event: text(row, 'event'),
      detail: text(row, 'detail'),
      previous: text(row, 'previous'),
    };
    if (line.seq !== seq || line.previous !== previous || hashOf(line) !== text(row, 'hash')) return seq;
    previous = text(row, 'hash');
  }
  return undefined;
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

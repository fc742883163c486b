// What is known of the bytes of files: wanted, on their way, here, failed; pinned; when last used. A row is the truth
// about bytes: what stands in the second file without one is swept (files/README.md).
import type { Fault } from '../../../shared/domain/fault.ts';
import type { Id } from '../../../shared/domain/terms.ts';
import { asRow, int, json, optionalInt, optionalText, type Row, text, word } from './columns.ts';
import type { Store } from './store.ts';

const heldStates = ['wanted', 'coming', 'here', 'failed'] as const;

export type HeldFile = {
  readonly hash: string;
  readonly size: number;
  readonly state: (typeof heldStates)[number];
  readonly got: number;
  readonly etag?: string;
  readonly pinned: boolean;
  readonly usedAt: number;
  /** As it was when the bytes came; absent where they came before SM3 was kept, until they are looked at. */
  readonly sm3?: string;
  readonly verifiedAt?: number;
  readonly fault?: Fault;
};

const columns = 'hash, size, state, got, etag, pinned, used_at, fault, sm3, verified_at';

function fromRow(row: Row): HeldFile {
  return {
    hash: text(row, 'hash'),
    size: int(row, 'size'),
    state: word(heldStates, row, 'state'),
    got: int(row, 'got'),
    ...optionalText('etag', row, 'etag'),
    pinned: int(row, 'pinned') === 1,
    usedAt: int(row, 'used_at'),
    ...optionalText('sm3', row, 'sm3'),
    ...optionalInt('verifiedAt', row, 'verified_at'),
    ...(row['fault'] === null ? {} : { fault: json<Fault>(row, 'fault') }),
  };
}

export function readHeld(store: Store, hash: string): HeldFile | undefined {
  const row = store.sql(`SELECT ${columns} FROM file_held WHERE hash = ?`).get(hash);
  return row === undefined ? undefined : fromRow(asRow(row));
}

export function isHeld(store: Store, hash: string): boolean {
  return store.sql('SELECT 1 FROM file_held WHERE hash = ?').get(hash) !== undefined;
}

type Asked = { readonly hash: string; readonly size: number; readonly got: number; readonly now: number };

/** Asked for; once more after a failure. A pin stays. */
export function wantFile(store: Store, asked: Asked & { readonly sourceId: Id }): void {
  store
    .sql(
      `INSERT INTO file_held (hash, size, source, state, got, used_at)
       VALUES (:hash, :size, (SELECT key FROM source WHERE id = :sourceId), 'wanted', :got, :now)
       ON CONFLICT DO UPDATE SET size = excluded.size, source = excluded.source, state = 'wanted',
         got = excluded.got, used_at = excluded.used_at, fault = NULL`,
    )
    .run(asked);
}

/** Bytes that did not come over a line: a file of the person's. */
export function keepAttached(
  store: Store,
  { sm3, ...file }: Omit<Asked, 'got'> & { readonly sourceId: Id; readonly sm3?: string | undefined },
): void {
  store
    .sql(
      `INSERT INTO file_held (hash, size, source, state, got, used_at, verified_at, sm3)
       VALUES (:hash, :size, (SELECT key FROM source WHERE id = :sourceId), 'here', :size, :now, :now, :sm3)
       ON CONFLICT DO UPDATE SET state = 'here', got = excluded.got, used_at = excluded.used_at, fault = NULL,
         verified_at = excluded.verified_at, sm3 = coalesce(excluded.sm3, sm3)`,
    )
    .run({ ...file, sm3: sm3 ?? null });
}

/** False when nobody wants it any more. */
export function keepProgress(store: Store, hash: string, got: number, etag: string | undefined): boolean {
  return (
    store
      .sql(
        `UPDATE file_held SET state = CASE WHEN :got > 0 THEN 'coming' ELSE 'wanted' END, got = :got, etag = :etag
         WHERE hash = :hash AND state IN ('wanted', 'coming')`,
      )
      .run({ hash, got, etag: etag ?? null }).changes === 1
  );
}

/** Its hash was found right. */
export function settleHere(store: Store, hash: string, now: number, sm3?: string): void {
  store
    .sql(
      `UPDATE file_held SET state = 'here', got = size, etag = NULL, fault = NULL, used_at = :now, verified_at = :now,
         sm3 = coalesce(:sm3, sm3)
       WHERE hash = :hash AND state IN ('wanted', 'coming')`,
    )
    .run({ now, hash, sm3: sm3 ?? null });
}

/** Its bytes were read back and are still what its hashes say. */
export function markVerified(
  store: Store,
  hash: string,
  { at, sm3 }: { readonly at: number; readonly sm3: string },
): void {
  store.sql('UPDATE file_held SET verified_at = ?, sm3 = ? WHERE hash = ?').run(at, sm3, hash);
}

/** The one whose bytes nobody has looked at for longest, when that was before `before`. */
export function nextToVerify(
  store: Store,
  before: number,
): { readonly hash: string; readonly size: number } | undefined {
  const value = store
    .sql(
      `SELECT hash, size FROM file_held WHERE state = 'here' AND coalesce(verified_at, 0) < ?
       ORDER BY coalesce(verified_at, 0), hash LIMIT 1`,
    )
    .get(before);
  if (value === undefined) return undefined;
  const row = asRow(value);
  return { hash: text(row, 'hash'), size: int(row, 'size') };
}

export function settleFailed(store: Store, hash: string, fault: Fault, got: number): void {
  store
    .sql(`UPDATE file_held SET state = 'failed', got = ?, etag = NULL, fault = ?, sm3 = NULL WHERE hash = ?`)
    .run(got, JSON.stringify(fault), hash);
}

export function markUsed(store: Store, hash: string, now: number): void {
  store.sql('UPDATE file_held SET used_at = ? WHERE hash = ?').run(now, hash);
}

export function setPinned(store: Store, hash: string, pin: 'pinned' | 'loose'): boolean {
  return (
    store.sql('UPDATE file_held SET pinned = ? WHERE hash = ?').run(pin === 'pinned' ? 1 : 0, hash)
      .changes === 1
  );
}

/** Its bytes are swept from now on; a trigger says so. */
export function forgetHeld(store: Store, hash: string): boolean {
  return store.sql('DELETE FROM file_held WHERE hash = ?').run(hash).changes === 1;
}

/** Of one source: what somebody opened before what is kept (保留) in bulk, each in the order asked. */
export function wantedFiles(store: Store, sourceId: Id): readonly HeldFile[] {
  return store
    .sql(
      `SELECT ${columns} FROM file_held INDEXED BY file_held_wanted
       WHERE source = (SELECT key FROM source WHERE id = ?) AND state IN ('wanted', 'coming') ORDER BY pinned, used_at`,
    )
    .all(sourceId)
    .map((row) => fromRow(asRow(row)));
}

/** `promised`: used, and what the files on their way will take. */
type Room = { readonly used: number; readonly pinned: number; readonly promised: number };

export function roomTaken(store: Store): Room {
  const row = asRow(
    store
      .sql(
        `SELECT coalesce(sum(got), 0) AS used, coalesce(sum(CASE pinned WHEN 1 THEN got END), 0) AS pinned,
           coalesce(sum(CASE WHEN state IN ('wanted', 'coming') THEN size ELSE got END), 0) AS promised
         FROM file_held`,
      )
      .get(),
  );
  return { used: int(row, 'used'), pinned: int(row, 'pinned'), promised: int(row, 'promised') };
}

/** Bytes of the person's that are not at the department yet: never dropped. */
export function unsentHashes(store: Store): ReadonlySet<string> {
  const rows = store
    .sql(
      `SELECT json_extract(body, '$.hash') AS hash FROM outbox INDEXED BY outbox_unended
       WHERE ended = 0 AND type = 'upload' AND state NOT IN ('accepted')`,
    )
    .all();
  return new Set(rows.map((row) => text(asRow(row), 'hash')));
}

/** What could go, longest unused first: whole files that nobody pinned. The unsent are among them still. */
export function looseFiles(store: Store): readonly HeldFile[] {
  return store
    .sql(
      `SELECT ${columns} FROM file_held WHERE pinned = 0 AND (state = 'here' OR state = 'failed' AND got > 0)
       ORDER BY used_at, hash`,
    )
    .all()
    .map((row) => fromRow(asRow(row)));
}

/** Their bytes are gone, all of them: what was pinned or asked for is fetched again, the rest when it is asked for. */
export function loseAll(store: Store): void {
  store.transaction(() => {
    store.sql(`DELETE FROM file_held WHERE pinned = 0 AND state IN ('here', 'failed')`).run();
    store.sql(`UPDATE file_held SET state = 'wanted', got = 0, etag = NULL, fault = NULL`).run();
  });
}

/** A record here names it, as its department stated: it is no file of the person's. */
export function isNamed(store: Store, hash: string): boolean {
  return store.sql('SELECT 1 FROM file WHERE hash = ? LIMIT 1').get(hash) !== undefined;
}

/** A discard may be taken back for so long; then the file is needed again. */
const undoMs = 86_400_000;

/**
 * Bytes that no record names (S13: it was withdrawn or deleted), pinned or not. Kept while something of the outbox
 * still speaks of them: an upload, or a change that names the file and that no pull has shown yet.
 */
export function orphanedFiles(store: Store, now: number): readonly string[] {
  return store
    .sql(
      `SELECT hash FROM file_held h WHERE NOT EXISTS (SELECT 1 FROM file f WHERE f.hash = h.hash)
         AND NOT EXISTS (SELECT 1 FROM outbox o INDEXED BY outbox_unended
           WHERE o.ended = 0 AND o.type <> 'action' AND instr(o.body, h.hash) > 0)
         AND NOT EXISTS (SELECT 1 FROM outbox o WHERE o.type = 'upload' AND o.state = 'discarded'
           AND o.changed_at > :since AND instr(o.body, h.hash) > 0)`,
    )
    .all({ since: now - undoMs })
    .map((row) => text(asRow(row), 'hash'));
}

// The bytes of files, in pieces, in a file of their own beside the first: same key, same cipher. Which files there
// should be is said by `file_held` of the first file; what is here beyond that is swept. Takes that second store.
import type { Database } from 'better-sqlite3';
import { asRow, bytes, int, text } from './columns.ts';
import type { Store } from './store.ts';
import { troubleOf } from './trouble.ts';

/** Of one piece; only the last of a file is shorter. */
export const pieceBytes = 256 * 1024;
/** Pieces of one file have places next to each other: 256 GB each. */
const placesEach = 2 ** 20;

/**
 * A page of this second file failed its check. Not the damage that the shell is told of: what the person decided stands in
 * the first file, and files can be fetched again.
 */
export class BytesDamaged extends Error {
  override readonly name = 'BytesDamaged';
}

function checked<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    const trouble = troubleOf(error);
    if (trouble?.kind === 'damaged') throw new BytesDamaged(trouble.detail);
    throw error;
  }
}

export function bytesPath(path: string): string {
  return `${path.replace(/\.db$/, '')}.files.db`;
}

/** A page of 16 KB: half the time of 4 KB for pieces this long. Free pages are given back by `giveBackSome`. */
export function prepareBytes(db: Database): Database {
  db.pragma('page_size = 16384');
  db.pragma('auto_vacuum = INCREMENTAL');
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.pragma('trusted_schema = OFF');
  db.pragma('cell_size_check = ON');
  // Nothing stays behind of what may not be here any more, not even under our own key.
  db.pragma('secure_delete = ON');
  db.pragma('wal_autocheckpoint = 256');
  db.pragma('journal_size_limit = 4194304');
  db.pragma('cache_size = -4000');
  db.exec(`
    CREATE TABLE IF NOT EXISTS kept (key INTEGER PRIMARY KEY AUTOINCREMENT, hash TEXT NOT NULL UNIQUE) STRICT;
    CREATE TABLE IF NOT EXISTS piece (place INTEGER PRIMARY KEY, bytes BLOB NOT NULL) STRICT;
  `);
  return db;
}

function keyOf(store: Store, hash: string): number | undefined {
  const row = store.sql('SELECT key FROM kept WHERE hash = ?').get(hash);
  return row === undefined ? undefined : int(asRow(row), 'key');
}

type Last = { readonly number: number; readonly length: number };

/** Without reading it: its length stands at its head. */
function lastPiece(store: Store, key: number): Last | undefined {
  const from = key * placesEach;
  const row = store
    .sql(
      `SELECT place - :from AS number, length(bytes) AS length FROM piece
       WHERE place >= :from AND place < :to ORDER BY place DESC LIMIT 1`,
    )
    .get({ from, to: from + placesEach });
  return row === undefined
    ? undefined
    : { number: int(asRow(row), 'number'), length: int(asRow(row), 'length') };
}

/** How many bytes of it are here, from its first on: pieces come in order and go from the end. */
export function arrived(store: Store, hash: string): number {
  return checked(() => {
    const key = keyOf(store, hash);
    const last = key === undefined ? undefined : lastPiece(store, key);
    return last === undefined ? 0 : last.number * pieceBytes + last.length;
  });
}

/** One piece by its number; undefined when there is none. */
export function readPiece(store: Store, hash: string, number: number): Uint8Array | undefined {
  return checked(() => {
    const key = keyOf(store, hash);
    if (key === undefined) return undefined;
    const row = store.sql('SELECT bytes FROM piece WHERE place = ?').get(key * placesEach + number);
    return row === undefined ? undefined : bytes(asRow(row), 'bytes');
  });
}

/**
 * Pieces one after another from `number` on, all or none of them; a shorter one that stood there is replaced. False, and
 * nothing written, when what is here does not reach to there (any more): between pieces there is never a hole.
 */
export function writePieces(
  store: Store,
  hash: string,
  number: number,
  pieces: readonly Uint8Array[],
): boolean {
  const write = () => {
    if (Math.floor(arrived(store, hash) / pieceBytes) !== number) return false;
    store.sql('INSERT OR IGNORE INTO kept (hash) VALUES (?)').run(hash);
    const from = (keyOf(store, hash) ?? 0) * placesEach + number;
    const put = store.sql(
      'INSERT INTO piece (place, bytes) VALUES (?, ?) ON CONFLICT DO UPDATE SET bytes = excluded.bytes',
    );
    for (const [index, piece] of pieces.entries()) put.run(from + index, piece);
    return true;
  };
  return checked(() => store.transaction(write));
}

/** What was written under a name of its own gets its hash as its name; false when the hash is here already. */
export function nameBytes(store: Store, from: string, hash: string): boolean {
  return checked(
    () => store.sql('UPDATE OR IGNORE kept SET hash = ? WHERE hash = ?').run(hash, from).changes === 1,
  );
}

/** Wrong ones: nothing will count on them again, and the sweep takes them. */
export function disown(store: Store, hash: string): boolean {
  const sql = `UPDATE kept SET hash = 'disowned ' || key WHERE hash = ?`;
  return checked(() => store.sql(sql).run(hash).changes === 1);
}

export function keptHashes(store: Store): readonly string[] {
  return checked(() => store.sql('SELECT hash FROM kept ORDER BY key').all()).map((row) =>
    text(asRow(row), 'hash'),
  );
}

/** Some pieces from the end; true while there are more. So what is left is whole up to its end at any moment. */
export function dropSome(store: Store, hash: string, pieces: number): boolean {
  const drop = () => {
    const key = keyOf(store, hash);
    if (key === undefined) return false;
    const last = lastPiece(store, key);
    if (last === undefined) {
      store.sql('DELETE FROM kept WHERE key = ?').run(key);
      return false;
    }
    const from = key * placesEach;
    store
      .sql('DELETE FROM piece WHERE place > :after AND place <= :last')
      .run({ after: from + Math.max(-1, last.number - pieces), last: from + last.number });
    return true;
  };
  return checked(() => store.transaction(drop));
}

/** Room for the disk again; true while there is more to give back. */
export function giveBackSome(store: Store, pages: number): boolean {
  return checked(() => {
    store.db.pragma(`incremental_vacuum(${pages})`);
    if (Number(store.db.pragma('freelist_count', { simple: true })) > 0) return true;
    store.checkpoint();
    return false;
  });
}

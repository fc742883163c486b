// Opens the one encrypted file of a profile, or a desk in memory. Nothing of SQLite's set-up is anywhere else.
// An outcome that is not `opened` has left the file as it was.
import { closeSync, existsSync, openSync, rmSync } from 'node:fs';
import type Database from 'better-sqlite3';
import { connect, type Where } from './connect.ts';
import { bytesPath, prepareBytes } from './file-bytes.ts';
import { createFoldBeside } from './fold-beside.ts';
import { fileVersion, migrate, newestVersion } from './migrate.ts';
import { aStore, type Store } from './store.ts';
import { troubleOf } from './trouble.ts';

export type OpenOutcome =
  | { readonly outcome: 'opened'; readonly store: Store }
  | { readonly outcome: 'newer'; readonly fileVersion: number; readonly ourVersion: number }
  /** Wrong key, damaged header, or not there at all. */
  | { readonly outcome: 'unreadable' }
  | { readonly outcome: 'damaged'; readonly detail: string }
  | { readonly outcome: 'no-space' };

/** `foldWorker`: the thread that folds the WAL; without one it is folded between two other things. */
export function openStore(where: Where, nativeBinding?: string, foldWorker?: string): OpenOutcome {
  const binding = nativeBinding === undefined ? {} : { nativeBinding };
  let db: Database.Database | undefined;
  try {
    if (where.place === 'file') {
      const refused = where.create ? createFile(where.path) : refusal(where, binding);
      if (refused !== undefined) return refused;
    }
    db = connect(where, { ...binding, fileMustExist: where.place === 'file' });
    settle(db);
    migrate(db);
    const beside = (how: 'as-it-is' | 'anew') => openBytes(where, binding, how);
    const another = () => connect(where, { ...binding, fileMustExist: true, readonly: true });
    const folding =
      where.place === 'file' && foldWorker !== undefined
        ? { folding: createFoldBeside(foldWorker, { path: where.path, key: where.key, ...binding }) }
        : {};
    return {
      outcome: 'opened',
      store: aStore(db, where.place === 'file' ? { another, beside, ...folding } : { beside }),
    };
  } catch (error) {
    db?.close();
    // A first run that failed leaves nothing behind that a later one would find and refuse.
    if (where.place === 'file' && where.create) removeFile(where.path);
    return failure(error);
  }
}

/** Only on a first run. Readable by this user alone from its first moment; -wal and -shm take its mode. */
function createFile(path: string): OpenOutcome | undefined {
  if (existsSync(path)) return { outcome: 'unreadable' };
  closeSync(openSync(path, 'wx', 0o600));
  // Of a desk that is no more: nobody has its key.
  removeFile(bytesPath(path));
  return undefined;
}

/**
 * The bytes of files: same key, same cipher, made when the first file is kept. One that cannot be read (another key, a
 * destroyed header) is begun anew: what came from a department is fetched again, and what is missing says so.
 */
function openBytes(where: Where, binding: Database.Options, how: 'as-it-is' | 'anew'): Database.Database {
  if (where.place === 'memory') return prepareBytes(connect(where, binding));
  const path = bytesPath(where.path);
  if (how === 'anew') removeFile(path);
  const open = () => {
    if (!existsSync(path)) closeSync(openSync(path, 'wx', 0o600));
    const db = connect({ ...where, path }, { ...binding, fileMustExist: true });
    try {
      return prepareBytes(db);
    } catch (error) {
      db.close();
      throw error;
    }
  };
  try {
    return open();
  } catch (error) {
    const kind = troubleOf(error)?.kind;
    if (kind !== 'unreadable' && kind !== 'damaged') throw error;
    removeFile(path);
    return open();
  }
}

function removeFile(path: string): void {
  for (const end of ['', '-wal', '-shm']) rmSync(path + end, { force: true });
}

/**
 * The version is read by a connection that cannot write: an ordinary one would fold a left-over WAL into the file
 * of the newer version when it closes.
 */
function refusal(where: Where & { place: 'file' }, binding: Database.Options): OpenOutcome | undefined {
  if (!existsSync(where.path)) return { outcome: 'unreadable' };
  const db = connect(where, { ...binding, fileMustExist: true, readonly: true });
  try {
    const version = fileVersion(db);
    const ours = newestVersion();
    return version > ours ? { outcome: 'newer', fileVersion: version, ourVersion: ours } : undefined;
  } finally {
    db.close();
  }
}

function settle(db: Database.Database): void {
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.pragma('foreign_keys = ON');
  db.pragma('trusted_schema = OFF');
  db.pragma('cell_size_check = ON');
  // Zeroes what was deleted wherever that costs no extra write.
  db.pragma('secure_delete = FAST');
  db.pragma('wal_autocheckpoint = 12000');
  // Above what the WAL grows to: the commit that cuts it short takes 20 to 90 ms, after every fold of a pull. `checkpoint` empties it.
  db.pragma('journal_size_limit = 67108864');
  db.pragma('cache_size = -16000');
}

function failure(error: unknown): OpenOutcome {
  const trouble = troubleOf(error);
  switch (trouble?.kind) {
    case 'unreadable':
      return { outcome: 'unreadable' };
    case 'damaged':
      return { outcome: 'damaged', detail: trouble.detail };
    case 'no-space':
      return { outcome: 'no-space' };
    case undefined:
      throw error;
  }
}

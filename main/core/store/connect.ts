// A connection to the encrypted file of a profile, or to a desk in memory. Also all that the folding thread loads.
import Database from 'better-sqlite3';

export type Where =
  | { readonly place: 'file'; readonly path: string; readonly key: string; readonly create: boolean }
  | { readonly place: 'memory' };

export function connect(where: Where, options: Database.Options): Database.Database {
  const db = new Database(where.place === 'file' ? where.path : ':memory:', { ...options, timeout: 5000 });
  try {
    // Before anything touches the disk: rows must not be spilled in plain text to a temporary file.
    db.pragma('temp_store = MEMORY');
    if (where.place === 'file') unlock(db, where.key);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

/** aegis authenticates every page: a flipped bit is an error, never another word. A raw key needs no derivation. */
function unlock(db: Database.Database, key: string): void {
  db.pragma("cipher = 'aegis'");
  db.pragma(`key = "x'${key}'"`);
  // The first read tells a wrong key.
  db.pragma('user_version');
}

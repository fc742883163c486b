// The open file as the table files see it: prepared statements, transactions, an end.
import type { Database, Statement } from 'better-sqlite3';

export type Store = {
  readonly db: Database;
  /** Prepared once and kept by its text. */
  sql(text: string): Statement;
  /** All or nothing. A transaction inside another is part of it. */
  transaction<T>(work: () => T): T;
  /** A second connection, which can only read; none to a desk in memory. */
  another(): Database | undefined;
  /** Folds the WAL into the file and empties it. */
  checkpoint(): void;
  close(): void;
};

export function aStore(db: Database, another: () => Database | undefined = () => undefined): Store {
  const statements = new Map<string, Statement>();
  const atomically = db.transaction((work: () => unknown) => {
    const value = work();
    // A promise would run on after the commit.
    if (value instanceof Promise) throw new Error('believed: a transaction is synchronous');
    return value;
  });
  return {
    db,
    sql(text) {
      const known = statements.get(text);
      if (known !== undefined) return known;
      const prepared = db.prepare(text);
      statements.set(text, prepared);
      return prepared;
    },
    transaction<T>(work: () => T): T {
      let value: { readonly it: T } | undefined;
      const kept = () => {
        value = { it: work() };
        return value.it;
      };
      if (db.inTransaction) kept();
      else atomically.immediate(kept);
      if (value === undefined) throw new Error('believed: a transaction that did not throw has run');
      return value.it;
    },
    another,
    checkpoint() {
      db.pragma('wal_checkpoint(TRUNCATE)');
    },
    close() {
      if (!db.open) return;
      db.pragma('optimize');
      db.close();
    },
  };
}

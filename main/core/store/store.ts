// The open file as the table files see it: prepared statements, transactions, an end.
import type { Database, Statement } from 'better-sqlite3';
import type { FoldBeside } from './fold-beside.ts';

export type Store = {
  readonly db: Database;
  /** Prepared once and kept by its text. */
  sql(text: string): Statement;
  /** All or nothing. A transaction inside another is part of it. */
  transaction<T>(work: () => T): T;
  /**
   * The same for what a department sends again when it was lost: not waited for until it lies on the disk. A power cut
   * may undo it, whole, as if it had not come yet; whatever `transaction` saves afterwards takes it along to the disk.
   */
  repeatable<T>(work: () => T): T;
  /** Many small questions as of one moment: each by itself would take and give back its hold of the file. */
  reading<T>(work: () => T): T;
  /** A second connection, which can only read; none to a desk in memory. */
  another(): Database | undefined;
  /** The bytes of files, in a file of their own (file-bytes.ts); opened when first asked for. */
  beside(): Store;
  /** It was found damaged: what stands in it goes, and it begins anew. */
  besideAnew(): Store;
  /** Folds the WAL into the file and empties it. */
  checkpoint(): void;
  /** The same on a thread beside, where there is one; not when somebody is reading in it. */
  checkpointBeside(): Promise<void>;
  /** Folds what it can, waiting for nobody, so that no commit has to do it. */
  fold(): void;
  /** The same on a thread beside, where there is one; the core may go on meanwhile. */
  foldBeside(): Promise<void>;
  close(): void;
};

type OtherFiles = {
  readonly folding?: FoldBeside;
  readonly another?: () => Database | undefined;
  readonly beside?: (how: 'as-it-is' | 'anew') => Database;
};

export function aStore(db: Database, others: OtherFiles = {}): Store {
  let opened: Store | undefined;
  const statements = new Map<string, Statement>();
  const atomically = db.transaction((work: () => unknown) => {
    const value = work();
    // A promise would run on after the commit.
    if (value instanceof Promise) throw new Error('believed: a transaction is synchronous');
    return value;
  });
  const transaction = <T>(work: () => T): T => {
    let value: { readonly it: T } | undefined;
    const kept = () => {
      value = { it: work() };
      return value.it;
    };
    if (db.inTransaction) kept();
    else atomically.immediate(kept);
    if (value === undefined) throw new Error('believed: a transaction that did not throw has run');
    return value.it;
  };
  const openBeside = (how: 'as-it-is' | 'anew'): Store => {
    if (others.beside === undefined) throw new Error('believed: only the file of the desk has one beside it');
    if (how === 'anew') opened?.db.close();
    if (how === 'anew' || opened === undefined) opened = aStore(others.beside(how));
    return opened;
  };
  const fold = (): void => void db.pragma('wal_checkpoint(PASSIVE)');
  const checkpoint = (): void => void db.pragma('wal_checkpoint(TRUNCATE)');
  return {
    db,
    sql(text) {
      const known = statements.get(text);
      if (known !== undefined) return known;
      const prepared = db.prepare(text);
      statements.set(text, prepared);
      return prepared;
    },
    transaction,
    repeatable<T>(work: () => T): T {
      if (db.inTransaction) return work();
      db.pragma('synchronous = NORMAL');
      try {
        return transaction(work);
      } finally {
        db.pragma('synchronous = FULL');
      }
    },
    reading: <T>(work: () => T): T => (db.inTransaction ? work() : db.transaction(work).deferred()),
    another: () => others.another?.(),
    beside: () => openBeside('as-it-is'),
    besideAnew: () => openBeside('anew'),
    checkpoint,
    async checkpointBeside() {
      const isDone = await others.folding?.run('empty');
      if (isDone !== true && db.open) checkpoint();
    },
    fold,
    async foldBeside() {
      const isFolded = await others.folding?.run('fold');
      if (isFolded !== true && db.open) fold();
    },
    close() {
      others.folding?.close();
      opened?.close();
      if (!db.open) return;
      db.pragma('optimize');
      db.close();
    },
  };
}

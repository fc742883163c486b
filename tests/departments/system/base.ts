// One system's own SQLite file: its records, its ledger of actions, its sessions and what it must remember.
// One process writes one file, so a sequence number taken inside the writing transaction is also commit order:
// that is what makes `seq > cursor` safe here. It is NOT safe on PostgreSQL (shared/contract/README.md says why).
import { randomBytes, randomUUID } from 'node:crypto';
import Database from 'better-sqlite3';
import { openTodoStates } from '../../../shared/domain/terms.ts';

type Row = Record<string, unknown>;

export type Base = {
  readonly db: Database.Database;
  /** Prepared once per text. */
  sql(text: string): Database.Statement<unknown[], Row>;
  transaction<T>(work: () => T): T;
  remembered(name: string): string | undefined;
  remember(name: string, value: string): void;
  /** The next place in the change feeds; only inside a transaction. */
  nextSeq(): number;
  close(): void;
};

/** What is open, and its order by what may be acted on and by arrival: the same words in the index and in the question. */
export const isOpen = `presence = 'listed' AND state IN (${['', ...openTodoStates].map((state) => `'${state}'`).join()})`;
export const newestOrder = `coalesce(json_array_length(data, '$.actions'), 0) > 0 DESC,
  unixepoch(json_extract(data, '$.arrivedAt')) DESC, seq DESC`;

const schema = `
CREATE TABLE IF NOT EXISTS memory(name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS sequence(one INTEGER PRIMARY KEY CHECK (one = 1), value INTEGER NOT NULL) STRICT;
INSERT OR IGNORE INTO sequence(one, value) VALUES (1, 0);
-- One row a record, moved to a new seq when it changes: the feed compacts itself and needs no log to purge.
CREATE TABLE IF NOT EXISTS item(
  kind TEXT NOT NULL, id TEXT NOT NULL, feed TEXT NOT NULL, seq INTEGER NOT NULL, revision INTEGER NOT NULL,
  presence TEXT NOT NULL CHECK (presence IN ('listed', 'tombstone', 'withdrawn')),
  state TEXT NOT NULL, data TEXT NOT NULL, changed_by TEXT, changed_at TEXT, PRIMARY KEY (kind, id)) STRICT;
CREATE UNIQUE INDEX IF NOT EXISTS item_in_feed ON item(feed, seq);
-- The newest that are open, those to be acted on first: found without sorting all (recentPage of changes.ts).
CREATE INDEX IF NOT EXISTS item_newest ON item(feed, ${newestOrder}) WHERE ${isOpen};
-- The answer to each key, for ever: a repeat is answered from here.
CREATE TABLE IF NOT EXISTS ledger(
  key TEXT PRIMARY KEY, body_hash TEXT NOT NULL, kind TEXT NOT NULL, item TEXT NOT NULL,
  answer TEXT NOT NULL, repeats INTEGER NOT NULL DEFAULT 0, at TEXT NOT NULL) STRICT;
-- Written each time an action or an edit changed a record, so that a test can count: more than one row a key is a fault.
CREATE TABLE IF NOT EXISTS effect(
  n INTEGER PRIMARY KEY, key TEXT NOT NULL, kind TEXT NOT NULL, item TEXT NOT NULL,
  action TEXT NOT NULL, opinion TEXT NOT NULL, at TEXT NOT NULL, fields TEXT) STRICT;
-- Every value of editable fields, so that a test can look for what was once typed. No backup takes it back.
CREATE TABLE IF NOT EXISTS value_seen(
  n INTEGER PRIMARY KEY, kind TEXT NOT NULL, item TEXT NOT NULL, field TEXT NOT NULL, value TEXT) STRICT;
CREATE INDEX IF NOT EXISTS value_seen_in ON value_seen(kind, item);
CREATE TABLE IF NOT EXISTS session(id TEXT PRIMARY KEY, expires INTEGER NOT NULL) STRICT;
-- Files that are given out on loan only, and the record whose loans say so.
CREATE TABLE IF NOT EXISTS loan_file(hash TEXT PRIMARY KEY, item TEXT NOT NULL) STRICT;
-- The register of loans: what was done with copies on desks (利用登记), as the desks reported it.
CREATE TABLE IF NOT EXISTS loan_use(
  n INTEGER PRIMARY KEY, item TEXT NOT NULL, loan TEXT NOT NULL, hash TEXT NOT NULL, what TEXT NOT NULL,
  at TEXT NOT NULL, pages TEXT) STRICT;
-- A file's bytes are the parts of its content, in their order; or made by this recipe whenever they are asked for.
CREATE TABLE IF NOT EXISTS held_file(
  hash TEXT PRIMARY KEY, mime TEXT NOT NULL, size INTEGER NOT NULL, content TEXT, made TEXT) STRICT;
CREATE TABLE IF NOT EXISTS part(
  content TEXT NOT NULL, at INTEGER NOT NULL, bytes BLOB NOT NULL, PRIMARY KEY (content, at)) STRICT;
-- An upload's parts become the content of its file when its hash is right.
CREATE TABLE IF NOT EXISTS upload(
  id TEXT PRIMARY KEY, sha256 TEXT NOT NULL, mime TEXT NOT NULL, size INTEGER NOT NULL,
  received INTEGER NOT NULL DEFAULT 0, done INTEGER NOT NULL DEFAULT 0, expires INTEGER NOT NULL) STRICT;
`;

export function openBase(path: string): Base {
  const db = new Database(path);
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.pragma('busy_timeout = 5000');
  db.exec(schema);
  bringUp(db);
  const prepared = new Map<string, Database.Statement<unknown[], Row>>();
  const sql = (text: string) => {
    const known = prepared.get(text) ?? db.prepare<unknown[], Row>(text);
    prepared.set(text, known);
    return known;
  };
  const base: Base = {
    db,
    sql,
    transaction: (work) => (db.inTransaction ? work() : db.transaction(work).immediate()),
    remembered: (name) => textOr(sql('SELECT value FROM memory WHERE name = ?').get(name)?.value),
    remember: (name, value) => {
      sql(
        'INSERT INTO memory(name, value) VALUES (?, ?) ON CONFLICT(name) DO UPDATE SET value = excluded.value',
      ).run(name, value);
    },
    nextSeq: () => Number(sql('UPDATE sequence SET value = value + 1 RETURNING value').get()?.value),
    close: () => db.close(),
  };
  if (base.remembered('epoch') === undefined) {
    base.transaction(() => {
      base.remember('epoch', randomUUID());
      base.remember('generation', '1');
      base.remember('secret', randomBytes(24).toString('base64url'));
      base.remember('session-seconds', '28800');
    });
  }
  return base;
}

/** A data folder of before: columns it lacks, and its files in the one table they had. */
function bringUp(db: Database.Database): void {
  const has = (table: string, column: string) =>
    db.prepare('SELECT 1 FROM pragma_table_info(?) WHERE name = ?').get(table, column) !== undefined;
  if (!has('item', 'changed_by'))
    db.exec('ALTER TABLE item ADD COLUMN changed_by TEXT; ALTER TABLE item ADD COLUMN changed_at TEXT');
  if (!has('effect', 'fields')) db.exec('ALTER TABLE effect ADD COLUMN fields TEXT');
  if (has('file', 'bytes'))
    db.exec(`BEGIN; INSERT INTO held_file SELECT hash, mime, length(bytes), hash, NULL FROM file;
      INSERT INTO part SELECT hash, 0, bytes FROM file; DROP TABLE file; COMMIT`);
}

function textOr(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** What is remembered from the first opening on. */
export function alwaysRemembered(
  base: Base,
  name: 'epoch' | 'generation' | 'secret' | 'session-seconds',
): string {
  const value = base.remembered(name);
  if (value === undefined) throw new Error(`believed: ${name} is remembered since the first opening`);
  return value;
}

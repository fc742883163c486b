// The file of a desk as the version before this one would have left it: the same rows in the tables of version 1, opened
// as any file is opened. Only what that version knew is carried over; what it did not know must not be there.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { first } from '../../main/core/store/migrations/0001-first.ts';
import { openStore } from '../../main/core/store/open.ts';
import type { Store } from '../../main/core/store/store.ts';

type Made = { readonly name: string; readonly sql: string };
const key = 'b1'.repeat(32);

/** The same desk, opened anew; the store given is left as it is. */
export function asBefore(store: Store): Store {
  const dir = mkdtempSync(join(tmpdir(), 'govdesk-former-'));
  const path = join(dir, 'desk.db');
  try {
    writeFormer(store, path);
    const opened = openStore({ place: 'file', path, key, create: false });
    if (opened.outcome !== 'opened') throw new Error(`a file of version 1 is ${opened.outcome}`);
    return opened.store;
  } finally {
    // What is open stays usable until it is closed, and leaves nothing behind.
    rmSync(dir, { recursive: true, force: true });
  }
}

function writeFormer(from: Store, path: string): void {
  const db = new Database(path);
  db.pragma("cipher = 'aegis'");
  db.pragma(`key = "x'${key}'"`);
  db.exec(first.sql);
  db.pragma(`user_version = ${first.version}`);
  db.pragma('foreign_keys = OFF');
  const triggers = made(db, 'trigger');
  for (const { name } of triggers) db.exec(`DROP TRIGGER ${name}`);
  db.transaction(() => {
    for (const { name, sql } of made(db, 'table')) if (!isVirtual(name, sql)) copy(from, db, name);
  })();
  for (const { sql } of triggers) db.exec(sql);
  db.close();
}

function made(db: Database.Database, type: 'table' | 'trigger'): readonly Made[] {
  return db
    .prepare("SELECT name, sql FROM sqlite_master WHERE type = ? AND name NOT LIKE 'sqlite_%'")
    .all(type) as readonly Made[];
}

/** Full text is made anew from the rows. */
const isVirtual = (name: string, sql: string): boolean =>
  /^CREATE VIRTUAL/i.test(sql) || /_(data|idx|content|docsize|config)$/.test(name);

/** Columns of version 1 that are gone, and what stood in them. */
const formerly: Readonly<Record<string, string>> = { due: "data -> '$.due'" };

function copy(from: Store, to: Database.Database, table: string): void {
  const columnsOf = (db: Database.Database) =>
    db.prepare(`SELECT name FROM pragma_table_info('${table}')`).pluck().all().map(String);
  const here = columnsOf(from.db);
  const names = columnsOf(to);
  const columns = names.map((name) => (here.includes(name) ? name : (formerly[name] ?? name)));
  to.exec(`DELETE FROM ${table}`);
  const rows = from
    .sql(`SELECT ${columns.join(', ')} FROM ${table}`)
    .raw()
    .all() as readonly unknown[][];
  const insert = to.prepare(
    `INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`,
  );
  for (const row of rows) insert.run(...row);
}

// The least that a first sync can be: the same pages from the same system over HTTP, and the records put raw into
// a file of the same cipher in one transaction. Nothing is checked, indexed or kept apart.

import { closeSync, openSync } from 'node:fs';
import Database from 'better-sqlite3';

export type Download = {
  readonly address: string;
  readonly secret: string;
  readonly feed: string;
  readonly pageSize: number;
};
export type Floor = {
  readonly records: number;
  readonly bytes: number;
  readonly downloadMs: number;
  /** Taking the pages apart, which the strict floor leaves out though nobody can do without it. */
  readonly parseMs: number;
  readonly insertMs: number;
};

type Row = readonly [id: string, revision: string, data: string];
type Page = {
  readonly changes: readonly {
    readonly id: string;
    readonly revision: string;
    readonly record?: { readonly data: unknown };
  }[];
};

export async function rawFloor(download: Download, path: string, key: string): Promise<Floor> {
  const [pages, downloadMs] = await timed(() => allPages(download));
  const [rows, parseMs] = await timed(async () => pages.flatMap(rowsOf));
  const db = openRaw(path, key);
  const [, insertMs] = await timed(async () => insertAll(db, rows));
  db.close();
  const bytes = pages.reduce((sum, page) => sum + Buffer.byteLength(page), 0);
  return { records: rows.length, bytes, downloadMs, parseMs, insertMs };
}

async function timed<T>(work: () => Promise<T>): Promise<readonly [T, number]> {
  const startedAt = performance.now();
  const value = await work();
  return [value, performance.now() - startedAt];
}

async function allPages({ address, secret, feed, pageSize }: Download): Promise<readonly string[]> {
  const pages: string[] = [];
  let cursor: string | undefined;
  for (let more = true; more; ) {
    const query = new URLSearchParams({
      limit: String(pageSize),
      ...(cursor === undefined ? {} : { cursor }),
    });
    const reply = await fetch(`${address}/feeds/${feed}/changes?${query}`, {
      headers: { authorization: `Bearer ${secret}` },
    });
    const text = await reply.text();
    if (!reply.ok) throw new Error(`the system answered ${reply.status}: ${text.slice(0, 200)}`);
    // Both stand at the end of a page; it is not parsed to find them.
    const end = text.slice(-2_000);
    cursor = /"cursor":"([^"]+)"/.exec(end)?.[1];
    more = /"more":true/.test(end);
    pages.push(text);
  }
  return pages;
}

function rowsOf(page: string): readonly Row[] {
  const { changes } = JSON.parse(page) as Page;
  return changes.map(({ id, revision, record }) => [id, revision, JSON.stringify(record?.data)]);
}

function insertAll(db: Database.Database, rows: readonly Row[]): void {
  const insert = db.prepare('INSERT INTO raw(id, revision, data) VALUES (?, ?, ?)');
  db.exec('BEGIN IMMEDIATE');
  for (const row of rows) insert.run(...row);
  db.exec('COMMIT');
}

/** The settings of main/core/store/open.ts that cost time. */
function openRaw(path: string, key: string): Database.Database {
  closeSync(openSync(path, 'wx', 0o600));
  const db = new Database(path);
  db.pragma('temp_store = MEMORY');
  db.pragma("cipher = 'aegis'");
  db.pragma(`key = "x'${key}'"`);
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.pragma('cache_size = -16000');
  db.exec('CREATE TABLE raw(id TEXT PRIMARY KEY, revision TEXT NOT NULL, data TEXT NOT NULL) STRICT');
  return db;
}

// The connection to the department's database, and what to make of its errors.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import postgres from 'postgres';

export type Database = postgres.Sql;
export type Transaction = postgres.TransactionSql;

export function connect(url: string, connections = 10): Database {
  return postgres(url, {
    max: connections,
    onnotice: () => undefined,
    backoff: () => 0.1,
    connect_timeout: 5,
  });
}

/** Lays the schema down in an empty database. */
export async function layDown(sql: Database): Promise<void> {
  const [known] = await sql`SELECT to_regclass('ds_state') IS NOT NULL AS there`;
  if (known?.there === true) return;
  const text = await readFile(join(import.meta.dirname, 'schema.sql'), 'utf8');
  await sql.begin((tx) => tx.unsafe(text).simple());
}

/** What is none of our bugs: a database that is away, a row somebody holds, a text no database takes (U+0000). */
export function troubleOf(error: unknown): 'away' | 'locked' | 'bad-text' | undefined {
  const code = String(Reflect.get(Object(error), 'code') ?? '');
  if (code === '55P03' || code === '40P01') return 'locked';
  if (code === '22021' || code === '22P05' || code === '22P02') return 'bad-text';
  // Class 08: connection; 57P: being shut down or starting; 53300: too many connections.
  const away = /^(08|57P0|53300|CONNECT|ECONN|EPIPE)/.test(code);
  return away ? 'away' : undefined;
}

import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import {
  fileVersion,
  migrate,
  type Migration,
  migrations,
  newestVersion,
} from '../../../main/core/store/migrate.ts';

const two: readonly Migration[] = [
  { version: 1, sql: 'CREATE TABLE a (x INTEGER) STRICT; INSERT INTO a (x) VALUES (1);' },
  { version: 2, sql: 'ALTER TABLE a ADD COLUMN y INTEGER; UPDATE a SET y = x + 1;' },
];

describe('migrations', () => {
  it('are numbered from one without a gap', () => {
    expect(migrations.map(({ version }) => version)).toEqual(migrations.map((_, index) => index + 1));
  });

  it('bring an empty file to the newest version', () => {
    const db = new Database(':memory:');
    migrate(db);
    expect(fileVersion(db)).toBe(newestVersion());
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
  });

  it('go on from the version a file has, keeping its rows', () => {
    const db = new Database(':memory:');
    migrate(db, two.slice(0, 1));
    db.exec('INSERT INTO a (x) VALUES (7)');
    migrate(db, two);
    expect(db.prepare('SELECT x, y FROM a').all()).toEqual([
      { x: 1, y: 2 },
      { x: 7, y: 8 },
    ]);
  });

  it('change nothing the second time', () => {
    const db = new Database(':memory:');
    migrate(db, two);
    migrate(db, two);
    expect(db.prepare('SELECT count(*) AS n FROM a').get()).toEqual({ n: 1 });
  });

  it('leave the version before when a step fails', () => {
    const db = new Database(':memory:');
    const broken = [
      ...two.slice(0, 1),
      { version: 2, sql: 'CREATE TABLE b (x INTEGER) STRICT; SELECT nothing;' },
    ];
    expect(() => migrate(db, broken)).toThrow();
    expect(fileVersion(db)).toBe(1);
    expect(db.prepare("SELECT name FROM sqlite_schema WHERE name = 'b'").all()).toEqual([]);
  });

  it('make tables that are all strict, but for the full-text index', () => {
    const db = new Database(':memory:');
    migrate(db);
    const tables = db
      .prepare(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 0 AND name NOT LIKE 'sqlite_%'",
      )
      .all();
    expect(tables).toEqual([]);
  });
});

import {
  copyFileSync,
  readFileSync,
  readdirSync,
  readlinkSync as readlink,
  statSync,
  writeFileSync,
} from 'node:fs';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createFileCheck } from '../../../main/core/store/check.ts';
import { newestVersion } from '../../../main/core/store/migrate.ts';
import { openStore } from '../../../main/core/store/open.ts';
import { aFileStore, aKey, apply, aScratch, aSource, aTodo, type Scratch, todoAs } from './builders.ts';

const otherKey = 'cd'.repeat(32);
const marker = '临溪县政务服务数据管理局';

let scratch: Scratch;
beforeEach(() => {
  scratch = aScratch();
});
afterEach(() => scratch.leave());

/** A file with some hundred rows in it, closed. */
function aFilledFile(): void {
  const store = aFileStore(scratch.path);
  aSource(store);
  const upserts = Array.from({ length: 400 }, (_, n) =>
    todoAs(`r${n}`, '1', aTodo({ title: `${marker}${n}`, fromOrg: marker.repeat(5) })),
  );
  apply(store, { upserts });
  store.close();
}

const openAgain = (key = aKey) => openStore({ place: 'file', path: scratch.path, key, create: false });

function withRawFile(change: (db: Database.Database) => void): void {
  const db = new Database(scratch.path);
  db.pragma("cipher = 'aegis'");
  db.pragma(`key = "x'${aKey}'"`);
  change(db);
  db.close();
}

/** The file and its WAL as they lie when a process is killed after a commit. */
function leftByKill(change: (db: Database.Database) => void): readonly [string, string] {
  const paths = [`${scratch.folder}/killed.db`, `${scratch.folder}/killed.db-wal`] as const;
  withRawFile((db) => {
    change(db);
    copyFileSync(scratch.path, paths[0]);
    copyFileSync(`${scratch.path}-wal`, paths[1]);
  });
  return paths;
}

/** Opens and reads all of it; what a desk would notice. */
function noticesDamage(): boolean {
  const opened = openAgain();
  if (opened.outcome !== 'opened') return true;
  try {
    const check = createFileCheck(opened.store, () => performance.now());
    while (check.step() === 'more');
    return check.step() !== 'whole';
  } finally {
    opened.store.db.close();
  }
}

describe('opening', () => {
  it('makes a file only this user may read, and finds it again', () => {
    aFilledFile();
    expect(statSync(scratch.path).mode & 0o777).toBe(0o600);
    const opened = openAgain();
    expect(opened.outcome).toBe('opened');
    if (opened.outcome === 'opened') opened.store.close();
  });

  it('is by the settings that keep what was committed', () => {
    const store = aFileStore(scratch.path);
    const setting = (name: string) => store.db.pragma(name, { simple: true });
    expect([
      setting('journal_mode'),
      setting('synchronous'),
      setting('foreign_keys'),
      setting('temp_store'),
      setting('cipher'),
    ]).toEqual(['wal', 2, 1, 2, 'aegis']);
    store.close();
  });

  it('never makes a file where one is, nor opens one that is not there', () => {
    expect(openAgain()).toEqual({ outcome: 'unreadable' });
    aFilledFile();
    expect(openStore({ place: 'file', path: scratch.path, key: aKey, create: true })).toEqual({
      outcome: 'unreadable',
    });
  });

  it('fails without the key and with another', () => {
    aFilledFile();
    expect(openAgain(otherKey)).toEqual({ outcome: 'unreadable' });
    expect(() => new Database(scratch.path).prepare('SELECT 1 FROM sqlite_schema').get()).toThrow(
      /not a database/,
    );
  });

  it('refuses a file from a newer version and leaves its bytes as they are', () => {
    aFilledFile();
    withRawFile((db) => db.pragma(`user_version = ${newestVersion() + 1}`));
    const before = readFileSync(scratch.path);
    expect(openAgain()).toEqual({
      outcome: 'newer',
      fileVersion: newestVersion() + 1,
      ourVersion: newestVersion(),
    });
    expect(readFileSync(scratch.path).equals(before)).toBe(true);
  });

  it('of a newer file folds not even its left-over WAL', () => {
    aFilledFile();
    const copy = leftByKill((db) => db.pragma(`user_version = ${newestVersion() + 1}`));
    const before = copy.map((path) => readFileSync(path));
    const opened = openStore({ place: 'file', path: copy[0] ?? '', key: aKey, create: false });
    expect(opened.outcome).toBe('newer');
    expect(copy.map((path, index) => readFileSync(path).equals(before[index] ?? Buffer.alloc(0)))).toEqual([
      true,
      true,
    ]);
  });

  it('after a kill finds what was committed', () => {
    aFilledFile();
    const [path = ''] = leftByKill((db) => db.exec("UPDATE todo SET title = '杀前已提交'"));
    const opened = openStore({ place: 'file', path, key: aKey, create: false });
    if (opened.outcome !== 'opened') throw new Error('believed: opens');
    expect(
      opened.store.db.prepare("SELECT count(*) AS n FROM todo WHERE title = '杀前已提交'").get(),
    ).toEqual({ n: 400 });
    opened.store.close();
  });

  it('that fails on a first run leaves nothing behind', () => {
    const path = `${scratch.folder}/missing-folder/desk.db`;
    expect(() => openStore({ place: 'file', path, key: aKey, create: true })).toThrow();
    expect(readdirSync(scratch.folder)).toEqual([]);
  });

  it('keeps a desk in memory off the disk', () => {
    const opened = openStore({ place: 'memory' });
    expect(opened.outcome).toBe('opened');
    expect(readdirSync(scratch.folder)).toEqual([]);
  });
});

describe('the file', () => {
  it('shows no word of its content, nor does its WAL', () => {
    const store = aFileStore(scratch.path);
    aSource(store);
    apply(store, { upserts: [todoAs('r1', '1', aTodo({ title: marker }))] });
    const texts = [marker, '来源s1', 'CREATE TABLE', 'SQLite format 3'];
    for (const name of readdirSync(scratch.folder)) {
      const bytes = readFileSync(`${scratch.folder}/${name}`);
      for (const text of texts) {
        const found = [
          Buffer.from(text),
          Buffer.from(text, 'utf16le'),
          Buffer.from(Buffer.from(text).toString('base64').slice(0, 12)),
        ];
        expect(found.some((needle) => bytes.includes(needle))).toBe(false);
      }
    }
    store.close();
  });

  it('is one with nothing beside it once closed', () => {
    aFilledFile();
    expect(readdirSync(scratch.folder)).toEqual(['desk.db']);
  });

  it('gives a flipped bit away, wherever in its pages it is: 100 of 100', () => {
    aFilledFile();
    const whole = readFileSync(scratch.path);
    let seed = 7;
    const random = () => {
      seed = (seed * 1_664_525 + 1_013_904_223) >>> 0;
      return seed / 2 ** 32;
    };
    const noticed = Array.from({ length: 100 }, () => {
      const bytes = Buffer.from(whole);
      // The first 24 bytes are the salt, unused with a raw key, and plain settings; none of it is content.
      const at = 24 + Math.floor(random() * (bytes.length - 24));
      bytes[at] = (bytes[at] ?? 0) ^ (1 << Math.floor(random() * 8));
      writeFileSync(scratch.path, bytes);
      return noticesDamage();
    });
    expect(noticed.filter(Boolean)).toHaveLength(100);
    writeFileSync(scratch.path, whole);
    expect(noticesDamage()).toBe(false);
  });

  it('puts no temporary file anywhere when it sorts more than fits', () => {
    aFilledFile();
    const opened = openAgain();
    if (opened.outcome !== 'opened') throw new Error('believed: opens');
    const { store } = opened;
    store.db.pragma('cache_size = 10');
    const before = openFiles();
    const rows = store.db
      .prepare('SELECT a.data FROM todo a, todo b ORDER BY a.data, b.from_org LIMIT 5')
      .iterate();
    rows.next();
    expect(openFiles().filter((name) => !before.includes(name))).toEqual([]);
    rows.return?.(undefined);
    store.close();
  });
});

/** What this process holds open on the disk, deleted files included. */
function openFiles(): readonly string[] {
  return readdirSync('/proc/self/fd').flatMap((fd) => {
    try {
      return [readlink(`/proc/self/fd/${fd}`)].filter(
        (target) => target.startsWith('/') && !target.startsWith('/dev'),
      );
    } catch {
      return [];
    }
  });
}

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '../../../main/core/store/store.ts';
import { aFileStore, apply, aScratch, aSource, type Scratch, todoAs } from './builders.ts';

let scratch: Scratch;
let store: Store;
beforeEach(() => {
  scratch = aScratch();
  store = aFileStore(scratch.path);
  aSource(store);
});
afterEach(() => {
  store.close();
  scratch.leave();
});

const full = 2;
const normal = 1;
const waiting = () => store.db.pragma('synchronous', { simple: true });
const inWal = () => Number(Object.values(Object(store.db.pragma('wal_checkpoint(PASSIVE)'))[0] ?? {})[1]);

describe('what a department would send again', () => {
  it('is not waited for until it lies on the disk, and what comes after it is', () => {
    expect(store.repeatable(waiting)).toBe(normal);
    expect(store.transaction(waiting)).toBe(full);
  });

  it('leaves the file at waiting when it fails, and none of it behind', () => {
    const fails = () =>
      store.repeatable(() => {
        store.db.exec("INSERT INTO meta (key, value) VALUES ('half', 'yes')");
        throw new Error('in the middle');
      });
    expect(fails).toThrow('in the middle');
    expect(waiting()).toBe(full);
    expect(store.db.prepare("SELECT value FROM meta WHERE key = 'half'").get()).toBeUndefined();
  });

  it('is waited for inside a transaction, of which it is a part', () => {
    expect(store.transaction(() => store.repeatable(waiting))).toBe(full);
  });
});

describe('folding', () => {
  it('brings all pages of the WAL into the file, so that no commit has to', () => {
    apply(store, { upserts: Array.from({ length: 300 }, (_, n) => todoAs(`t${n}`, '1')) });
    expect(inWal()).toBeGreaterThan(0);
    store.fold();
    apply(store, { upserts: [todoAs('one more', '1')] });
    expect(inWal()).toBeLessThan(30);
  });
});

import { statSync } from 'node:fs';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Store } from '../../../main/core/store/store.ts';
import { isToFold, isWalLong, walOf } from '../../../main/core/store/to-fold.ts';
import { aFileStore, aMemoryStore, aScratch, type Scratch } from './builders.ts';

let scratch: Scratch;
let store: Store;
beforeEach(() => {
  scratch = aScratch();
  store = aFileStore(scratch.path);
});
afterEach(() => {
  store.close();
  scratch.leave();
});

const write = (megabytes: number): void =>
  void store
    .sql('INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)')
    .run('big', '公'.repeat(megabytes * 350_000));

it('a WAL is to be folded when there is much in it that the file has not, and not when that is done', () => {
  store.checkpoint();
  write(1);
  expect(isToFold(store)).toBe(false);
  write(9);
  expect(isToFold(store)).toBe(true);
  store.fold();
  expect(isToFold(store)).toBe(false);
});

it('a WAL that begins anew keeps its length, and is given back where nobody waits', () => {
  const walBytes = () => statSync(`${scratch.path}-wal`).size;
  store.checkpoint();
  write(9);
  store.fold();
  const long = walBytes();
  expect(long).toBeGreaterThan(9_000_000);
  write(1);
  expect(walOf(store).pages).toBeLessThan(600);
  expect(walBytes()).toBe(long);
  expect(isWalLong(store)).toBe(true);
  store.checkpoint();
  expect(walBytes()).toBe(0);
  expect(isWalLong(store)).toBe(false);
});

it('looking folds nothing', () => {
  store.checkpoint();
  write(9);
  for (let look = 0; look < 3; look += 1) expect(isToFold(store)).toBe(true);
});

it('a desk in memory has nothing to fold', () => {
  const memory = aMemoryStore();
  expect(isToFold(memory)).toBe(false);
  expect(isWalLong(memory)).toBe(false);
  memory.close();
});

import { closeSync, openSync, readSync, statSync, writeSync } from 'node:fs';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createFileCheck } from '../../../main/core/store/check.ts';
import { openStore } from '../../../main/core/store/open.ts';
import type { Store } from '../../../main/core/store/store.ts';
import { aFileStore, aKey, apply, aScratch, aSource, aTodo, type Scratch, todoAs } from './builders.ts';

let scratch: Scratch;
beforeEach(() => {
  scratch = aScratch();
});
afterEach(() => scratch.leave());

const pageSize = 4096;

/** Texts so long that each runs over several pages. */
function aFileOfLongTexts(): void {
  const store = aFileStore(scratch.path);
  aSource(store);
  const paper = {
    mainTo: [],
    cc: [],
    body: '长文'.repeat(4000),
    attachmentsNote: [],
    opinions: [],
    files: [],
  };
  apply(store, { upserts: Array.from({ length: 6 }, (_, n) => todoAs(`r${n}`, '1', aTodo({ paper }))) });
  store.close();
}

function flip(at: number): void {
  const handle = openSync(scratch.path, 'r+');
  const byte = Buffer.alloc(1);
  readSync(handle, byte, 0, 1, at);
  byte[0] = (byte[0] ?? 0) ^ 1;
  writeSync(handle, byte, 0, 1, at);
  closeSync(handle);
}

function checked(store: Store): ReturnType<ReturnType<typeof createFileCheck>['step']> {
  const check = createFileCheck(store, () => performance.now());
  while (check.step() === 'more');
  return check.step();
}

it('meets a flipped bit in every page of long texts', () => {
  aFileOfLongTexts();
  const pages = statSync(scratch.path).size / pageSize;
  const missed: number[] = [];
  for (let page = 0; page < pages; page += 1) {
    flip(page * pageSize + 1234);
    const opened = openStore({ place: 'file', path: scratch.path, key: aKey, create: false });
    if (opened.outcome === 'opened') {
      if (checked(opened.store) === 'whole') missed.push(page);
      opened.store.db.close();
    }
    flip(page * pageSize + 1234);
  }
  expect(pages).toBeGreaterThan(40);
  expect(missed).toEqual([]);
});

it('finds a sound file whole while it is being written to, and a desk in memory too', () => {
  aFileOfLongTexts();
  const opened = openStore({ place: 'file', path: scratch.path, key: aKey, create: false });
  if (opened.outcome !== 'opened') throw new Error('believed: opens');
  let ticks = 0;
  const check = createFileCheck(opened.store, () => (ticks += 6));
  expect(check.step()).toBe('more');
  apply(opened.store, { upserts: [todoAs('r9', '1', aTodo({ title: '后来的一件' }))] });
  while (check.step() === 'more');
  expect(check.step()).toBe('whole');
  opened.store.close();
  const inMemory = openStore({ place: 'memory' });
  expect(inMemory.outcome === 'opened' && checked(inMemory.store)).toBe('whole');
});

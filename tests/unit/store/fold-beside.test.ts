import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStore } from '../../../main/core/store/open.ts';
import type { Store } from '../../../main/core/store/store.ts';
import { aFileStore, aKey, apply, aScratch, aSource, type Scratch, todoAs } from './builders.ts';

const worker = fileURLToPath(import.meta.resolve('../../../main/core/store/fold-worker.ts'));

let scratch: Scratch;
let store: Store;
beforeEach(() => {
  scratch = aScratch();
  const made = aFileStore(scratch.path);
  aSource(made);
  made.checkpoint();
  made.close();
});
afterEach(() => {
  store.close();
  scratch.leave();
});

function openWith(foldWorker: string): Store {
  const opened = openStore(
    { place: 'file', path: scratch.path, key: aKey, create: false },
    undefined,
    foldWorker,
  );
  if (opened.outcome !== 'opened') throw new Error(opened.outcome);
  store = opened.store;
  return store;
}

const page = (name: string) => ({
  upserts: Array.from({ length: 300 }, (_, n) => todoAs(`${name}${n}`, '1')),
});
const size = () => statSync(scratch.path).size;
const walBytes = () => statSync(`${scratch.path}-wal`).size;
const framesInWal = () =>
  Number(Object.values(Object(store.db.pragma('wal_checkpoint(PASSIVE)'))[0] ?? {})[1] ?? 0);

describe('folding on a thread beside', () => {
  it('brings the WAL into the file, and the next commit begins the WAL anew', async () => {
    apply(openWith(worker), page('t'));
    const before = size();
    await store.foldBeside();
    expect(size()).toBeGreaterThan(before);
    apply(store, { upserts: [todoAs('one more', '1')] });
    expect(statSync(`${scratch.path}-wal`).size).toBeGreaterThan(0);
    expect(framesInWal()).toBeLessThan(30);
  });

  it('lets the core read and write meanwhile, and nothing of it is lost', async () => {
    apply(openWith(worker), page('t'));
    const folding = store.foldBeside();
    for (const name of ['u', 'v', 'w']) apply(store, page(name));
    const again = store.foldBeside();
    expect(store.sql('SELECT count(*) FROM todo').pluck().get()).toBe(1_200);
    await Promise.all([folding, again]);
    store.close();
    openWith(worker);
    expect(store.sql('SELECT count(*) FROM todo').pluck().get()).toBe(1_200);
    expect(store.db.pragma('integrity_check', { simple: true })).toBe('ok');
  });

  it('gives back the length of the WAL too, after a fold that is under way, and a row written meanwhile stays', async () => {
    apply(openWith(worker), page('t'));
    const folding = store.foldBeside();
    const emptied = store.checkpointBeside();
    apply(store, { upserts: [todoAs('meanwhile', '1')] });
    await Promise.all([folding, emptied]);
    await store.checkpointBeside();
    expect(walBytes()).toBe(0);
    expect(store.sql('SELECT count(*) FROM todo').pluck().get()).toBe(301);
    expect(store.db.pragma('integrity_check', { simple: true })).toBe('ok');
  });

  it('leaves the WAL its length while somebody reads in it, and keeps no writer waiting', async () => {
    apply(openWith(worker), page('t'));
    const reader = store.another();
    reader?.exec('BEGIN; SELECT count(*) FROM todo');
    apply(store, page('u'));
    const length = walBytes();
    await store.checkpointBeside();
    expect(walBytes()).toBe(length);
    apply(store, { upserts: [todoAs('one more', '1')] });
    reader?.close();
    await store.checkpointBeside();
    expect(walBytes()).toBe(0);
    expect(store.sql('SELECT count(*) FROM todo').pluck().get()).toBe(601);
  });

  it('is done by the core itself when the thread cannot', async () => {
    const broken = join(scratch.path, '..', 'broken.mjs');
    writeFileSync(broken, 'throw new Error("not to be had");');
    apply(openWith(broken), page('t'));
    const before = size();
    await store.foldBeside();
    expect(size()).toBeGreaterThan(before);
    await store.checkpointBeside();
    expect(walBytes()).toBe(0);
  });

  it('holds no connection when it is done: the last one takes the WAL along', async () => {
    apply(openWith(worker), page('t'));
    await store.foldBeside();
    store.close();
    expect(statSync(`${scratch.path}-wal`, { throwIfNoEntry: false })).toBeUndefined();
  });
});

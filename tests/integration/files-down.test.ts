// Files on their way to the desk, over real HTTP: in parts, through a line that breaks, from systems that do it wrong.
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { prove } from '../../main/core/files/prove.ts';
import { createSweep } from '../../main/core/files/sweep.ts';
import { arrived, bytesPath, keptHashes } from '../../main/core/store/file-bytes.ts';
import { readHeld, setPinned, wantFile } from '../../main/core/store/file-held.ts';
import { readMeta, writeMeta } from '../../main/core/store/meta.ts';
import type { Store } from '../../main/core/store/store.ts';
import { type CuttingLine, startCuttingLine } from '../fakes/cutting-line.ts';
import { aFileDesk, someBytes } from '../fakes/file-desk.ts';
import { type FileDepartment, startFileDepartment } from '../fakes/file-department.ts';
import { aFileStore, aScratch, aSource, type Scratch } from '../unit/store/builders.ts';

const megabyte = 1024 ** 2;
let scratch: Scratch;
let store: Store;
let department: FileDepartment;
const lines: CuttingLine[] = [];

beforeEach(async () => {
  scratch = aScratch();
  store = aFileStore(scratch.path);
  aSource(store);
  department = await startFileDepartment();
});
afterEach(async () => {
  store.close();
  await Promise.all(lines.splice(0).map((line) => line.close()));
  await department.close();
  scratch.leave();
});

const want = (bytes: Buffer): string => {
  const hash = department.put(bytes);
  wantFile(store, { hash, size: bytes.length, got: 0, sourceId: 's1', now: 1 });
  return hash;
};
const state = (hash: string) => {
  const held = readHeld(store, hash);
  return held && [held.state, held.got, ...(held.fault === undefined ? [] : [held.fault])];
};
const desk = (address = department.address) => aFileDesk(store, { address });
const throughLine = async (cutEvery: number): Promise<{ address: string; line: CuttingLine }> => {
  const line = await startCuttingLine({
    target: () => department.port,
    next: () => cutEvery,
    counts: 'down',
  });
  lines.push(line);
  return { address: `http://127.0.0.1:${line.port}`, line };
};
const sweepAll = () => {
  const sweep = createSweep(store, Date.now);
  while (sweep.step());
};
const wrong = { kind: 'bad-reply', reason: 'wrong-bytes', detail: expect.any(String) };

describe('a file on its way down', () => {
  it('comes in parts that grow, and is here when its hash is right', async () => {
    const hash = want(someBytes(9 * megabyte + 17));
    await desk().work();
    expect(state(hash)).toEqual(['here', 9 * megabyte + 17]);
    expect((await prove(store, { hash, size: 9 * megabyte + 17 }))?.outcome).toBe('whole');
    expect(department.asked.slice(0, 3)).toEqual([
      `bytes=0-${megabyte - 1}`,
      `bytes=${megabyte}-${3 * megabyte - 1}`,
      `bytes=${3 * megabyte}-${7 * megabyte - 1}`,
    ]);
  });

  it('an empty one and one of a single byte are files too', async () => {
    const [empty, single] = [want(Buffer.alloc(0)), want(Buffer.from('1'))];
    await desk().work();
    expect([state(empty), state(single)]).toEqual([
      ['here', 0],
      ['here', 1],
    ]);
  });

  it('goes on where a broken line left it, and asks again for less than a piece', async () => {
    const bytes = someBytes(5 * megabyte);
    const hash = want(bytes);
    const { address, line } = await throughLine(700_000);
    await desk(address).work();
    expect(state(hash)).toEqual(['here', bytes.length]);
    expect(line.cuts()).toBeGreaterThanOrEqual(6);
    // What is carried twice is what the line's own buffers held when it broke, never what was kept.
    expect(line.carried().down).toBeLessThan(bytes.length * 1.5);
  });

  it('goes on after a restart from what had arrived', async () => {
    const bytes = someBytes(3 * megabyte);
    const hash = want(bytes);
    const first = desk();
    await first.step();
    const got = arrived(store.beside(), hash);
    expect(got).toBe(megabyte);
    store.close();
    store = aFileStore(scratch.path, 'again');
    await desk().work();
    expect(state(hash)).toEqual(['here', bytes.length]);
    expect(department.asked[1]).toBe(`bytes=${got}-${2 * megabyte - 1}`);
  });

  it('of a system that knows no parts is taken whole', async () => {
    department.habits = { noRanges: true };
    const hash = want(someBytes(2 * megabyte));
    await desk().work();
    expect(state(hash)).toEqual(['here', 2 * megabyte]);
    expect(department.asked).toHaveLength(1);
  });

  it('is broken off at once, and what came is kept', async () => {
    const hash = want(someBytes(2 * megabyte));
    const one = desk();
    await one.step();
    const broken = new AbortController();
    const stepping = one.step(broken.signal);
    broken.abort();
    expect(await stepping).toEqual({ kind: 'failed', fault: { kind: 'offline', reason: 'switched-off' } });
    expect(state(hash)?.[0]).toBe('coming');
    expect(arrived(store.beside(), hash)).toBeGreaterThanOrEqual(megabyte);
  });
});

describe('a file that is not what it should be', () => {
  it('of other bytes is thrown away and said, and never counts as here', async () => {
    department.habits = { wrongBytes: true };
    const hash = want(someBytes(megabyte + 5));
    await desk().work();
    expect(state(hash)).toEqual(['failed', 0, wrong]);
    expect(arrived(store.beside(), hash)).toBe(0);
  });

  it('without end is left at its stated length', async () => {
    department.habits = { endless: true };
    const hash = want(someBytes(300_000));
    await desk().work();
    expect(state(hash)).toEqual(['failed', 0, wrong]);
  });

  it('nobody has any more fails at once, and the next one comes all the same', async () => {
    const [gone, there] = ['ab'.repeat(32), want(someBytes(1000))];
    wantFile(store, { hash: gone, size: 5, got: 0, sourceId: 's1', now: 0 });
    await desk().work();
    expect([state(gone), state(there)]).toEqual([
      ['failed', 0, { kind: 'not-found' }],
      ['here', 1000],
    ]);
  });

  it('behind a captive portal is still wanted, with all that had come', async () => {
    const hash = want(someBytes(2 * megabyte));
    await desk().step();
    department.habits = { portal: true };
    expect(await desk().work(1)).toMatchObject({ kind: 'failed', fault: { reason: 'html' } });
    expect(state(hash)).toEqual(['coming', megabyte]);
    department.habits = {};
    await desk().work();
    expect(state(hash)?.[0]).toBe('here');
  });

  it('of a system in trouble steps aside, and is given up after the third time', async () => {
    department.habits = { status: 500 };
    const hash = want(someBytes(1000));
    let clock = Date.now();
    const patient = aFileDesk(store, { address: department.address, now: () => clock });
    expect(await patient.work()).toBe('nothing');
    expect(state(hash)?.[0]).toBe('wanted');
    for (let more = 0; more < 2; more += 1) {
      clock += 200_000;
      await patient.work();
    }
    expect(state(hash)?.[0]).toBe('failed');
    expect(department.asked).toHaveLength(3);
  });
});

describe('the second file', () => {
  it('is for its owner alone, from its first moment', async () => {
    want(someBytes(megabyte));
    await desk().work();
    for (const end of ['', '-wal', '-shm'])
      expect(statSync(bytesPath(scratch.path) + end).mode & 0o777).toBe(0o600);
  });

  it('on a full disk takes no more and says so; with room again it goes on from there', async () => {
    const hash = want(someBytes(6 * megabyte));
    store.beside().db.pragma('max_page_count = 200');
    await desk().work();
    const got = arrived(store.beside(), hash);
    expect(state(hash)).toEqual(['failed', got, { kind: 'no-space' }]);
    expect(got).toBeGreaterThanOrEqual(megabyte);
    store.beside().db.pragma('max_page_count = 100000');
    wantFile(store, { hash, size: 6 * megabyte, got, sourceId: 's1', now: 1 });
    const before = department.asked.length;
    await desk().work();
    expect(state(hash)?.[0]).toBe('here');
    expect(department.asked[before]).toMatch(new RegExp(`^bytes=${got}-`));
  });

  it('gives every flipped bit of a file away', async () => {
    const bytes = someBytes(megabyte);
    const hash = want(bytes);
    await desk().work();
    store.close();
    const path = bytesPath(scratch.path);
    const clean = readFileSync(path);
    for (const at of [0.2, 0.4, 0.6, 0.8]) {
      const flipped = Buffer.from(clean);
      const place = Math.floor(clean.length * at);
      flipped.writeUInt8(flipped.readUInt8(place) ^ 1, place);
      writeFileSync(path, flipped);
      store = aFileStore(scratch.path, 'again');
      expect((await prove(store, { hash, size: bytes.length }))?.outcome).toBe('wrong');
      store.close();
    }
    writeFileSync(path, clean);
    store = aFileStore(scratch.path, 'again');
    expect((await prove(store, { hash, size: bytes.length }))?.outcome).toBe('whole');
  });

  it('whose list of files is damaged is begun anew by the sweep: a pinned file comes again, and nobody is alarmed', async () => {
    const [pinned, loose] = [want(someBytes(megabyte)), want(someBytes(1000))];
    await desk().work();
    setPinned(store, pinned, 'pinned');
    for (const hash of [pinned, loose])
      store
        .sql(
          "INSERT INTO file (kind, record, position, hash, name, mime, size, role) VALUES (1, 1, :size, :hash, 'n', 'm', :size, '附件')",
        )
        .run({ hash, size: hash === pinned ? megabyte : 1000 });
    store.close();
    const path = bytesPath(scratch.path);
    const damaged = readFileSync(path);
    // Every page but the first, which is read when the file is opened.
    for (let page = 16_384; page < damaged.length; page += 16_384)
      damaged.writeUInt8(damaged.readUInt8(page + 99) ^ 1, page + 99);
    writeFileSync(path, damaged);
    store = aFileStore(scratch.path, 'again');
    writeMeta(store, 'files-sweep', 'due');
    sweepAll();
    expect(keptHashes(store.beside())).toEqual([]);
    expect([state(pinned), state(loose)]).toEqual([['wanted', 0], undefined]);
    await desk().work();
    expect(state(pinned)).toEqual(['here', megabyte]);
  });

  it('that cannot be read at all is begun anew, and its files can be fetched again', async () => {
    const hash = want(someBytes(1000));
    await desk().work();
    store.close();
    writeFileSync(bytesPath(scratch.path), Buffer.alloc(65_536, 7));
    store = aFileStore(scratch.path, 'again');
    expect(arrived(store.beside(), hash)).toBe(0);
    wantFile(store, { hash, size: 1000, got: 0, sourceId: 's1', now: 1 });
    await desk().work();
    expect(state(hash)).toEqual(['here', 1000]);
  });

  it('holds no word of what is in it, no name and no hash', async () => {
    const hash = want(Buffer.from('关于防汛工作的绝密会议纪要'.repeat(1000)));
    await desk().work();
    store.checkpoint();
    store.beside().checkpoint();
    for (const path of [scratch.path, bytesPath(scratch.path)]) {
      const raw = readFileSync(path);
      expect([raw.includes('防汛工作'), raw.includes(hash), raw.includes(Buffer.from(hash, 'hex'))]).toEqual([
        false,
        false,
        false,
      ]);
    }
  });

  it('gives its room back when files are dropped, and what a crash left is swept', async () => {
    const kept = want(someBytes(megabyte));
    const hash = want(someBytes(20 * megabyte));
    await desk().work();
    store.beside().checkpoint();
    const full = readFileSync(bytesPath(scratch.path)).length;
    store.sql('DELETE FROM file_held WHERE hash = ?').run(hash);
    // The record that names the other one.
    store
      .sql(
        "INSERT INTO file (kind, record, position, hash, name, mime, size, role) VALUES (1, 1, 0, ?, 'n', 'm', 1, '附件')",
      )
      .run(kept);
    // As after a crash between the two files: nobody swept yet.
    store.close();
    store = aFileStore(scratch.path, 'again');
    sweepAll();
    expect(keptHashes(store.beside())).toEqual([kept]);
    expect(readMeta(store, 'files-sweep')).toBeUndefined();
    expect(full).toBeGreaterThan(20 * megabyte);
    expect(readFileSync(bytesPath(scratch.path)).length).toBeLessThan(2 * megabyte);
    expect(state(kept)?.[0]).toBe('here');
  });
});

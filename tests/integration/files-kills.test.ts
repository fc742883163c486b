// kill -9 of the desk in the middle of a file on its way down or up: the next start goes on from what had arrived, and
// what is there at the end is right to the last byte.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as later } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { prove } from '../../main/core/files/prove.ts';
import { arrived } from '../../main/core/store/file-bytes.ts';
import { readHeld, wantFile } from '../../main/core/store/file-held.ts';
import { entriesOn } from '../../main/core/store/outbox-rows.ts';
import type { Store } from '../../main/core/store/store.ts';
import { attachFile } from '../../main/core/work/attach-file.ts';
import { startDepartments } from '../departments/harness.ts';
import { startCuttingLine } from '../fakes/cutting-line.ts';
import { aFileDesk, type Reach, someBytes } from '../fakes/file-desk.ts';
import type { FileProcessWish } from '../fakes/file-desk-process.ts';
import { startFileDepartment } from '../fakes/file-department.ts';
import { aFileStore, aKey, anArchive, apply, aSource } from '../unit/store/builders.ts';
import { aDesk } from '../unit/work/a-desk.ts';

const megabyte = 1024 ** 2;
let dir: string;
let path: string;

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'govdesk-kills-'));
  path = join(dir, 'desk.db');
  withStore('create', aSource);
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

function withStore<T>(how: 'create' | 'again', work: (store: Store) => T): T {
  const store = aFileStore(path, how);
  try {
    return work(store);
  } finally {
    store.close();
  }
}

/** Lives until it has done all, or is killed so many ms after its `steps`th step. */
async function live(
  reach: Reach,
  kill?: { readonly steps: number; readonly ms: number },
): Promise<number | null> {
  const wish: FileProcessWish = { ...reach, path, key: aKey };
  const child = fork(join(import.meta.dirname, '../fakes/file-desk-process.ts'), [JSON.stringify(wish)], {
    execArgv: [],
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  const gone = once(child, 'exit');
  let steps = 0;
  child.on('message', () => {
    steps += 1;
    if (kill !== undefined && steps === kill.steps) void later(kill.ms).then(() => child.kill('SIGKILL'));
  });
  const [code] = await gone;
  return code;
}

it('a download that is killed again and again asks for nothing twice that it had kept, and ends right', async () => {
  const department = await startFileDepartment();
  const bytes = someBytes(40 * megabyte);
  const hash = department.put(bytes);
  const line = await startCuttingLine({
    target: () => department.port,
    next: () => undefined,
    counts: 'down',
  });
  try {
    const wanted = { hash, size: bytes.length };
    withStore('again', (store) => wantFile(store, { ...wanted, got: 0, sourceId: 's1', now: 1 }));
    const reach = { address: `http://127.0.0.1:${line.port}` };
    const got: number[] = [];
    for (let kill = 0; kill < 5; kill += 1) {
      await live(reach, { steps: 1, ms: kill * 4 });
      got.push(withStore('again', (store) => arrived(store.beside(), hash)));
    }
    expect(got).toEqual(got.toSorted((a, b) => a - b));
    expect(got[0]).toBeGreaterThanOrEqual(megabyte);
    expect(await live(reach)).toBe(0);
    const store = aFileStore(path, 'again');
    expect(readHeld(store, hash)?.state).toBe('here');
    expect((await prove(store, wanted))?.outcome).toBe('whole');
    store.close();
    // Each start asks for a megabyte at first: what a kill costs is what was on the line just then.
    expect(line.carried().down - bytes.length).toBeLessThan(5 * 4 * megabyte);
  } finally {
    await line.close();
    await department.close();
  }
}, 60_000);

it('an upload that is killed again and again, on both sides, is there once and right', async () => {
  const departments = await startDepartments({ dir: join(dir, 'department'), only: ['archives'] });
  try {
    const { address, signIn, account, secret } = departments.archives;
    const reach = { address, signIn, account, secret };
    const bytes = someBytes(24 * megabyte);
    writeFileSync(join(dir, 'scan.pdf'), bytes);
    const store = aFileStore(path, 'again');
    aFileDesk(store, reach);
    apply(store, { upserts: [{ kind: 'archive', remoteId: 'a1', revision: 'r1', data: anArchive() }] });
    const desk = { ...aDesk(), store, now: Date.now, uuid: () => crypto.randomUUID() };
    desk.files.set('g read', join(dir, 'scan.pdf'));
    const attached = await attachFile(desk, { recordId: 'a1', revision: 'r1', grant: 'g', role: '附件' });
    store.close();
    if (!attached.ok) throw new Error(JSON.stringify(attached.fault));
    for (let kill = 0; kill < 3; kill += 1) {
      await live(reach, { steps: 2, ms: kill * 4 });
      await departments.stop('archives');
      await departments.start('archives');
    }
    expect(await live(reach)).toBe(0);
    const upload = withStore('again', (held) => entriesOn(held, 'archive', 1)).find(
      ({ type }) => type === 'upload',
    );
    expect(upload).toMatchObject({ state: 'confirmed', sent: bytes.length });
    const Authorization = `Basic ${Buffer.from(`${account}:${secret}`).toString('base64')}`;
    const back = await fetch(`${address}/files/${attached.value.file.hash}`, { headers: { Authorization } });
    expect(Buffer.from(await back.arrayBuffer()).equals(bytes)).toBe(true);
  } finally {
    await departments.close();
  }
}, 60_000);

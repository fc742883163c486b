// Files on their way up to the sample archive system (tus), through lines that break at every size, over restarts of
// both sides. The department checks the hash itself; what it holds at the end is read back from it.
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { attachFile } from '../../main/core/work/attach-file.ts';
import { orphanedFiles, readHeld, unsentHashes } from '../../main/core/store/file-held.ts';
import { entriesOn, type UploadEntry } from '../../main/core/store/outbox-rows.ts';
import { recoverSending } from '../../main/core/store/outbox.ts';
import type { Store } from '../../main/core/store/store.ts';
import { readUpload, saveUpload } from '../../main/core/store/uploads.ts';
import { findRecord } from '../../main/core/store/records.ts';
import { must } from '../../shared/domain/must.ts';
import { type Departments, startDepartments } from '../departments/harness.ts';
import { type CuttingLine, startCuttingLine } from '../fakes/cutting-line.ts';
import { aFileDesk, type FileDesk, someBytes } from '../fakes/file-desk.ts';
import { anArchive, aFileStore, apply, aSource } from '../unit/store/builders.ts';
import { aDesk, type TestDesk } from '../unit/work/a-desk.ts';

const megabyte = 1024 ** 2;
// Real processes on both sides, and megabytes.
vi.setConfig({ testTimeout: 60_000 });

let dir: string;
let departments: Departments;
let store: Store;
let desk: TestDesk;
const lines: CuttingLine[] = [];

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'govdesk-up-'));
  departments = await startDepartments({ dir: join(dir, 'department'), only: ['archives'] });
});
afterAll(async () => {
  await departments.close();
  rmSync(dir, { recursive: true, force: true });
});
let stores = 0;
beforeEach(() => {
  stores += 1;
  store = aFileStore(join(dir, `desk${stores}.db`));
  aSource(store);
  apply(store, { upserts: [{ kind: 'archive', remoteId: 'a1', revision: 'r1', data: anArchive() }] });
  desk = { ...aDesk(), store, now: Date.now, uuid: () => crypto.randomUUID() };
  line(departments.archives.address);
});
afterEach(async () => {
  store.close();
  await Promise.all(lines.splice(0).map((one) => one.close()));
});

const line = (address: string): FileDesk => {
  const { signIn, account, secret } = departments.archives;
  return aFileDesk(store, { address, signIn, account, secret, hurries: true });
};
const direct = () => line(departments.archives.address);
const broken = async (next: () => number | undefined) => {
  const port = Number(new URL(departments.archives.address).port);
  const cutting = await startCuttingLine({ target: () => port, next, counts: 'up' });
  lines.push(cutting);
  return { cutting, desk: line(`http://127.0.0.1:${cutting.port}`) };
};
const recordKey = () => must(findRecord(store, 'archive', 1, 'a1'), 'the record is here').key;
const attach = async (bytes: Buffer, name = '附件.pdf') => {
  const path = join(dir, name);
  writeFileSync(path, bytes);
  desk.files.set('g read', path);
  const press = { recordId: `a${recordKey()}`, revision: 'r1', grant: 'g', role: '附件' } as const;
  const attached = await attachFile(desk, press);
  if (!attached.ok) throw new Error(JSON.stringify(attached.fault));
  return attached.value.file;
};
const upload = (): UploadEntry =>
  must(
    entriesOn(store, 'archive', recordKey()).flatMap((entry) => (entry.type === 'upload' ? entry : []))[0],
    'an upload is queued',
  );
const heldThere = async (hash: string): Promise<boolean> => {
  const { address, account, secret } = departments.archives;
  const Authorization = `Basic ${Buffer.from(`${account}:${secret}`).toString('base64')}`;
  const response = await fetch(`${address}/files/${hash}`, { headers: { Authorization } });
  const bytes = Buffer.from(await response.arrayBuffer());
  return createHash('sha256').update(bytes).digest('hex') === hash;
};

describe('a file on its way up', () => {
  it('is at the department, found right by its hash, before it is through here', async () => {
    const file = await attach(someBytes(5 * megabyte + 3));
    expect(unsentHashes(store)).toEqual(new Set([file.hash]));
    await direct().work();
    expect(upload().state).toBe('confirmed');
    expect(await heldThere(file.hash)).toBe(true);
    expect(unsentHashes(store).size).toBe(0);
    expect(readHeld(store, file.hash)?.state).toBe('here');
    // The change that names it is not through yet: nobody sweeps the bytes meanwhile.
    expect(orphanedFiles(store, Date.now())).toEqual([]);
  });

  it('of 24 MB through a line that breaks every 1 to 3 MB wastes at most one piece a break', async () => {
    const bytes = someBytes(24 * megabyte);
    await attach(bytes, 'a.zip');
    let turn = 0;
    const { desk: through, cutting } = await broken(() => {
      turn += 1;
      return megabyte + (turn % 3) * 700_000;
    });
    await through.work(20);
    expect(upload().state).toBe('confirmed');
    expect(cutting.cuts()).toBeGreaterThanOrEqual(8);
    expect(cutting.carried().up - bytes.length).toBeLessThan(cutting.cuts() * 4 * megabyte);
  });

  it('is known there already: not a byte of it goes', async () => {
    const bytes = someBytes(megabyte);
    await attach(bytes);
    await direct().work();
    const second = aFileStore(join(dir, `desk${stores}-second.db`));
    store.close();
    store = second;
    aSource(store);
    apply(store, { upserts: [{ kind: 'archive', remoteId: 'a1', revision: 'r1', data: anArchive() }] });
    desk = { ...desk, store };
    direct();
    await attach(bytes);
    const { desk: through, cutting } = await broken(() => undefined);
    await through.work();
    expect(upload().state).toBe('confirmed');
    expect(cutting.carried().up).toBeLessThan(5_000);
  });

  it('goes on after a restart of the desk from where the department says it is', async () => {
    await attach(someBytes(12 * megabyte));
    const first = direct();
    for (let steps = 0; steps < 2; steps += 1) await first.step();
    expect(readUpload(store, upload().id).sent).toBe(4 * megabyte);
    // What this side remembers is not believed.
    saveUpload(store, upload().id, { ...readUpload(store, upload().id), sent: 9 * megabyte });
    recoverSending(store, Date.now());
    const { desk: through, cutting } = await broken(() => undefined);
    await through.work();
    expect(upload().state).toBe('confirmed');
    expect(cutting.carried().up).toBeGreaterThan(8 * megabyte);
    expect(cutting.carried().up).toBeLessThan(8.1 * megabyte);
  });

  it('goes on after kill -9 of the department', async () => {
    await attach(someBytes(10 * megabyte));
    await direct().step();
    await direct().step();
    await departments.stop('archives');
    expect(await direct().work(2)).toMatchObject({ kind: 'failed', fault: { kind: 'offline' } });
    expect(upload().state).toBe('waiting');
    await departments.start('archives');
    await direct().work();
    expect(upload().state).toBe('confirmed');
  });

  it('through something that takes no body is put aside in smaller and smaller pieces, and the source is well', async () => {
    await attach(someBytes(4 * megabyte));
    const { signIn, account, secret } = departments.archives;
    // Heads and short questions get through, a body does not.
    const { cutting } = await broken(() => 5_000);
    const address = `http://127.0.0.1:${cutting.port}`;
    const through = aFileDesk(store, { address, signIn, account, secret });
    expect(await through.work()).toBe('nothing');
    expect(upload()).toMatchObject({
      state: 'waiting',
      reason: { fault: { kind: 'offline', reason: 'cut' } },
    });
    await direct().work();
    expect(upload().state).toBe('confirmed');
  });

  it('that the department forgot begins anew', async () => {
    await attach(someBytes(6 * megabyte));
    const first = direct();
    for (let steps = 0; steps < 2; steps += 1) await first.step();
    const { place = '' } = readUpload(store, upload().id);
    saveUpload(store, upload().id, { place: `${place.slice(0, -8)}00000000`, sent: 0 });
    await direct().work();
    expect(upload().state).toBe('confirmed');
  });

  it('whose bytes went bad on this desk is refused with its reason, and never sent as something else', async () => {
    const file = await attach(someBytes(megabyte));
    store.beside().sql('DELETE FROM piece').run();
    await direct().work();
    expect(upload()).toMatchObject({
      state: 'refused',
      reason: { kind: 'fault', fault: { kind: 'bad-reply', reason: 'wrong-bytes' } },
    });
    expect(await heldThere(file.hash)).toBe(false);
  });
});

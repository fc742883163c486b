// Files as sync does them, with the sample archive system: an attachment from the person's disk until everybody's
// record names it, a file fetched by its record, and what a person decides going before both on a thin line.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createConnectors } from '../../main/core/connectors/registry.ts';
import { createSweep } from '../../main/core/files/sweep.ts';
import { createFilesAtWork } from '../../main/core/files/work-on-files.ts';
import { keptHashes } from '../../main/core/store/file-bytes.ts';
import { readHeld } from '../../main/core/store/file-held.ts';
import { listFiles } from '../../main/core/store/files.ts';
import { lendersOf } from '../../main/core/store/loans.ts';
import { recordId } from '../../main/core/store/ids.ts';
import { findRecord, knownRecords } from '../../main/core/store/records.ts';
import { entriesOn } from '../../main/core/store/outbox-rows.ts';
import { addSource, readSource } from '../../main/core/store/sources.ts';
import type { Store } from '../../main/core/store/store.ts';
import type { SyncControl } from '../../main/core/sync/control.ts';
import { createSync } from '../../main/core/sync/runner.ts';
import { attachFile } from '../../main/core/work/attach-file.ts';
import { editRecord } from '../../main/core/work/edit-record.ts';
import { fetchFile } from '../../main/core/work/fetch-file.ts';
import type { Desk } from '../../main/core/work/desk.ts';
import { must } from '../../shared/domain/must.ts';
import { type Departments, startDepartments } from '../departments/harness.ts';
import { someBytes } from '../fakes/file-desk.ts';
import { startThinLine, type ThinLine } from '../fakes/thin-line.ts';
import { until } from '../fakes/until.ts';
import { aFileStore } from '../unit/store/builders.ts';
import { aDesk, type TestDesk } from '../unit/work/a-desk.ts';

let dir: string;
let departments: Departments;
let line: ThinLine;
let store: Store;
let sync: SyncControl;
let desk: Desk & Pick<TestDesk, 'files'>;

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'govdesk-files-sync-'));
  departments = await startDepartments({ dir: join(dir, 'department'), only: ['archives'] });
  const { name, organ, address, connector, signIn, account, secret } = departments.archives;
  line = await startThinLine(Number(new URL(address).port));
  store = aFileStore(join(dir, 'desk.db'));
  const through = { address: `http://127.0.0.1:${line.port}`, connector, signIn, account };
  addSource(store, { id: 's', name, organ, ...through }, Date.now());
  const connectors = createConnectors({
    fetch: (url, init) => fetch(url, init),
    credential: async () => ({ outcome: 'found', secret }),
    now: Date.now,
  });
  const common = { store, publish: () => undefined, now: Date.now };
  sync = createSync({
    ...common,
    connectors,
    files: createFilesAtWork(common),
    log: () => undefined,
    random: () => 0.01,
  });
  desk = { ...aDesk(), store, sync, now: Date.now, uuid: () => crypto.randomUUID() };
  await until('the archives are pulled', () => readSource(store, 's')?.health.kind === 'ok', {
    limitMs: 20_000,
  });
}, 60_000);
afterAll(async () => {
  await sync.close();
  store.close();
  await line.close();
  await departments.close();
  rmSync(dir, { recursive: true, force: true });
});

const keys = () =>
  knownRecords(store, 's', 'archives')
    .filter(({ kind }) => kind === 'archive')
    .map(({ remoteId }) => must(findRecord(store, 'archive', 1, remoteId), 'it is here'));
const filesOf = (key: number) => listFiles(store, { kind: 'archive', key });
const state = (hash: string) => readHeld(store, hash)?.state;

it('a file of a record comes when it is asked for', async () => {
  const { key, file } = must(
    keys()
      .map((held) => ({ key: held.key, file: filesOf(held.key)[0] }))
      .find(({ file: first }) => first !== undefined && lendersOf(store, first.hash) === undefined),
    'some record has a file that is given freely',
  );
  const hash = must(file, 'found').hash;
  expect(fetchFile(desk, { recordId: recordId('archive', key), hash })).toEqual({ ok: true, value: {} });
  await until('it is here', () => state(hash) === 'here');
}, 60_000);

it('an attachment goes up, then the change that names it, and the record shows it when a pull brings it', async () => {
  const held = must(keys()[3], 'there are records');
  writeFileSync(join(dir, '现场照片.jpg'), someBytes(3_000_000));
  desk.files.set('g read', join(dir, '现场照片.jpg'));
  const press = {
    recordId: recordId('archive', held.key),
    revision: held.revision,
    grant: 'g',
    role: '照片',
  } as const;
  const attached = await attachFile(desk, press);
  const hash = must(attached.ok ? attached.value.file.hash : undefined, 'it is attached');
  expect(filesOf(held.key).some((file) => file.hash === hash)).toBe(false);
  await until('the record names it', () => filesOf(held.key).some((file) => file.hash === hash), {
    limitMs: 15_000,
  });
  expect(entriesOn(store, 'archive', held.key).map(({ type, state: now }) => [type, now])).toEqual(
    expect.arrayContaining([
      ['upload', 'confirmed'],
      ['edit', 'confirmed'],
    ]),
  );
  const sweep = createSweep(store, Date.now);
  while (sweep.step());
  expect(keptHashes(store.beside())).toContain(hash);
}, 60_000);

it('on a thin line what a person decides goes before a file on its way', async () => {
  const [first, second] = [must(keys()[5], 'r'), must(keys()[6], 'r')];
  line.setRate(400_000);
  writeFileSync(join(dir, 'long.zip'), someBytes(6_000_000));
  desk.files.set('g read', join(dir, 'long.zip'));
  const press = {
    recordId: recordId('archive', first.key),
    revision: first.revision,
    grant: 'g',
    role: '附件',
  } as const;
  expect((await attachFile(desk, press)).ok).toBe(true);
  const upload = () => entriesOn(store, 'archive', first.key).find(({ type }) => type === 'upload');
  await until('the file is on its way', () => upload()?.state === 'sending');
  const edited = editRecord(desk, {
    id: recordId('archive', second.key),
    revision: second.revision,
    fields: { title: '关于防汛值守的补充通知' },
  });
  expect(edited.ok).toBe(true);
  const edit = () => entriesOn(store, 'archive', second.key).find(({ type }) => type === 'edit');
  await until('the change is accepted', () => ['accepted', 'confirmed'].includes(edit()?.state ?? ''), {
    limitMs: 8_000,
  });
  // The whole file takes fifteen seconds on this line.
  expect(upload()?.state).not.toBe('confirmed');
  line.setRate(undefined);
  await until('the file is through', () => upload()?.state === 'confirmed', { limitMs: 15_000 });
}, 60_000);

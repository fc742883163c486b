// 查借阅 with a real archive system, a real file and a clock of our own: applied for, granted, fetched, ended without any
// line, and ended still after a restart with the clock set back.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createSweep } from '../../main/core/files/sweep.ts';
import { createLoans } from '../../main/core/loans/loans.ts';
import { createTrustedClock } from '../../main/core/loans/trusted-clock.ts';
import { listAudit } from '../../main/core/store/audit.ts';
import type { Store } from '../../main/core/store/store.ts';
import { actOnRecord } from '../../main/core/work/act-on-record.ts';
import { readArchive } from '../../main/core/work/browse-archives.ts';
import { fetchFile } from '../../main/core/work/fetch-file.ts';
import { filesState } from '../../main/core/work/file-space.ts';
import { listOutbox } from '../../main/core/work/list-outbox.ts';
import { openFile } from '../../main/core/work/open-file.ts';
import { printLoan } from '../../main/core/work/print-loan.ts';
import { must } from '../../shared/domain/must.ts';
import { today } from '../departments/asking.ts';
import { type Departments, startDepartments } from '../departments/harness.ts';
import { aProfileDesk, type ProfileDesk } from '../fakes/profile-desk.ts';
import { until } from '../fakes/until.ts';
import { aFileStore, aScratch, type Scratch } from '../unit/store/builders.ts';
import { brokenAuditLine } from '../fakes/file-facts.ts';

const day = 86_400_000;
let dir: string;
let scratch: Scratch;
let departments: Departments;
let desk: ProfileDesk;
/** What the machine says; it goes on with real time from where it is set. */
let ahead = { wall: 0, ticks: 0 };

const reading = () => ({ wall: Date.now() + ahead.wall, ticks: performance.now() + ahead.ticks });
const pass = (ms: number) => {
  ahead = { wall: ahead.wall + ms, ticks: ahead.ticks + ms };
};
const start = async (store: Store) =>
  aProfileDesk(departments.archives, {
    store,
    loans: (at) => createLoans(at, createTrustedClock(at, reading), () => reading().wall),
  });

beforeEach(async () => {
  ahead = { wall: 0, ticks: 0 };
  dir = mkdtempSync(join(tmpdir(), 'govdesk-loans-'));
  scratch = aScratch();
  departments = await startDepartments({ dir, only: ['archives'], today });
  desk = await start(aFileStore(scratch.path));
});
afterEach(async () => {
  await desk.close();
  await departments.close();
  scratch.leave();
  rmSync(dir, { recursive: true, force: true });
});

const lentRecord = async () => {
  for (const remoteId of await departments.archives.control.truth.ids({ kind: 'archive' })) {
    const item = await departments.archives.control.truth.item({ kind: 'archive', id: remoteId });
    const hash: unknown = Object(item?.data['loanOnly'])[0];
    if (typeof hash === 'string') return { id: desk.idOf('archive', remoteId), remoteId, hash };
  }
  throw new Error('believed: some originals are lent');
};
const dataOf = (id: string) => {
  const read = readArchive(desk, { id });
  return must(read.ok ? read.value : undefined, 'the record is here');
};
const stateOf = (hash: string) => {
  const read = filesState(desk, { hashes: [hash] });
  return read.ok ? read.value[0] : undefined;
};

async function borrowed(): Promise<{
  readonly id: string;
  readonly remoteId: string;
  readonly hash: string;
}> {
  const record = await lentRecord();
  const { id, hash } = record;
  const body = { action: 'borrow', opinion: '编史修志', days: 7 } as const;
  expect(actOnRecord(desk, { id, revision: dataOf(id).revision, body }).ok).toBe(true);
  await until('the loan is granted', async () => {
    await desk.synced();
    return dataOf(id).data.loans?.[0]?.state === '在借';
  });
  expect(fetchFile(desk, { recordId: id, hash }).ok).toBe(true);
  await until('the original is here', () => stateOf(hash)?.state === 'here');
  expect((await openFile(desk, { recordId: id, hash })).ok).toBe(true);
  return record;
}

it('a loan ends on its day without any line, and is ended after a restart with the clock set back', async () => {
  const { id, hash } = await borrowed();
  await departments.stop();
  pass(6 * day);
  expect(desk.loans.review()).toBe(false);
  pass(day + 60_000);
  expect(desk.loans.review()).toBe(true);
  desk.loans.keep();
  const sealed = { state: 'absent', loan: { kind: 'sealed', why: 'ended' } };
  expect(stateOf(hash)).toMatchObject(sealed);
  expect(await openFile(desk, { recordId: id, hash })).toEqual({ ok: false, fault: { kind: 'not-found' } });
  const sweep = createSweep(desk.store, () => reading().wall);
  while (sweep.step());
  expect(desk.store.beside().sql('SELECT count(*) AS n FROM piece').get()).toEqual({ n: 0 });
  await desk.close();
  ahead = { wall: -20 * day, ticks: 0 };
  desk = await start(aFileStore(scratch.path, 'again'));
  desk.loans.review();
  expect(stateOf(hash)).toMatchObject(sealed);
  expect(fetchFile(desk, { recordId: id, hash })).toMatchObject({ ok: false, fault: { reason: 'not-lent' } });
  const events = listAudit(desk.store).map(({ event }) => event);
  expect(events).toEqual(expect.arrayContaining(['action-decided', 'file-opened', 'loan-sealed']));
  expect(brokenAuditLine(desk.store)).toBeUndefined();
});

it('a loan that the archive shortens is sealed with the next pull, and one lent anew is fetched again', async () => {
  const { id, remoteId, hash } = await borrowed();
  const [loan] = dataOf(id).data.loans ?? [];
  const to = new Date(Date.now() - 1_000).toISOString();
  await departments.archives.control.change.edit({
    kind: 'archive',
    id: remoteId,
    data: { loans: [{ ...loan, to }] },
  });
  await desk.synced();
  expect(desk.loans.review()).toBe(true);
  expect(stateOf(hash)).toMatchObject({ state: 'absent', loan: { kind: 'sealed', why: 'ended' } });
  await until('the archive ends it too', async () => {
    await desk.synced();
    return dataOf(id).data.actions?.includes('borrow');
  });
  const body = { action: 'borrow', opinion: '仍需核对', days: 3 } as const;
  expect(actOnRecord(desk, { id, revision: dataOf(id).revision, body }).ok).toBe(true);
  await until('the loan is granted again', async () => {
    await desk.synced();
    return stateOf(hash)?.loan?.kind === 'lent';
  });
  expect(fetchFile(desk, { recordId: id, hash }).ok).toBe(true);
  await until('the original is here again', () => stateOf(hash)?.state === 'here');
});

it('what was done with it stands in the register of the archive once, whatever became of the line', async () => {
  const { id, remoteId, hash } = await borrowed();
  expect(printLoan(desk, { recordId: id, hash, as: 'paper', from: 1, to: 2 }).ok).toBe(true);
  const { control } = departments.archives;
  await departments.stop();
  const body = { action: 'give-back', opinion: '' } as const;
  expect(actOnRecord(desk, { id, revision: dataOf(id).revision, body }).ok).toBe(true);
  const waiting = () => listOutbox(desk).map((row) => (row.type === 'action' ? row.body.action : row.type));
  expect(waiting()).toEqual(['give-back', 'note-use']);
  await desk.close();
  desk = await start(aFileStore(scratch.path, 'again'));
  await departments.start('archives');
  await control.faults.set({ fault: 'cut-after-effect', on: 'action', times: 3 });
  await until('the outbox is empty', async () => {
    await desk.synced();
    return waiting().length === 0;
  });
  const kept = await control.truth.uses({ id: remoteId });
  expect(kept.map(({ what }) => what)).toEqual(['opened', 'printed', 'erased']);
  expect(kept[1]).toMatchObject({ hash, pages: '1-2', loan: dataOf(id).data.loans?.[0]?.at });
  expect(dataOf(id).data.loans).toMatchObject([{ state: '归还', uses: 3 }]);
});

it('given back it is sealed at once, and the archive hears of it', async () => {
  const { id, hash } = await borrowed();
  const body = { action: 'give-back', opinion: '' } as const;
  expect(actOnRecord(desk, { id, revision: dataOf(id).revision, body }).ok).toBe(true);
  expect(stateOf(hash)).toMatchObject({ state: 'absent', loan: { kind: 'sealed', why: 'returned' } });
  await until('the archive has it back', async () => {
    await desk.synced();
    return dataOf(id).data.loans?.[0]?.state === '归还';
  });
});

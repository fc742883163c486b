// 利用登记: what is done with a lent copy is kept at once, and put down for its archive once, one action of each sitting.
import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { createLoans, type Loans } from '../../../main/core/loans/loans.ts';
import { createTrustedClock } from '../../../main/core/loans/trusted-clock.ts';
import { writePieces } from '../../../main/core/store/file-bytes.ts';
import { settleHere } from '../../../main/core/store/file-held.ts';
import { keptUses } from '../../../main/core/store/loan-uses.ts';
import { nextToSend } from '../../../main/core/store/outbox-next.ts';
import { markSending } from '../../../main/core/store/outbox.ts';
import { settleAction } from '../../../main/core/store/outbox-answers.ts';
import { findRecord } from '../../../main/core/store/records.ts';
import { actOnRecord, actsOfRecord } from '../../../main/core/work/act-on-record.ts';
import { fetchFile } from '../../../main/core/work/fetch-file.ts';
import { takeBack } from '../../../main/core/work/give-up-action.ts';
import { listOutbox } from '../../../main/core/work/list-outbox.ts';
import { removeSource } from '../../../main/core/work/manage-sources.ts';
import { openFile } from '../../../main/core/work/open-file.ts';
import { printLoan } from '../../../main/core/work/print-loan.ts';
import type { ArchiveData } from '../../../shared/domain/archive.ts';
import type { FileRef } from '../../../shared/domain/file-ref.ts';
import type { Loan } from '../../../shared/domain/loan.ts';
import { mostUses } from '../../../shared/domain/loan-use.ts';
import { anArchive, apply, now } from '../store/builders.ts';
import { aDesk, type TestDesk } from './a-desk.ts';

const [minute, day] = [60_000, 86_400_000];
const bytes = Buffer.from('原件的字节');
const hash = createHash('sha256').update(bytes).digest('hex');
const file: FileRef = { hash, name: '原件.pdf', mime: 'application/pdf', size: bytes.length, role: '扫描件' };
const askedAt = new Date(now - day).toISOString();
const loan = (more: Partial<Loan> = {}): Loan => ({
  ...{ by: '周清和', purpose: '编史修志', at: askedAt, days: 7, state: '在借', uses: 0 },
  ...{ from: new Date(now).toISOString(), to: new Date(now + 7 * day).toISOString() },
  ...more,
});

let desk: TestDesk & { readonly loans: Loans };
let machine: { wall: number; ticks: number };

const start = () => {
  const clock = createTrustedClock(desk.store, () => ({ ...machine }));
  desk = { ...desk, loans: createLoans(desk.store, clock, () => machine.wall) };
};
const put = (revision: string, more: Partial<ArchiveData> = {}) => {
  const data = anArchive({ openMark: '控制', files: [file], loanOnly: [hash], ...more });
  apply(desk.store, { upserts: [{ kind: 'archive', remoteId: 'a1', revision, data }] });
};
const recordId = () => `a${findRecord(desk.store, 'archive', 1, 'a1')?.key}`;
const named = () => ({ recordId: recordId(), hash });
const come = () => {
  expect(fetchFile(desk, named()).ok).toBe(true);
  writePieces(desk.store.beside(), hash, 0, [bytes]);
  settleHere(desk.store, hash, now);
};
const pass = (ms: number) => {
  machine.wall += ms;
  machine.ticks += ms;
};
const open = async () => expect((await openFile(desk, named())).ok).toBe(true);
const giveBack = () =>
  actOnRecord(desk, { id: recordId(), revision: '1', body: { action: 'give-back', opinion: '' } });
const reports = () =>
  listOutbox(desk).filter((row) => row.type === 'action' && row.body.action === 'note-use');
const uses = (...what: readonly string[]) =>
  expect.objectContaining({
    loan: askedAt,
    uses: what.map((one) => expect.objectContaining({ what: one, hash })),
  });

beforeEach(() => {
  desk = aDesk();
  desk.store.sql(`UPDATE source SET offers = json_set(offers, '$.loanUses', json('true'))`).run();
  machine = { wall: now, ticks: 0 };
  start();
  put('1', { actions: ['give-back'], loans: [loan()] });
  come();
  desk.loans.report();
});

describe('what is done with a lent copy', () => {
  it('is put down as one action a quarter of an hour after the last of it, and once', async () => {
    await open();
    pass(10 * minute);
    expect(printLoan(desk, { ...named(), as: 'pdf', from: 2, to: 3 }).ok).toBe(true);
    pass(10 * minute);
    expect([desk.loans.report(), reports()]).toEqual([[], []]);
    pass(5 * minute);
    expect(desk.loans.report()).toEqual(['s1']);
    expect(desk.loans.report()).toEqual([]);
    expect(reports().map((row) => row.type === 'action' && row.body)).toEqual([uses('opened', 'pdf')]);
    expect(reports()).toMatchObject([
      { body: { uses: [{ at: new Date(now).toISOString() }, { from: 2, to: 3 }] }, mayTakeBack: false },
    ]);
  });

  it('is told with its end when the copy is given back, in one action behind that', async () => {
    await open();
    expect(giveBack().ok).toBe(true);
    expect(listOutbox(desk).map((row) => row.type === 'action' && row.body.action)).toEqual([
      'give-back',
      'note-use',
    ]);
    expect(reports().map((row) => row.type === 'action' && row.body)).toEqual([uses('opened', 'erased')]);
    expect(nextToSend(desk.store, 's1', machine.wall)).toMatchObject({ body: { action: 'give-back' } });
  });

  it('is told when the loan ends by itself', async () => {
    await open();
    pass(7 * day);
    expect(desk.loans.review()).toBe(true);
    expect(desk.loans.report()).toEqual(['s1']);
    expect(reports().map((row) => row.type === 'action' && row.body)).toEqual([uses('opened', 'erased')]);
  });

  it('is told at the next start when the desk was closed before', async () => {
    await open();
    start();
    expect(desk.loans.report()).toEqual(['s1']);
    expect(keptUses(desk.store)).toEqual([]);
    expect(reports()).toHaveLength(1);
  });

  it('is told in parts when it is more than one report holds', () => {
    for (let n = 0; n < mostUses + 1; n += 1) printLoan(desk, { ...named(), as: 'paper' });
    desk.loans.report();
    const told = reports().flatMap((row) =>
      row.type === 'action' && row.body.action === 'note-use' ? row.body.uses.length : [],
    );
    expect(told).toEqual([mostUses, 1]);
  });

  it('is told before its source is removed, which that must wait for', async () => {
    await open();
    expect(await removeSource(desk, { id: 's1', evenWithWaiting: false })).toMatchObject({
      ok: false,
      fault: { reason: 'actions-wait' },
    });
    expect(reports()).toHaveLength(1);
  });

  it('is not kept where the archive does not ask for it', async () => {
    desk.store.sql(`UPDATE source SET offers = '{}'`).run();
    await open();
    expect(keptUses(desk.store)).toEqual([]);
  });
});

describe('a report', () => {
  beforeEach(async () => {
    await open();
    pass(15 * minute);
    desk.loans.report();
  });
  const only = () => reports()[0]?.id ?? '';

  it('stands in the way of nothing a person decides, and is not theirs to take back', () => {
    expect(actsOfRecord(desk, { id: recordId() })).toEqual({ ok: true, value: [] });
    expect(giveBack().ok).toBe(true);
    expect(takeBack(desk, { id: only() })).toMatchObject({ ok: false, fault: { reason: 'already-sent' } });
  });

  it('goes also when the record may not be seen any more, and is through when it is answered (S13)', () => {
    apply(desk.store, { removals: [{ kind: 'archive', remoteId: 'a1', why: 'withdrawn' }] });
    expect(reports()).toMatchObject([{ state: 'waiting', title: '' }]);
    const next = nextToSend(desk.store, 's1', machine.wall);
    expect(next?.id).toBe(only());
    markSending(desk.store, only(), machine.wall);
    settleAction(desk.store, only(), { state: 'accepted', revision: '9' }, machine.wall);
    expect(reports()).toEqual([]);
  });

  it('is through with the pull that shows it, when its archive counts it on the loan', () => {
    markSending(desk.store, only(), machine.wall);
    settleAction(desk.store, only(), { state: 'accepted', revision: '2' }, machine.wall);
    expect(reports()).toMatchObject([{ state: 'accepted' }]);
    put('2', { actions: ['give-back'], loans: [loan({ uses: 1 })] });
    expect(reports()).toEqual([]);
  });

  it('of what is done after a withdrawal has begun is still told by the id of the record', async () => {
    await open();
    apply(desk.store, { removals: [{ kind: 'archive', remoteId: 'a1', why: 'withdrawn' }] });
    expect(desk.loans.report()).toEqual(['s1']);
    expect(reports()).toHaveLength(2);
  });
});

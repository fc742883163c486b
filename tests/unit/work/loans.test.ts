// A copy that is lent is here while it is lent, by a clock the person cannot set, and is gone afterwards with its text.
import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { createSweep } from '../../../main/core/files/sweep.ts';
import { createLoans, type Loans } from '../../../main/core/loans/loans.ts';
import { createTrustedClock } from '../../../main/core/loans/trusted-clock.ts';
import { listAudit } from '../../../main/core/store/audit.ts';
import { keptHashes, writePieces } from '../../../main/core/store/file-bytes.ts';
import { settleHere } from '../../../main/core/store/file-held.ts';
import { fileTextFacts, keepFileText, nextDueFile } from '../../../main/core/store/file-text.ts';
import { findRecord } from '../../../main/core/store/records.ts';
import { actOnRecord, actsOfRecord } from '../../../main/core/work/act-on-record.ts';
import { fetchFile } from '../../../main/core/work/fetch-file.ts';
import { filesState, pinFile } from '../../../main/core/work/file-space.ts';
import { takeBack } from '../../../main/core/work/give-up-action.ts';
import { openFile } from '../../../main/core/work/open-file.ts';
import { printLoan } from '../../../main/core/work/print-loan.ts';
import { saveFileAs } from '../../../main/core/work/save-file-as.ts';
import type { ArchiveData } from '../../../shared/domain/archive.ts';
import type { FileRef } from '../../../shared/domain/file-ref.ts';
import type { Loan } from '../../../shared/domain/loan.ts';
import { anArchive, apply, now } from '../store/builders.ts';
import { aDesk, type TestDesk } from './a-desk.ts';
import { brokenAuditLine } from '../../fakes/file-facts.ts';

const day = 86_400_000;
const bytes = Buffer.from('原件的字节');
const hash = createHash('sha256').update(bytes).digest('hex');
const file: FileRef = { hash, name: '原件.pdf', mime: 'application/pdf', size: bytes.length, role: '扫描件' };
const loan = (more: Partial<Loan> = {}): Loan => ({
  by: '周清和',
  org: '临溪县人民政府办公室',
  purpose: '编史修志',
  at: new Date(now - day).toISOString(),
  days: 7,
  from: new Date(now).toISOString(),
  to: new Date(now + 7 * day).toISOString(),
  state: '在借',
  ...more,
});

let desk: TestDesk & { readonly loans: Loans };
let machine: { wall: number; ticks: number };

const start = () => {
  machine.ticks = 0;
  const clock = createTrustedClock(desk.store, () => ({ ...machine }));
  desk = { ...desk, loans: createLoans(desk.store, clock, () => machine.wall) };
};
const put = (revision: string, more: Partial<ArchiveData> = {}, remoteId = 'a1') => {
  const data = anArchive({ openMark: '控制', files: [file], loanOnly: [hash], ...more });
  apply(desk.store, { upserts: [{ kind: 'archive', remoteId, revision, data }] });
};
const recordId = () => `a${findRecord(desk.store, 'archive', 1, 'a1')?.key}`;
const named = () => ({ recordId: recordId(), hash });
/** As if sync had brought it. */
const come = () => {
  const asked = fetchFile(desk, named());
  if (!asked.ok) return asked;
  writePieces(desk.store.beside(), hash, 0, [bytes]);
  settleHere(desk.store, hash, now);
  return asked;
};
const stateOf = () => {
  const read = filesState(desk, { hashes: [hash] });
  return read.ok ? read.value[0] : undefined;
};
const sealed = (why: string) => ({ state: 'absent', loan: { kind: 'sealed', why } });
const pass = (ms: number) => {
  machine.wall += ms;
  machine.ticks += ms;
};
const notFound = { ok: false, fault: { kind: 'not-found' } };

beforeEach(() => {
  desk = aDesk();
  machine = { wall: now, ticks: 0 };
  start();
  put('1', { actions: ['give-back'], loans: [loan()] });
});

describe('a file given out on loan only', () => {
  it('does not come before it is lent', () => {
    put('2', { loans: [loan({ state: '申请' })] });
    expect(come()).toMatchObject({ ok: false, fault: { field: 'hash', reason: 'not-lent' } });
    expect(stateOf()).toMatchObject({ state: 'absent', loan: { kind: 'not-lent' } });
  });

  it('is here and is read while it is lent, which the trail says, and leaves only on marked paper', async () => {
    expect(come().ok).toBe(true);
    expect(stateOf()).toMatchObject({
      state: 'here',
      loan: { kind: 'lent', by: '周清和', until: loan().to },
    });
    expect((await openFile(desk, named())).ok).toBe(true);
    desk.files.set('g1 write', '/nowhere/copy.pdf');
    expect(await saveFileAs(desk, { hash, grant: 'g1' })).toMatchObject({
      ok: false,
      fault: { reason: 'on-loan' },
    });
    expect(printLoan(desk, { ...named(), as: 'paper', from: 1, to: 2 }).ok).toBe(true);
    expect(listAudit(desk.store).map(({ event, detail }) => [event, JSON.parse(detail)])).toEqual([
      ['file-opened', { hash, source: 1, kind: 'archive', remoteId: 'a1', onLoan: true }],
      ['loan-printed', { hash, as: 'paper', from: 1, to: 2 }],
    ]);
  });

  it('is sealed when its loan ends, pinned or not, its bytes and its text erased', async () => {
    come();
    pinFile(desk, { hash, pinned: true });
    const due = nextDueFile(desk.store);
    if (due === undefined) throw new Error('believed: what came is due to be read');
    keepFileText(desk.store, due, { format: 'pdf', pages: 1, parts: ['原件的文字'], cut: false });
    expect(desk.loans.nextEndIn()).toBe(7 * day);
    pass(7 * day - 1);
    expect(desk.loans.review()).toBe(false);
    pass(1);
    // Nobody is given anything even before it is sealed.
    expect(await openFile(desk, named())).toEqual(notFound);
    expect(printLoan(desk, { ...named(), as: 'pdf' })).toEqual(notFound);
    expect(desk.loans.review()).toBe(true);
    expect(stateOf()).toMatchObject(sealed('ended'));
    expect(fileTextFacts(desk.store, hash)).toBeUndefined();
    expect(desk.store.sql('SELECT count(*) AS n FROM file_part').get()).toEqual({ n: 0 });
    const sweep = createSweep(desk.store, () => machine.wall);
    while (sweep.step());
    expect(keptHashes(desk.store.beside())).toEqual([]);
    expect(desk.store.beside().sql('SELECT count(*) AS n FROM piece').get()).toEqual({ n: 0 });
    expect(listAudit(desk.store).map(({ event }) => event)).toContain('loan-sealed');
    expect(brokenAuditLine(desk.store)).toBeUndefined();
    expect(come()).toMatchObject({ ok: false, fault: { reason: 'not-lent' } });
    expect(desk.loans.nextEndIn()).toBeUndefined();
  });

  it('is sealed at the next start too, also with the clock set back', () => {
    come();
    pass(6 * day);
    desk.loans.keep();
    pass(2 * day);
    desk.loans.keep();
    machine.wall = now;
    start();
    expect(desk.loans.review()).toBe(true);
    expect(stateOf()).toMatchObject(sealed('ended'));
    expect(come()).toMatchObject({ ok: false });
  });

  it('is sealed while nobody can tell how long the machine was off, and comes again once the department says the time', () => {
    come();
    pass(3 * day);
    desk.loans.keep();
    machine.wall = now - 30 * day;
    start();
    expect(desk.loans.review()).toBe(true);
    expect(stateOf()).toMatchObject(sealed('clock'));
    expect(come()).toMatchObject({ ok: false, fault: { reason: 'not-lent' } });
    desk.loans.heard('s1', now + 4 * day);
    expect(come().ok).toBe(true);
    expect(stateOf()).toMatchObject({ state: 'here', loan: { kind: 'lent' } });
    expect(desk.loans.review()).toBe(false);
  });

  it('of a clock set forward by mistake costs the copy alone', () => {
    come();
    machine.wall += 300 * day;
    expect(desk.loans.review()).toBe(true);
    desk.loans.keep();
    machine.wall -= 300 * day;
    start();
    expect(come()).toMatchObject({ ok: false });
    machine.wall = now + day;
    desk.loans.heard('s1', now + day);
    expect(come().ok).toBe(true);
    // What was heard outlives the next end of this process.
    start();
    expect(desk.loans.review()).toBe(false);
    expect(stateOf()).toMatchObject({ state: 'here' });
  });

  it('given back is sealed at once, without any line, and comes again when that is taken back', () => {
    come();
    const body = { action: 'give-back', opinion: '' } as const;
    expect(actOnRecord(desk, { id: recordId(), revision: '1', body }).ok).toBe(true);
    expect(stateOf()).toMatchObject(sealed('returned'));
    expect(come()).toMatchObject({ ok: false });
    const acts = actsOfRecord(desk, { id: recordId() });
    expect(takeBack(desk, { id: (acts.ok && acts.value[0]?.id) || '' }).ok).toBe(true);
    expect(come().ok).toBe(true);
  });

  it('follows what the department says: shortened it is sealed, made longer it stays', () => {
    come();
    put('2', { loans: [loan({ to: new Date(now + 20 * day).toISOString() })] });
    pass(8 * day);
    expect(desk.loans.review()).toBe(false);
    put('3', { loans: [loan({ to: new Date(now + 2 * day).toISOString() })] });
    expect(desk.loans.review()).toBe(true);
    put('4', { loans: [loan({ state: '到期清除' })] });
    expect(stateOf()).toMatchObject(sealed('ended'));
  });

  it('that is on its way when the loan ends does not arrive', () => {
    fetchFile(desk, named());
    pass(8 * day);
    expect(desk.loans.review()).toBe(true);
    expect(stateOf()).toMatchObject(sealed('ended'));
  });

  it('that another record gives freely is no loan', async () => {
    put('1', { refCode: 'Z109-WS·2011·Y·办公室-0002', loanOnly: [], loans: [] }, 'a2');
    expect(come().ok).toBe(true);
    pass(30 * day);
    expect(desk.loans.review()).toBe(false);
    expect(stateOf()).toEqual(expect.not.objectContaining({ loan: expect.anything() }));
    expect((await openFile(desk, named())).ok).toBe(true);
  });
});

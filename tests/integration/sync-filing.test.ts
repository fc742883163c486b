// 归档 over real HTTP: a finished matter of one system becomes a record of another, with its files and their hashes, made
// without a line and sent when there is one.
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Sm3 } from '../../main/core/files/sm3.ts';
import { listAudit } from '../../main/core/store/audit.ts';
import { writePieces } from '../../main/core/store/file-bytes.ts';
import { settleHere, wantFile } from '../../main/core/store/file-held.ts';
import { listUnfinished } from '../../main/core/store/outbox-rows.ts';
import { readArchive } from '../../main/core/work/browse-archives.ts';
import { readRecordDraft, saveRecordDraft } from '../../main/core/work/edit-draft.ts';
import { fileMatter, proposeFiling } from '../../main/core/work/file-matter.ts';
import { takeBack } from '../../main/core/work/give-up-action.ts';
import { listOutbox } from '../../main/core/work/list-outbox.ts';
import { readTodo } from '../../main/core/work/read-todo.ts';
import type { FilingProposal } from '../../shared/contract/desk-filing.ts';
import { paperSchema, type TodoData } from '../../shared/domain/todo.ts';
import { type Departments, startDepartments } from '../departments/harness.ts';
import { aProfileDesk, type ProfileDesk } from '../fakes/profile-desk.ts';
import { until } from '../fakes/until.ts';
import { apply, aSource, aTodo, todoAs } from '../unit/store/builders.ts';

const dir = mkdtempSync(join(tmpdir(), 'govdesk-filing-'));
let departments: Departments;
let desk: ProfileDesk;

const sealed = Buffer.from('盖章版的内容');
const hashOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
const aFile = (name: string, bytes: Buffer) => ({
  ...{ hash: hashOf(bytes), name, mime: 'application/pdf', size: bytes.length, role: '正文' as const },
});
const matter = (over: Partial<TodoData> = {}): TodoData =>
  aTodo({
    title: '关于同意兴建敬老院的批复',
    state: '办结',
    fromOrg: '临溪县人民政府',
    paper: paperSchema.parse({
      genre: '批复',
      docNo: '临政〔2026〕77号',
      writtenOn: '2026-10-09',
      files: [aFile('批复（送审稿）.pdf', Buffer.from('不在本机')), aFile('批复（盖章版）.pdf', sealed)],
    }),
    ...over,
  });

const put = (remoteId: string, data = matter()): string => {
  apply(desk.store, { upserts: [todoAs(remoteId, 'r1', data)] }, 'oa');
  const row = desk.store.sql('SELECT key FROM todo WHERE remote_id = ?').get(remoteId) as { key: number };
  return `t${row.key}`;
};
const arrive = (bytes: Buffer) => {
  const hash = hashOf(bytes);
  wantFile(desk.store, { hash, size: bytes.length, got: 0, sourceId: 'oa', now: Date.now() });
  writePieces(desk.store.beside(), hash, 0, [bytes]);
  settleHere(desk.store, hash, Date.now(), new Sm3().update(bytes).digest());
};
const filing = (id: string) => {
  const read = readTodo(desk, { id });
  return read.ok ? read.value.filing : read.fault;
};
const propose = (id: string): FilingProposal => {
  const proposed = proposeFiling(desk, { id });
  if (!proposed.ok) throw new Error(JSON.stringify(proposed.fault));
  return proposed.value;
};
const press = (id: string, { sourceId, fields }: FilingProposal, hashes = [hashOf(sealed)]) =>
  fileMatter(desk, { id, sourceId, fields, hashes });

beforeAll(async () => {
  departments = await startDepartments({ dir: join(dir, 'department'), only: ['archives'] });
});
beforeEach(async () => {
  desk = await aProfileDesk(departments.archives);
  aSource(desk.store, 'oa');
  desk.sync.setWorkingOffline(true);
});
afterEach(() => desk.close());
afterAll(async () => {
  await departments.close();
  rmSync(dir, { recursive: true, force: true });
});

describe('a finished matter', () => {
  it('is archived without a line and is there with its number and its file when there is one', async () => {
    const id = put('GW1');
    arrive(sealed);
    expect(filing(id)).toEqual({ kind: 'may' });
    const proposal = propose(id);
    expect(proposal).toMatchObject({
      sourceId: 's1',
      fields: { category: 'WS', year: 2026, retention: 'Y', docNo: '临政〔2026〕77号', date: '2026-10-09' },
      retentionReason: { kind: 'genre', genre: '批复' },
      files: [
        { file: { name: '批复（盖章版）.pdf' }, isHere: true },
        { file: { name: '批复（送审稿）.pdf' }, isHere: false },
      ],
    });
    expect(proposal.refCode).toMatch(/^Z109-WS·2026·Y/);
    const made = press(id, proposal);
    expect(made).toMatchObject({ ok: true, value: { recordId: expect.stringMatching(/^a-\d+$/) } });
    expect(filing(id)).toMatchObject({ kind: 'waiting', state: 'waiting' });
    expect(listOutbox(desk).map(({ type }) => type)).toEqual(['create', 'upload', 'edit']);
    expect(listAudit(desk.store).map(({ event }) => event)).toContain('matter-filed');
    desk.sync.setWorkingOffline(false);
    await until('nothing waits', () => listUnfinished(desk.store).length === 0, { limitMs: 20_000 });
    const stands = filing(id);
    expect(stands).toMatchObject({ kind: 'filed', refCode: proposal.refCode });
    const recordId = stands !== undefined && 'recordId' in stands ? stands.recordId : '';
    const read = readArchive(desk, { id: recordId });
    expect(read).toMatchObject({
      value: {
        data: {
          ...{ title: '关于同意兴建敬老院的批复', responsible: ['临溪县人民政府'], retention: 'Y' },
          files: [
            { hash: hashOf(sealed), sm3: new Sm3().update(sealed).digest(), name: '批复（盖章版）.pdf' },
          ],
        },
      },
    });
    expect(propose.bind(undefined, id)).toThrow('not-finished');
  });

  it('is archived once: what waits is not made again, what was taken back may be', () => {
    const id = put('GW2');
    arrive(sealed);
    const proposal = propose(id);
    const made = press(id, proposal);
    expect(press(id, proposal)).toMatchObject({ ok: false, fault: { field: 'id', reason: 'not-finished' } });
    expect(made.ok).toBe(true);
    const [create] = listOutbox(desk);
    expect(takeBack(desk, { id: create?.id ?? '' }).ok).toBe(true);
    expect(filing(id)).toEqual({ kind: 'may' });
    expect(listUnfinished(desk.store)).toEqual([]);
  });

  it('goes with no file that is not here, and not above what may be stored', () => {
    const id = put('GW3');
    arrive(sealed);
    const proposal = propose(id);
    const absent = hashOf(Buffer.from('不在本机'));
    expect(press(id, proposal, [absent])).toMatchObject({ fault: { field: 'files', reason: 'not-here' } });
    const secret = { ...proposal, fields: { ...proposal.fields, secretLevel: '秘密' } };
    expect(press(id, secret)).toMatchObject({ fault: { field: 'secretLevel', reason: 'above-ceiling' } });
    expect(listUnfinished(desk.store)).toEqual([]);
    expect(filing(id)).toEqual({ kind: 'may' });
  });

  it('keeps what was typed into its form until it is archived', () => {
    const id = put('GW4');
    const draft = { revision: '', typed: { title: '改过的题名' } };
    expect(saveRecordDraft(desk, { id, draft }).ok).toBe(true);
    expect(readRecordDraft(desk, { id })).toMatchObject({ value: draft });
    expect(press(id, propose(id), []).ok).toBe(true);
    expect(readRecordDraft(desk, { id })).toMatchObject({ value: null });
  });

  it.each(['待办', '在办', '退回', '转出', '撤销'] as const)('is none while it is %s', (state) => {
    expect(filing(put(`GW-${state}`, matter({ state })))).toBeUndefined();
  });
});

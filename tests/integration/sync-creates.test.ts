// 新建 over real HTTP: a record made on a desk, offline too, with a file on it before it exists; the department gives the
// number, whatever becomes of answers and processes on the way.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { NewRecord } from '../../shared/contract/desk-create.ts';
import { listUnfinished, readCreate } from '../../main/core/store/outbox-rows.ts';
import { attachFile } from '../../main/core/work/attach-file.ts';
import { readArchive } from '../../main/core/work/browse-archives.ts';
import { changeNew, creatable, listNew, makeRecord } from '../../main/core/work/create-record.ts';
import { readRecordDraft } from '../../main/core/work/edit-draft.ts';
import { editRecord } from '../../main/core/work/edit-record.ts';
import { discardAction, takeBack } from '../../main/core/work/give-up-action.ts';
import { listOutbox } from '../../main/core/work/list-outbox.ts';
import { recordHistory } from '../../main/core/work/record-history.ts';
import { undoDiscard } from '../../main/core/work/undo-discard.ts';
import { createdFields } from '../../shared/domain/create.ts';
import type { EditFields } from '../../shared/domain/edit.ts';
import { must } from '../../shared/domain/must.ts';
import { type Departments, startDepartments } from '../departments/harness.ts';
import { statesLogged } from '../fakes/file-facts.ts';
import { aProfileDesk, type ProfileDesk } from '../fakes/profile-desk.ts';
import { until } from '../fakes/until.ts';

const dir = mkdtempSync(join(tmpdir(), 'govdesk-creates-'));
let departments: Departments;
let desk: ProfileDesk;
let known: readonly string[] = [];

const control = () => departments.archives.control;
const ids = () => control().truth.ids({ kind: 'archive' });
const added = async () => (await ids()).filter((id) => !known.includes(id));
const offline = (isOffline: boolean) => desk.sync.setWorkingOffline(isOffline);

const described: EditFields = {
  fonds: 'Z109',
  category: 'WS',
  year: 2026,
  retention: 'D30',
  title: '关于做好秋季防汛值守的通知',
  date: '2026-10-09',
  responsible: ['临溪县人民政府办公室'],
};

function make(fields: EditFields = described): NewRecord {
  const made = makeRecord(desk, { sourceId: 's1', kind: 'archive', fields });
  if (!made.ok) throw new Error(JSON.stringify(made.fault));
  return one(made.value.recordId);
}

const one = (recordId: string): NewRecord =>
  must(
    listNew(desk, { kind: 'archive' }).find((each) => each.recordId === recordId),
    'it is shown at once',
  );

async function attach(recordId: string, text: string): Promise<string> {
  const path = join(dir, `${text}.txt`);
  writeFileSync(path, text);
  const attached = await attachFile(desk, { recordId, revision: '', grant: path, role: '附件' });
  if (!attached.ok) throw new Error(JSON.stringify(attached.fault));
  return attached.value.file.hash;
}

const nothingWaits = () =>
  until('nothing waits', () => listUnfinished(desk.store).length === 0, { limitMs: 20_000 });
const states = () => listOutbox(desk).map(({ type, state }) => `${type} ${state}`);

beforeAll(async () => {
  departments = await startDepartments({ dir: join(dir, 'department'), only: ['archives'] });
});
beforeEach(async () => {
  known = await ids();
  desk = await aProfileDesk(departments.archives);
});
afterEach(async () => {
  await control().faults.clear();
  await desk.close();
});
afterAll(async () => {
  await departments.close();
  rmSync(dir, { recursive: true, force: true });
});

describe('a record made on the desk', () => {
  it('is shown at once without a number, and comes back with the one its department gave', async () => {
    expect(creatable(desk)).toEqual([{ sourceId: 's1', kind: 'archive', fields: createdFields.archive }]);
    offline(true);
    const { recordId, actionId } = make();
    expect(recordId).toMatch(/^a-\d+$/);
    expect(one(recordId)).toMatchObject({ state: 'waiting', fields: described, mayChange: true, edits: [] });
    expect(listOutbox(desk)).toMatchObject([
      { type: 'create', title: described['title'], mayTakeBack: true },
    ]);
    expect(readArchive(desk, { id: recordId }).ok).toBe(false);
    offline(false);
    await nothingWaits();
    expect(listNew(desk, { kind: 'archive' })).toEqual([]);
    const [remoteId, ...others] = await added();
    expect(others).toEqual([]);
    const id = desk.idOf('archive', must(remoteId, 'it was made'));
    expect(readArchive(desk, { id })).toMatchObject({
      value: {
        data: { ...described, refCode: expect.stringMatching(/^Z109-WS·2026·D30-\d{4}$/) },
        edits: [],
      },
    });
    expect(readCreate(desk.store, actionId)).toMatchObject({ state: 'confirmed', recordId: id, remoteId });
    const history = recordHistory(desk, { id });
    expect(history.ok && history.value.map(({ to }) => to)).toEqual([
      'waiting',
      'sending',
      'accepted',
      'confirmed',
    ]);
  });

  it('takes its files along: made, then uploaded, then named, each once', async () => {
    offline(true);
    const { recordId } = make({ ...described, title: '关于带两个附件的通知' });
    const hashes = [await attach(recordId, '甲'), await attach(recordId, '乙')];
    expect(one(recordId).edits).toMatchObject([{ state: 'waiting' }]);
    expect(new Set(listOutbox(desk).map((row) => row.recordId))).toEqual(new Set([recordId]));
    await control().faults.set({ fault: 'cut-after-effect', on: 'create' });
    await control().faults.set({ fault: 'cut-after-effect', on: 'edit' });
    offline(false);
    await nothingWaits();
    const made = await added();
    expect(made).toHaveLength(1);
    const item = await control().truth.item({ kind: 'archive', id: must(made[0], 'one') });
    const files = item?.data['files'] as readonly { readonly hash: string }[];
    expect(files.map(({ hash }) => hash)).toEqual(hashes);
    const effects = await control().truth.effects({ id: must(made[0], 'one') });
    expect(effects.map(({ action }) => action)).toEqual(['create', 'edit']);
    await desk.synced();
    const read = readArchive(desk, { id: desk.idOf('archive', must(made[0], 'one')) });
    expect(read).toMatchObject({ value: { data: { files: [{}, {}] }, edits: [] } });
  }, 40_000);

  it('may be described anew until it has left, and what hangs on it stays', async () => {
    offline(true);
    const { recordId, actionId } = make();
    await attach(recordId, '丙');
    const fields = { ...described, title: '关于改过两次的通知' };
    expect(changeNew(desk, { recordId, fields }).ok).toBe(true);
    expect(one(recordId)).toMatchObject({ fields: { title: '关于改过两次的通知' }, edits: [{}] });
    expect(readCreate(desk.store, actionId)?.state).toBe('superseded');
    expect(editRecord(desk, { id: recordId, revision: '', fields: { title: '另外' } }).ok).toBe(false);
    offline(false);
    await nothingWaits();
    const [id] = await added();
    const item = await control().truth.item({ kind: 'archive', id: must(id, 'one') });
    expect(item?.data).toMatchObject({ title: '关于改过两次的通知', files: [{}] });
    expect(changeNew(desk, { recordId, fields }).ok).toBe(false);
  }, 40_000);

  it('is taken back with its files, and its words are in the form again', async () => {
    offline(true);
    const { recordId, actionId } = make();
    await attach(recordId, '丁');
    expect(takeBack(desk, { id: actionId }).ok).toBe(true);
    expect(listOutbox(desk)).toEqual([]);
    expect(listNew(desk, { kind: 'archive' })).toEqual([]);
    expect(readRecordDraft(desk, { id: 'archive@s1' })).toMatchObject({
      value: { typed: { title: described['title'], year: '2026', responsible: ['临溪县人民政府办公室'] } },
    });
    offline(false);
    await desk.synced();
    expect(await added()).toEqual([]);
  });

  it('refused, it holds only what hangs on it; given up it takes that along, and undone brings it back', async () => {
    offline(true);
    const bad = make({ ...described, fonds: 'Z999' });
    await attach(bad.recordId, '戊');
    const good = make({ ...described, title: '关于不受影响的通知' });
    offline(false);
    await until(
      'the good one is through',
      () => readCreate(desk.store, good.actionId)?.state === 'confirmed',
    );
    await until('the other is refused', () => one(bad.recordId).state === 'refused');
    expect(one(bad.recordId).reason).toMatchObject({ kind: 'refused', field: 'fonds' });
    expect(states()).toEqual(['create refused', 'edit waiting', 'upload waiting']);
    expect(discardAction(desk, { id: bad.actionId }).ok).toBe(true);
    expect(states()).toEqual([]);
    expect(undoDiscard(desk, { id: bad.actionId }).ok).toBe(true);
    expect(states()).toEqual(['create refused', 'edit waiting', 'upload waiting']);
    expect(readRecordDraft(desk, { id: 'archive@s1' })).toEqual({ ok: true, value: null });
    expect(changeNew(desk, { recordId: bad.recordId, fields: described }).ok).toBe(true);
    await nothingWaits();
    expect(await added()).toHaveLength(2);
  }, 40_000);

  it('is made once when the department is killed after making it', async () => {
    await control().faults.set({ fault: 'stall', on: 'receipt' });
    await control().faults.set({ fault: 'cut-after-effect', on: 'create', times: 2 });
    const { actionId } = make({ ...described, title: '关于断电的通知' });
    await until('it is in doubt', () => readCreate(desk.store, actionId)?.state === 'unsure');
    await departments.stop('archives');
    await departments.start('archives');
    desk.sync.wake('s1', 'by-hand');
    await nothingWaits();
    expect(await added()).toHaveLength(1);
    expect(statesLogged(desk.store, actionId).filter((state) => state === 'confirmed')).toHaveLength(1);
  }, 40_000);

  it.each([
    ['a level this desk may not hold', { ...described, secretLevel: '秘密' }, 'secretLevel'],
    ['a number of its own', { ...described, refCode: 'Z109-WS·2026·D30-0001' }, 'refCode'],
    ['no title', { ...described, title: null }, 'title'],
    ['a year that is none', { ...described, year: '今年' }, 'year'],
  ])('is not taken with %s', (_what, fields, field) => {
    expect(makeRecord(desk, { sourceId: 's1', kind: 'archive', fields })).toMatchObject({
      ok: false,
      fault: { kind: 'bad-request', field },
    });
    expect(listOutbox(desk)).toEqual([]);
  });
});

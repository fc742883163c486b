// Changing fields over real HTTP: several desks and the department's own people on the same records.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { listUnfinished, readEdit } from '../../main/core/store/outbox-rows.ts';
import { readArchive } from '../../main/core/work/browse-archives.ts';
import { editRecord } from '../../main/core/work/edit-record.ts';
import { listConflicts } from '../../main/core/work/list-conflicts.ts';
import { listOutbox } from '../../main/core/work/list-outbox.ts';
import { listSources } from '../../main/core/work/list-sources.ts';
import { settleConflict } from '../../main/core/work/settle-conflict.ts';
import { must } from '../../shared/domain/must.ts';
import type { EditFields } from '../../shared/domain/edit.ts';
import { type Departments, startDepartments } from '../departments/harness.ts';
import { readExtra, statesLogged } from '../fakes/file-facts.ts';
import { aProfileDesk, type ProfileDesk } from '../fakes/profile-desk.ts';
import { until } from '../fakes/until.ts';

let dir: string;
let departments: Departments;
let desks: ProfileDesk[] = [];
let records: string[] = [];
let [zhou, wu]: (ProfileDesk | undefined)[] = [];

const control = () => departments.archives.control;
const truth = async (id: string) => must(await control().truth.item({ kind: 'archive', id }), `${id} exists`);
const offline = (desk: ProfileDesk, isOffline: boolean) => desk.sync.setWorkingOffline(isOffline);

function change(desk: ProfileDesk, remoteId: string, fields: EditFields): string {
  const id = desk.idOf('archive', remoteId);
  const read = readArchive(desk, { id });
  if (!read.ok) throw new Error(`${remoteId} is not here`);
  const edited = editRecord(desk, { id, revision: read.value.revision, fields });
  if (!edited.ok) throw new Error(JSON.stringify(edited.fault));
  return edited.value.edit.id;
}

/** Until everything this person decided is through or asks them. */
async function settled(desk: ProfileDesk): Promise<void> {
  await until('nothing waits', () =>
    listUnfinished(desk.store).every(({ state }) => state === 'conflict' || state === 'refused'),
  );
  await desk.synced();
}

const pair = (): [ProfileDesk, ProfileDesk] => [must(zhou, 'a desk'), must(wu, 'another desk')];
let next = 0;
const aRecord = (): string => {
  next += 1;
  return must(records[next], 'enough records');
};

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'edits-'));
  departments = await startDepartments({ dir, only: ['archives'] });
});
beforeEach(async () => {
  desks = await Promise.all([aProfileDesk(departments.archives), aProfileDesk(departments.archives)]);
  [zhou, wu] = desks;
  const all = await control().truth.ids({ kind: 'archive' });
  const [one] = pair();
  records = all.filter((id) => one.idOf('archive', id) !== 'a0');
});
afterEach(async () => {
  await control().faults.clear();
  await Promise.all(desks.map((desk) => desk.close()));
});
afterAll(async () => {
  await departments.close();
  await rm(dir, { recursive: true, force: true });
});

describe('Y2 two desks on one record, apart', () => {
  it('different fields and different paragraphs are brought together, and each change has one effect', async () => {
    const [a, b] = pair();
    const id = aRecord();
    await control().change.edit({ kind: 'archive', id, data: { abstract: '一\n二\n三' } });
    await Promise.all([a.synced(), b.synced()]);
    offline(a, true);
    offline(b, true);
    change(a, id, { docNo: '临档〔2026〕1号', abstract: '一（周）\n二\n三' });
    change(b, id, { pages: 77, abstract: '一\n二\n三（吴）' });
    offline(a, false);
    await settled(a);
    offline(b, false);
    await settled(b);
    const { data } = await truth(id);
    expect(data).toMatchObject({ docNo: '临档〔2026〕1号', pages: 77, abstract: '一（周）\n二\n三（吴）' });
    expect(await control().truth.effects({ id })).toHaveLength(2);
    await a.synced();
    expect(readArchive(a, { id: a.idOf('archive', id) })).toMatchObject({
      value: { data: { pages: 77 }, edits: [] },
    });
    expect([...listConflicts(a, { settled: false }), ...listConflicts(b, { settled: false })]).toEqual([]);
  });

  it('the same field asks the second, with who and when, and what they choose is sent on what they saw', async () => {
    const [a, b] = pair();
    const id = aRecord();
    const before = String((await truth(id)).data['title']);
    offline(b, true);
    const key = change(b, id, { title: '吴拟的题名', pages: 12 });
    change(a, id, { title: '周拟的题名' });
    await settled(a);
    offline(b, false);
    await settled(b);
    const [conflict] = listConflicts(b, { settled: false });
    expect(conflict).toMatchObject({
      actionId: key,
      title: '周拟的题名',
      theirs: { gone: false, by: expect.stringMatching(/./), at: expect.stringMatching(/^\d{4}-/) },
      fields: [{ field: 'title', base: before, mine: '吴拟的题名', theirs: '周拟的题名', clash: true }],
    });
    expect((await truth(id)).data).toMatchObject({ title: '周拟的题名', pages: 12 });
    // The record moved on by our own clean part: what is shown is what is there now.
    const shown = listConflicts(b, { settled: false })[0];
    expect(settleConflict(b, { id: shown?.id ?? '', choices: { title: 'mine' } })).toEqual({
      ok: true,
      value: {},
    });
    await settled(b);
    expect((await truth(id)).data).toMatchObject({ title: '吴拟的题名', pages: 12 });
    await a.synced();
    expect(readArchive(a, { id: a.idOf('archive', id) })).toMatchObject({
      value: { data: { title: '吴拟的题名' } },
    });
    const values = await control().truth.values({ kind: 'archive', id });
    expect(values['title']).toEqual([before, '周拟的题名', '吴拟的题名']);
  });
});

describe('Y1 a change on a bad line', () => {
  it.each([
    ['whose answer was lost', { fault: 'cut-after-effect', on: 'edit' }],
    ['that was cut before it arrived', { fault: 'cut-before', on: 'edit' }],
    ['that was delivered twice', { fault: 'repeat-reply', on: 'edit' }],
    ['answered with an error', { fault: 'status', status: 503, on: 'edit' }],
    ['answered by a gateway', { fault: 'html', on: 'edit' }],
    ['put off', { fault: 'busy', retryAfterMs: 100, on: 'edit' }],
  ] as const)('%s takes effect once', async (_what, fault) => {
    const [a] = pair();
    const id = aRecord();
    await control().faults.set(fault);
    const key = change(a, id, { location: `库房-${next}` });
    await settled(a);
    const effects = (await control().truth.effects({ id })).map((effect) => effect.key);
    expect([effects, readEdit(a.store, key)?.state]).toEqual([[key], 'confirmed']);
    expect((await truth(id)).data['location']).toBe(`库房-${next}`);
  });
});

describe('a record that is gone meanwhile', () => {
  it('deleted: what was written is shown, and nothing is sent', async () => {
    const [a] = pair();
    const id = aRecord();
    offline(a, true);
    const key = change(a, id, { title: '没有来得及' });
    await control().change.remove({ kind: 'archive', id });
    offline(a, false);
    await settled(a);
    const [conflict] = listConflicts(a, { settled: false });
    expect([readEdit(a.store, key)?.state, await control().truth.effects({ id })]).toEqual([
      conflict === undefined ? 'refused' : 'conflict',
      [],
    ]);
    expect(readEdit(a.store, key)?.fields).toEqual({ title: '没有来得及' });
    expect(listOutbox(a)).toMatchObject([{ id: key, fields: { title: '没有来得及' } }]);
  });

  it('S13 withdrawn: the copy goes, the words stay', async () => {
    const [a] = pair();
    const id = aRecord();
    const title = String((await truth(id)).data['title']);
    const key = change(a, id, { location: '甲库' });
    await settled(a);
    offline(a, true);
    const second = change(a, id, { location: '乙库' });
    await control().change.withdraw({ kind: 'archive', id });
    offline(a, false);
    await settled(a);
    expect(a.idOf('archive', id)).toBe('a0');
    expect([readEdit(a.store, key)?.state, readEdit(a.store, second)?.state]).toEqual([
      'confirmed',
      'refused',
    ]);
    expect(readEdit(a.store, second)?.fields).toEqual({ location: '乙库' });
    expect(JSON.stringify(a.store.sql('SELECT * FROM outbox').all())).not.toContain(title);
  });
});

describe('U8 before it was sent', () => {
  it('a second change goes along with the first: one request, one effect', async () => {
    const [a] = pair();
    const id = aRecord();
    offline(a, true);
    const first = change(a, id, { title: '第一次' });
    const second = change(a, id, { title: '第二次', pages: 5 });
    offline(a, false);
    await settled(a);
    expect((await control().truth.effects({ id })).map(({ key }) => key)).toEqual([second]);
    expect(statesLogged(a.store, first)).toEqual(['waiting', 'superseded']);
  });
});

describe('S14 a department with newer records', () => {
  it('is read with what this desk does not know kept, is sent nothing, and loses nothing of it later', async () => {
    const [a] = pair();
    const id = aRecord();
    const rest = aRecord();
    offline(a, true);
    const key = change(a, id, { title: '等一等' });
    await control().raiseSchema({ schema: 2, field: 'reviewMark', value: '已鉴定' });
    await control().change.edit({ kind: 'archive', id: rest, data: { pages: 9 } });
    // A department is asked who it is after a start and after trouble.
    await control().faults.set({ fault: 'status', status: 503, on: 'edit' });
    offline(a, false);
    await until('it is known to be newer', () => listSources(a)[0]?.health.kind === 'read-only');
    expect(listOutbox(a)).toMatchObject([
      { state: 'waiting', fields: { title: '等一等' }, reason: { kind: 'newer-schema' } },
    ]);
    const held = { kind: 'archive', key: Number(a.idOf('archive', rest).slice(1)) } as const;
    await until('the unknown field is here', () => readExtra(a.store, held)?.['reviewMark'] === '已鉴定');
    await control().raiseSchema({ schema: 1, field: 'reviewMark', value: '已鉴定' });
    await control().faults.set({ fault: 'status', status: 503, on: 'changes' });
    a.sync.wake('s1', 'by-hand');
    await until('it is known to be as before', () => listSources(a)[0]?.health.kind === 'ok');
    await settled(a);
    // Every record moved with the new shape: the change was made anew on it.
    expect(readEdit(a.store, key)?.state).toBe('superseded');
    expect((await truth(id)).data).toMatchObject({ title: '等一等', reviewMark: '已鉴定' });
  });
});

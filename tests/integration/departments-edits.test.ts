// Changes of fields at the sample systems: one ledger with the actions, several desks and colleagues at once, kill -9.
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { must } from '../../shared/domain/must.ts';
import { aBody, answerIn, type Headers, pullAll, send, signInTo, today } from '../departments/asking.ts';
import { type Department, type Departments, startDepartments } from '../departments/harness.ts';
import { until } from '../fakes/until.ts';

const dir = mkdtempSync(join(tmpdir(), 'govdesk-edits-'));
let departments: Departments;
let archives: Department;
let headers: Headers;

beforeAll(async () => {
  departments = await startDepartments({ dir, only: ['archives'], today });
  ({ archives } = departments);
  headers = await signInTo(archives);
});
afterAll(async () => {
  await departments.close();
  rmSync(dir, { recursive: true, force: true });
});

type Edit = { key: string; kind: string; id: string; basedOn: string; fields: object; decidedAt: string };
const anEdit = (id: string, fields: object, basedOn = 'r1'): Edit => ({
  key: randomUUID(),
  kind: 'archive',
  id,
  basedOn,
  fields,
  decidedAt: '2026-11-23T01:12:00.000Z',
});
const change = (edit: Edit) =>
  fetch(`${archives.address}/edits`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify(edit),
  });
const answerTo = async (edit: Edit) => answerIn(await change(edit), edit.key);
const itemOf = async (id: string) =>
  must(await archives.control.truth.item({ kind: 'archive', id }), 'the archive record');

describe('an edit', () => {
  it('shares its ledger with the actions: a key of one is no key of the other, and both have receipts', async () => {
    const edit = anEdit('DA0000001', { location: '二号库1列1节1层' });
    expect(await answerTo(edit)).toEqual({ outcome: 'accepted', revision: 'r2' });
    const [todo = ''] = await archives.control.truth.openTodos();
    expect((await send(archives, headers, aBody(todo, { key: edit.key }))).status).toBe(422);
    const receipt = await fetch(`${archives.address}/actions/${edit.key}`, { headers });
    expect(await receipt.json()).toEqual({ key: edit.key, answer: { outcome: 'accepted', revision: 'r2' } });
  });

  it('is the same whatever the order of its fields and the offset of its time', async () => {
    const edit = anEdit('DA0000002', { pages: 7, carrier: '纸质' });
    await answerTo(edit);
    const again = { ...edit, fields: { carrier: '纸质', pages: 7 }, decidedAt: '2026-11-23T09:12:00+08:00' };
    expect(await answerTo(again)).toEqual({ outcome: 'accepted', revision: 'r2' });
    expect((await change({ ...edit, fields: { pages: 8, carrier: '纸质' } })).status).toBe(422);
  });

  it.each([
    ['no field', {}],
    ['a field with a name no field has', { 'a b': 1 }],
    ['an object for a value', { title: { of: 1 } }],
  ])('with %s: 400', async (_what, fields) => {
    expect((await change(anEdit('DA0000003', fields))).status).toBe(400);
  });

  it('of a deleted, withdrawn or unknown record, or of a to-do, is answered, not done', async () => {
    await archives.control.change.remove({ kind: 'archive', id: 'DA0000004' });
    await archives.control.change.withdraw({ kind: 'archive', id: 'DA0000005' });
    expect(await answerTo(anEdit('DA0000004', { pages: 1 }))).toEqual({
      outcome: 'conflict',
      revision: 'r2',
    });
    const refused = { outcome: 'refused' };
    expect(await answerTo(anEdit('DA0000004', { pages: 1 }, 'r2'))).toMatchObject(refused);
    expect(await answerTo(anEdit('DA0000005', { pages: 1 }))).toMatchObject(refused);
    expect(await answerTo(anEdit('DA9', { pages: 1 }))).toMatchObject(refused);
    const [id = ''] = await archives.control.truth.openTodos();
    expect(await answerTo({ ...anEdit(id, { title: '关于' }), kind: 'todo' })).toMatchObject(refused);
  });

  it('by three desks and a colleague at once: each is accepted or a conflict, and every accepted value was once there', async () => {
    const id = 'DA0000006';
    const accepted: string[] = [];
    const desk = async (name: string) => {
      for (let round = 0; round < 12; round += 1) {
        const title = `关于第${round}轮核对的说明（${name}）`;
        const { outcome } = await answerTo(anEdit(id, { title }, (await itemOf(id)).revision));
        expect(['accepted', 'conflict']).toContain(outcome);
        if (outcome === 'accepted') accepted.push(title);
      }
    };
    const colleague = async () => {
      for (let round = 0; round < 12; round += 1)
        await archives.control.change.edit({ kind: 'archive', id, data: { abstract: `第${round}次著录` } });
    };
    await Promise.all([desk('甲'), desk('乙'), desk('丙'), colleague()]);
    const { title: titles = [], abstract = [] } = await archives.control.truth.values({
      kind: 'archive',
      id,
    });
    expect(titles.slice(1).toSorted()).toEqual(accepted.toSorted());
    expect(abstract).toHaveLength(13);
    expect((await itemOf(id)).revision).toBe(`r${1 + accepted.length + 12}`);
  });

  it('kill -9 in the middle of edits leaves each applied once or not at all, and answered accordingly', async () => {
    const ids = (await archives.control.truth.ids({ kind: 'archive' })).slice(50, 110);
    const edits = ids.map((id) => anEdit(id, { location: '三号库9列9节' }));
    const before = (await archives.control.truth.effects({})).length;
    const sent = edits.map((edit) => change(edit).catch(() => undefined));
    await until(
      'some were applied',
      async () => (await archives.control.truth.effects({})).length > before + 2,
    );
    await departments.stop('archives');
    await Promise.all(sent);
    await departments.start('archives');
    for (const edit of edits) expect(await answerTo(edit)).toEqual({ outcome: 'accepted', revision: 'r2' });
    const effects = await archives.control.truth.effects({});
    expect(effects).toHaveLength(before + edits.length);
    expect(effects.at(-1)).toMatchObject({ action: 'edit', fields: { location: '三号库9列9节' } });
  });
});

describe('a restore from backup', () => {
  it('takes back what came after it, gives its places in the feed out again, and forgets no typed value', async () => {
    const id = 'DA0000007';
    await archives.control.backUp();
    const edit = anEdit(id, { title: '关于备份之后的修改' });
    await answerTo(edit);
    const { cursor } = await pullAll(archives, 'archives', headers, 1000);
    await archives.control.restore({ newEpoch: false });
    expect((await itemOf(id)).revision).toBe('r1');
    expect((await fetch(`${archives.address}/actions/${edit.key}`, { headers })).status).toBe(404);
    // Another record now takes the place the edit had: a desk with the cursor of before never hears of it.
    await archives.control.change.edit({ kind: 'archive', id: 'DA0000008', data: { pages: 99 } });
    const { pages } = await pullAll(archives, 'archives', headers, 1000, cursor);
    expect(pages.flatMap(({ changes }) => changes)).toEqual([]);
    const values = await archives.control.truth.values({ kind: 'archive', id });
    expect(values.title).toContain('关于备份之后的修改');
  });
});

describe('a data folder of before', () => {
  it('is brought up, with its files', async () => {
    const old = mkdtempSync(join(tmpdir(), 'govdesk-before-'));
    const first = await startDepartments({ dir: old, only: ['oa'], today });
    const secret = first.oa.secret;
    await first.close();
    const db = new Database(join(old, 'oa.sqlite'));
    db.exec(`ALTER TABLE item DROP COLUMN changed_by; ALTER TABLE item DROP COLUMN changed_at;
      ALTER TABLE effect DROP COLUMN fields;
      CREATE TABLE file(hash TEXT PRIMARY KEY, mime TEXT NOT NULL, bytes BLOB NOT NULL) STRICT;
      INSERT INTO file SELECT hash, mime, bytes FROM held_file JOIN part USING (content);
      DROP TABLE held_file; DROP TABLE part; DROP TABLE upload; DROP TABLE value_seen`);
    const { hash } = db.prepare('SELECT hash FROM file').get() as { hash: string };
    db.close();
    const again = await startDepartments({ dir: old, only: ['oa'], today });
    expect(again.oa.secret).toBe(secret);
    const reply = await fetch(`${again.oa.address}/files/${hash}`, { headers: await signInTo(again.oa) });
    expect([reply.status, (await reply.bytes()).byteLength]).toEqual([200, expect.any(Number)]);
    await again.oa.control.change.addTodo({});
    await again.close();
    rmSync(old, { recursive: true, force: true });
  });
});

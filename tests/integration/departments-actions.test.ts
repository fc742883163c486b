// An action takes effect exactly once for its key, whatever happens to the line, the process or the sender.
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  aBody,
  answerIn,
  askPage,
  type Body,
  type Headers,
  openTodoFor,
  pullAll,
  send,
  signInTo,
  today,
} from '../departments/asking.ts';
import { type Department, type Departments, startDepartments } from '../departments/harness.ts';
import { until } from '../fakes/until.ts';

const dir = mkdtempSync(join(tmpdir(), 'govdesk-departments-'));
let departments: Departments;
let oa: Department;
let headers: Headers;

beforeAll(async () => {
  departments = await startDepartments({ dir, only: ['oa', 'archives'], today, size: 'town' });
  ({ oa } = departments);
  headers = await signInTo(oa);
});
afterEach(() => oa.control.faults.clear());
afterAll(async () => {
  await departments.close();
  rmSync(dir, { recursive: true, force: true });
});

const answerTo = async (body: Body): Promise<unknown> => answerIn(await send(oa, headers, body), body.key);
const effects = async (id: string) =>
  (await oa.control.truth.effects({ id })).map(({ action, opinion }) => [action, opinion]);

describe('an action', () => {
  it.each([
    ['approve', '已办', '同意，请按程序办理。'],
    ['return', '退回', '资金来源不明确，请补充。'],
    ['acknowledge', '已办', '已阅。'],
  ])('%s changes the to-do to %s, with the opinion on its paper', async (action, state, opinion) => {
    const id = await openTodoFor(oa, action);
    const { cursor } = await pullAll(oa, 'todos', headers, 1000);
    expect(await answerTo(aBody(id, { action, opinion }))).toEqual({ outcome: 'accepted', revision: 'r2' });
    const { pages } = await pullAll(oa, 'todos', headers, 1000, cursor);
    expect(pages.flatMap(({ changes }) => changes)).toEqual([
      expect.objectContaining({ id, revision: 'r2', change: 'upsert' }),
    ]);
    const item = await oa.control.truth.item({ kind: 'todo', id });
    expect(item?.data).toMatchObject({ state, actions: [], forwardTo: [] });
    expect(JSON.stringify(item?.data.paper)).toContain(`"by":"周清和","org":"临溪县人民政府办公室"`);
    expect(JSON.stringify(item?.data.paper)).toContain(opinion);
  });

  it('forward goes to whom the to-do allows, and is said in the opinion', async () => {
    const id = await openTodoFor(oa, 'forward');
    const forwardTo = { id: 'lx-0115', name: '崔文斌（督查科）' };
    expect(await answerTo(aBody(id, { action: 'forward', opinion: '', forwardTo }))).toEqual({
      outcome: 'accepted',
      revision: 'r2',
    });
    const item = await oa.control.truth.item({ kind: 'todo', id });
    expect(item?.data.state).toBe('转出');
    expect(JSON.stringify(item?.data.paper)).toContain('请阅处。（转崔文斌（督查科））');
  });

  it('sent three times under one key takes effect once, and is answered the same', async () => {
    const id = await openTodoFor(oa, 'approve');
    const body = aBody(id);
    const answers = [
      await answerTo(body),
      await answerTo(body),
      await answerTo({ ...body, decidedAt: '2026-11-23T09:12:00+08:00' }),
    ];
    expect(answers).toEqual(answers.map(() => ({ outcome: 'accepted', revision: 'r2' })));
    expect(await effects(id)).toEqual([['approve', body.opinion]]);
    expect((await oa.control.truth.ledger()).find(({ key }) => key === body.key)?.repeats).toBe(2);
  });

  it('sent twenty times at once under one key takes effect once', async () => {
    const id = await openTodoFor(oa, 'approve');
    const body = aBody(id);
    const answers = await Promise.all(Array.from({ length: 20 }, () => answerTo(body)));
    expect(new Set(answers.map((answer) => JSON.stringify(answer)))).toEqual(
      new Set(['{"outcome":"accepted","revision":"r2"}']),
    );
    expect(await effects(id)).toHaveLength(1);
  });

  it('under a key used for another body: 422, no effect', async () => {
    const id = await openTodoFor(oa, 'approve');
    const body = aBody(id);
    await answerTo(body);
    const reply = await send(oa, headers, { ...body, opinion: '不同意。' });
    expect([reply.status, await reply.json()]).toEqual([
      422,
      expect.objectContaining({ defined: true, code: 'KEY_REUSED' }),
    ]);
    expect(await effects(id)).toHaveLength(1);
  });

  it('on a revision that is not the present one: conflict with the present one, no effect, also when repeated', async () => {
    const id = await openTodoFor(oa, 'approve');
    await oa.control.change.edit({ kind: 'todo', id, data: { title: '关于修改后事项的请示' } });
    const body = aBody(id);
    expect(await answerTo(body)).toEqual({ outcome: 'conflict', revision: 'r2' });
    await oa.control.change.edit({ kind: 'todo', id, data: { title: '关于再次修改后事项的请示' } });
    expect(await answerTo(body)).toEqual({ outcome: 'conflict', revision: 'r2' });
    expect(await answerTo(aBody(id))).toEqual({ outcome: 'conflict', revision: 'r3' });
    expect(await effects(id)).toEqual([]);
    expect(await answerTo(aBody(id, { basedOn: 'r3' }))).toEqual({ outcome: 'accepted', revision: 'r4' });
  });

  it('on a deleted to-do: conflict; on a withdrawn or unknown one: refused', async () => {
    const [gone, withdrawn] = [await oa.control.change.addTodo({}), await oa.control.change.addTodo({})];
    await oa.control.change.remove({ kind: 'todo', id: gone.id });
    await oa.control.change.withdraw({ kind: 'todo', id: withdrawn.id });
    expect(await answerTo(aBody(gone.id))).toEqual({ outcome: 'conflict', revision: 'r2' });
    expect(await answerTo(aBody(withdrawn.id))).toEqual({
      outcome: 'refused',
      reason: '该事项已不由您办理。',
    });
    expect(await answerTo(aBody('GW0'))).toEqual({ outcome: 'refused', reason: '本系统没有这一事项。' });
  });

  it('on a to-do closed elsewhere: conflict on the old revision, refused on the present one', async () => {
    const { id } = await oa.control.change.addTodo({ data: { actions: ['approve', 'return'] } });
    await oa.control.change.close({ id });
    expect(await answerTo(aBody(id))).toEqual({ outcome: 'conflict', revision: 'r2' });
    expect(await answerTo(aBody(id, { basedOn: 'r2' }))).toMatchObject({
      outcome: 'refused',
      reason: expect.stringContaining('办结'),
    });
  });

  it.each([
    ['a return without an opinion', { action: 'return', opinion: '  ' }, 'opinion'],
    ['a forward to nobody', { action: 'forward' }, 'forwardTo'],
    [
      'a forward to somebody not allowed',
      { action: 'forward', forwardTo: { id: 'lx-9999', name: '别人' } },
      'forwardTo',
    ],
    ['what the step does not allow', { action: 'acknowledge' }, 'action'],
  ])(
    '%s is refused, naming the field, and may be sent again under another key',
    async (_what, more, field) => {
      const { id } = await oa.control.change.addTodo({
        data: { state: '待办', actions: ['approve', 'return', 'forward'] },
      });
      expect(await answerTo(aBody(id, more))).toMatchObject({ outcome: 'refused', field });
      expect(await effects(id)).toEqual([]);
      expect(await answerTo(aBody(id))).toMatchObject({ outcome: 'accepted' });
    },
  );

  it.each([
    ['not JSON', '{"key":'],
    ['without a key', JSON.stringify({ ...aBody('x'), key: undefined })],
    ['with a key that is none', JSON.stringify(aBody('x', { key: '1' }))],
  ])('that is %s: 400, not in the ledger', async (_what, body) => {
    const before = (await oa.control.truth.ledger()).length;
    const reply = await fetch(`${oa.address}/actions`, { method: 'POST', headers, body });
    expect([reply.status, (await oa.control.truth.ledger()).length]).toEqual([400, before]);
  });

  it('larger than the stated limit: 413', async () => {
    const reply = await send(oa, headers, { ...aBody('x'), padding: 'x'.repeat(300_000) });
    expect(reply.status).toBe(413);
  });

  it('while the department is busy is not in the ledger', async () => {
    const id = await openTodoFor(oa, 'approve');
    const body = aBody(id);
    await oa.control.faults.set({ fault: 'busy', on: 'action', retryAfterMs: 1500 });
    expect(await answerTo(body)).toEqual({ outcome: 'busy', retryAfterMs: 1500 });
    expect((await fetch(`${oa.address}/actions/${body.key}`, { headers })).status).toBe(404);
    expect(await answerTo(body)).toEqual({ outcome: 'accepted', revision: 'r2' });
  });
});

describe('when the line is cut', () => {
  const receipt = (key: string) => fetch(`${oa.address}/actions/${key}`, { headers });

  it('after the effect, the receipt tells what was answered, and a repeat does no harm', async () => {
    const id = await openTodoFor(oa, 'approve');
    const body = aBody(id);
    await oa.control.faults.set({ fault: 'cut-after-effect', on: 'action' });
    await expect(send(oa, headers, body)).rejects.toThrow();
    expect(await effects(id)).toHaveLength(1);
    expect(await (await receipt(body.key)).json()).toEqual({
      key: body.key,
      answer: { outcome: 'accepted', revision: 'r2' },
    });
    expect(await answerTo(body)).toEqual({ outcome: 'accepted', revision: 'r2' });
    expect(await effects(id)).toHaveLength(1);
  });

  it('before the effect, there is no receipt', async () => {
    const id = await openTodoFor(oa, 'approve');
    const body = aBody(id);
    await oa.control.faults.set({ fault: 'cut-before', on: 'action' });
    await expect(send(oa, headers, body)).rejects.toThrow();
    expect((await receipt(body.key)).status).toBe(404);
    expect(await effects(id)).toEqual([]);
  });

  it('in mid-reply, the effect stands', async () => {
    const id = await openTodoFor(oa, 'approve');
    await oa.control.faults.set({ fault: 'cut-reply', on: 'action', afterBytes: 10 });
    await expect(answerTo(aBody(id))).rejects.toThrow();
    expect(await effects(id)).toHaveLength(1);
  });

  it('delivered twice and answered twice, takes effect once', async () => {
    const id = await openTodoFor(oa, 'approve');
    await oa.control.faults.set({ fault: 'repeat-reply', on: 'action' });
    expect(await answerTo(aBody(id))).toEqual({ outcome: 'accepted', revision: 'r2' });
    expect(await effects(id)).toHaveLength(1);
    // The connection with the surplus answer is of no more use; the next request is answered as its own.
    await until('the next page is a page', async () => (await askPage(oa, 'todos', headers)).ok);
  });
});

describe('kill -9', () => {
  it('loses no answer, no contents, no cursor, no secret, no port', async () => {
    const id = await openTodoFor(oa, 'approve');
    const body = aBody(id);
    await answerTo(body);
    const { cursor } = await pullAll(oa, 'todos', headers, 1000);
    const before = await oa.control.truth.counts();
    await departments.stop('oa');
    await expect(fetch(oa.address)).rejects.toThrow();
    await departments.start('oa');
    expect(departments.oa).toMatchObject({ address: oa.address, secret: oa.secret });
    expect(await oa.control.truth.counts()).toEqual(before);
    expect(await answerTo(body)).toEqual({ outcome: 'accepted', revision: 'r2' });
    expect(await effects(id)).toHaveLength(1);
    expect(
      (await pullAll(oa, 'todos', headers, 1000, cursor)).pages.flatMap(({ changes }) => changes),
    ).toEqual([]);
  });

  it('in the middle of actions leaves each applied once or not at all, and answered accordingly', async () => {
    const { archives } = departments;
    const basic = await signInTo(archives);
    const bodies = (await archives.control.truth.openTodos()).map((id) => aBody(id, { key: randomUUID() }));
    const sent = bodies.map((body) => send(archives, basic, body).catch(() => undefined));
    await until('some were applied', async () => (await archives.control.truth.effects({})).length > 2);
    await departments.stop('archives');
    await Promise.all(sent);
    await departments.start('archives');
    const applied = await archives.control.truth.effects({});
    const ledger = await archives.control.truth.ledger();
    expect(applied.map(({ key }) => key).toSorted()).toEqual(ledger.map(({ key }) => key).toSorted());
    for (const body of bodies)
      expect(await answerIn(await send(archives, basic, body), body.key)).toEqual({
        outcome: 'accepted',
        revision: 'r2',
      });
    expect(await archives.control.truth.effects({})).toHaveLength(bodies.length);
  });
});

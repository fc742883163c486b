// 纠错反馈 at a department: taken once for its key, given to the owner of the article with a day by the rules of deadlines,
// taken up and answered, and told of in the feed.
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Feedback, feedbackSchema } from '../../shared/domain/feedback.ts';
import { must } from '../../shared/domain/must.ts';
import { answerIn, type Headers, lentOriginal, pullAll, signInTo, today } from '../departments/asking.ts';
import { tryDepartment } from '../departments/conformance.ts';
import { startPostgresDepartment } from '../departments/postgres/harness.ts';
import { type Department, type Departments, startDepartments } from '../departments/harness.ts';
import { computeDue } from '../departments/due.ts';
import { answerWithin } from '../departments/system/reports.ts';

const dir = mkdtempSync(join(tmpdir(), 'govdesk-departments-'));
let departments: Departments;
let knowledge: Department;
let headers: Headers;
let ids: readonly string[];

beforeAll(async () => {
  departments = await startDepartments({ dir, only: ['knowledge'], today });
  ({ knowledge } = departments);
  headers = await signInTo(knowledge);
  ids = await knowledge.control.truth.ids({ kind: 'article' });
});
afterAll(async () => {
  await departments.close();
  rmSync(dir, { recursive: true, force: true });
});

const articleAt = (place: number) => must(ids[place], 'an article');
const item = async (id: string) =>
  must(await knowledge.control.truth.item({ kind: 'article', id }), 'the article is here');
const reportsOf = async (id: string): Promise<readonly Feedback[]> =>
  feedbackSchema.array().parse((await item(id)).data.feedback ?? []);
const aReport = async (id: string, differing: object = {}) => ({
  key: randomUUID(),
  kind: 'article',
  id,
  basedOn: (await item(id)).revision,
  action: 'report',
  what: '有误',
  opinion: '窗口电话不对。',
  decidedAt: new Date().toISOString(),
  ...differing,
});
const send = async (body: { readonly key: string }): Promise<unknown> => {
  const reply = await fetch(`${knowledge.address}/actions`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return reply.status === 200 ? answerIn(reply, body.key) : reply.status;
};

describe('a report', () => {
  it('is taken once for its key, and goes to the owner of the article with five working days', async () => {
    const id = articleAt(0);
    const { ownerOrg } = (await item(id)).data;
    const report = await aReport(id, { anchor: '第三条' });
    const answers = [await send(report), await send(report), await send(report)];
    expect(answers).toEqual(Array(3).fill({ outcome: 'accepted', revision: 'r2' }));
    const [one, ...others] = await reportsOf(id);
    expect(others).toEqual([]);
    expect(one).toMatchObject({ what: '有误', words: '窗口电话不对。', anchor: '第三条', state: '反馈' });
    const due = computeDue({ start: must(one, 'the report').at, unit: 'WD', length: answerWithin });
    expect([one?.owner, one?.due, one?.workdays]).toEqual([
      ownerOrg,
      due !== 'paused' && due.at,
      answerWithin,
    ]);
    expect(await knowledge.control.truth.effects({ id })).toMatchObject([{ action: 'report' }]);
  });

  it('on an article that changed meanwhile is a conflict, without words none at all', async () => {
    const id = articleAt(1);
    const stale = await aReport(id);
    await knowledge.control.change.edit({ kind: 'article', id, data: { topic: '新的主题' } });
    expect(await send(stale)).toEqual({ outcome: 'conflict', revision: 'r2' });
    expect(await send(await aReport(id, { opinion: '  ' }))).toBe(400);
    expect(await reportsOf(id)).toEqual([]);
  });

  it('of an article that takes none is refused', async () => {
    const id = articleAt(2);
    await knowledge.control.change.edit({ kind: 'article', id, data: { actions: [] } });
    expect(await send(await aReport(id))).toMatchObject({ outcome: 'refused', field: 'action' });
  });

  it('is taken up and answered in turn, what is wrong put right with it, and the feed tells so', async () => {
    const id = articleAt(3);
    await send(await aReport(id));
    await send(await aReport(id, { what: '过期' }));
    const { cursor } = await pullAll(knowledge, 'articles', headers, 1000);
    const { change } = knowledge.control;
    await change.answerReport({ id, state: '受理' });
    const data = { topic: '改正后的主题' };
    await change.answerReport({ id, state: '更正', answer: '已更正。', data });
    await change.answerReport({ id, state: '不予更正', answer: '与现行规定一致。' });
    const { pages } = await pullAll(knowledge, 'articles', headers, 1000, cursor);
    const [told] = pages.flatMap(({ changes }) => changes);
    expect(told).toMatchObject({
      id,
      record: {
        data: {
          topic: '改正后的主题',
          feedback: [
            { what: '有误', state: '更正', answer: '已更正。' },
            { what: '过期', state: '不予更正', answer: '与现行规定一致。' },
          ],
        },
      },
    });
  });

  it('holds by what a contractor runs against a system', async () => {
    const { address } = knowledge;
    const found = await tryDepartment({ address, headers, report: articleAt(4) });
    expect(found.filter(({ problem }) => problem !== undefined)).toEqual([]);
    expect(found.map(({ what }) => what).join()).toContain('纠错反馈只生效一次');
  });
});

describe('a report to a department on PostgreSQL', () => {
  it('is taken once, goes to the owner, and is taken up and answered, by the same rules', async () => {
    // Of its own: the user of the database must be able to look into it.
    const place = mkdtempSync(join(tmpdir(), 'postgres-'));
    const postgres = await startPostgresDepartment({ dir: place, today });
    const { change, truth } = postgres.control;
    const authorization = { authorization: `Bearer ${postgres.secret}` };
    try {
      const [id = '', other = ''] = await truth.ids({ kind: 'article' });
      const borrow = await lentOriginal(truth);
      const wish = { address: postgres.address, headers: authorization, report: id, borrow };
      const found = await tryDepartment(wish);
      expect(found.map(({ what }) => what).join()).toContain('利用登记只登记一次');
      expect(await truth.uses({ id: borrow })).toMatchObject([{ what: 'opened' }]);
      expect(found.filter(({ problem }) => problem !== undefined && !problem.includes('arrivedAt'))).toEqual(
        [],
      );
      await change.answerReport({ id, state: '受理' });
      await change.answerReport({ id, state: '更正', answer: '已更正。', data: { topic: '改正后的主题' } });
      const after = must(await truth.item({ kind: 'article', id }), 'the article');
      const { ownerOrg, topic, feedback } = after.data;
      expect(topic).toBe('改正后的主题');
      expect(feedback).toMatchObject([
        { what: '其他', state: '更正', answer: '已更正。', owner: ownerOrg, workdays: answerWithin },
      ]);
      await expect(change.answerReport({ id: other, state: '受理' })).rejects.toThrow();
    } finally {
      await postgres.close();
      rmSync(place, { recursive: true, force: true });
    }
  });
});

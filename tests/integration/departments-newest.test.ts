// The newest of a feed before their turn, as both sample departments tell them over HTTP: which, in what order, at which
// revisions, and what is told of those that end afterwards.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { aboutSchema, changeSchema, mostRecent, recentSchema } from '../../shared/contract/department.ts';
import { must } from '../../shared/domain/must.ts';
import { openTodoStates } from '../../shared/domain/terms.ts';
import { type Headers, pullAll, signInTo, today } from '../departments/asking.ts';
import { type Department, type Departments, startDepartments } from '../departments/harness.ts';
import { type PostgresDepartment, startPostgresDepartment } from '../departments/postgres/harness.ts';

const dir = mkdtempSync(join(tmpdir(), 'newest-'));
const postgresDir = mkdtempSync(join(tmpdir(), 'newest-postgres-'));
let departments: Departments;
let postgres: PostgresDepartment;
beforeAll(async () => {
  departments = await startDepartments({ dir, today, only: ['oa', 'archives'] });
  postgres = await startPostgresDepartment({ dir: postgresDir, size: 'demo', today });
});
afterAll(async () => {
  await departments?.close();
  await postgres?.close();
  for (const each of [dir, postgresDir]) rmSync(each, { recursive: true, force: true });
});

const pageSchema = recentSchema.extend({ changes: z.array(z.unknown()).max(mostRecent) });
type Asked = Pick<Department, 'address'>;

/** One record of the sample is wrong on purpose; it is left out. */
async function newest({ address }: Asked, headers: Headers) {
  const reply = await fetch(`${address}/feeds/todos/recent`, { headers });
  const body: unknown = await reply.json();
  expect(body).not.toHaveProperty('cursor');
  return pageSchema.parse(body).changes.flatMap((change) => {
    const { data } = changeSchema.safeParse(change);
    if (data?.change !== 'upsert' || data.record.kind !== 'todo') return [];
    return [{ id: data.id, revision: data.revision, ...data.record.data }];
  });
}

const samples = {
  oa: async () => ({ department: departments.oa, headers: await signInTo(departments.oa) }),
  archives: async () => ({ department: departments.archives, headers: await signInTo(departments.archives) }),
  postgres: async () => ({
    department: postgres,
    headers: { authorization: `Bearer ${postgres.secret}` },
  }),
} as const;

describe.each(Object.entries(samples))('of %s', (_name, sample) => {
  it('are open to-dos, those to be acted on first, the newest of them before the others', async () => {
    const { department, headers } = await sample();
    const told = await newest(department, headers);
    expect(told.length).toBeGreaterThan(3);
    expect(told.filter(({ state }) => !openTodoStates.includes(state))).toEqual([]);
    const ranks = told.map(({ actions, arrivedAt }) => [Number(actions.length > 0), Date.parse(arrivedAt)]);
    expect(ranks).toEqual(ranks.toSorted(([a = 0, x = 0], [b = 0, y = 0]) => b - a || y - x));
  });

  it('have the revisions of the pages; what ends after they were told is in the pages that follow', async () => {
    const { department, headers } = await sample();
    const [first] = (await pullAll(department, 'todos', headers, 2)).pages;
    const told = await newest(department, headers);
    const firstIds = new Set(first?.changes.map(({ id }) => id));
    const victim = must(
      told.find(({ id }) => !firstIds.has(id)),
      'one that the first page did not bring',
    ).id;
    await department.control.change.remove({ kind: 'todo', id: victim });
    const { pages } = await pullAll(department, 'todos', headers, 500, first?.cursor);
    const rest = pages.flatMap(({ changes }) => changes);
    expect(rest.filter(({ id }) => id === victim).map(({ change }) => change)).toEqual(['tombstone']);
    const revisions = new Map(rest.map(({ id, revision }) => [id, revision]));
    const others = told.filter(({ id }) => id !== victim && !firstIds.has(id));
    expect(others.map(({ id, revision }) => [id, revision])).toEqual(
      others.map(({ id }) => [id, revisions.get(id)]),
    );
    expect((await newest(department, headers)).map(({ id }) => id)).not.toContain(victim);
  });

  it('are offered of to-dos alone, and to nobody who did not sign in', async () => {
    const { department, headers } = await sample();
    const reply = await fetch(`${department.address}/.well-known/department-sync`);
    const { feeds } = aboutSchema.parse(await reply.json());
    expect(feeds.flatMap(({ name, recent }) => (recent === true ? [name] : []))).toEqual(['todos']);
    const ask = async (feed: string, signedIn: boolean) =>
      (await fetch(`${department.address}/feeds/${feed}/recent`, signedIn ? { headers } : {})).status;
    expect([await ask('archives', true), await ask('todos', false)]).toEqual([404, 401]);
  });
});

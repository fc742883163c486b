// The sample systems speak the profile: sign-in, paging, cursors, files and errors, over real HTTP.
import { mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { aboutSchema } from '../../shared/contract/department.ts';
import { must } from '../../shared/domain/must.ts';
import { askPage, type Headers, idsOf, parseAll, pullAll, signInTo, today } from '../departments/asking.ts';
import { type Department, type Departments, startDepartments } from '../departments/harness.ts';

const dir = mkdtempSync(join(tmpdir(), 'govdesk-departments-'));
let departments: Departments;
let headers: { oa: Headers; archives: Headers; knowledge: Headers; bidding: Headers };

beforeAll(async () => {
  departments = await startDepartments({ dir, today });
  const { oa, archives, knowledge, bidding } = departments;
  headers = {
    oa: await signInTo(oa),
    archives: await signInTo(archives),
    knowledge: await signInTo(knowledge),
    bidding: await signInTo(bidding),
  };
});
afterEach(() =>
  Promise.all(
    [departments.oa, departments.archives, departments.knowledge, departments.bidding].map(({ control }) =>
      control.faults.clear(),
    ),
  ),
);
afterAll(async () => {
  await departments.close();
  rmSync(dir, { recursive: true, force: true });
});

const profiles = ['oa', 'archives', 'knowledge'] as const;
const feeds = [
  ['oa', 'todos'],
  ['archives', 'archives'],
  ['archives', 'todos'],
  ['knowledge', 'articles'],
  ['knowledge', 'contacts'],
] as const;

describe('about', () => {
  it.each(profiles)('of %s is told to anybody and parses', async (name) => {
    const about = aboutSchema.parse(
      await (await fetch(`${departments[name].address}/.well-known/department-sync`)).json(),
    );
    expect(about).toMatchObject({
      profile: '1',
      organ: expect.stringContaining('演示数据'),
      keyRetentionDays: 3650,
    });
  });

  it('tells the skewed clock, in the text and in the Date header', async () => {
    await departments.oa.control.skewClock({ ms: 3_600_000 });
    const reply = await fetch(`${departments.oa.address}/.well-known/department-sync`);
    await departments.oa.control.skewClock({ ms: 0 });
    const stated = aboutSchema.parse(await reply.json()).now;
    for (const text of [stated, reply.headers.get('date') ?? '']) {
      expect(Math.abs(Date.parse(text) - Date.now() - 3_600_000)).toBeLessThan(10_000);
    }
  });
});

describe('sign-in', () => {
  const asked = (department: Department): readonly (readonly [string, string])[] =>
    department.connector === 'list'
      ? [['GET', '/todo/list']]
      : [
          ['GET', '/feeds/todos/changes'],
          ['POST', '/actions'],
          ['GET', '/actions/0198f1a2-0000-7000-8000-000000000000'],
          ['GET', `/files/${'0'.repeat(64)}`],
        ];

  it.each(['oa', 'archives', 'knowledge', 'bidding'] as const)(
    'is needed for every call of %s, and a refusal says nothing more',
    async (name) => {
      for (const wrong of [
        {},
        { authorization: 'Bearer nothing' },
        { authorization: 'Basic bm86bm8=' },
        { cookie: 'linxi_session=no' },
        { 'x-access-key': 'no' },
      ]) {
        for (const [method, path] of asked(departments[name])) {
          const reply = await fetch(departments[name].address + path, { method, headers: wrong });
          expect([reply.status, await reply.text()]).toEqual([
            401,
            '{"defined":false,"code":"UNAUTHORIZED","status":401,"message":"Unauthorized"}',
          ]);
        }
      }
    },
  );

  it('by form: a wrong password is 401, the cookie is HttpOnly, an ended session is 401 again', async () => {
    const { knowledge } = departments;
    const form = (password: string) =>
      fetch(`${knowledge.address}/login`, {
        method: 'POST',
        redirect: 'manual',
        body: new URLSearchParams({ account: knowledge.account, password }),
      });
    expect((await form('wrong')).status).toBe(401);
    const reply = await form(knowledge.secret);
    expect([reply.status, reply.headers.get('set-cookie')]).toEqual([
      204,
      expect.stringMatching(/HttpOnly; SameSite=Strict; Max-Age=28800$/),
    ]);
    const cookie = reply.headers.get('set-cookie')?.split(';')[0] ?? '';
    expect((await askPage(knowledge, 'articles', { cookie })).status).toBe(200);
    await knowledge.control.expireSessions();
    expect((await askPage(knowledge, 'articles', { cookie })).status).toBe(401);
    headers = { ...headers, knowledge: await signInTo(knowledge) };
  });

  it('a session ends by itself after its lifetime, by the department’s clock', async () => {
    const { knowledge } = departments;
    const session = await signInTo(knowledge);
    await knowledge.control.skewClock({ ms: 28_801_000 });
    expect((await askPage(knowledge, 'contacts', session)).status).toBe(401);
    await knowledge.control.skewClock({ ms: 0 });
    expect((await askPage(knowledge, 'contacts', session)).status).toBe(200);
  });

  it('a changed token rejects the old one', async () => {
    const { oa } = departments;
    await oa.control.changeSecret({ secret: 'another-token' });
    expect((await askPage(oa, 'todos', headers.oa)).status).toBe(401);
    expect((await askPage(oa, 'todos', { authorization: 'Bearer another-token' })).status).toBe(200);
    await oa.control.changeSecret({ secret: oa.secret });
  });
});

describe('a card of 通讯录', () => {
  it('gives no value of what this person may not see, and its name instead; less is seen from the next change on', async () => {
    const { knowledge } = departments;
    const cards = async () => {
      const { pages } = await pullAll(knowledge, 'contacts', headers.knowledge, 1000);
      return pages.flatMap(({ changes }) =>
        changes.flatMap((each) =>
          each.change === 'upsert' && each.record.kind === 'contact'
            ? [{ id: each.id, revision: each.revision, data: each.record.data }]
            : [],
        ),
      );
    };
    const before = await cards();
    const leader = before.find(({ data }) => data.unit === '县政府领导');
    expect(leader?.data).toMatchObject({ withheld: ['mobile'], through: expect.stringContaining('综合科') });
    expect(leader?.data.mobile).toBeUndefined();
    const colleague = must(
      before.find(({ data }) => data.mobile !== undefined),
      'a colleague whose number is seen',
    );
    const { id } = colleague;
    const data = { mobile: null, withheld: ['mobile'] };
    await knowledge.control.change.edit({ kind: 'contact', id, data });
    const after = (await cards()).find((each) => each.id === id);
    expect(after?.data).toMatchObject({ withheld: ['mobile'] });
    expect(after?.data.mobile).toBeUndefined();
    expect(after?.revision).not.toBe(colleague.revision);
  });
});

describe('changes', () => {
  it.each(feeds)('of %s/%s cover everything exactly once, whatever the page', async (name, feed) => {
    const department = departments[name];
    const kind = ({ todos: 'todo', archives: 'archive', articles: 'article', contacts: 'contact' } as const)[
      feed
    ];
    const truth = await department.control.truth.ids({ kind });
    for (const limit of [7, 1000]) {
      const { pages } = await pullAll(department, feed, headers[name], limit);
      expect(idsOf(pages)).toEqual(truth);
      expect(pages.map(({ total }) => total)).toEqual(pages.map(() => truth.length));
      const { badField } = await department.control.truth.planted();
      expect(parseAll(pages, badField)).toEqual([]);
    }
  });

  it('after the first sync are only what changed, each record once, at its latest', async () => {
    const { oa } = departments;
    const { cursor } = await pullAll(oa, 'todos', headers.oa, 500);
    const [first = '', second = '', third = '', fourth = ''] = await oa.control.truth.openTodos();
    await oa.control.change.edit({ kind: 'todo', id: first, data: { title: '关于补充材料的通知' } });
    await oa.control.change.edit({ kind: 'todo', id: first, data: { title: '关于再次补充材料的通知' } });
    await oa.control.change.close({ id: second });
    await oa.control.change.withdraw({ kind: 'todo', id: third });
    await oa.control.change.remove({ kind: 'todo', id: fourth });
    const added = await oa.control.change.addTodo({});
    const { pages } = await pullAll(oa, 'todos', headers.oa, 2, cursor);
    expect(
      pages.flatMap(({ changes }) => changes.map((change) => [change.id, change.change, change.revision])),
    ).toEqual([
      [first, 'upsert', 'r3'],
      [second, 'upsert', 'r2'],
      [third, 'withdrawn', 'r2'],
      [fourth, 'tombstone', 'r2'],
      [added.id, 'upsert', 'r1'],
    ]);
    expect(pages[0]?.total).toBeUndefined();
    const again = await pullAll(oa, 'todos', headers.oa, 2, cursor);
    expect(again.pages).toEqual(pages);
    const fresh = await pullAll(oa, 'todos', headers.oa, 500);
    expect(idsOf(fresh.pages)).not.toContain(third);
    expect(idsOf(fresh.pages)).not.toContain(fourth);
  });

  it('what ends while a first sync is under way is told to it', async () => {
    const { archives } = departments;
    const [page] = (await pullAll(archives, 'todos', headers.archives, 2)).pages;
    const victim = page?.changes[0]?.id ?? '';
    await archives.control.change.withdraw({ kind: 'todo', id: victim });
    const { pages } = await pullAll(archives, 'todos', headers.archives, 2, page?.cursor);
    expect(
      pages.flatMap(({ changes }) => changes.filter(({ id }) => id === victim)).map(({ change }) => change),
    ).toEqual(['withdrawn']);
  });

  it.each([['c29tZXRoaW5nLWVsc2U'], ['%00'], ['W10'], ['x'.repeat(1900)]])(
    'from a cursor that is none of ours: 410',
    async (cursor) => {
      const reply = await askPage(departments.oa, 'todos', headers.oa, { cursor });
      expect([reply.status, await reply.json()]).toEqual([
        410,
        expect.objectContaining({ defined: true, code: 'CURSOR_FORGOTTEN', status: 410 }),
      ]);
    },
  );

  it('from a cursor of another feed, a forgotten one, or one of another epoch: 410', async () => {
    const { archives } = departments;
    const status = async (cursor: string) =>
      (await askPage(archives, 'todos', headers.archives, { cursor })).status;
    const other = (await pullAll(archives, 'archives', headers.archives, 1000)).cursor;
    expect(await status(other)).toBe(410);
    const ours = async () => (await pullAll(archives, 'todos', headers.archives, 1000)).cursor;
    const before = await ours();
    expect(await status(before)).toBe(200);
    await archives.control.forgetCursors();
    expect(await status(before)).toBe(410);
    const after = await ours();
    const { epoch } = await archives.control.newEpoch();
    expect(await status(after)).toBe(410);
    const page = await (await askPage(archives, 'todos', headers.archives)).json();
    expect(page).toMatchObject({ epoch });
  });

  it('come compressed when that is accepted', async () => {
    const plain = (encoding: string) =>
      new Promise<string | undefined>((resolve) => {
        const url = new URL(`${departments.knowledge.address}/feeds/articles/changes`);
        request(url, { headers: { ...headers.knowledge, 'accept-encoding': encoding } }, (reply) => {
          resolve(reply.headers['content-encoding']);
          reply.destroy();
        }).end();
      });
    expect([await plain('gzip'), await plain('identity')]).toEqual(['gzip', undefined]);
  });

  it('of an unknown feed: 404; with an impossible limit: 400', async () => {
    expect((await askPage(departments.oa, 'nothing', headers.oa)).status).toBe(404);
    expect((await askPage(departments.oa, 'todos', headers.oa, { limit: '0' })).status).toBe(400);
    expect((await askPage(departments.oa, 'todos', headers.oa, { limit: 'many' })).status).toBe(400);
  });
});

describe('files', () => {
  it('are fetched by hash, whole and in ranges', async () => {
    const { oa } = departments;
    const { pages } = await pullAll(oa, 'todos', headers.oa, 1000);
    const records = pages.flatMap(({ changes }) =>
      changes.flatMap((change) =>
        change.change === 'upsert' && change.record.kind === 'todo' ? [change.record.data] : [],
      ),
    );
    const file = records.flatMap(({ paper }) => paper?.files ?? [])[0];
    if (file === undefined) throw new Error('no paper has a file');
    const ask = (range?: string) =>
      fetch(`${oa.address}/files/${file.hash}`, {
        headers: { ...headers.oa, ...(range === undefined ? {} : { range }) },
      });
    const whole = Buffer.from(await (await ask()).arrayBuffer());
    expect(whole).toHaveLength(file.size);
    const part = await ask('bytes=10-19');
    expect([part.status, part.headers.get('content-range'), Buffer.from(await part.arrayBuffer())]).toEqual([
      206,
      `bytes 10-19/${file.size}`,
      whole.subarray(10, 20),
    ]);
    const tail = await ask('bytes=-5');
    expect(Buffer.from(await tail.arrayBuffer())).toEqual(whole.subarray(-5));
    expect((await ask(`bytes=${file.size}-`)).status).toBe(416);
    expect((await fetch(`${oa.address}/files/${'0'.repeat(64)}`, { headers: headers.oa })).status).toBe(404);
  });
});

// Who else talks to the sample systems: any client of the contract, the run for contractors, and people.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createORPCClient, ORPCError } from '@orpc/client';
import type { ContractRouterClient } from '@orpc/contract';
import type { JsonifiedClient } from '@orpc/openapi-client';
import { OpenAPILink } from '@orpc/openapi-client/fetch';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { departmentContract } from '../../shared/contract/department.ts';
import { askPage, type Headers, lentOriginal, signInTo, today } from '../departments/asking.ts';
import { signedInHeaders, tryDepartment } from '../departments/conformance.ts';
import { type Departments, startDepartments } from '../departments/harness.ts';

const dir = mkdtempSync(join(tmpdir(), 'govdesk-departments-'));
let departments: Departments;
let headers: { oa: Headers; archives: Headers };

beforeAll(async () => {
  departments = await startDepartments({ dir, today, only: ['oa', 'archives', 'knowledge'] });
  headers = { oa: await signInTo(departments.oa), archives: await signInTo(departments.archives) };
});
afterAll(async () => {
  await departments.close();
  rmSync(dir, { recursive: true, force: true });
});

describe('any client of the contract', () => {
  it('reads answers and typed errors', async () => {
    const client: JsonifiedClient<ContractRouterClient<typeof departmentContract>> = createORPCClient(
      new OpenAPILink(departmentContract, { url: departments.archives.address, headers: headers.archives }),
    );
    const page = await client.changes({ feed: 'archives', limit: 3 });
    expect(page.changes).toHaveLength(3);
    const refused: unknown = await client
      .changes({ feed: 'archives', cursor: 'bm8' })
      .catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(ORPCError);
    expect(refused).toMatchObject({ defined: true, code: 'CURSOR_FORGOTTEN', status: 410 });
  });

  it.each(['archives', 'knowledge'] as const)(
    '%s passes what a contractor runs against a system',
    async (name) => {
      const { address, signIn, account, secret } = departments[name];
      const { truth } = departments.archives.control;
      const [act] = name === 'archives' ? await truth.openTodos() : [];
      const borrow = name === 'archives' ? await lentOriginal(truth) : undefined;
      const found = await tryDepartment({
        address,
        headers: await signedInHeaders(address, signIn, account, secret),
        ...(act === undefined ? {} : { act }),
        ...(borrow === undefined ? {} : { borrow }),
        upload: true,
        create: 'Z109',
      });
      expect(found.filter(({ problem }) => problem !== undefined)).toEqual([]);
      const tried = found.map(({ what }) => what).join();
      expect([tried.includes('摘要'), tried.includes('断点续传')]).toEqual([true, name === 'archives']);
      expect(tried).toContain('新建只生效一次');
      expect([tried.includes('利用登记'), tried.includes('查借阅申请')]).toEqual([
        borrow !== undefined,
        borrow !== undefined,
      ]);
      if (borrow !== undefined) expect(await truth.uses({ id: borrow })).toMatchObject([{ what: 'opened' }]);
    },
  );

  it('and that run notices a digest that is wrong', async () => {
    const { control, address } = departments.archives;
    await control.faults.set({ fault: 'wrong-digest', on: 'digest', feed: 'todos', times: 2 });
    const found = await tryDepartment({ address, headers: headers.archives });
    expect(found.filter(({ problem }) => problem !== undefined)).toEqual([
      { what: 'todos：摘要与逐页取到的一致', problem: '1 个桶不同，如第 0 个' },
    ]);
  });

  it('and that run names the record that is wrong on purpose', async () => {
    const { oa } = departments;
    const found = await tryDepartment({ address: oa.address, headers: headers.oa });
    const { badField } = await oa.control.truth.planted();
    expect(found.filter(({ problem }) => problem !== undefined)).toEqual([
      { what: 'todos：每条记录符合规约', problem: `1 条不合：${badField[0]} 的 record.data.arrivedAt` },
    ]);
  });
});

describe('people', () => {
  it('see a sign-in form, and the records after it, as text and without script', async () => {
    const { oa } = departments;
    const stranger = await fetch(`${oa.address}/`);
    expect(await stranger.text()).toContain('<form method="post" action="/login">');
    const { markup } = await oa.control.truth.planted();
    const page = await fetch(`${oa.address}/todos/${markup[0]}`, { headers: headers.oa });
    const html = await page.text();
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(html).toContain('lang="zh-CN"');
    expect(html).toContain('演示数据');
    expect(html).not.toContain('<img');
    expect(html).toContain('&#60;img src=x');
  });

  it('sign in with account and token at the form', async () => {
    const { oa } = departments;
    const form = (password: string) =>
      fetch(`${oa.address}/login`, {
        method: 'POST',
        redirect: 'manual',
        headers: { accept: 'text/html' },
        body: new URLSearchParams({ account: oa.account, password }),
      });
    expect((await form('wrong')).status).toBe(401);
    const right = await form(oa.secret);
    expect([right.status, right.headers.get('location')]).toEqual([303, '/']);
    const cookie = right.headers.get('set-cookie')?.split(';')[0] ?? '';
    expect(await (await fetch(oa.address, { headers: { cookie } })).text()).toContain('待办事项');
    // A person's session is not a desk's sign-in.
    expect((await askPage(oa, 'todos', { cookie })).status).toBe(401);
  });

  it('the desk’s port knows nothing of the control side', async () => {
    expect((await fetch(`${departments.oa.address}/truth/counts`, { headers: headers.oa })).status).toBe(404);
    expect(
      (
        await fetch(`${departments.oa.address}/faults`, {
          method: 'POST',
          headers: headers.oa,
          body: '{"fault":"stall"}',
        })
      ).status,
    ).toBe(404);
  });
});

// Who is at an address, asked of the sample systems and of things that are none.
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer as createTcpServer, type AddressInfo } from 'node:net';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createConnectors } from '../../main/core/connectors/registry.ts';
import { type Departments, startDepartments } from '../departments/harness.ts';

const limits = { firstByteMs: 2_000, idleMs: 2_000, totalMs: 6_000, replyBytes: 4 * 1024 * 1024 };
const connectors = createConnectors({
  fetch: (url, init) => fetch(url, init),
  now: Date.now,
  limits,
  credential: async () => ({ outcome: 'missing' }),
});
const probe = (address: string) => connectors.probe(address, new AbortController().signal);

let dir: string;
let departments: Departments;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'probe-'));
  departments = await startDepartments({ dir, only: ['oa', 'bidding'] });
});
afterAll(async () => {
  await departments.close();
  await rm(dir, { recursive: true, force: true });
});

describe('probe', () => {
  it('finds a system with the profile and says who it is and how it wants to be signed in to', async () => {
    const { oa } = departments;
    expect(await probe(`${oa.address}/`)).toMatchObject({
      ok: true,
      value: {
        connector: 'profile',
        address: oa.address,
        about: { name: oa.name, signIn: { kind: 'bearer' } },
      },
    });
  });

  it('finds it by its bare host too, and the thin list by its host alone', async () => {
    const { oa, bidding } = departments;
    expect(await probe(new URL(oa.address).host)).toMatchObject({
      ok: true,
      value: { connector: 'profile', address: oa.address },
    });
    const found = await probe(new URL(bidding.address).host);
    expect(found).toEqual({
      ok: true,
      value: {
        connector: 'list',
        address: `${bidding.address}/todo/list`,
        name: new URL(bidding.address).host,
      },
    });
  });

  it('takes the address of a list as it is, with its count when nobody asks for sign-in', async () => {
    const open = createServer((request, response) =>
      request.url?.startsWith('/oa/daiban') === true
        ? response.end('{"count":2,"list":[]}')
        : response.writeHead(404).end('no'),
    );
    await new Promise<void>((resolve) => open.listen(0, '127.0.0.1', resolve));
    const address = `http://127.0.0.1:${(open.address() as AddressInfo).port}/oa/daiban?dept=3`;
    expect(await probe(address)).toMatchObject({
      ok: true,
      value: { connector: 'list', address, stated: 2 },
    });
    open.close();
  });

  it('a website is no department system, and is told as such', async () => {
    const site = createServer((_request, response) =>
      response.writeHead(200, { 'Content-Type': 'text/html' }).end('<!doctype html>'),
    );
    await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
    expect(await probe(`http://127.0.0.1:${(site.address() as AddressInfo).port}`)).toMatchObject({
      ok: false,
      fault: { kind: 'bad-reply', reason: 'html' },
    });
    site.close();
  });

  it('a newer profile is told as such', async () => {
    const newer = createServer((_request, response) => response.end('{"profile":"7","anything":true}'));
    await new Promise<void>((resolve) => newer.listen(0, '127.0.0.1', resolve));
    expect(await probe(`http://127.0.0.1:${(newer.address() as AddressInfo).port}`)).toMatchObject({
      ok: false,
      fault: { kind: 'bad-reply', reason: 'newer-profile' },
    });
    newer.close();
  });

  it('nobody there, and somebody who says nothing', async () => {
    expect(await probe('http://127.0.0.1:59998')).toEqual({
      ok: false,
      fault: { kind: 'offline', reason: 'refused' },
    });
    const silent = createTcpServer(() => undefined);
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    expect(await probe(`http://127.0.0.1:${(silent.address() as AddressInfo).port}`)).toEqual({
      ok: false,
      fault: { kind: 'offline', reason: 'timeout' },
    });
    silent.close();
  });

  it('an address with a password in it is refused before anything is asked', async () => {
    expect(await probe('http://zhou:secret@127.0.0.1:1')).toEqual({
      ok: false,
      fault: { kind: 'bad-request', field: 'address', reason: 'credentials' },
    });
  });
});

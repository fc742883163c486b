// The sample systems misbehave exactly as told, for as long as told, and are well afterwards.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { changeSchema, changesPageSchema } from '../../shared/contract/department.ts';
import { askPage, type Headers, signInTo, today } from '../departments/asking.ts';
import { type Control, type Department, type Departments, startDepartments } from '../departments/harness.ts';

const dir = mkdtempSync(join(tmpdir(), 'govdesk-departments-'));
let departments: Departments;
let archives: Department;
let headers: Headers;

beforeAll(async () => {
  departments = await startDepartments({ dir, only: ['archives'], today });
  ({ archives } = departments);
  headers = await signInTo(archives);
});
afterEach(() => archives.control.faults.clear());
afterAll(async () => {
  await departments.close();
  rmSync(dir, { recursive: true, force: true });
});

type Rule = Parameters<Control['faults']['set']>[0];
const set = (rule: Rule) => archives.control.faults.set({ on: 'changes', ...rule });
const ask = (query: Record<string, string> = {}) => askPage(archives, 'archives', headers, query);
const bytes = async (): Promise<Buffer> => Buffer.from(await (await ask()).arrayBuffer());
const isWell = async (): Promise<boolean> => changesPageSchema.safeParse(await (await ask()).json()).success;

describe('a reply', () => {
  it.each([503, 500, 429, 401, 403])(
    'has the status %i, once, with Retry-After if wanted',
    async (status) => {
      await set({ fault: 'status', status, retryAfterSeconds: 7 });
      const reply = await ask();
      expect([reply.status, reply.headers.get('retry-after')]).toEqual([status, '7']);
      expect(await isWell()).toBe(true);
    },
  );

  it('is cut after so many bytes', async () => {
    await set({ fault: 'cut-reply', afterBytes: 200 });
    await expect(bytes()).rejects.toThrow();
    expect(await isWell()).toBe(true);
  });

  it('never comes', async () => {
    await set({ fault: 'stall' });
    const url = `${archives.address}/feeds/archives/changes`;
    await expect(fetch(url, { headers, signal: AbortSignal.timeout(300) })).rejects.toThrow('timeout');
    expect(await isWell()).toBe(true);
  });

  it('comes late', async () => {
    await set({ fault: 'delay', ms: 300 });
    const began = performance.now();
    expect(await isWell()).toBe(true);
    expect(performance.now() - began).toBeGreaterThanOrEqual(295);
  });

  it('is a web page with status 200', async () => {
    await set({ fault: 'html' });
    const reply = await ask();
    expect([reply.status, reply.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect(await reply.text()).toContain('网络准入认证');
  });

  it('leads elsewhere', async () => {
    await set({ fault: 'redirect', to: 'http://127.0.0.1:1/elsewhere' });
    const url = `${archives.address}/feeds/archives/changes`;
    const reply = await fetch(url, { headers, redirect: 'manual' });
    expect([reply.status, reply.headers.get('location')]).toEqual([302, 'http://127.0.0.1:1/elsewhere']);
  });

  it('is broken JSON, bad UTF-8, too deep, or huge', async () => {
    await set({ fault: 'broken-json' });
    const broken = (await bytes()).toString();
    expect(() => JSON.parse(broken)).toThrow();
    await set({ fault: 'bad-utf8' });
    const bad = await bytes();
    expect(() => new TextDecoder('utf-8', { fatal: true }).decode(bad)).toThrow();
    await set({ fault: 'deep-json', depth: 5000 });
    expect((await bytes()).subarray(0, 3).toString()).toBe('[[[');
    await set({ fault: 'huge-reply', bytes: 20_000_000 });
    expect((await bytes()).length).toBeGreaterThanOrEqual(20_000_000);
    expect(await isWell()).toBe(true);
  });
});

describe('a page', () => {
  type Loose = {
    readonly changes: readonly { readonly id?: string }[];
    readonly cursor: string;
    readonly more: boolean;
  };
  const page = async (query: Record<string, string> = {}): Promise<Loose> =>
    (await ask({ limit: '5', ...query })).json();

  it.each(['record-without-id', 'wrong-record'] as const)(
    'has one bad record among good ones (%s)',
    async (fault) => {
      await set({ fault });
      const { changes } = await page();
      expect(changes.map((change) => changeSchema.safeParse(change).success)).toEqual([
        false,
        true,
        true,
        true,
        true,
      ]);
    },
  );

  it('has a record twice', async () => {
    await set({ fault: 'doubled-id' });
    const [first, second] = (await page()).changes;
    expect(first?.id).toBe(second?.id);
  });

  it('does not move on, for as long as told', async () => {
    const { cursor } = await page();
    await set({ fault: 'page-repeats', times: 2 });
    const [one, two] = [await page({ cursor }), await page({ cursor })];
    expect([one.cursor, one.more, two.cursor, two.more]).toEqual([cursor, true, cursor, true]);
    expect((await page({ cursor })).cursor).not.toBe(cursor);
  });

  it('is served once more in place of the next', async () => {
    const first = await page();
    await set({ fault: 'repeat-reply' });
    // Two whole answers come on this connection; fetch reads the first.
    expect(await page({ cursor: first.cursor })).toEqual(first);
    expect((await page({ cursor: first.cursor })).changes).not.toEqual(first.changes);
  });
});

describe('a fault', () => {
  it('befalls only the place and feed it is set on, after as many as wanted, as often as wanted', async () => {
    await set({ fault: 'status', status: 503, feed: 'archives', after: 1, times: 2 });
    const statuses: number[] = [];
    for (let turn = 0; turn < 5; turn++) {
      statuses.push((await ask({ limit: '1' })).status);
      expect((await askPage(archives, 'todos', headers)).status).toBe(200);
      expect((await fetch(`${archives.address}/.well-known/department-sync`)).status).toBe(200);
    }
    expect(statuses).toEqual([200, 503, 503, 200, 200]);
  });

  it('stays until cleared, or until the system is started again', async () => {
    await set({ fault: 'status', status: 503, times: 0 });
    expect(await archives.control.faults.list()).toEqual([
      expect.objectContaining({ fault: 'status', times: 0 }),
    ]);
    for (let turn = 0; turn < 4; turn++) expect((await ask()).status).toBe(503);
    await archives.control.faults.clear();
    expect(await isWell()).toBe(true);
    await set({ fault: 'status', status: 503, times: 0 });
    await departments.stop('archives');
    await departments.start('archives');
    expect(await isWell()).toBe(true);
  });

  it('requests are counted by place, and those not signed in', async () => {
    const before = await archives.control.truth.requests();
    await ask();
    await askPage(archives, 'archives', {});
    const after = await archives.control.truth.requests();
    expect([
      (after.byPlace.changes ?? 0) - (before.byPlace.changes ?? 0),
      after.refusedSignIns - before.refusedSignIns,
    ]).toEqual([2, 1]);
  });
});

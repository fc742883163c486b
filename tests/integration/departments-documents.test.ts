// What other programmers build on: the committed OpenAPI document, and the thin list's shape and moods.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { departmentOpenapi, openapiFile } from '../../build/openapi.ts';
import { root } from '../../build/paths.ts';
import { type Headers, signInTo, today } from '../departments/asking.ts';
import { type Department, type Departments, startDepartments } from '../departments/harness.ts';
import { digestOf } from '../departments/system/digest.ts';
import { uploadLimits } from '../departments/system/tus.ts';

describe('the OpenAPI document', () => {
  it('is what the contract generates', async () => {
    expect(JSON.parse(readFileSync(openapiFile, 'utf8'))).toEqual(
      JSON.parse(JSON.stringify(await departmentOpenapi())),
    );
  });

  it('names every call, and the records by name', async () => {
    const document = JSON.parse(readFileSync(openapiFile, 'utf8'));
    expect(document.openapi).toBe('3.1.1');
    expect(Object.keys(document.paths).toSorted()).toEqual([
      '/.well-known/department-sync',
      '/actions',
      '/actions/{key}',
      '/creates',
      '/edits',
      '/feeds/{feed}/changes',
      '/feeds/{feed}/digest',
      '/feeds/{feed}/recent',
      '/files/{hash}',
    ]);
    expect(document.components.schemas.TodoData.required).toEqual(['title', 'arrivedAt']);
    expect(document.components.schemas.TodoData.properties.arrivedAt).toEqual({
      type: 'string',
      format: 'date-time',
    });
  });
});

describe('the README for implementers', () => {
  const text = readFileSync(join(root, 'shared', 'contract', 'README.md'), 'utf8');

  it('shows the digest of one record as it is', () => {
    const buckets = digestOf([['todo GW1', 'r1']]);
    const at = buckets.findIndex(({ n }) => n === 1);
    expect(text).toContain(`第 ${at} 个桶（从 0 数起）是 \`${JSON.stringify(buckets[at])}\``);
  });

  it('names every call of the contract, and the limits of uploads the samples state', () => {
    const document = JSON.parse(readFileSync(openapiFile, 'utf8'));
    for (const path of Object.keys(document.paths)) expect(text).toContain(path);
    expect(text).toContain(JSON.stringify({ uploads: uploadLimits }).slice(1, -1));
  });
});

describe('the thin list', () => {
  const dir = mkdtempSync(join(tmpdir(), 'govdesk-departments-'));
  let departments: Departments;
  let bidding: Department;
  let headers: Headers;
  beforeAll(async () => {
    departments = await startDepartments({ dir, only: ['bidding'], today });
    ({ bidding } = departments);
    headers = await signInTo(bidding);
  });
  afterAll(async () => {
    await departments.close();
    rmSync(dir, { recursive: true, force: true });
  });

  type List = { readonly count: number; readonly list: readonly Record<string, string>[] };
  const ask = async (): Promise<List> => (await fetch(`${bidding.address}/todo/list`, { headers })).json();

  it('has id, title, date, detailUrl and systemCode, and nothing else', async () => {
    const { count, list } = await ask();
    expect([count, list.length]).toEqual([12, 12]);
    for (const row of list) {
      expect(Object.keys(row)).toEqual(['id', 'title', 'date', 'detailUrl', 'systemCode']);
      expect(row.date).toMatch(/^2026-\d\d-\d\d \d\d:\d\d:\d\d$/);
      expect((await fetch(row.detailUrl ?? '', { headers })).status).toBe(200);
    }
  });

  it('returns 38 of a stated 52 when told so, and all of them when told so again', async () => {
    const { open } = await bidding.control.change.listing({ open: 52, returned: 38 });
    expect(open).toHaveLength(52);
    const short = await ask();
    expect([short.count, short.list.length]).toEqual([52, 38]);
    await bidding.control.change.listing({});
    const whole = await ask();
    expect([whole.count, whole.list.map(({ id }) => id)]).toEqual([52, open]);
  });

  it('lets items vanish without a word', async () => {
    const before = (await ask()).list.map(({ id }) => id ?? '');
    const [gone = ''] = before;
    await bidding.control.change.close({ id: gone });
    const after = await ask();
    expect(after.list.map(({ id }) => id)).toEqual(before.slice(1));
    expect(after.count).toBe(before.length - 1);
  });

  it('has no profile', async () => {
    expect((await fetch(`${bidding.address}/.well-known/department-sync`)).status).toBe(404);
    expect((await fetch(`${bidding.address}/feeds/todos/changes`, { headers })).status).toBe(404);
  });
});

// The collection of statutes through every call of the window about norms: imported, read, compared, cited, checked,
// with inputs and outputs held against the contract.
import { createRouterClient } from '@orpc/server';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createDeskRouter } from '../../main/core/serve.ts';
import { must } from '../../shared/domain/must.ts';
import { statutesFile } from '../fakes/statutes.ts';
import { followNorms } from '../unit/norms/a-norm.ts';
import { aDesk } from '../unit/work/a-desk.ts';

const folder = mkdtempSync(join(tmpdir(), 'govdesk-norms-'));
const desk = aDesk(folder);
const router = createDeskRouter({
  ...desk,
  shell: { ...desk.shell, damageFound: () => undefined },
  random: () => 0.5,
  log: () => undefined,
});
const client = createRouterClient(router);

beforeAll(async () => {
  copyFileSync(statutesFile, join(folder, 'statutes.jsonl.gz'));
  await client.articles.importFolder({ grant: 'granted' });
  followNorms(desk.store);
}, 60_000);
afterAll(() => {
  desk.store.close();
  rmSync(folder, { recursive: true, force: true });
});

async function idOf(title: string, publishedOn?: string): Promise<string> {
  for (let offset = 0; ; offset += 500) {
    const { rows, total } = await client.articles.list({ offset, limit: 500 });
    const found = rows.find(
      (row) => row.title === title && (publishedOn === undefined || row.publishedOn === publishedOn),
    );
    if (found !== undefined) return found.id;
    must(offset < total ? true : undefined, `the collection holds ${title}`);
  }
}

it('every text of the collection is read, by 条 where it has some', async () => {
  let read = 0;
  let provisions = 0;
  for (let key = 1; key <= 1068; key += 1) {
    const norm = await client.norms.read({ id: `k${key}` });
    if (norm === null) continue;
    read += 1;
    provisions += norm.provisions.length;
  }
  // Three texts of the 1,036 with provisions stand twice in the file and are taken in once.
  expect([read, provisions]).toEqual([1033, 52_871]);
}, 60_000);

it('two editions are shown, compared, and one is in force on a day', async () => {
  const old = await idOf('中华人民共和国保守国家秘密法', '2010-04-29');
  const now = await idOf('中华人民共和国保守国家秘密法', '2024-02-27');
  const versions = await client.norms.versions({ id: old, asOf: '2026-11-22' });
  expect(versions.map(({ id, standing }) => [id, standing.validity, standing.unconfirmed])).toEqual([
    [old, '已被修订', true],
    [now, '现行有效', false],
  ]);
  expect((await client.norms.asOf({ id: now, day: '2015-01-01' }))?.id).toBe(old);
  expect(await client.norms.asOf({ id: now, day: '2000-01-01' })).toBeNull();
  const changes = await client.norms.compare({ before: old, after: now });
  const counts = Object.groupBy(changes, ({ change }) => change);
  expect(Object.fromEntries(Object.entries(counts).map(([change, of]) => [change, of?.length]))).toEqual({
    same: 1,
    changed: 32,
    moved: 13,
    added: 19,
    removed: 7,
  });
});

it('a provision is cited with all that a citation says', async () => {
  const id = await idOf('中华人民共和国行政许可法');
  const cited = await client.norms.cite({ id, place: { anchor: '32', paragraph: 1, item: '四' } });
  expect(cited).toMatchObject({
    label: '第三十二条第一款第（四）项',
    title: '中华人民共和国行政许可法',
    issuer: '全国人民代表大会常务委员会',
    publishedOn: '2019-04-23',
    effectiveOn: '2019-04-23',
    standing: { validity: '现行有效' },
  });
  expect(cited.quote).toMatch(/^申请材料不齐全或者不符合法定形式的，应当当场或者在五日内一次告知/u);
});

it('a draft is checked against the whole collection', async () => {
  const text = [
    '依据《中华人民共和国行政许可法》第四十二条：“除可以当场作出行政许可决定的外，行政机关应当自受理行政许可申请之日起二十日内作出行政许可决定”。',
    '按照《个体工商户条例》第十条、《信访条例》第二十二条和合同法第五十二条。',
    '依照民法典第二百零一条、第一千二百六十条，刑法第三百九十八条。',
    '《保守国家秘密法》第九条规定“政党的秘密事项中符合前款规定的，属于国家秘密”。',
    '《中华人民共和国增值税法》第三条；《本县某办法》第三条。',
  ].join('\n');
  const on = async (asOf: string) =>
    (await client.norms.check({ text, asOf })).map(({ text: words, outcome, problem }) =>
      [words, outcome, problem].filter((part) => part !== undefined).join(' '),
    );
  expect(await on('2026-11-22')).toEqual([
    '《中华人民共和国行政许可法》第四十二条 same',
    '《个体工商户条例》第十条 repealed',
    '《信访条例》第二十二条 repealed',
    '合同法第五十二条 repealed',
    '民法典第二百零一条 same',
    '第一千二百六十条 same',
    '刑法第三百九十八条 same',
    '《保守国家秘密法》第九条 moved',
    '《中华人民共和国增值税法》第三条 same',
    '《本县某办法》第三条 unverifiable no-such-norm',
  ]);
  // A year and a half earlier: what came into force since is not yet, and the flag of today says nothing of that day.
  const changed = (await on('2025-06-01')).filter((line) => /增值税法|信访条例/u.test(line));
  expect(changed).toEqual(['《信访条例》第二十二条 same', '《中华人民共和国增值税法》第三条 not-yet']);
});

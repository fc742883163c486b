import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listAudit } from '../../../main/core/store/audit.ts';
import { normsNamed, normStanding, readNorm } from '../../../main/core/store/norms.ts';
import {
  cancelImport,
  importFolder,
  importProgress,
  previewImport,
} from '../../../main/core/work/import-folder.ts';
import { listArticles, readArticle } from '../../../main/core/work/read-articles.ts';
import { readManyTexts } from '../../../main/core/work/read-many-texts.ts';
import { normName } from '../../../shared/domain/norm-name.ts';
import { must } from '../../../shared/domain/must.ts';
import { countProvisions } from '../../fakes/file-facts.ts';
import { statutesFile } from '../../fakes/statutes.ts';
import { aDesk, type TestDesk } from '../work/a-desk.ts';
import { followNorms } from './a-norm.ts';

let folder: string;
let desk: TestDesk;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'govdesk-statutes-'));
  desk = aDesk(folder);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const run = async () => {
  const done = await importFolder(desk, { grant: 'granted' });
  if (!done.ok) throw new Error('believed: the folder is granted');
  return done.value;
};
const preview = async () => {
  const seen = await previewImport(desk, { grant: 'granted' });
  if (!seen.ok) throw new Error('believed: the folder is granted');
  return seen.value.files;
};
const write = (name: string, lines: readonly (string | object)[]) => {
  const text = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n');
  writeFileSync(join(folder, name), name.endsWith('.gz') ? gzipSync(text) : text);
};
const aStatute = (differing: object = {}) => ({
  path: '行政法规/某条例(2014-01-17).md',
  category: '行政法规',
  name: '某条例',
  level: '行政法规',
  published: '2014-01-17',
  effective: '',
  flaggedExpired: 0,
  text: '# 中华人民共和国某条例\n\n2014年1月17日 中华人民共和国国务院令第646号公布\n\n2014年3月1日 施行\n\n<!-- INFO END -->\n\n## 第一章 总则\n\n第一条 甲。\n\n第二条 乙。\n',
  ...differing,
});
const articles = () => listArticles(desk, { offset: 0, limit: 50 }).rows;
const dataOf = (at: number) => {
  const read = readArticle(desk, { id: must(articles()[at], 'an article').id });
  if (!read.ok) throw new Error('believed: it is here');
  return read.value;
};

describe('the collection of 1,071 statutes', () => {
  it('is taken in once, every 条 of it, and its traps are seen through', async () => {
    copyFileSync(statutesFile, join(folder, 'statutes.jsonl.gz'));
    // Three texts stand in it twice.
    const many = { texts: 1068, alreadyHere: 3, leftOut: [], leftOutTotal: 0 };
    expect(await preview()).toMatchObject([{ name: 'statutes.jsonl.gz', many }]);
    expect((await run()).imported).toMatchObject([{ name: 'statutes.jsonl.gz', many }]);
    followNorms(desk.store);
    // The texts that stand in it twice hold 161 条.
    expect(countProvisions(desk.store)).toBe(53_032 - 161);
    expect(listArticles(desk, { offset: 0, limit: 1 }).total).toBe(1068);

    const standings = (title: string) =>
      normsNamed(desk.store, normName(title)).map(({ article, facts }) => {
        const standing = normStanding(desk.store, article, '2026-11-22');
        return [facts.publishedOn, standing?.validity, standing?.unconfirmed];
      });
    // The flag of the collection still calls both in force.
    expect(standings('保守国家秘密法')).toEqual([
      ['2010-04-29', '已被修订', true],
      ['2024-02-27', '现行有效', false],
    ]);
    expect(standings('个体工商户条例')).toEqual([['2016-02-06', '已废止', true]]);
    expect(standings('道路运输条例')).toEqual([
      ['2019-03-02', '已被修订', false],
      ['2022-03-29', '已被修订', true],
      ['2023-07-20', '现行有效', false],
    ]);
    expect(standings('民法典')).toHaveLength(8);
    expect(standings('宪法修正案（1988年）')).toEqual([['1988-04-12', '现行有效', false]]);

    const counts: { [judged: string]: number } = {};
    for (let key = 1; key <= 1068; key += 1) {
      const { facts } = must(readNorm(desk.store, key), 'each text is a norm');
      const standing = normStanding(desk.store, key, '2026-11-22');
      const said = `${facts.stated ?? 'nothing'} → ${standing?.validity ?? 'nothing'}`;
      const judged = standing?.unconfirmed === true ? `${said}, unconfirmed` : said;
      counts[judged] = (counts[judged] ?? 0) + 1;
    }
    expect(counts).toEqual({
      '现行有效 → 现行有效': 933,
      // Here is a newer text of the name, or one that repeals it, and the collection does not know.
      '现行有效 → 已被修订, unconfirmed': 48,
      '现行有效 → 已废止, unconfirmed': 15,
      '失效 → 已被修订': 19,
      '失效 → 已废止': 15,
      '失效 → 失效': 18,
      // 刑法, the parts of 民法典 and others of which the collection says nothing.
      'nothing → nothing, unconfirmed': 20,
    });

    const again = await run();
    expect([again.imported, again.left]).toMatchObject([
      [],
      [{ problem: 'already-here', many: { texts: 0, alreadyHere: 1071 } }],
    ]);
    expect(listArticles(desk, { offset: 0, limit: 1 }).total).toBe(1068);
  }, 60_000);
});

describe('a file of statutes', () => {
  it('becomes articles with what the texts state of themselves', async () => {
    write('a.jsonl', [
      aStatute(),
      aStatute({ name: '另一条例', text: '# 另一条例\n第一条 丙。', published: null, flaggedExpired: 1 }),
    ]);
    await run();
    expect(articles().map(({ title, articleType, validity }) => [title, articleType, validity])).toEqual([
      ['另一条例', '政策法规', '失效'],
      ['中华人民共和国某条例', '政策法规', '现行有效'],
    ]);
    const { data, imported } = dataOf(1);
    expect(data).toMatchObject({
      issuer: '国务院',
      docNo: '国务院令第646号',
      publishedOn: '2014-01-17',
      effectiveOn: '2014-03-01',
      topic: '行政法规',
      body: '2014年1月17日 中华人民共和国国务院令第646号公布\n\n2014年3月1日 施行\n\n## 第一章 总则\n\n第一条 甲。\n\n第二条 乙。',
    });
    expect(imported?.fileName).toBe('某条例(2014-01-17).md');
    expect(imported?.original).toBe(aStatute().text);
  });

  it('names its bad lines and goes on', async () => {
    write('a.jsonl.gz', [
      aStatute(),
      '{"name": broken',
      '',
      { name: '无正文' },
      aStatute({ name: '太长', text: '甲'.repeat(2_000_001) }),
      aStatute({ name: '涉密', text: '机密★10年\n第一条 不得留存。' }),
      '[]',
      aStatute({ name: '好', text: '第一条 丁。', published: 'yesterday' }),
    ]);
    const { imported } = await run();
    expect(imported[0]?.many).toEqual({
      texts: 2,
      alreadyHere: 0,
      leftOut: [
        { line: 2, problem: 'not-json' },
        { line: 4, problem: 'no-text' },
        { line: 5, problem: 'no-text' },
        { line: 6, problem: 'above-ceiling' },
        { line: 7, problem: 'no-text' },
      ],
      leftOutTotal: 5,
    });
    expect(articles()).toHaveLength(2);
    expect(JSON.stringify(articles())).not.toContain('涉密');
    expect(listAudit(desk.store).map(({ event }) => event)).toContain('record-blocked');
  });

  it('that is no gzip, no text or empty is left, with the reason', async () => {
    writeFileSync(join(folder, 'a.jsonl.gz'), 'not packed');
    writeFileSync(join(folder, 'b.jsonl'), Buffer.from([0xff, 0xfe, 0x00, 0x0a, 0x80]));
    writeFileSync(join(folder, 'c.jsonl'), '');
    const whole = gzipSync(JSON.stringify(aStatute()).repeat(50));
    writeFileSync(join(folder, 'd.jsonl.gz'), whole.subarray(0, whole.length - 20));
    const { imported, left } = await run();
    expect(imported).toEqual([]);
    expect(left.map(({ name, problem }) => [name, problem])).toEqual([
      ['a.jsonl.gz', 'not-text'],
      ['b.jsonl', 'not-text'],
      ['c.jsonl', 'empty'],
      ['d.jsonl.gz', 'not-text'],
    ]);
  });

  it('whose line unpacks to more than a text can be is left, the line named', async () => {
    writeFileSync(join(folder, 'bomb.jsonl.gz'), gzipSync(Buffer.alloc(64 * 1024 * 1024, 0x61)));
    expect((await run()).left).toMatchObject([
      { problem: 'not-text', many: { leftOut: [{ line: 1, problem: 'too-large' }] } },
    ]);
  });

  it('is unpacked as far as its bounds and no further', async () => {
    write('a.jsonl.gz', ['{"a":1}', `{"b":"${'b'.repeat(50)}"}`, '{"c":3}', ...Array(400).fill('{"d":4}')]);
    const read = async (unpacked: number) => {
      const limits = { bytes: 10_000, unpacked, line: 40 };
      const many = await readManyTexts(folder, 'a.jsonl.gz', limits);
      if (many.kind !== 'lines') throw new Error('believed: it is small enough');
      const seen: unknown[] = [];
      for (;;) {
        const step = await many.lines.next();
        if (step.done === true) return [seen.length, step.value, seen.slice(0, 3)];
        seen.push(step.value.problem ?? step.value.value);
      }
    };
    expect(await read(1_000_000)).toEqual([403, 'whole', [{ a: 1 }, 'too-large', { c: 3 }]]);
    expect((await read(100))[1]).toBe('broken');
    expect(await readManyTexts(folder, 'a.jsonl.gz', { bytes: 10, unpacked: 1, line: 1 })).toEqual({
      kind: 'left',
      problem: 'too-large',
    });
  });

  it('tells how far it is, and stops when the person has enough: what came stays', async () => {
    write(
      'a.jsonl',
      Array.from({ length: 400 }, (_, at) => aStatute({ name: `条例${at}`, text: `第一条 ${at}。` })),
    );
    expect(importProgress(desk)).toBeNull();
    const importing = importFolder(desk, { grant: 'granted' });
    const deadline = Date.now() + 5_000;
    while ((importProgress(desk)?.texts ?? 0) === 0 && Date.now() < deadline) await new Promise(setImmediate);
    expect(importProgress(desk)).toMatchObject({ name: 'a.jsonl' });
    expect(await importFolder(desk, { grant: 'granted' })).toMatchObject({
      ok: false,
      fault: { field: 'import', reason: 'under-way' },
    });
    cancelImport(desk);
    const done = await importing;
    const texts = done.ok ? (done.value.imported[0]?.many?.texts ?? 0) : 0;
    expect(texts).toBeGreaterThan(0);
    expect(texts).toBeLessThan(400);
    expect([listArticles(desk, { offset: 0, limit: 1 }).total, importProgress(desk)]).toEqual([texts, null]);
  });
});

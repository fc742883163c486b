import {
  copyFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
  truncateSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { listAudit } from '../../../main/core/store/audit.ts';
import {
  importFolder,
  importReport,
  listImports,
  previewImport,
  removeImported,
} from '../../../main/core/work/import-folder.ts';
import { listArticles, readArticle } from '../../../main/core/work/read-articles.ts';
import { repairText } from '../../../main/core/work/repair-text.ts';
import { titleOfText } from '../../../main/core/work/title-of-text.ts';
import { requireSeeds, seedNames, seedsFolder } from '../../fakes/seeds.ts';
import { aDesk, followIndex, type TestDesk } from './a-desk.ts';

let folder: string;
let desk: TestDesk;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'govdesk-import-'));
  desk = aDesk(folder);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const write = (name: string, content: string | Buffer) => writeFileSync(join(folder, name), content);
const run = async () => {
  const done = await importFolder(desk, { grant: 'granted' });
  if (!done.ok) throw new Error('believed: the folder is granted');
  return done.value;
};
const problems = async () =>
  Object.fromEntries((await run()).left.map(({ name, problem }) => [name, problem]));
const articles = () => listArticles(desk, { offset: 0, limit: 50 }).rows;

describe('what came of an import', () => {
  const report = (id: string) => {
    const read = importReport(desk, { id });
    return read.ok ? read.value.files : [];
  };

  it('is kept file by file, those left out first, and is found again after the dialog is closed', async () => {
    write('甲.txt', '甲办法。\n第一条 甲。');
    write('乙.txt', '');
    await run();
    write('丙.txt', '丙办法。');
    await run();
    const [latest, first] = listImports(desk);
    expect([latest, first]).toMatchObject([
      { name: folder.split('/').at(-1), texts: 1, left: 2, stopped: false },
      { texts: 1, left: 1, stopped: false },
    ]);
    expect(report(first?.id ?? '').map(({ name, problem }) => [name, problem])).toEqual([
      ['乙.txt', 'empty'],
      ['甲.txt', undefined],
    ]);
    expect(report(latest?.id ?? '').map(({ problem }) => problem)).toEqual([
      'empty',
      'already-here',
      undefined,
    ]);
    expect(importReport(desk, { id: 'i99' })).toMatchObject({ ok: false, fault: { kind: 'not-found' } });
  });

  it('does not keep what a text above the ceiling is called', async () => {
    write('某项秘密工程.txt', '秘密★5年\n\n正文。');
    expect(await problems()).toEqual({ '某项秘密工程.txt': 'above-ceiling' });
    const [{ id } = { id: '' }] = listImports(desk);
    expect(report(id)).toMatchObject([{ name: '', title: '', problem: 'above-ceiling' }]);
    expect(JSON.stringify(desk.store.sql('SELECT * FROM import_report').all())).not.toContain('工程');
  });

  it('is kept of the newest thirty', async () => {
    for (let at = 0; at < 32; at += 1) await run();
    const reports = listImports(desk);
    expect([reports.length, reports[0]?.id, reports.at(-1)?.id]).toEqual([30, 'i32', 'i3']);
  });
});

describe('the five seeds', () => {
  beforeAll(requireSeeds);
  beforeEach(() => {
    for (const name of seedNames) copyFileSync(join(seedsFolder, name), join(folder, name));
  });

  it('are all taken in, with what was repaired and what only looks wrong', async () => {
    const { imported, left } = await run();
    expect(left).toEqual([]);
    expect(imported.map(({ pinyinRemoved, traditional }) => [pinyinRemoved, traditional])).toEqual([
      [105, true],
      [414, true],
      [0, true],
      [0, false],
      [0, true],
    ]);
    expect(imported.map(({ suspect }) => suspect.length > 0)).toEqual([false, true, false, false, true]);
    expect(imported.flatMap(({ suspect }) => suspect.map(({ text }) => text)).join()).toContain('顆?;');
    expect(imported.every(({ encoding }) => encoding === 'utf-8')).toBe(true);
  });

  it('have titles a person would give them', async () => {
    const { imported } = await run();
    expect(imported[3]?.title).toBe('数字政府视域下优化政务服务路径探索');
    for (const { title } of imported) {
      expect([...title].length).toBeGreaterThan(4);
      expect([...title].length).toBeLessThanOrEqual(50);
      expect(title).not.toMatch(/\([a-z]+\)|位置|^[\d_]/);
    }
  });

  it.each(['经济', '數據', 'zwfw', 'jj', '政务服务', 'zhengwufuwu'])('are found by %s', async (asked) => {
    await run();
    await followIndex(desk);
    const [group] = desk.search.ask(asked, 20);
    if (asked === 'zhengwufuwu') expect(group?.total).toBeGreaterThan(0);
    else expect(group).toMatchObject({ kind: 'article', total: 5 });
  });

  it('stay as they came, byte for byte, beside the repaired text', async () => {
    await run();
    for (const { id } of articles()) {
      const read = readArticle(desk, { id });
      if (!read.ok || read.value.imported === undefined)
        throw new Error('believed: an imported article is there');
      const { fileName, original } = read.value.imported;
      expect(Buffer.from(original).equals(readFileSync(join(seedsFolder, fileName)))).toBe(true);
      expect(read.value.data.body).not.toMatch(/\p{Script=Han}\([a-zāáǎàēéěè]{1,6}\)/u);
    }
  });

  it('are not taken in twice', async () => {
    await run();
    const again = await run();
    expect([again.imported, again.left.map(({ problem }) => problem)]).toEqual([
      [],
      seedNames.map(() => 'already-here'),
    ]);
    expect(articles()).toHaveLength(5);
  });

  it('are only looked at by a preview', async () => {
    const preview = await previewImport(desk, { grant: 'granted' });
    expect(preview.ok && preview.value.files.map(({ name }) => name)).toEqual(seedNames);
    expect(articles()).toEqual([]);
  });
});

describe('a file', () => {
  it('of no text, of wrong bytes, of too many or of none is left, with the reason', async () => {
    write('empty.txt', '');
    write('blank.md', ' \n\u3000\n');
    write('binary.txt', Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 0, 0, 0xff]));
    write('control.txt', 'abc\u0001def');
    write('broken.txt', Buffer.concat([Buffer.from('政务服务'), Buffer.from([0xff, 0xfe, 0x80, 0x20])]));
    write('huge.txt', 'x');
    truncateSync(join(folder, 'huge.txt'), 20 * 1024 * 1024 + 1);
    expect(await problems()).toEqual({
      'empty.txt': 'empty',
      'blank.md': 'empty',
      'binary.txt': 'not-text',
      'control.txt': 'not-text',
      'broken.txt': 'not-utf8',
      'huge.txt': 'too-large',
    });
  });

  it('in GB18030 is read as such, and said so', async () => {
    // 国务院关于加强数字政府建设的指导意见
    const bytes = 'b9facef1d4bab9d8d3dabcd3c7bfcafdd7d6d5feb8aebda8c9e8b5c4d6b8b5bcd2e2bcfb';
    write('旧文件.txt', Buffer.from(bytes, 'hex'));
    const { imported } = await run();
    expect(imported).toMatchObject([{ encoding: 'gb18030', title: '国务院关于加强数字政府建设的指导意见' }]);
    const [row] = articles();
    const read = readArticle(desk, { id: row?.id ?? '' });
    expect(read.ok && read.value.imported?.original).toBe('国务院关于加强数字政府建设的指导意见');
  });

  it('with a byte order mark and other line ends is read clean, and kept as it was', async () => {
    write('a.txt', '\ufeff标题在这里\r\n第一段。\r第二段。');
    await run();
    const read = readArticle(desk, { id: articles()[0]?.id ?? '' });
    if (!read.ok) throw new Error('believed: there');
    expect(read.value.data).toMatchObject({ title: '标题在这里', body: '标题在这里\n第一段。\n第二段。' });
    expect(read.value.imported?.original).toBe('\ufeff标题在这里\r\n第一段。\r第二段。');
  });

  it('marked with a state secret is blocked: nothing of it is kept, only a line in the trail', async () => {
    write('secret.txt', '机密★10年\n关于某事项的报告\n不得留存的内容');
    write('marked.txt', '本办法不涉及秘密。');
    const { imported, left } = await run();
    expect([imported.map(({ name }) => name), left.map(({ problem }) => problem)]).toEqual([
      ['marked.txt'],
      ['above-ceiling'],
    ]);
    expect(listAudit(desk.store).map(({ event }) => event)).toContain('record-blocked');
  });

  it('that is a link, a folder or something else is not looked at', async () => {
    symlinkSync('/etc/passwd', join(folder, 'link.txt'));
    write('image.png', 'x');
    expect(await run()).toEqual({ imported: [], left: [] });
  });

  it('that was imported can be removed, its words with it', async () => {
    write('a.txt', '防汛值班安排\n值班人员按表执行。');
    await run();
    await followIndex(desk);
    const id = articles()[0]?.id ?? '';
    expect(removeImported(desk, { id }).ok).toBe(true);
    expect([articles(), desk.search.ask('防汛', 5)]).toEqual([[], []]);
    expect(removeImported(desk, { id })).toEqual({ ok: false, fault: { kind: 'not-found' } });
  });
});

it('a folder that has gone since it was chosen is told', async () => {
  rmSync(folder, { recursive: true });
  expect(await previewImport(desk, { grant: 'granted' })).toMatchObject({
    fault: { field: 'grant', reason: 'unreadable' },
  });
});

it('a folder that was not granted is refused', async () => {
  expect(await importFolder(desk, { grant: 'made-up' })).toEqual({
    ok: false,
    fault: { kind: 'bad-request', field: 'grant', reason: 'unknown' },
  });
  expect(readdirSync(folder)).toEqual([]);
});

describe('repairing', () => {
  it('takes out readings put behind a character, and nothing else in brackets', () => {
    expect(repairText('爆發(fā)與經(jīng)濟(第2版)，移動(APP)，函數f(x)').text).toBe(
      '爆發與經濟(第2版)，移動(APP)，函數f(x)',
    );
  });

  it.each(['最小顆?;畲笙', '替代\ufffd字符', '私用\ue000区', '揪幋a'])(
    'points at %s and guesses nothing',
    (text) => {
      const repaired = repairText(`第一行\n${text}`);
      expect(repaired.text).toBe(`第一行\n${text}`);
      expect(repaired.suspect.map(({ line }) => line)).toEqual([2]);
    },
  );

  it.each(['什么时候办?请答复。', 'A级、B超、T台', '第a项', 'OA系统'])('does not point at %s', (text) => {
    expect(repairText(text).suspect).toEqual([]);
  });
});

describe('a title', () => {
  it.each([
    ['一、加快推进\n正文。', 'x.txt', '加快推进'],
    ['当前位置：首页 > 政策\n关于某事的通知\n正文。', '000_ab.txt', '关于某事的通知'],
    ['正文一开始就是一句很长的话，没有标题，而且到这里才结束。', '防汛值班表.txt', '防汛值班表'],
    ['正文一开始就是一句话，没有标题。', '000_3d71e6.txt', '正文一开始就是一句话'],
    ['# 办理指南\n正文。', 'a.md', '办理指南'],
  ])('of %j in %s is %s', (text, name, title) => {
    expect(titleOfText(text, name)).toBe(title);
  });
});

// The questions that were asked for by name, over real statutes as they are imported and documents beside them: each finds
// what a look through the texts finds.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importFolder } from '../../../main/core/work/import-folder.ts';
import { listArticles, readArticle } from '../../../main/core/work/read-articles.ts';
import { fold } from '../../../shared/text/fold.ts';
import { anOfd, aText, layer, officialFonts } from '../../fixtures/files/ofd/build-ofd.ts';
import { smallDocx, smallPdf } from '../../fixtures/files/small-files.ts';
import { readStatutes } from '../../fakes/statutes.ts';
import { followNorms } from '../norms/a-norm.ts';
import { aDesk, followIndex, type TestDesk } from '../work/a-desk.ts';

let folder: string;
let desk: TestDesk;
let texts: readonly { readonly id: string; readonly title: string; readonly text: string }[];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'govdesk-named-'));
  desk = aDesk(folder);
  const about = readStatutes().filter(
    ({ name, text }) =>
      /档案|国务院令|国务院关于|保守国家秘密|政府信息公开/u.test(name) || /公文/u.test(text),
  );
  const write = (name: string, content: string | Uint8Array) => writeFileSync(join(folder, name), content);
  write('statutes.jsonl', about.map((each) => JSON.stringify(each)).join('\n'));
  write('number.txt', '关于印发政务信息资源共享管理暂行办法的通知\n\n国发〔2016〕51号\n\n请认真贯彻执行。');
  write('a.pdf', smallPdf([['关于移交资料的说明'], ['附土地详查底图一幅']]));
  write('b.docx', smallDocx(['补充说明', '另附水利普查名录一册。']));
  const page = layer(aText({ value: '关于灌区续建配套的函', x: 20, y: 30 }));
  write('c.ofd', anOfd({ publicRes: officialFonts, pages: [page] }));
  const done = await importFolder(desk, { grant: 'granted' });
  expect(done).toMatchObject({ ok: true, value: { left: [] } });
  followNorms(desk.store);
  await followIndex(desk);
  texts = listArticles(desk, { offset: 0, limit: 500 }).rows.map(({ id, title }) => {
    const read = readArticle(desk, { id });
    return { id, title, text: read.ok ? `${title}\n${read.value.data.body}` : '' };
  });
}, 120_000);
afterAll(async () => {
  await desk.reader.close();
  desk.store.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The texts that are hits themselves or by a 条 of theirs. */
const found = (question: string): readonly string[] => {
  const hits = desk.search.ask(question, 500).flatMap((group) => group.hits);
  return [...new Set(hits.map(({ open }) => open.id))].toSorted();
};
const holding = (words: string, of: 'title' | 'text' = 'text'): readonly string[] =>
  texts
    .filter((each) => fold(each[of]).includes(fold(words)))
    .map(({ id }) => id)
    .toSorted();

describe('every text is found that holds', () => {
  it.each(['档案', '公文', '國務院', '家保密行政', '利用档案的'])(
    '%s, or the box says there are more',
    (words) => {
      const all = holding(words);
      expect(all.length).toBeGreaterThan(0);
      const isMore = desk.search.ask(words, 500).some(({ capped }) => capped);
      const ids = found(words);
      expect(ids).toEqual(isMore ? expect.any(Array) : all);
      for (const id of ids) expect(all).toContain(id);
    },
  );
});

describe('every text is found whose title sounds like', () => {
  it.each(['guowuyuan', 'gwy', 'dangan'])('%s', (letters) => {
    const all = holding(letters === 'dangan' ? '档案' : '国务院', 'title');
    expect(all.length).toBeGreaterThan(3);
    expect(found(letters)).toEqual(expect.arrayContaining([...all]));
  });
});

it.each([
  ['国发[2016]51', '关于印发政务信息资源共享管理暂行办法的通知'],
  ['土地详查底图', '关于移交资料的说明'],
  ['水利普查名录', '补充说明'],
  ['灌区续建配套', '关于灌区续建配套的函'],
])('%s finds the one text that holds it, also inside a PDF, a DOCX and an OFD', (question, title) => {
  const ids = found(question);
  const titles = texts.filter(({ id }) => ids.includes(id)).map((each) => each.title);
  expect(titles).toEqual([title]);
});

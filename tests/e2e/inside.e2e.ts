// In the real app: the citations of a DOCX and a PDF are checked and mended without touching the files; a scan says that it
// has no words; files attached within an OFD are listed, opened in a frame of their own and saved.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { zh } from '../../renderer/text/zh.ts';
import { goodAttachments, ofdWith, program } from '../fixtures/files/ofd/attached.ts';
import { smallDocx, smallPdf } from '../fixtures/files/small-files.ts';
import { type App, savePicture, startApp } from './app.ts';
import { oneAfterAnother, reportFailures } from './failure-report.ts';
import { addSource, beginWithKeyring, button, chooseInDialogs, chooseRow, goTo, list } from './hands.ts';
import { type Scene, setScene } from './scene.ts';
import { dataOf } from './truth.ts';

let scene: Scene;
let app: App;
reportFailures(() => app);
oneAfterAnother();

const norm = '临溪县户外广告设置管理办法';
const statute = {
  name: norm,
  published: '2026-01-20',
  effective: '2026-03-01',
  flaggedExpired: 0,
  text: `第一条　为了规范户外广告设置，制定本办法。
第二条　户外广告设置实行许可制度。
第三条　设置人应当每半年检查一次，保证安全。
第四条　本办法自2026年3月1日起施行。`,
};
const right = `依据《${norm}》第二条，户外广告设置实行许可制度。`;
const wrong = [`按照《${norm}》第二十条`, '的规定督促落实。'];

beforeAll(async () => {
  scene = await setScene({ systems: ['archives'] });
  app = await startApp(scene.session);
  await beginWithKeyring(app.page);
  await addSource(app.page, scene.departments.archives);
});
afterAll(async () => {
  await app?.quit();
  await scene?.leave();
});

const check = zh.norms.check;
const inHome = (name: string) => join(scene.session.home, name);

async function lay(name: string, bytes: Uint8Array): Promise<string> {
  writeFileSync(inHome(name), bytes, { mode: 0o644 });
  await chooseInDialogs(app, inHome(name));
  return inHome(name);
}
const dialog = () => app.page.getByRole('dialog', { name: check.title });
const field = () => dialog().getByLabel(check.text, { exact: true });
const marked = (outcome: string) => dialog().getByRole('option').filter({ hasText: outcome });

describe('the citations of a document', () => {
  it('are held against a norm that was imported', async () => {
    const folder = inHome('norms');
    mkdirSync(folder);
    writeFileSync(join(folder, 'county.jsonl'), `${JSON.stringify(statute)}\n`);
    await chooseInDialogs(app, folder);
    await goTo(app.page, 'knowledge');
    const words = zh.knowledge.importing;
    await button(app.page.getByRole('main'), zh.knowledge.import).first().press('Enter');
    const importing = app.page.getByRole('dialog', { name: words.title });
    await button(importing, words.choose).press('Enter');
    await button(importing, words.go(1)).press('Enter');
    await importing.getByText(words.done(1, 0)).waitFor();
    await button(importing, words.finish).press('Enter');
  });

  it('are marked in the words of a DOCX, which stays as it is', async () => {
    const bytes = smallDocx(['关于户外广告的意见', right, wrong.join('')]);
    const path = await lay('意见.docx', bytes);
    await button(app.page, check.open).press('Enter');
    await button(dialog(), check.file).press('Enter');
    await dialog().getByText(check.fromFile('意见.docx')).waitFor();
    expect(await field().inputValue()).toContain(right);
    await field().press('Control+Enter');
    await marked(check.outcome.same).first().waitFor();
    await marked(check.outcome.unverifiable).first().waitFor();
    await dialog().getByText(check.fromFile('意见.docx')).waitFor();
    await savePicture(app.page, 'check-docx');
    await chooseInDialogs(app, inHome('意见（核对后）.txt'));
    await button(dialog(), check.save).press('Enter');
    await app.page.getByText(zh.files.saved('意见（核对后）.txt')).first().waitFor();
    expect(readFileSync(inHome('意见（核对后）.txt'), 'utf8')).toContain(wrong.join(''));
    expect(readFileSync(path)).toEqual(Buffer.from(bytes));
    await button(dialog(), check.again).press('Enter');
  });

  it('are marked in the words of a PDF, put together over its lines', async () => {
    await lay('送审稿.pdf', smallPdf([['关于户外广告的意见'], wrong]));
    await button(dialog(), check.file).press('Enter');
    await dialog().getByText(check.fromFile('送审稿.pdf')).waitFor();
    expect(await field().inputValue()).toBe(`关于户外广告的意见\n${wrong.join('')}`);
    await field().press('Control+Enter');
    await marked(check.outcome.unverifiable).first().waitFor();
    await savePicture(app.page, 'check-pdf');
    await button(dialog(), check.again).press('Enter');
  });

  it('cannot be checked in a scan, and that is said with what to do', async () => {
    const before = await field().inputValue();
    await lay('扫描件.pdf', smallPdf([[], []]));
    await button(dialog(), check.file).press('Enter');
    await dialog().getByText(check.refused['no-words']).waitFor();
    expect(await field().inputValue()).toBe(before);
    await app.page.keyboard.press('Escape');
    await dialog().waitFor({ state: 'detached' });
  });
});

/** A record an archivist may change, of a title that no other has. */
async function aTitle(): Promise<string> {
  const { control } = scene.departments.archives;
  const { aboveCeiling, badField } = await control.truth.planted();
  const titles = new Map<string, number>();
  for (const id of await control.truth.ids({ kind: 'archive' })) {
    const data = await dataOf(scene.departments.archives, 'archive', id);
    const isFree = ![...aboveCeiling, ...badField].includes(id) && data.loanOnly === undefined;
    titles.set(String(data.title), (titles.get(String(data.title)) ?? 0) + (isFree ? 1 : 2));
  }
  const found = [...titles].find(([, count]) => count === 1);
  if (found === undefined) throw new Error('believed: some title is there once');
  return found[0];
}

describe('files attached within an OFD', () => {
  const letter = '报送附件的函.ofd';
  const attached = goodAttachments();
  const reader = () => app.page.getByRole('dialog');
  const inside = () => reader().getByRole('complementary', { name: zh.reader.inside.title });

  it('are listed beside its pages by what their bytes are', async () => {
    const bytes = ofdWith([...attached, { name: '报价单.pdf', bytes: program() }]);
    await lay(letter, bytes);
    await goTo(app.page, 'archives');
    const title = await aTitle();
    await chooseRow(app.page, list(app.page, zh.archives.list), title);
    const article = app.page.getByRole('article', { name: title });
    await article.waitFor();
    await app.page.keyboard.press('Alt+F');
    await button(article, zh.reader.openOf(letter)).press('Enter');
    await inside().getByText(zh.reader.inside.count(6)).waitFor({ timeout: 30_000 });
    const liar = inside().getByRole('listitem').filter({ hasText: '报价单.pdf' });
    await liar.getByText(zh.reader.inside.misnamed).waitFor();
    expect(await button(liar, zh.reader.openOf('报价单.pdf')).count()).toBe(0);
    await savePicture(app.page, 'inside-list');
  });

  it('are opened in their place, one within another, and Esc leads back', async () => {
    const frame = app.page.frameLocator('iframe');
    await button(inside(), zh.reader.openOf('附件4 说明.docx')).press('Enter');
    await frame.getByText('请按时报送。').waitFor({ timeout: 30_000 });
    await savePicture(app.page, 'inside-opened');
    await button(reader(), zh.reader.inside.back).press('Enter');
    await button(inside(), zh.reader.openOf('附件5 来函.ofd')).press('Enter');
    await reader().getByText(zh.reader.inside.of(letter)).waitFor();
    await button(inside(), zh.reader.openOf('便笺.txt')).press('Enter', { timeout: 30_000 });
    await frame.getByText('请核对后退回。').waitFor({ timeout: 30_000 });
    await button(reader(), zh.reader.inside.back).press('Enter');
    await inside().getByText('便笺.txt').waitFor({ timeout: 30_000 });
    await button(reader(), zh.reader.inside.back).press('Enter');
    await inside().getByText(zh.reader.inside.count(6)).waitFor({ timeout: 30_000 });
  });

  it('are saved as they were put in; one that is not what its name says is warned of first', async () => {
    const saved = inHome('移交清单.pdf');
    await chooseInDialogs(app, saved);
    await button(inside(), zh.files.saveAsOf('附件1 移交清单.pdf')).press('Enter');
    await reader().getByText(zh.files.saved('移交清单.pdf')).first().waitFor();
    expect(readFileSync(saved)).toEqual(Buffer.from(attached[0]?.bytes ?? []));
    await button(inside(), zh.files.saveAsOf('报价单.pdf')).press('Enter');
    const warning = app.page.getByRole('dialog', { name: zh.files.riskyTitle });
    await warning.waitFor();
    await button(warning, zh.files.riskyNot).press('Enter');
    await warning.waitFor({ state: 'hidden' });
  });
});

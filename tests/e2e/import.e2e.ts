// A folder of texts into the knowledge base: five real files, dirty as they come, found by the words a person
// would use, with the original kept. The OS dialog is answered by the test's own hand.

import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { until } from '../fakes/until.ts';
import { seedsFolder } from '../fakes/seeds.ts';
import { zh } from '../../renderer/text/zh.ts';
import { anOfd, aText, layer, officialFonts } from '../fixtures/files/ofd/build-ofd.ts';
import { smallDocx, smallPdf } from '../fixtures/files/small-files.ts';
import { type App, savePicture, startApp } from './app.ts';
import { reportFailures } from './failure-report.ts';
import { beginWithKeyring, button, chooseInDialogs, chooseRow, goTo, list, search } from './hands.ts';
import { type Scene, setScene } from './scene.ts';

let scene: Scene;
let app: App;
reportFailures(() => app);

const words = zh.knowledge.importing;

beforeAll(async () => {
  scene = await setScene();
  app = await startApp(scene.session);
  await beginWithKeyring(app.page);
  await chooseInDialogs(app, seedsFolder);
});
afterAll(async () => {
  await app?.quit();
  await scene?.leave();
});

async function openImport() {
  await goTo(app.page, 'knowledge');
  await button(app.page.getByRole('main'), zh.knowledge.import).first().press('Enter');
  return app.page.getByRole('dialog', { name: words.title });
}

describe('importing a folder', () => {
  it('shows what would be repaired and what is only flagged, then imports all five', async () => {
    const dialog = await openImport();
    await button(dialog, words.choose).press('Enter');
    await dialog.getByText(words.preview('seeds', 5)).waitFor();
    await savePicture(app.page, 'import-preview');
    await button(dialog, words.go(5)).press('Enter');
    await dialog.getByText(words.done(5, 0)).waitFor();
    await button(dialog, words.finish).press('Enter');
    await button(app.page, zh.knowledge.all(5)).waitFor();
  });

  it.each(['经济', '數據', 'zwfw', 'jj'])('finds them by %s', async (asked) => {
    const found = await search(app.page, asked);
    await found.getByRole('option').first().waitFor();
    if (asked === 'zwfw') await savePicture(app.page, 'import-found');
    await app.page.keyboard.press('Escape');
    await app.page.keyboard.press('Escape');
  });

  it('keeps the original to be looked at', async () => {
    await goTo(app.page, 'knowledge');
    const grid = list(app.page, zh.knowledge.list);
    await chooseRow(app.page, grid, zh.knowledge.importedBy);
    await app.page.getByText(zh.knowledge.original, { exact: true }).click();
    await savePicture(app.page, 'import-original');
    expect(await app.page.getByRole('article').innerText()).not.toBe('');
  });

  it('does not import the same files twice', async () => {
    const dialog = await openImport();
    await button(dialog, words.choose).press('Enter');
    await dialog.getByText(words.problem['already-here']).first().waitFor();
    expect(await dialog.getByText(words.problem['already-here']).count()).toBe(5);
    await button(dialog, zh.close).press('Enter');
  });
});

describe('importing documents', () => {
  it('takes the text out of PDF, DOCX and OFD in the packed thread, and each is found by a word inside', async () => {
    const folder = join(scene.folder, 'documents');
    mkdirSync(folder);
    const text = (word: string) => `各单位应当在年底前完成${word}的整理和移交。`;
    const line = layer(aText({ value: text('水利普查'), x: 20, y: 30 }));
    writeFileSync(join(folder, '一.pdf'), smallPdf([['关于做好资料整理移交的通知一', text('土地详查')]]));
    writeFileSync(join(folder, '二.docx'), smallDocx(['关于做好资料整理移交的通知二', text('经济普查')]));
    writeFileSync(join(folder, '三.ofd'), anOfd({ publicRes: officialFonts, pages: [line] }));
    writeFileSync(join(folder, '四.pdf'), Buffer.from('%PDF-1.7'));
    await chooseInDialogs(app, folder);
    const dialog = await openImport();
    await button(dialog, words.choose).press('Enter');
    await dialog.getByText(words.problem.damaged).waitFor();
    await savePicture(app.page, 'import-documents');
    await button(dialog, words.go(3)).press('Enter');
    await dialog.getByText(words.done(3, 1)).waitFor();
    await button(dialog, words.finish).press('Enter');
    for (const asked of ['土地详查', '经济普查', '水利普查']) {
      const found = await search(app.page, asked);
      await found.getByRole('option').first().waitFor();
      await app.page.keyboard.press('Escape');
      await app.page.keyboard.press('Escape');
    }
  });

  it('opens the original in place and saves it byte for byte, by keys', async () => {
    const { page } = app;
    const copy = join(scene.folder, '另存.pdf');
    await chooseInDialogs(app, copy);
    await goTo(page, 'knowledge');
    await chooseRow(page, list(page, zh.knowledge.list), '移交的通知一');
    await page.getByRole('article', { name: '关于做好资料整理移交的通知一' }).waitFor();
    await page.keyboard.press('Alt+O');
    const reader = page.getByRole('dialog', { name: zh.reader.dialog('一.pdf') });
    await reader.frameLocator('iframe').locator('.page canvas').first().waitFor();
    await page.keyboard.press('Escape');
    await reader.waitFor({ state: 'detached' });
    await page.keyboard.press('Alt+S');
    await until('the copy is there', async () => existsSync(copy));
    expect(readFileSync(copy).equals(readFileSync(join(scene.folder, 'documents', '一.pdf')))).toBe(true);
  });
});

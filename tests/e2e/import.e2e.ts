// A folder of texts into the knowledge base: five real files, dirty as they come, found by the words a person
// would use, with the original kept. The OS dialog is answered by the test's own hand.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seedsFolder } from '../fakes/seeds.ts';
import { zh } from '../../renderer/text/zh.ts';
import { type App, savePicture, startApp } from './app.ts';
import { reportFailures } from './failure-report.ts';
import { beginWithKeyring, button, chooseRow, goTo, list, search } from './hands.ts';
import { type Scene, setScene } from './scene.ts';

let scene: Scene;
let app: App;
reportFailures(() => app);

const words = zh.knowledge.importing;

beforeAll(async () => {
  scene = await setScene();
  app = await startApp(scene.session);
  await beginWithKeyring(app.page);
  await app.electron.evaluate(({ dialog }, folder) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [folder] });
  }, seedsFolder);
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

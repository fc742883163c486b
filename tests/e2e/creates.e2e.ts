// An archivist describes a new record without a line: it stands among those that wait, without a number, and when the
// line is back it has the number its archive gave it, in the same place on the screen.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { zh } from '../../renderer/text/zh.ts';
import { until } from '../fakes/until.ts';
import { type App, startApp } from './app.ts';
import { oneAfterAnother, reportFailures } from './failure-report.ts';
import { addSource, beginWithKeyring, button, chooseRow, goTo, list, statusBar } from './hands.ts';
import { type Scene, setScene } from './scene.ts';
import { dataOf } from './truth.ts';

let scene: Scene;
let app: App;
reportFailures(() => app);
oneAfterAnother();

const title = '关于做好秋季防汛值守工作的通知（新建）';

beforeAll(async () => {
  scene = await setScene({ systems: ['archives'] });
  app = await startApp(scene.session);
  await beginWithKeyring(app.page);
  await addSource(app.page, scene.departments.archives);
});
afterAll(async () => {
  await app?.kill();
  await scene?.leave();
});

const madeThere = async (): Promise<readonly string[]> => {
  const { archives } = scene.departments;
  const effects = await archives.control.truth.effects({});
  return effects.filter(({ action }) => action === 'create').map(({ id }) => id);
};

async function switchOffline(on: boolean): Promise<void> {
  await goTo(app.page, 'sync');
  await button(app.page.getByRole('main'), zh.sync.offlineSwitch).press('Space');
  await statusBar(app.page)
    .getByText(zh.frame.workingOffline)
    .waitFor({ state: on ? 'visible' : 'detached' });
}

describe('a record made on the desk', () => {
  it('is described by F2 without a line, and waits without a number', async () => {
    const { page } = app;
    await goTo(page, 'archives');
    await list(page, zh.archives.list).getByRole('row').first().waitFor();
    await switchOffline(true);
    await goTo(page, 'archives');
    await button(page, new RegExp(`^${zh.creates.open}`)).waitFor();
    await page.keyboard.press('F2');
    const form = page.getByRole('form', { name: zh.creates.form });
    await form.getByLabel(zh.fields.archive.title, { exact: true }).fill(title);
    await page.keyboard.press('Control+Enter');
    await form.getByText(zh.edits.problem.required(zh.fields.archive.fonds)).waitFor();
    await form.getByLabel(zh.fields.archive.fonds, { exact: true }).selectOption('Z109');
    await form.getByLabel(zh.fields.archive.retention, { exact: true }).selectOption('D30');
    await form.getByLabel(zh.fields.archive.date, { exact: true }).fill('2026-10-09');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('article', { name: title }).waitFor();
    await chooseRow(page, list(page, zh.creates.branch), title);
    await page.getByText(zh.creates.standing.waiting).waitFor();
    expect(await madeThere()).toEqual([]);
  });

  it('has its number when the line is back, once, where it was read', async () => {
    const { page } = app;
    await switchOffline(false);
    await goTo(page, 'archives');
    const [id, ...others] = await until('the archive has it', async () => {
      const made = await madeThere();
      return made.length > 0 && made;
    });
    expect(others).toEqual([]);
    const { refCode, title: there } = await dataOf(scene.departments.archives, 'archive', id ?? '');
    expect([there, refCode]).toEqual([title, expect.stringMatching(/^Z109-WS·\d{4}·D30-\d{4}$/)]);
    await page.getByRole('article', { name: title }).getByText(String(refCode)).waitFor();
  });
});

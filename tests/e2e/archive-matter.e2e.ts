// A clerk archives a finished matter without a line: one key opens it all filled in, one key makes it. When the line is
// back the file that came from one system is in the other, under both hashes, and the to-do names its 档号.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { zh } from '../../renderer/text/zh.ts';
import type { TodoData } from '../../shared/domain/todo.ts';
import { until } from '../fakes/until.ts';
import { type App, startApp } from './app.ts';
import { oneAfterAnother, reportFailures } from './failure-report.ts';
import { addSource, beginWithKeyring, button, chooseRow, goTo, list, switchOffline } from './hands.ts';
import { type Scene, setScene } from './scene.ts';
import { dataOf } from './truth.ts';

type Paper = NonNullable<TodoData['paper']>;
type Matter = Pick<TodoData, 'title' | 'fromOrg'> & { readonly paper: Paper };

let scene: Scene;
let app: App;
let matter: Matter;
reportFailures(() => app);
oneAfterAnother();

beforeAll(async () => {
  scene = await setScene({ systems: ['oa', 'archives'] });
  matter = await finishedWithFile();
  app = await startApp(scene.session);
  await beginWithKeyring(app.page);
  await addSource(app.page, scene.departments.archives);
  await addSource(app.page, scene.departments.oa);
});
afterAll(async () => {
  await app?.kill();
  await scene?.leave();
});

async function finishedWithFile(): Promise<Matter> {
  for (const id of await scene.departments.oa.control.truth.ids({ kind: 'todo' })) {
    const data = (await dataOf(scene.departments.oa, 'todo', id)) as Partial<TodoData>;
    const { title = '', fromOrg = '', state, paper } = data;
    if ((state === '办结' || state === '已办') && (paper?.files?.length ?? 0) > 0 && paper !== undefined)
      return { title, fromOrg, paper };
  }
  throw new Error('believed: some finished matter has a file');
}

describe('a finished matter', () => {
  it('is opened for 归档 by one key, filled in, and made by one more, without a line', async () => {
    const { page } = app;
    await goTo(page, 'archives');
    await list(page, zh.archives.list).getByRole('row').first().waitFor();
    await goTo(page, 'todos');
    await button(page, zh.todos.closed).click();
    await chooseRow(page, list(page, zh.todos.list), matter.title);
    await page.getByRole('article', { name: matter.title }).waitFor();
    await page.keyboard.press('Alt+G');
    await page.getByText(zh.files.state.here).filter({ visible: true }).first().waitFor();
    await switchOffline(app.page, true);
    await goTo(page, 'todos');
    await page.getByRole('article', { name: matter.title }).waitFor();
    await button(page, new RegExp(`^${zh.filing.open}`)).waitFor();
    await page.keyboard.press('Alt+D');
    const form = page.getByRole('form', { name: zh.filing.title });
    const { archive } = zh.fields;
    expect(await form.getByLabel(archive.title, { exact: true }).inputValue()).toBe(matter.title);
    expect(await form.getByLabel(archive.date, { exact: true }).inputValue()).toBe(matter.paper.writtenOn);
    expect(await form.getByLabel(archive.docNo, { exact: true }).inputValue()).toBe(matter.paper.docNo);
    await form
      .getByText(/^保管期限/)
      .first()
      .waitFor();
    expect(await form.getByRole('checkbox').first().isChecked()).toBe(true);
    await page.keyboard.press('Control+Enter');
    await button(page, zh.filing.waiting).waitFor();
  });

  it('is in the archive with its number, its file and both hashes when the line is back', async () => {
    const { page } = app;
    await switchOffline(app.page, false);
    await goTo(page, 'todos');
    const { archives } = scene.departments;
    const made = await until('the archive has it and its file', async () => {
      const effects = await archives.control.truth.effects({});
      const id = effects.find(({ action }) => action === 'create')?.id;
      const data = id === undefined ? undefined : await dataOf(archives, 'archive', id);
      return data !== undefined && Array.isArray(data['files']) && data['files'].length > 0 && data;
    });
    const [file] = matter.paper.files;
    expect(made).toMatchObject({
      ...{ title: matter.title, docNo: matter.paper.docNo, responsible: [matter.fromOrg] },
      files: [{ hash: file?.hash, sm3: expect.stringMatching(/^[0-9a-f]{64}$/), name: file?.name }],
    });
    const filed = button(page, zh.filing.filed(String(made['refCode'])));
    await filed.click();
    await page.getByRole('article', { name: matter.title }).getByText(String(made['refCode'])).waitFor();
  });
});

// Access is withdrawn while work waits without a line: the copies go, every number follows, and what the person had written
// goes to the supervisor, before as one archive with its file, after as a page without a word of the records (Y6). All of it by keyboard.

import { createHash, randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import type { Locator } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { zh } from '../../renderer/text/zh.ts';
import { until } from '../fakes/until.ts';
import { type App, savePicture, startApp } from './app.ts';
import { oneAfterAnother, reportFailures } from './failure-report.ts';
import {
  addSource,
  beginWithKeyring,
  button,
  chooseInDialogs,
  chooseRow,
  decide,
  goTo,
  list,
  statusBar,
  switchOffline,
} from './hands.ts';
import { type Scene, setScene } from './scene.ts';
import { dataOf, openTodos, pieceCount, todosThatAllow, type TodoTruth } from './truth.ts';

let scene: Scene;
let app: App;
reportFailures(() => app);
oneAfterAnother();

const opinion = '材料齐全，拟同意；请先补盖骑缝章（移交甲）。';
const bytes = randomBytes(300_000);
const sha256 = (of: Uint8Array) => createHash('sha256').update(of).digest('hex');
let todo: TodoTruth;
let record: { readonly id: string; readonly title: string };

beforeAll(async () => {
  scene = await setScene({ systems: ['archives'] });
  app = await startApp(scene.session);
  await beginWithKeyring(app.page);
  await addSource(app.page, department());
});
afterAll(async () => {
  await app?.kill();
  await scene?.leave();
});

const department = () => scene.departments.archives;
const main = () => app.page.getByRole('main');

/** With a title of its own, and not of what may only be lent. */
async function aRecord(): Promise<typeof record> {
  const { control } = department();
  const { aboveCeiling, badField } = await control.truth.planted();
  const ids = await control.truth.ids({ kind: 'archive' });
  const usable = ids.filter((id) => ![...aboveCeiling, ...badField].includes(id));
  const read = await Promise.all(
    usable.map(async (id) => ({ id, data: await dataOf(department(), 'archive', id) })),
  );
  const titles = read.map(({ data }) => data['title']);
  const found = read.find(
    ({ data }) =>
      data['loanOnly'] === undefined &&
      (data['level'] ?? '文件级') === '文件级' &&
      titles.indexOf(data['title']) === titles.lastIndexOf(data['title']),
  );
  if (found === undefined) throw new Error('believed: the archive has a record of its own title');
  return { id: found.id, title: String(found.data['title']) };
}

async function rowsAre(name: string, count: number): Promise<void> {
  await until(
    `${name} has ${count} rows`,
    async () => (await list(app.page, name).getAttribute('aria-rowcount', { timeout: 1_000 })) === `${count}`,
    { limitMs: 60_000 },
  );
}

async function openDialog(): Promise<Locator> {
  await button(main(), zh.handOver.open).first().waitFor();
  await app.page.keyboard.press('Alt+X');
  const dialog = app.page.getByRole('dialog', { name: zh.handOver.title });
  await dialog.waitFor();
  return dialog;
}

describe('work on records whose access is withdrawn', () => {
  it('is done without a line: a decision with its words, a file', async () => {
    const { page } = app;
    const all = await todosThatAllow(department(), 'approve');
    const alone = all.find(({ title }) => all.filter((other) => other.title === title).length === 1);
    if (alone === undefined) throw new Error('believed: the archive has a to-do that can be approved');
    todo = alone;
    record = await aRecord();
    await switchOffline(app.page, true);
    await decide(page, { title: todo.title, action: 'approve', opinion });
    const path = join(scene.session.home, '补充材料.pdf');
    writeFileSync(path, bytes, { mode: 0o644 });
    await chooseInDialogs(app, path);
    await goTo(page, 'archives');
    await chooseRow(page, list(page, zh.archives.list), record.title);
    await page.getByRole('article', { name: record.title }).waitFor();
    await page.keyboard.press('Alt+F');
    await statusBar(page).getByText(zh.frame.waiting(3)).waitFor();
  });

  it('goes to the supervisor as one archive while it still waits, its file beside it', async () => {
    const { page } = app;
    await goTo(page, 'sync');
    const target = join(scene.session.home, '移交.zip');
    await chooseInDialogs(app, target);
    const dialog = await openDialog();
    await dialog.getByText(zh.handOver.chosen(0, 3)).waitFor();
    await button(dialog, zh.handOver.all).press('Enter');
    await dialog.getByText(zh.handOver.chosen(3, 3)).waitFor();
    await savePicture(page, 'sync-hand-over');
    await button(dialog, zh.handOver.go).press('Enter');
    await dialog.getByText(zh.handOver.done(3, '移交.zip')).waitFor();
    const file = readFileSync(target);
    await dialog.getByText(sha256(file)).waitFor();
    await page.keyboard.press('Escape');
    const inside = unzipSync(file);
    expect(sha256(inside['附件/补充材料.pdf'] ?? new Uint8Array())).toBe(sha256(bytes));
    const html = strFromU8(inside[zh.handOver.pageName] ?? new Uint8Array());
    for (const words of [opinion, todo.id, todo.title, record.id, sha256(bytes)])
      expect(html).toContain(words);
    expect(html).not.toContain(department().secret);
    await statusBar(page).getByText(zh.frame.waiting(3)).waitFor();
  });

  it('is refused when the line is back, the copies are gone and every number agrees', async () => {
    const { page } = app;
    await department().control.change.withdraw({ kind: 'todo', id: todo.id });
    await department().control.change.withdraw({ kind: 'archive', id: record.id });
    await switchOffline(app.page, false);
    // The archive takes the file and not the change that names it.
    await statusBar(page).getByText(zh.frame.unsettled(2)).waitFor({ timeout: 60_000 });
    const open = (await openTodos(department())).length;
    await goTo(page, 'todos');
    await rowsAre(zh.todos.list, open);
    const rail = page.getByRole('navigation', { name: zh.frame.nav });
    const badge = new RegExp(`^${zh.frame.modules.todos}\\s*${zh.frame.navCount(open)}$`);
    await rail.getByRole('button', { name: badge }).waitFor();
    await button(page, zh.todos.all(open)).waitFor();
    await goTo(page, 'archives');
    await rowsAre(zh.archives.list, await pieceCount(department()));
  });

  it('goes to the supervisor then without anything of the records, and stays here', async () => {
    const { page } = app;
    await goTo(page, 'sync');
    const target = join(scene.session.home, '移交.html');
    await chooseInDialogs(app, target);
    const dialog = await openDialog();
    await dialog.getByText(zh.handOver.chosen(0, 2)).waitFor();
    await button(dialog, zh.handOver.all).press('Enter');
    await button(dialog, zh.handOver.go).press('Enter');
    await dialog.getByText(zh.handOver.done(2, '移交.html')).waitFor();
    await page.keyboard.press('Escape');
    const html = readFileSync(target, 'utf8');
    for (const words of [opinion, todo.id, record.id, '补充材料.pdf']) expect(html).toContain(words);
    for (const words of [todo.title, record.title, department().secret]) expect(html).not.toContain(words);
    await statusBar(page).getByText(zh.frame.unsettled(2)).waitFor();
    await main()
      .getByText(/^已导出 /u)
      .first()
      .waitFor();
  });

  it('is never written over another file, and says so', async () => {
    const { page } = app;
    const target = join(scene.session.home, '别人的.zip');
    writeFileSync(target, '别人的');
    await chooseInDialogs(app, target);
    const dialog = await openDialog();
    await button(dialog, zh.handOver.all).press('Enter');
    await button(dialog, zh.handOver.go).press('Enter');
    await dialog.getByText(zh.fault.badRequestKnown['target exists']).waitFor();
    expect(readFileSync(target, 'utf8')).toBe('别人的');
    await page.keyboard.press('Escape');
  });

  it('of which a decision was given up leaves its words here, to be deleted or put back', async () => {
    const { page } = app;
    // Beside it stands what was given up, with an undo of its own; other screens are there too, hidden.
    const center = page.getByRole('region', { name: zh.sync.title });
    const words = center.getByText(opinion, { exact: true });
    await button(main(), zh.sync.giveUp).first().press('Enter');
    await main().getByText(zh.handOver.keptTitle(1)).waitFor();
    await words.waitFor();
    await savePicture(page, 'sync-kept');
    await button(center, /^删除：/u).press('Enter');
    await words.waitFor({ state: 'detached' });
    await button(center, zh.handOver.undo).press('Enter');
    await words.waitFor();
  });
});

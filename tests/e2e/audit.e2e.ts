// 本机记录 by keyboard: a decision made without a line on a to-do that its department changed meanwhile stands there step by step,
// nothing overwritten in silence; the chain holds; a table of it can be saved; and what somebody changed in the file is found.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { Locator } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { zh } from '../../renderer/text/zh.ts';
import { until } from '../fakes/until.ts';
import { type App, dataFolder, savePicture, startApp } from './app.ts';
import { oneAfterAnother, reportFailures } from './failure-report.ts';
import {
  addSource,
  beginWithKeyring,
  button,
  decide,
  deskIsOpen,
  goTo,
  list,
  readTodo,
  statusBar,
} from './hands.ts';
import { type Scene, setScene } from './scene.ts';
import { dataOf, todosThatAllow, type TodoTruth } from './truth.ts';

let scene: Scene;
let app: App;
let todo: TodoTruth;
reportFailures(() => app);
oneAfterAnother();

const words = zh.audit;
const opinion = '拟同意，请按程序办理（记录甲）。';
/** How the sentence begins that says so. */
const whole = new RegExp(`^${words.whole(0, '', '').slice(0, 5)}`);
const approve = (said: string) => words.joined(zh.terms.action.approve, said);

beforeAll(async () => {
  scene = await setScene({ systems: ['oa'] });
  const { oa } = scene.departments;
  const { id } = await oa.control.change.addTodo({ data: { title: '关于核对值班安排的请示（记录甲）' } });
  const added = (await todosThatAllow(oa, 'approve')).find((each) => each.id === id);
  if (added === undefined) throw new Error('believed: an added to-do can be approved');
  todo = added;
  app = await startApp(scene.session);
  await beginWithKeyring(app.page);
  await addSource(app.page, oa);
});
afterAll(async () => {
  await app?.kill();
  await scene?.leave();
});

const lines = () => list(app.page, words.list);
const line = (said: string): Locator => lines().getByRole('row').filter({ hasText: said });

async function switchOffline(on: boolean): Promise<void> {
  await goTo(app.page, 'sync');
  await button(app.page.getByRole('main'), zh.sync.offlineSwitch).press('Space');
  await statusBar(app.page)
    .getByText(zh.frame.workingOffline)
    .waitFor({ state: on ? 'visible' : 'detached' });
}

async function openAll(): Promise<void> {
  await goTo(app.page, 'settings');
  await button(app.page.getByRole('main'), words.open).waitFor();
  await app.page.keyboard.press('Alt+L');
  await lines().getByRole('row').first().waitFor();
}

/** The place in the chain a row shows. */
const placeOf = async (row: Locator): Promise<number> =>
  Number(/第 ([\d,]+) 条/.exec(await row.innerText())?.[1]?.replaceAll(',', ''));

describe('the course of a to-do', () => {
  it('tells the decision, that the department changed it meanwhile, that it left and came back, in order', async () => {
    const { page } = app;
    const { oa } = scene.departments;
    await readTodo(page, todo.title);
    await switchOffline(true);
    await decide(page, { title: todo.title, action: 'approve', opinion });
    await button(page.getByRole('region', { name: zh.todos.list }), zh.todos.pending(1)).waitFor();
    const data = await dataOf(oa, 'todo', todo.id);
    await oa.control.change.edit({ kind: 'todo', id: todo.id, data: { ...data, step: '科室复核' } });
    await switchOffline(false);
    await statusBar(page).getByText(zh.frame.unsettled(1)).waitFor({ timeout: 30_000 });

    await readTodo(page, todo.title);
    await page.keyboard.press('Alt+L');
    await line(approve(words.events['action-conflict'])).waitFor();
    await line(words.events['record-changed']).waitFor();
    const course = (['action-decided', 'action-sent', 'action-conflict'] as const).map((event) =>
      approve(words.events[event]),
    );
    const places = await Promise.all(course.map((said) => placeOf(line(said).first())));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    // Whether the answer or the page comes first is the line's affair; that it is told is not.
    expect(await placeOf(line(words.events['record-changed']))).toBeGreaterThan(places[0] ?? 0);
    expect(await lines().getAttribute('aria-rowcount')).toBe('4');
    await savePicture(page, 'audit-of-record');
  });

  it('is read line by line with the arrows, and Esc leads back to the to-do', async () => {
    const { page } = app;
    await until('the list has the focus', () => lines().evaluate((grid) => grid === document.activeElement));
    await page.keyboard.press('Home');
    const reading = page.getByRole('article', { name: new RegExp(`^${words.events['record-changed']}`) });
    await until('the arrows have come to the line', async () => {
      await page.keyboard.press('ArrowDown');
      return (await reading.count()) > 0;
    });
    await reading.getByText(words.doers.department, { exact: true }).waitFor();
    await reading.getByText(todo.title, { exact: true }).waitFor();
    await page.keyboard.press('Escape');
    const read = page.getByRole('article', { name: todo.title });
    await read.waitFor();
    await until('the focus is back where it was', () =>
      page.evaluate(() => document.activeElement !== document.body && document.activeElement !== null),
    );
  });
});

describe('the record of this desk', () => {
  it('holds together, and has no word of an opinion', async () => {
    const { page } = app;
    await openAll();
    await button(page.getByRole('main'), words.check).press('Enter');
    await page.getByText(whole).waitFor();
    await button(page.getByRole('main'), words.groups.theirs).press('Enter');
    await until(
      'only what they changed',
      async () => (await line(words.events['action-sent']).count()) === 0,
    );
    await line(words.events['record-changed']).waitFor();
    await button(page.getByRole('main'), words.all).press('Enter');
    await line(approve(words.events['action-decided'])).waitFor();
    expect(await page.getByRole('main').innerText()).not.toContain(opinion);
    await savePicture(page, 'audit-all');
  });

  it('goes into a table at the place that is chosen, which is a line of its own', async () => {
    const { page } = app;
    const path = join(scene.folder, 'record.csv');
    await app.electron.evaluate(({ dialog }, chosen) => {
      dialog.showSaveDialog = async () => ({ canceled: false, filePath: chosen });
    }, path);
    await button(page.getByRole('main'), words.save).press('Enter');
    await page.getByText(words.saved('record.csv')).first().waitFor();
    const table = readFileSync(path, 'utf8');
    expect(table).toContain(words.events['record-changed']);
    expect(table).toContain(todo.title);
    expect(table).not.toContain(opinion);
    await button(page.getByRole('main'), words.groups.out).press('Enter');
    await line(words.events['trail-saved'].slice(0, 4)).first().waitFor();
    await button(page.getByRole('main'), words.all).press('Enter');
  });

  it('is a report that can be printed, checked when it is made', async () => {
    const { page } = app;
    await button(page.getByRole('main'), words.reportOpen).press('Enter');
    const report = page.getByRole('article', { name: words.report });
    await report.getByText(whole).waitFor();
    await report.getByRole('table').getByText(approve(words.events['action-conflict'])).waitFor();
    await savePicture(page, 'audit-report');
    await page.keyboard.press('Escape');
    await lines().waitFor();
  });
});

describe('a line that somebody changed in the file', () => {
  it('is found by itself after the next start, told in the status line, and blocks nothing', async () => {
    await app.quit();
    await changeLine(2);
    app = await startApp(scene.session);
    await deskIsOpen(app.page);
    const told = button(statusBar(app.page), words.status);
    await told.waitFor({ timeout: 60_000 });
    await told.press('Enter');
    await app.page.getByText(words.broken.changed(2)).waitFor();
    await app.page.getByText(words.brokenNext).waitFor();
    await savePicture(app.page, 'audit-broken');
    // Looked at once, it is not told again; and the desk goes on.
    await told.waitFor({ state: 'detached' });
    await readTodo(app.page, todo.title);
  });
});

/** With the key of the file, as somebody might who has got at it. */
async function changeLine(seq: number): Promise<void> {
  const key = (await scene.session.entries()).find(({ account }) => account.startsWith('file-key:'));
  const db = new Database(join(dataFolder(scene.session), 'profiles', 'main', 'desk.db'));
  db.pragma("cipher = 'aegis'");
  db.pragma(`key = "x'${key?.password}'"`);
  db.exec('DROP TRIGGER audit_stays');
  db.prepare("UPDATE audit SET detail = replace(detail, '1', '2') WHERE seq = ?").run(seq);
  db.close();
}

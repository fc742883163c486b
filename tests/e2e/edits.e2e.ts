// An archivist changes the description of a record without a line while a colleague changes it at the archive: what
// they changed apart comes together by itself, what both changed is shown side by side and settled by one key. A file
// is fetched and saved, another is added and arrives whole (Y1, Y2, Y3, Y7, Y10).

import { createHash, randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
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
  deskIsOpen,
  goTo,
  list,
  readTodo,
  statusBar,
  switchOffline,
} from './hands.ts';
import { type Scene, setScene } from './scene.ts';
import { dataOf, todosThatAllow } from './truth.ts';

let scene: Scene;
let app: App;
reportFailures(() => app);
oneAfterAnother();

type Record_ = { readonly id: string; readonly title: string; readonly location: unknown };
/** One that has a file which is given freely, and a title of its own. */
let record: Record_ & { readonly file: { readonly hash: string; readonly name: string } };

const mine = { location: '三号库 7 排 4 列（移交后）', abstract: '本件为移交时补写的提要（编辑甲）。' };
const theirs = { location: '二号库 1 排 1 列', carrier: '纸质、数字副本' };

beforeAll(async () => {
  scene = await setScene({ systems: ['archives', 'knowledge'] });
  app = await startApp(scene.session);
  await beginWithKeyring(app.page);
});
afterAll(async () => {
  await app?.kill();
  await scene?.leave();
});

const department = () => scene.departments.archives;
const truth = () => dataOf(department(), 'archive', record.id);

async function aRecordWithFile(): Promise<typeof record> {
  const { control } = department();
  const { aboveCeiling, badField } = await control.truth.planted();
  const ids = await control.truth.ids({ kind: 'archive' });
  const usable = ids.filter((each) => ![...aboveCeiling, ...badField].includes(each));
  const read = await Promise.all(
    usable.map(async (id) => ({ id, data: await dataOf(department(), 'archive', id) })),
  );
  const titles = read.map(({ data }) => data.title);
  for (const { id, data } of read) {
    const [file] = (data.files ?? []) as readonly { readonly hash: string; readonly name: string }[];
    const isOnlyOne = titles.indexOf(data.title) === titles.lastIndexOf(data.title);
    if (file !== undefined && isOnlyOne && data.loanOnly === undefined)
      return { id, title: String(data.title), location: data.location, file };
  }
  throw new Error('believed: the archive has a record with a file');
}

async function readRecord(): Promise<Locator> {
  await goTo(app.page, 'archives');
  await chooseRow(app.page, list(app.page, zh.archives.list), record.title);
  const article = app.page.getByRole('article', { name: record.title });
  await article.waitFor();
  return article;
}

async function openForm(): Promise<Locator> {
  await readRecord();
  await app.page.keyboard.press('Alt+E');
  const form = app.page.getByRole('form', { name: new RegExp(zh.edits.form) });
  await form.waitFor();
  return form;
}

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

describe('changing a record without a line', () => {
  it('keeps what is typed over a kill -9 before it was saved', async () => {
    await addSource(app.page, department());
    record = await aRecordWithFile();
    await switchOffline(app.page, true);
    const form = await openForm();
    await form.getByLabel(zh.fields.archive.location, { exact: true }).fill(mine.location);
    await app.page.getByText(zh.edits.draftKept).waitFor();
    await app.kill();
    app = await startApp(scene.session);
    await deskIsOpen(app.page);
    const again = await openForm();
    expect(await again.getByLabel(zh.fields.archive.location, { exact: true }).inputValue()).toBe(
      mine.location,
    );
  });

  it('saves the touched fields and shows them over what the archive says', async () => {
    const form = app.page.getByRole('form', { name: new RegExp(zh.edits.form) });
    await form.getByLabel(zh.fields.archive.abstract, { exact: true }).fill(mine.abstract);
    await savePicture(app.page, 'archives-form');
    await app.page.keyboard.press('Control+Enter');
    const article = app.page.getByRole('article', { name: record.title });
    await article.getByText(mine.location).waitFor();
    expect(await article.getByText(zh.edits.mark.waiting).count()).toBe(2);
    await article.getByText(zh.edits.theirs(String(record.location ?? zh.edits.none))).waitFor();
    await statusBar(app.page).getByText(zh.frame.waiting(1)).waitFor();
    await savePicture(app.page, 'archives-waiting');
    expect((await truth()).location).toEqual(record.location);
  });
});

describe('back on the line', () => {
  it('sends what only one side changed, and asks about what both did', async () => {
    await department().control.change.edit({ kind: 'archive', id: record.id, data: theirs, by: '李秀兰' });
    await switchOffline(app.page, false);
    await statusBar(app.page).getByText(zh.frame.unsettled(1)).waitFor({ timeout: 60_000 });
    await until('the archive has the abstract', async () => (await truth()).abstract === mine.abstract, {
      limitMs: 60_000,
    });
    expect(await truth()).toMatchObject({ location: theirs.location, carrier: theirs.carrier });
  });

  it('shows both versions, from the record itself, and one key settles it', async () => {
    const { page } = app;
    const article = await readRecord();
    await article.getByText(theirs.location).first().waitFor();
    await page.getByText(zh.edits.clashBody(1)).waitFor();
    await page.getByText(zh.edits.changedBy('李秀兰'), { exact: false }).waitFor();
    const described = article.getByRole('definition').filter({ hasText: zh.edits.mark.conflict });
    expect(await described.count()).toBe(1);
    await savePicture(page, 'archives-clash');
    await button(page, zh.edits.settle).press('Enter');
    const both = page.getByRole('article', { name: zh.sync.both.title });
    await both.getByText(mine.location).first().waitFor();
    await both.getByText(theirs.location).first().waitFor();
    await savePicture(page, 'sync-both-versions');
    await both.focus();
    await page.keyboard.press('1');
    await page.keyboard.press('Enter');
    await until('the archive has the location', async () => (await truth()).location === mine.location, {
      limitMs: 60_000,
    });
    expect(await truth()).toMatchObject({ ...mine, carrier: theirs.carrier });
  });

  it('shows the archive’s own word once it is confirmed, with what happened', async () => {
    const article = await readRecord();
    await until(
      'no field is marked any more',
      async () =>
        (await article.getByText(zh.edits.theirs(theirs.location)).count()) === 0 &&
        (await article.getByText(mine.location).count()) > 0,
      { limitMs: 30_000 },
    );
    await article.getByText(new RegExp(zh.history.state.confirmed)).first().waitFor();
    await savePicture(app.page, 'archives-confirmed');
  });
});

describe('a change that has not left', () => {
  it('is taken back, and what was typed is there when the form is opened again', async () => {
    const { page } = app;
    await switchOffline(app.page, true);
    const form = await openForm();
    await form.getByLabel(zh.fields.archive.carrier, { exact: true }).fill('光盘（编辑丙）');
    await page.keyboard.press('Control+Enter');
    await button(page, zh.edits.takeBack).press('Enter');
    await page.getByText(zh.edits.hasDraft).waitFor();
    const again = await openForm();
    const carrier = again.getByLabel(zh.fields.archive.carrier, { exact: true });
    expect(await carrier.inputValue()).toBe('光盘（编辑丙）');
    await page.keyboard.press('Escape');
    await button(page.getByRole('dialog', { name: zh.edits.askTitle }), zh.edits.askDrop).press('Enter');
    await page.getByText(zh.edits.hasDraft).waitFor({ state: 'detached' });
    await switchOffline(app.page, false);
    expect((await truth()).carrier).toBe(theirs.carrier);
  });
});

describe('an article of the knowledge base', () => {
  it('is changed by the same form', async () => {
    const { page } = app;
    const { knowledge } = scene.departments;
    await addSource(page, knowledge);
    await goTo(page, 'knowledge');
    const grid = list(page, zh.knowledge.list);
    await grid.getByRole('row').first().click();
    await button(page, zh.edits.openArticle).waitFor();
    await page.keyboard.press('Alt+E');
    const form = page.getByRole('form', { name: new RegExp(zh.edits.formArticle) });
    const asks = form.getByLabel(zh.fields.article.asks, { exact: true });
    await asks.fill('怎么改地址（编辑丁）');
    // What stands in the field when it is saved belongs to the set.
    await asks.press('Control+Enter');
    const ids = await knowledge.control.truth.ids({ kind: 'article' });
    await until(
      'the knowledge base has the question',
      async () => {
        const all = await Promise.all(ids.map((id) => dataOf(knowledge, 'article', id)));
        return all.some(({ asks: own }) => Array.isArray(own) && own.includes('怎么改地址（编辑丁）'));
      },
      { limitMs: 60_000, pauseMs: 300 },
    );
    await savePicture(page, 'knowledge-changed');
  });
});

describe('a decision on what changed meanwhile', () => {
  it('comes back with what changed, and is made again on what is there now', async () => {
    const { page } = app;
    const [todo] = await todosThatAllow(department(), 'approve');
    if (todo === undefined) throw new Error('believed: the archive has a to-do that can be approved');
    await switchOffline(app.page, true);
    await decide(page, { title: todo.title, action: 'approve', opinion: '同意查借阅（编辑乙）。' });
    await statusBar(page).getByText(zh.frame.waiting(1)).waitFor();
    const step = '复核（改）';
    await department().control.change.edit({ kind: 'todo', id: todo.id, data: { step }, by: '李秀兰' });
    await switchOffline(app.page, false);
    await statusBar(page).getByText(zh.frame.unsettled(1)).waitFor({ timeout: 60_000 });
    await readTodo(page, todo.title);
    const main = page.getByRole('region', { name: zh.todos.reading });
    await main.getByText(zh.todos.conflictTitle).waitFor();
    await main.getByTitle(step, { exact: true }).waitFor();
    await savePicture(page, 'todos-changed-meanwhile');
    expect(await page.getByLabel(zh.todos.opinion, { exact: true }).inputValue()).toBe(
      '同意查借阅（编辑乙）。',
    );
    await page.keyboard.press('Alt+A');
    await until(
      'the archive has the decision',
      async () => (await department().control.truth.effects({ id: todo.id })).length === 1,
      { limitMs: 60_000 },
    );
  });
});

describe('files', () => {
  it('one is fetched to this machine and saved where the person says', async () => {
    const article = await readRecord();
    await app.page.keyboard.press('Alt+G');
    const files = article.getByRole('region', { name: zh.files.title });
    await files.getByText(zh.files.state.here, { exact: true }).first().waitFor({ timeout: 60_000 });
    const target = join(scene.session.home, '另存的扫描件.pdf');
    await chooseInDialogs(app, target);
    await button(files, zh.files.saveAsOf(record.file.name)).press('Enter');
    await until('the copy is whole', () => sha256(readFileSync(target)) === record.file.hash);
    await savePicture(app.page, 'archives-files');
  });

  it('one is added and arrives at the archive with the same bytes', async () => {
    const bytes = randomBytes(300_000);
    const path = join(scene.session.home, '移交清单.pdf');
    writeFileSync(path, bytes, { mode: 0o644 });
    await chooseInDialogs(app, path);
    const article = await readRecord();
    await app.page.keyboard.press('Alt+F');
    const files = article.getByRole('region', { name: zh.files.title });
    await files.getByText('移交清单.pdf').waitFor();
    const hash = sha256(bytes);
    await until(
      'the archive names the file',
      async () =>
        ((await truth()).files as readonly { readonly hash: string }[]).some((file) => file.hash === hash),
      { limitMs: 60_000 },
    );
    const { address, account, secret } = department();
    const authorization = `Basic ${Buffer.from(`${account}:${secret}`).toString('base64')}`;
    const reply = await fetch(new URL(`/files/${hash}`, address), { headers: { authorization } });
    expect(sha256(new Uint8Array(await reply.arrayBuffer()))).toBe(hash);
    await savePicture(app.page, 'archives-attached');
  });

  it('one is cleared from this machine, and could be fetched again', async () => {
    const { page } = app;
    await goTo(page, 'settings');
    const name = record.file.name;
    await button(page, zh.space.dropOf(name)).press('Enter');
    await savePicture(page, 'settings-space');
    await button(page.getByRole('dialog', { name: zh.space.askTitle }), zh.space.go).press('Enter');
    await button(page, zh.space.dropOf(name)).waitFor({ state: 'detached' });
    const article = await readRecord();
    await button(article, zh.files.fetch).waitFor();
  });
});

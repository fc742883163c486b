// The key of the file lies in the system's keyring, and keyrings come and go. Whatever the keyring says, the right
// screen stands there, no second key is ever made, and the file is as it was.

import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { zh } from '../../renderer/text/zh.ts';
import type { KeyringEntry } from '../fakes/desktop-session.ts';
import { until } from '../fakes/until.ts';
import { type App, dataFolder, savePicture, startApp } from './app.ts';
import { reportFailures } from './failure-report.ts';
import {
  addSource,
  beginWithKeyring,
  button,
  deskIsOpen,
  goTo,
  list,
  readTodo,
  signInWith,
  writeDraft,
} from './hands.ts';
import { searchFolders } from './leak-search.ts';
import { type Scene, setScene } from './scene.ts';
import { openTodos, todoOf } from './truth.ts';

let scene: Scene;
let app: App | undefined;

const opinion = '清单里的这一条先电话核实（钥匙串）。';
const words = zh.start;

afterEach(async () => {
  await app?.quit();
  app = undefined;
});
// Registered last, and so called first: the window is still there.
reportFailures(() => app);
afterAll(async () => {
  await scene?.leave();
});

const profile = () => join(dataFolder(scene.session), 'profiles', 'main');
const hashOf = (name: string) =>
  createHash('sha256')
    .update(readFileSync(join(profile(), name)))
    .digest('hex');
const kept = () => ({ file: hashOf('desk.db'), key: hashOf('desk.key.json') });

/** How often the app has looked for its key, by its own log. */
const looks = () =>
  readFileSync(join(dataFolder(scene.session), 'logs', 'govdesk.log'), 'utf8').split('"key-looked"').length;

async function pressAndLook(page: App['page'], name: string): Promise<void> {
  const before = looks();
  await button(page, name).press('Enter');
  await until('the app has looked again', () => looks() > before);
}

async function screen(title: string): Promise<App> {
  app = await startApp(scene.session);
  await app.page.getByRole('heading', { name: title }).waitFor();
  return app;
}

/** What a person had before is there again. */
async function expectDesk(opened: App, title: string): Promise<void> {
  await deskIsOpen(opened.page);
  await readTodo(opened.page, title);
  expect(await opened.page.getByLabel(zh.todos.opinion, { exact: true }).inputValue()).toBe(opinion);
}

/** A password that cannot be kept is not taken, and the person is told why. */
async function expectPasswordRefused(page: App['page']): Promise<void> {
  await goTo(page, 'sync');
  await button(page.getByRole('main'), zh.sync.more).press('Enter');
  await button(page.getByRole('dialog'), zh.sources.signInAgain).press('Enter');
  const dialog = page.getByRole('dialog', { name: zh.sources.signInTitle(scene.departments.bidding.name) });
  await signInWith(dialog, scene.departments.bidding);
  await page.keyboard.press('Enter');
  await dialog.getByText(zh.fault.keyring.none).waitFor();
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
}

describe('a desk whose key is in the keyring', () => {
  let entries: readonly KeyringEntry[];
  let before: ReturnType<typeof kept>;
  let title: string;

  beforeAll(async () => {
    scene = await setScene({ systems: ['bidding'] });
    app = await startApp(scene.session);
    const { page } = app;
    await beginWithKeyring(page);
    await addSource(page, scene.departments.bidding);
    title = (await todoOf(scene.departments.bidding, (await openTodos(scene.departments.bidding))[0] ?? ''))
      .title;
    await readTodo(page, title);
    await writeDraft(page, title, opinion);
    await scene.departments.stop();
    await app.quit();
    app = undefined;
    entries = await scene.session.entries();
    before = kept();
  });

  afterEach(async () => {
    await scene.session.setKeyring('unlocked');
    for (const entry of entries) await scene.session.putEntry(entry);
    expect(await scene.session.entries()).toEqual(expect.arrayContaining([...entries]));
    expect(await scene.session.entries()).toHaveLength(entries.length);
  });

  it('waits, when the keyring is locked, until it is unlocked', async () => {
    await scene.session.setKeyring('locked');
    const { page } = await screen(words.keyringLocked.title);
    await savePicture(page, 'start-keyring-locked');
    await pressAndLook(page, words.keyringLocked.action);
    await page.getByRole('heading', { name: words.keyringLocked.title }).waitFor();
    expect(kept()).toEqual(before);
    await scene.session.setKeyring('unlocked');
    await button(page, words.keyringLocked.action).press('Enter');
    await deskIsOpen(page);
    expect(await scene.session.entries()).toHaveLength(entries.length);
  });

  it('waits, when no keyring answers, until one does', async () => {
    await scene.session.setKeyring('none');
    const { page } = await screen(words.keyringGone.title);
    await savePicture(page, 'start-keyring-gone');
    await scene.session.setKeyring('unlocked');
    await button(page, words.keyringGone.action).press('Enter');
    await deskIsOpen(page);
  });

  it('says that the key is missing, when the keyring is empty, and makes none', async () => {
    before = kept();
    for (const { account } of entries) await scene.session.removeEntry(account);
    const { page } = await screen(words.keyMissing.title);
    await savePicture(page, 'start-key-missing');
    await pressAndLook(page, words.keyMissing.action);
    await page.getByRole('heading', { name: words.keyMissing.title }).waitFor();
    expect(await scene.session.entries()).toEqual([]);
    expect(kept()).toEqual(before);
  });

  it('says that the key does not fit, when the keyring holds another, and leaves both alone', async () => {
    before = kept();
    const key = entries.find(({ account }) => account.startsWith('file-key:'));
    const other = { account: key?.account ?? '', password: 'f0'.repeat(32) };
    await scene.session.putEntry(other);
    const { page } = await screen(words.keyDiffers.title);
    await savePicture(page, 'start-key-differs');
    expect(await scene.session.entries()).toContainEqual(other);
    expect(kept()).toEqual(before);
  });

  it('opens with our key, and everything is there', async () => {
    app = await startApp(scene.session);
    await expectDesk(app, title);
  });

  it('goes on when the keyring goes away in mid-session, and asks for it only after a lock', async () => {
    app = await startApp(scene.session);
    const { page } = app;
    await expectDesk(app, title);
    await scene.session.setKeyring('none');
    await readTodo(page, title);
    await expectPasswordRefused(page);
    await page.keyboard.press('Control+L');
    await button(page, words.locked.action).press('Enter');
    await page.getByRole('heading', { name: words.keyringGone.title }).waitFor();
    await savePicture(page, 'start-keyring-gone-in-session');
    await scene.session.setKeyring('unlocked');
    await button(page, words.keyringGone.action).press('Enter');
    await expectDesk(app, title);
  });
});

describe('a first run without a keyring', () => {
  const passphrase = '青山 渡口 七只白鹭 秋水';

  beforeAll(async () => {
    await scene?.leave();
    scene = await setScene({ keyring: 'none', systems: ['bidding'] });
  });

  it('leaves nothing behind when the person chose memory only', async () => {
    app = await startApp(scene.session);
    const { page } = app;
    await page.getByText(words.firstRun.none).waitFor();
    await savePicture(page, 'start-no-keyring');
    await button(page, words.memory.action).press('Enter');
    await deskIsOpen(page);
    await addSource(page, scene.departments.bidding);
    const [id = ''] = await openTodos(scene.departments.bidding);
    const { title } = await todoOf(scene.departments.bidding, id);
    await readTodo(page, title);
    await app.quit();
    expect(existsSync(join(profile(), 'desk.db'))).toBe(false);
    const { leaks } = searchFolders([scene.session.home], [{ what: 'title', text: title }], () => false);
    expect(leaks).toEqual([]);
  });

  it('wraps the key with a passphrase, which alone opens the file again', async () => {
    app = await startApp(scene.session);
    await app.page.getByLabel(words.passphrase.label, { exact: true }).fill(passphrase);
    await app.page.getByLabel(words.passphrase.repeat).fill(passphrase);
    await app.page.keyboard.press('Enter');
    await deskIsOpen(app.page);
    await addSource(app.page, scene.departments.bidding);
    await app.quit();

    const { page } = await screen(words.unlock.title);
    await page.getByLabel(words.unlock.label).fill('青山 渡口 八只白鹭 秋水');
    await page.keyboard.press('Enter');
    await page.getByText(words.unlock.wrong).waitFor();
    await savePicture(page, 'start-passphrase');
    await page.getByLabel(words.unlock.label).fill(passphrase);
    await page.keyboard.press('Enter');
    await deskIsOpen(page);
    await goTo(page, 'todos');
    await list(page, zh.todos.list).getByRole('row').first().waitFor();
    const markers = [{ what: 'passphrase', text: passphrase }];
    expect(searchFolders([scene.session.home], markers, () => false).leaks).toEqual([]);
  });
});

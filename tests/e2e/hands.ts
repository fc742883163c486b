// What a person does at the desk, by the words on the screen and by the keyboard wherever there is a key.

import type { Locator, Page } from 'playwright';
import { zh } from '../../renderer/text/zh.ts';
import type { Department } from '../departments/harness.ts';
import { until } from '../fakes/until.ts';
import type { App } from './app.ts';

export const moduleKeys = {
  todos: '1',
  archives: '2',
  knowledge: '3',
  contacts: '4',
  sync: '5',
  settings: '6',
} as const;
export type Module = keyof typeof moduleKeys;

const first = zh.start.firstRun;

export const button = (within: Page | Locator, name: string | RegExp): Locator =>
  within.getByRole('button', { name, exact: typeof name === 'string' });

/** First run: the key goes into the system's keyring. */
export async function beginWithKeyring(page: Page): Promise<void> {
  await button(page, first.unlocked.action).press('Enter');
  await deskIsOpen(page);
}

/** The frame stands while the desk is still being opened; how the sources fare is known only afterwards. */
export async function deskIsOpen(page: Page): Promise<void> {
  await statusBar(page).getByRole('status').first().waitFor();
}

export async function goTo(page: Page, module: Module): Promise<void> {
  await page.keyboard.press(`Control+${moduleKeys[module]}`);
  const rail = page.getByRole('navigation', { name: zh.frame.nav });
  const here = rail.getByRole('button', { name: new RegExp(`^${zh.frame.modules[module]}`) });
  await until(
    `the module ${module} is shown`,
    async () => (await here.getAttribute('aria-current')) === 'page',
  );
}

type Joined = Pick<Department, 'address' | 'name' | 'signIn' | 'account' | 'secret'>;

/** Adds a source as its administrator would tell one to: address, who answers there, account, secret. */
export async function addSource(page: Page, department: Joined): Promise<void> {
  await goTo(page, 'sync');
  await button(page.getByRole('main'), zh.sync.add).first().press('Enter');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(zh.sources.address).fill(department.address);
  await page.keyboard.press('Enter');
  // A thin list does not say what it is called.
  await dialog.getByLabel(zh.sources.name, { exact: true }).fill(department.name);
  await page.keyboard.press('Enter');
  await signInWith(dialog, department);
  await page.keyboard.press('Enter');
  await dialog.getByText(zh.sources.added(department.name)).waitFor();
  await button(dialog, zh.sources.done).press('Enter');
  await dialog.waitFor({ state: 'hidden' });
}

export async function signInWith(dialog: Locator, { signIn, account, secret }: Joined): Promise<void> {
  switch (signIn) {
    case 'none':
      return;
    case 'bearer':
      return dialog.getByLabel(zh.sources.token, { exact: true }).fill(secret);
    case 'key':
      return dialog.getByLabel(zh.sources.key, { exact: true }).fill(secret);
    case 'basic':
    case 'form':
      await dialog.getByLabel(zh.sources.account, { exact: true }).fill(account);
      return dialog.getByLabel(zh.sources.password, { exact: true }).fill(secret);
  }
}

export const list = (page: Page, name: string): Locator => page.getByRole('grid', { name });
export const statusBar = (page: Page): Locator => page.getByRole('contentinfo');

/** Goes through the list with the keyboard until the row is there, and chooses it; round again from the end. */
export async function chooseRow(page: Page, grid: Locator, words: string): Promise<Locator> {
  const row = grid.getByRole('row').filter({ hasText: words }).first();
  await grid.focus();
  await page.keyboard.press('Home');
  await until(`a row with «${words}» is chosen`, async () => {
    if ((await row.count()) > 0) {
      // The list may be moving on by itself: then the row goes from under the hand, and it is looked for anew.
      await row.click({ timeout: 1_000 });
      return true;
    }
    const end = grid.locator(`[aria-rowindex="${await grid.getAttribute('aria-rowcount')}"]`);
    await grid.focus();
    await page.keyboard.press((await end.count()) > 0 ? 'Home' : 'PageDown');
    return false;
  });
  return row;
}

/** The to-do as it is read, once it is the one that was chosen. */
export async function readTodo(page: Page, title: string): Promise<Locator> {
  await goTo(page, 'todos');
  await chooseRow(page, list(page, zh.todos.list), title);
  const article = page.getByRole('article', { name: title });
  await article.waitFor();
  return article;
}

export type Decision = {
  readonly title: string;
  readonly action: 'approve' | 'return' | 'forward' | 'acknowledge';
  readonly opinion: string;
  readonly forwardTo?: string;
};

const actionKeys = {
  approve: 'Alt+A',
  return: 'Alt+R',
  forward: 'Alt+Z',
  acknowledge: 'Alt+Y',
} as const;

/** Opens the to-do, writes the opinion and decides. */
export async function decide(page: Page, { title, action, opinion, forwardTo }: Decision): Promise<void> {
  await readTodo(page, title);
  await page.getByLabel(zh.todos.opinion, { exact: true }).fill(opinion);
  await page.keyboard.press(actionKeys[action]);
  if (forwardTo === undefined) return;
  const dialog = page.getByRole('dialog', { name: zh.todos.forwardTitle });
  await dialog.getByLabel(zh.todos.forwardTo).fill(forwardTo);
  await page.keyboard.press('Enter');
  await button(dialog, zh.todos.forwardGo).press('Enter');
  await dialog.waitFor({ state: 'hidden' });
}

/** Types into the one search box, as a person does, and waits for what is found. */
export async function search(page: Page, words: string): Promise<Locator> {
  await page.keyboard.press('Control+K');
  await page.keyboard.press('Control+A');
  await page.keyboard.type(words);
  return page.getByLabel(zh.search.results);
}

/** Writes an opinion beside a to-do that is on the screen, and waits until its row says that there is a draft. */
export async function writeDraft(page: Page, title: string, opinion: string): Promise<void> {
  await page.getByLabel(zh.todos.opinion, { exact: true }).fill(opinion);
  const row = list(page, zh.todos.list).getByRole('row').filter({ hasText: title });
  await row.getByText(zh.todos.draft).waitFor();
}

/** 离线工作 at the sync centre, and until the status bar says how it is. */
export async function switchOffline(page: Page, on: boolean): Promise<void> {
  await goTo(page, 'sync');
  await button(page.getByRole('main'), zh.sync.offlineSwitch).press('Space');
  await statusBar(page)
    .getByText(zh.frame.workingOffline)
    .waitFor({ state: on ? 'visible' : 'detached' });
}

/** What the dialogs of the OS answer from now on: the test's own hand chooses a place. */
export async function chooseInDialogs({ electron }: App, path: string): Promise<void> {
  await electron.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] });
    dialog.showSaveDialog = async () => ({ canceled: false, filePath: chosen });
  }, path);
}

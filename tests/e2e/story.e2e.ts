// The whole line, as one person meets it: from the first run over four departments, work without any line, the
// power cut, to the departments' confirmation. Each step stands on the one before.

import { closeSync, copyFileSync, openSync, readFileSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { zh } from '../../renderer/text/zh.ts';
import type { Department } from '../departments/harness.ts';
import { systemNames } from '../departments/system/plan.ts';
import { seccompOf } from '../fakes/processes.ts';
import { until } from '../fakes/until.ts';
import { type App, dataFolder, results, savePicture, startApp } from './app.ts';
import { oneAfterAnother, reportFailures } from './failure-report.ts';
import {
  addSource,
  beginWithKeyring,
  button,
  type Decision,
  decide,
  deskIsOpen,
  goTo,
  list,
  readTodo,
  search,
  statusBar,
} from './hands.ts';
import { type Marker, newEntries, searchFiles, searchFolders } from './leak-search.ts';
import { pictureModules } from './pictures.ts';
import { type Scene, setScene } from './scene.ts';
import {
  dataOf,
  openTodos,
  pieceCount,
  recordCount,
  setAsideCount,
  todosThatAllow,
  type TodoTruth,
} from './truth.ts';

let scene: Scene;
let app: App;
const startedAt = Date.now();
reportFailures(() => app);
oneAfterAnother();

beforeAll(async () => {
  scene = await setScene({ systems: systemNames });
});

afterAll(async () => {
  await app?.kill();
  await scene?.leave();
});

type Made = Decision & { readonly todo: TodoTruth; readonly department: 'oa' | 'archives' };

/** Two approvals, one return, one forwarding with an opinion; at two departments. */
async function chooseDecisions(): Promise<readonly Made[]> {
  const { oa, archives } = scene.departments;
  const inOa = await todosThatAllow(oa, 'approve');
  const [loan] = await todosThatAllow(archives, 'approve');
  const [approve, giveBack] = inOa.filter(({ actions }) => actions.includes('return'));
  const forward = inOa.find((todo) => todo.forwardTo.length > 0 && todo !== approve && todo !== giveBack);
  if (!approve || !giveBack || !forward || !loan)
    throw new Error('the sample systems hold too few to-dos for the story');
  const of = (
    todo: TodoTruth,
    action: Decision['action'],
    opinion: string,
    department: Made['department'],
  ): Made => ({
    todo,
    department,
    action,
    opinion,
    title: todo.title,
  });
  return [
    of(approve, 'approve', '拟同意所请，请按程序抓紧办理（故事甲）。', 'oa'),
    of(loan, 'approve', '同意查借阅，用毕即还（故事乙）。', 'archives'),
    of(giveBack, 'return', '附件材料不齐，请补正后再报（故事丙）。', 'oa'),
    {
      ...of(forward, 'forward', '请研提意见后径复（故事丁）。', 'oa'),
      forwardTo: forward.forwardTo[0]?.name ?? '',
    },
  ];
}

let made: readonly Made[] = [];

async function expectCounts(): Promise<void> {
  const { page } = app;
  const { oa, archives, knowledge, bidding } = scene.departments;
  const withTodos: readonly Department[] = [oa, archives, bidding];
  const open = await Promise.all(withTodos.map(async (one) => (await openTodos(one)).length));
  await goTo(page, 'todos');
  const total = open.reduce((a, b) => a + b, 0);
  await button(todoList(page), zh.todos.all(total)).waitFor();
  await rowsAre(list(page, zh.todos.list), total);
  for (const [at, { name }] of withTodos.entries())
    await button(todoList(page), zh.todos.bySource(name, open[at] ?? 0)).waitFor();

  await goTo(page, 'archives');
  await rowsAre(list(page, zh.archives.list), await pieceCount(archives));
  await goTo(page, 'knowledge');
  const articles = await recordCount(knowledge, 'article');
  await button(page, zh.knowledge.all(articles)).waitFor();
  await rowsAre(list(page, zh.knowledge.list), articles);
  await goTo(page, 'contacts');
  // One of them has left: found by name, not listed.
  await rowsAre(list(page, zh.contacts.list), (await recordCount(knowledge, 'contact')) - 1);

  await goTo(page, 'sync');
  const aside = await Promise.all(systemNames.map((name) => setAsideCount(scene.departments[name])));
  await page.getByText(zh.sync.setAsideTitle(aside.reduce((a, b) => a + b, 0))).waitFor();
  await statusBar(page).getByText(zh.frame.connected(4)).waitFor();
}

/** The list states its whole length to assistive technology, though only the rows in view exist. */
async function rowsAre(grid: ReturnType<typeof list>, count: number): Promise<void> {
  let seen: string | null = null;
  await until(`the list has ${count} rows`, async () => {
    seen = await grid.getAttribute('aria-rowcount', { timeout: 1_000 });
    return seen === String(count);
  }).catch((error: unknown) => {
    throw new Error(`believed: ${count} rows; the list has ${seen}`, { cause: error });
  });
}

describe('the whole line', () => {
  it('begins on a machine with nothing: one key press, and the key lies in the keyring alone', async () => {
    app = await startApp(scene.session);
    await button(app.page, zh.start.firstRun.unlocked.action).waitFor();
    await savePicture(app.page, 'start-first-run');
    await beginWithKeyring(app.page);
    const entries = await scene.session.entries();
    expect(entries).toHaveLength(1);
    expect(entries[0]?.password).toMatch(/^[0-9a-f]{64}$/);
  });

  it('shows the window in a sandboxed process', () => {
    const renderers = app.processes().filter(({ command }) => command.includes('--type=renderer'));
    expect(renderers.map(({ pid }) => seccompOf(pid))).toEqual([2]);
  });

  it('takes four sources by hand, each with its own way to sign in', async () => {
    for (const name of systemNames) await addSource(app.page, scene.departments[name]);
    expect(await scene.session.entries()).toHaveLength(5);
  });

  it('counts after the first sync what the systems themselves count', async () => {
    await expectCounts();
  });

  it('is pictured: every screen in normal, large and dark', async () => {
    const [first] = await todosThatAllow(scene.departments.oa, 'return');
    await readTodo(app.page, first?.title ?? '');
    const pictures = await pictureModules(app.page, async (page, module) => {
      const grids = {
        archives: zh.archives.list,
        knowledge: zh.knowledge.list,
        contacts: zh.contacts.list,
      } as const;
      const grid = module in grids ? list(page, grids[module as keyof typeof grids]) : undefined;
      // In large letters the reading pane takes the place of the list, once something is open.
      if (grid === undefined || !(await grid.isVisible())) return;
      await grid.focus();
      await page.keyboard.press('Home');
      await page.keyboard.press('Enter');
    });
    expect(pictures).toBe(24);
  });
});

describe('without a line', () => {
  it('says so, and goes on reading', async () => {
    made = await chooseDecisions();
    await scene.departments.stop();
    await goTo(app.page, 'sync');
    await button(app.page, zh.sync.allNow).press('Enter');
    await statusBar(app.page).getByText(zh.frame.offline).waitFor({ timeout: 30_000 });
    const [{ title } = { title: '' }] = made;
    const article = await readTodo(app.page, title);
    expect(await article.innerText()).toContain(title);
  });

  it('finds by two characters what stands in the middle of a title', async () => {
    const [{ title } = { title: '' }] = made;
    const found = await search(app.page, title.slice(6, 12));
    await found.getByText(title.slice(0, 5)).first().waitFor();
    await savePicture(app.page, 'search-normal');
    await app.page.keyboard.press('Escape');
  });

  it('takes two approvals, one return and one forwarding, each saved before it is shown', async () => {
    for (const decision of made) await decide(app.page, decision);
    await button(todoList(app.page), zh.todos.pending(made.length)).waitFor();
    await statusBar(app.page).getByText(zh.frame.waiting(made.length)).waitFor();
    await goTo(app.page, 'sync');
    await savePicture(app.page, 'sync-waiting-normal');
  });

  it('has all four after kill -9 of every process of the app', async () => {
    const killed = app.processes();
    expect(killed.length).toBeGreaterThanOrEqual(4);
    await app.kill();
    app = await startApp(scene.session);
    await deskIsOpen(app.page);
    await goTo(app.page, 'todos');
    await button(todoList(app.page), zh.todos.pending(made.length)).press('Enter');
    for (const { title, action } of made) {
      const row = list(app.page, zh.todos.list).getByRole('row').filter({ hasText: title });
      await row.getByText(waitingWords(action)).waitFor();
    }
    await goTo(app.page, 'sync');
    for (const { title } of made)
      await app.page.getByRole('region', { name: zh.sync.title }).getByText(title).waitFor();
    await savePicture(app.page, 'sync-after-kill-normal');
  });
});

const todoList = (page: App['page']) => page.getByRole('region', { name: zh.todos.list });
const waitingWords = (action: Decision['action']) => new RegExp(`^${zh.terms.action[action]}.*（待上传）`);

describe('back on the line', () => {
  it('brings each decision to its department exactly once, though one answers twice and cuts the line once', async () => {
    const { page } = app;
    await goTo(page, 'sync');
    const offline = button(page.getByRole('main'), zh.sync.offlineSwitch);
    // So that nothing is sent before the systems have been told how to misbehave.
    await offline.press('Space');
    await statusBar(page).getByText(zh.frame.workingOffline).waitFor();
    await scene.departments.start();
    const { oa, archives } = scene.departments;
    await oa.control.faults.set({ fault: 'cut-after-effect', on: 'action', times: 1, after: 0 });
    await oa.control.faults.set({ fault: 'repeat-reply', on: 'action', times: 1, after: 1 });
    await offline.press('Space');
    await statusBar(page).getByText(zh.frame.waiting(0), { exact: true }).waitFor({ timeout: 60_000 });

    for (const { todo, department, action, opinion } of made) {
      const effects = await scene.departments[department].control.truth.effects({ id: todo.id });
      expect(effects).toMatchObject([{ action, opinion, id: todo.id }]);
    }
    const ledger = await oa.control.truth.ledger();
    expect(ledger).toHaveLength(3);
    expect(ledger.reduce((sum, { repeats }) => sum + repeats, 0)).toBeGreaterThanOrEqual(2);
    expect(await archives.control.truth.ledger()).toHaveLength(1);
  });

  it('shows each decision confirmed, with its opinion', async () => {
    const { page } = app;
    await goTo(page, 'todos');
    await button(todoList(page), zh.todos.closed).press('Enter');
    for (const { title, action, opinion } of made) {
      await readTodo(page, title);
      const side = page.getByRole('region', { name: zh.todos.side });
      await side.getByText(new RegExp(`^${zh.terms.action[action]}.*（已确认）`)).waitFor();
      await side.getByText(opinion).first().waitFor();
    }
    await savePicture(page, 'todos-confirmed-normal');
  });

  it('counts again what the systems count', async () => {
    await button(todoList(app.page), /^全部/).press('Enter');
    await expectCounts();
  });
});

const deskFile = () => join(dataFolder(scene.session), 'profiles', 'main', 'desk.db');
const isDeskFile = (file: string) => file === deskFile() || file.startsWith(`${deskFile()}-`);

/** Passwords, tokens, keys, titles, names, numbers, opinions, file names and words out of texts. */
async function markers(): Promise<readonly Marker[]> {
  const found: Marker[] = made.map(({ opinion }) => ({ what: 'opinion', text: opinion }));
  for (const { password } of await scene.session.entries())
    found.push({ what: 'secret in the keyring', text: password });
  const { oa, archives, knowledge, bidding } = scene.departments;
  for (const department of [oa, archives, knowledge, bidding])
    found.push({ what: 'secret', text: department.secret });
  const wanted = [
    [oa, 'todo'],
    [archives, 'archive'],
    [archives, 'todo'],
    [knowledge, 'article'],
    [knowledge, 'contact'],
    [bidding, 'todo'],
  ] as const;
  for (const [department, kind] of wanted) {
    const ids = (await department.control.truth.ids({ kind })).slice(0, 8);
    for (const id of ids) found.push(...contentMarkers(kind, await dataOf(department, kind, id)));
  }
  return found.filter(({ text }) => Buffer.byteLength(text) >= 9);
}

function contentMarkers(kind: string, data: Record<string, unknown>): readonly Marker[] {
  const paper = Object(data.paper);
  const body = String(paper.body ?? data.body ?? data.text ?? '');
  const files = (paper.files ?? data.files ?? []) as readonly { readonly name: string }[];
  return [
    { what: `${kind} title`, text: String(data.title ?? data.name ?? '') },
    {
      what: `${kind} number`,
      text: String(paper.docNo ?? data.docNo ?? data.refCode ?? data.phone ?? ''),
    },
    { what: `${kind} person`, text: String(data.fromPerson ?? '') },
    { what: `${kind} text`, text: body.slice(20, 36).split('\n')[0] ?? '' },
    ...files.map(({ name }) => ({ what: `${kind} file`, text: name })),
  ];
}

describe('what is left on the disk', () => {
  it('holds no password, token, title, name or word of content outside the encrypted file, nor readable inside it', async () => {
    const wanted = await markers();
    expect(wanted.length).toBeGreaterThanOrEqual(50);
    await app.quit();
    // The same search finds them where they are written in the clear: at the departments.
    const theirs = searchFolders([join(scene.folder, 'departments')], wanted, () => false);
    expect(new Set(theirs.leaks.map(({ what }) => what)).size).toBeGreaterThanOrEqual(8);

    // Home, and what was put into the shared folders while the story ran; the stage itself holds our own sources.
    const stray = newEntries([tmpdir(), '/dev/shm'], startedAt).filter(
      (path) => path !== scene.folder && !results.startsWith(path),
    );
    const ours = searchFolders([scene.session.home, ...stray], wanted, isDeskFile);
    expect(ours.files.length).toBeGreaterThan(5);
    expect(ours.leaks).toEqual([]);
    expect(searchFiles([deskFile()], wanted).leaks).toEqual([]);
    console.log(
      `searched ${wanted.length} markers in ${ours.files.length} files, ${Math.round(ours.bytes / 2 ** 20)} MB`,
    );
  });

  it('does not open without the key', () => {
    expect(readFileSync(deskFile()).subarray(0, 15).toString('latin1')).not.toBe('SQLite format 3');
    const db = new Database(deskFile(), { readonly: true });
    expect(() => db.prepare('SELECT count(*) FROM sqlite_master').get()).toThrow(/not a database/);
    db.close();
  });

  it.each([0.3, 0.9])(
    'is noticed when one bit is flipped at %d of its pages, and whole again once it is back',
    async (place) => {
      const original = `${deskFile()}.original`;
      copyFileSync(deskFile(), original);
      const pages = await pagesInUse(original);
      flipBit(deskFile(), ((pages[Math.floor(pages.length * place)] ?? 1) - 1) * pageBytes + 1_000);
      app = await startApp(scene.session);
      await app.page.getByText(zh.start.fileDamaged.title).waitFor({ timeout: 30_000 });
      await savePicture(app.page, 'start-file-damaged');
      await app.quit();

      copyFileSync(original, deskFile());
      for (const beside of ['-wal', '-shm']) rmSync(deskFile() + beside, { force: true });
      app = await startApp(scene.session);
      await deskIsOpen(app.page);
      await readConfirmed();
      await app.quit();
    },
  );
});

async function readConfirmed(): Promise<void> {
  await goTo(app.page, 'todos');
  await button(todoList(app.page), zh.todos.closed).press('Enter');
  const [first] = made;
  if (first === undefined) throw new Error('believed: the story has made its decisions');
  await readTodo(app.page, first.title);
  await app.page.getByRole('region', { name: zh.todos.side }).getByText(first.opinion).first().waitFor();
}

const pageBytes = 4096;

/** A page on the free list holds nothing and is read by nobody. */
async function pagesInUse(file: string): Promise<readonly number[]> {
  const key = (await scene.session.entries()).find(({ account }) => account.startsWith('file-key:'));
  const db = new Database(file);
  db.pragma("cipher = 'aegis'");
  db.pragma(`key = "x'${key?.password}'"`);
  const pages = db.prepare('SELECT pageno FROM dbstat ORDER BY pageno').pluck().all().map(Number);
  db.close();
  return pages;
}

function flipBit(file: string, at: number): void {
  const handle = openSync(file, 'r+');
  const byte = Buffer.alloc(1);
  readSync(handle, byte, 0, 1, at);
  byte[0] = (byte[0] ?? 0) ^ 1;
  writeSync(handle, byte, 0, 1, at);
  closeSync(handle);
}

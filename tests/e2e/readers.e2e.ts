// A person reads files in place, in the real app: opened from a record, found in, quoted, printed, left again; and what is
// damaged, hostile or endless is refused in words while the app goes on. Nothing of a file leaves or runs.

import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FrameLocator, Locator } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { zh } from '../../renderer/text/zh.ts';
import { until } from '../fakes/until.ts';
import { brokenFiles, hostileFiles, soundFiles } from '../fixtures/files/reader-files.ts';
import { png } from '../fixtures/files/picture-files.ts';
import { longPdf } from '../fixtures/files/pdf-files.ts';
import { noticeDocx } from '../fixtures/files/office-files.ts';
import { manyPages } from '../fixtures/files/ofd/sound.ts';
import { soundTiffs } from '../fixtures/files/tiff-files.ts';
import { xssPayloads } from '../fixtures/xss.ts';
import { type App, savePicture, startApp } from './app.ts';
import { oneAfterAnother, reportFailures } from './failure-report.ts';
import {
  addSource,
  beginWithKeyring,
  button,
  chooseInDialogs,
  chooseRow,
  deskIsOpen,
  goTo,
  list,
  statusBar,
} from './hands.ts';
import { openInFrame } from './reader-frame.ts';
import { type Scene, setScene } from './scene.ts';
import { dataOf } from './truth.ts';

let scene: Scene;
let app: App;
let counter: Server;
let asked: string[] = [];
let address = '';
let title = '';
reportFailures(() => app);
oneAfterAnother();

beforeAll(async () => {
  counter = createServer((request, reply) => {
    asked.push(request.url ?? '');
    reply.end();
  });
  await new Promise<void>((ready) => counter.listen(0, '127.0.0.1', ready));
  address = `http://127.0.0.1:${(counter.address() as AddressInfo).port}`;
  scene = await setScene({ systems: ['archives'] });
  app = await startApp(scene.session);
  await beginWithKeyring(app.page);
  await addSource(app.page, scene.departments.archives);
});
afterAll(async () => {
  await app?.kill();
  counter?.close();
  await scene?.leave();
});

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what it looks for
const refusedAsText = /[\u0000-\u0008]/;
const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
const dialog = (): Locator => app.page.getByRole('dialog');
const inFrame = (): FrameLocator => app.page.frameLocator('iframe');

async function readRecord(): Promise<Locator> {
  await goTo(app.page, 'archives');
  await chooseRow(app.page, list(app.page, zh.archives.list), title);
  const article = app.page.getByRole('article', { name: title });
  await article.waitFor();
  return article.getByRole('region', { name: zh.files.title });
}

async function attach(name: string, bytes: Uint8Array): Promise<void> {
  const path = join(scene.session.home, name);
  writeFileSync(path, bytes, { mode: 0o644 });
  await chooseInDialogs(app, path);
  // The one before must be confirmed: a change is made on what the person sees.
  await statusBar(app.page).getByText(zh.frame.waiting(0), { exact: true }).waitFor({ timeout: 60_000 });
  const files = await readRecord();
  await app.page.keyboard.press('Alt+F');
  await files.getByText(name).waitFor();
}

/** From the key to a file of one line: what the check of its bytes, the frame and the window cost by themselves. */
async function openedEmpty(name: string): Promise<number> {
  await app.page.keyboard.press('Escape');
  await dialog().waitFor({ state: 'detached' });
  await attach(name, Buffer.from('一行字'));
  const files = await readRecord();
  const open = button(files, zh.reader.openOf(name));
  const startedAt = Date.now();
  await open.press('Enter');
  await inFrame().locator('pre').first().waitFor();
  const ms = Date.now() - startedAt;
  await app.page.keyboard.press('Escape');
  await dialog().waitFor({ state: 'detached' });
  return ms;
}

/** A record an archivist may change, with a file of its own that is not here yet. */
async function aTitle(): Promise<string> {
  const { control } = scene.departments.archives;
  const { aboveCeiling, badField } = await control.truth.planted();
  for (const id of await control.truth.ids({ kind: 'archive' })) {
    if ([...aboveCeiling, ...badField].includes(id)) continue;
    const data = await dataOf(scene.departments.archives, 'archive', id);
    // What is given out on loan only is read by those who borrowed it (loan.e2e.ts).
    if (Array.isArray(data.files) && data.files.length > 0 && data.loanOnly === undefined)
      return String(data.title);
  }
  throw new Error('believed: the archive has a record with a file');
}

/** Focus goes from process to process: a key sent in the very same moment would still meet the other one. */
async function intoBox(keys: string, box: string, text: string): Promise<void> {
  await app.page.keyboard.press(keys);
  await until(`${box} has the focus`, () =>
    dialog()
      .getByLabel(box, { exact: true })
      .evaluate((input) => document.hasFocus() && input === document.activeElement),
  );
  await app.page.keyboard.type(text);
}

/** For the same reason as above. */
const outlineHasFocus = () =>
  until('the table of contents has the focus', () =>
    inFrame()
      .getByRole('tree')
      .evaluate((tree) => document.hasFocus() && tree.contains(document.activeElement)),
  );

describe('reading a file of a record', () => {
  it('fetches one that is not here, proves it right and shows it', async () => {
    title = await aTitle();
    const files = await readRecord();
    await files
      .getByRole('button', { name: new RegExp(`^${zh.reader.open}`) })
      .first()
      .press('Enter');
    await button(dialog(), zh.reader.fetch).press('Enter');
    await dialog().getByText(zh.reader.verified).waitFor({ timeout: 60_000 });
    await app.page.keyboard.press('Escape');
    await dialog().waitFor({ state: 'detached' });
  });

  it('shows a PDF, finds a word in it, jumps, turns and zooms by keys alone', async () => {
    await attach('工作方案.pdf', longPdf(200));
    const files = await readRecord();
    const open = button(files, zh.reader.openOf('工作方案.pdf'));
    const startedAt = Date.now();
    await open.press('Enter');
    await inFrame().locator('.page canvas').first().waitFor();
    const firstPageMs = Date.now() - startedAt;
    await dialog().getByText(zh.reader.pageOf('200')).waitFor();
    const emptyMs = await openedEmpty('空白.txt');
    console.log(`first page of 200, from the key: ${firstPageMs} ms; a line of text: ${emptyMs} ms`);
    await open.press('Enter');
    await inFrame().locator('.page canvas').first().waitFor();
    await intoBox('Control+f', zh.reader.find, '第 150 号');
    await dialog().getByText(zh.reader.foundAt(1, 1)).waitFor();
    await inFrame()
      .getByRole('region', { name: '第 150 页' })
      .or(inFrame().locator('[data-page="149"]'))
      .first()
      .waitFor();
    expect(await dialog().getByLabel(zh.reader.pageBox).inputValue()).toMatch(/^1(49|50)$/);
    await savePicture(app.page, 'reader-pdf-found');
    await app.page.keyboard.press('Escape');
    await app.page.keyboard.press('Control+=');
    await app.page.keyboard.press('Alt+r');
    await app.page.keyboard.press('Alt+t');
    await inFrame().locator('.thumbs button').first().waitFor();
    await intoBox('Control+g', zh.reader.pageBox, '3');
    await app.page.keyboard.press('Enter');
    await until(
      'page 3 is in sight',
      async () => (await dialog().getByLabel(zh.reader.pageBox).inputValue()) === '3',
    );
    await savePicture(app.page, 'reader-pdf-turned');
  });

  it('shows its table of contents beside it, read and followed by keys alone', async () => {
    const line = (name: string) => inFrame().getByRole('treeitem', { name });
    await app.page.keyboard.press('Alt+r');
    await app.page.keyboard.press('Alt+r');
    await app.page.keyboard.press('Alt+r');
    await app.page.keyboard.press('Alt+o');
    await line('第1部分').waitFor();
    await outlineHasFocus();
    expect(await line('第 1 号方案').count()).toBe(0);
    await app.page.keyboard.press('End');
    await app.page.keyboard.press('ArrowRight');
    await app.page.keyboard.press('ArrowRight');
    await app.page.keyboard.press('Enter');
    const pageShown = () => dialog().getByLabel(zh.reader.pageBox).inputValue();
    await until('page 181 is in sight', async () => (await pageShown()) === '181');
    await inFrame().locator('[aria-current]', { hasText: '第 181 号方案' }).waitFor();
    await savePicture(app.page, 'reader-pdf-outline');
    await app.page.keyboard.press('Alt+o');
    await line('第1部分').waitFor({ state: 'hidden' });
    await intoBox('Control+g', zh.reader.pageBox, '3');
    await app.page.keyboard.press('Enter');
    await until('page 3 is in sight', async () => (await pageShown()) === '3');
  });

  it('copies a selection with its source', async () => {
    await inFrame()
      .locator('[data-page="2"] .text span')
      .first()
      .evaluate((run) => {
        getSelection()?.selectAllChildren(run);
      });
    await app.page.keyboard.press('Control+Shift+c');
    await dialog().getByText(zh.reader.quoted).first().waitFor();
    const copied = await app.electron.evaluate(({ clipboard }) => clipboard.readText());
    expect(copied).toContain('“关于印发第');
    expect(copied).toContain('工作方案.pdf');
    expect(copied).toContain(zh.reader.quotePage(3));
    expect(copied).toContain(title);
  });

  it('puts a range of its pages into a PDF, page for page', async () => {
    const target = join(scene.session.home, '打印件.pdf');
    await chooseInDialogs(app, target);
    await app.page.keyboard.press('Control+p');
    await dialog().getByLabel(zh.reader.paper.part).check();
    await dialog().getByLabel(zh.reader.paper.from).fill('2');
    await dialog().getByLabel(zh.reader.paper.to).fill('4');
    await button(dialog(), zh.reader.paper.pdf).press('Enter');
    await dialog().getByText(zh.pdfSaved('打印件.pdf')).first().waitFor({ timeout: 60_000 });
    const text = readFileSync(target).toString('latin1');
    expect(text.match(/\/Type\s*\/Page\b(?!s)/g)?.length).toBe(3);
  });

  it('puts a Word file onto paper as it looks, cut between its lines', async () => {
    await app.page.keyboard.press('Escape');
    await dialog().waitFor({ state: 'detached' });
    await attach('长通知.docx', noticeDocx(12));
    const files = await readRecord();
    await button(files, zh.reader.openOf('长通知.docx')).press('Enter');
    await inFrame().getByText('王建国').waitFor();
    await app.page.keyboard.press('Alt+o');
    await inFrame().getByRole('treeitem', { name: '第 12 部分' }).waitFor();
    await outlineHasFocus();
    await app.page.keyboard.press('End');
    await app.page.keyboard.press('Enter');
    await inFrame().locator('[aria-current]', { hasText: '第 12 部分' }).waitFor();
    await savePicture(app.page, 'reader-docx-outline');
    const target = join(scene.session.home, '长通知.pdf');
    await chooseInDialogs(app, target);
    await app.page.keyboard.press('Control+p');
    await dialog().getByText(zh.reader.paper.asShown).waitFor();
    await button(dialog(), zh.reader.paper.pdf).press('Enter');
    await dialog().getByText(zh.pdfSaved('长通知.pdf')).first().waitFor({ timeout: 60_000 });
    const text = readFileSync(target).toString('latin1');
    expect(text.match(/\/Type\s*\/Page\b(?!s)/g)?.length).toBeGreaterThan(2);
    expect(text.match(/\/Subtype\s*\/Image/g)?.length).toBeGreaterThan(2);
  });

  it('goes to the next file and back to where it was opened from', async () => {
    await app.page.keyboard.press('Escape');
    await dialog().waitFor({ state: 'detached' });
    await attach('防汛通知.docx', noticeDocx());
    const files = await readRecord();
    const open = button(files, zh.reader.openOf('长通知.docx'));
    await open.press('Enter');
    await inFrame().getByText('王建国').waitFor();
    await app.page.keyboard.press('Control+PageDown');
    await dialog().getByRole('heading', { name: '防汛通知.docx' }).waitFor();
    await inFrame().getByText('王建国').waitFor();
    await savePicture(app.page, 'reader-docx');
    await app.page.keyboard.press('Escape');
    await dialog().waitFor({ state: 'detached' });
    expect(await open.evaluate((element) => element === document.activeElement)).toBe(true);
  });

  it('shows a photograph, which nothing paints before it is open', async () => {
    await attach('现场照片.png', png(800, 500));
    const files = await readRecord();
    await button(files, zh.reader.openOf('现场照片.png')).press('Enter');
    await inFrame().locator('.page canvas').first().waitFor();
    await app.page.keyboard.press('Escape');
    await dialog().waitFor({ state: 'detached' });
  });

  it('shows a scan of three pages, copies its source and puts it onto paper', async () => {
    const [scanned] = soundTiffs();
    await attach('扫描件.tif', scanned?.bytes ?? new Uint8Array());
    await attach('公文.ofd', manyPages(200));
    const files = await readRecord();
    const firstPage = async (name: string): Promise<number> => {
      const startedAt = Date.now();
      await button(files, zh.reader.openOf(name)).press('Enter');
      await inFrame().locator('.page canvas').first().waitFor();
      return Date.now() - startedAt;
    };
    const ofdMs = await firstPage('公文.ofd');
    await app.page.keyboard.press('Escape');
    await dialog().waitFor({ state: 'detached' });
    console.log(
      `first page from the key: OFD of 200 ${ofdMs} ms, TIFF of 3 ${await firstPage('扫描件.tif')} ms`,
    );
    await dialog().getByText(zh.reader.pageOf('3')).waitFor();
    await app.page.keyboard.press('Alt+t');
    await inFrame().locator('.thumbs canvas').nth(2).waitFor();
    await intoBox('Control+g', zh.reader.pageBox, '2');
    await app.page.keyboard.press('Enter');
    await until(
      'page 2 is in sight',
      async () => (await dialog().getByLabel(zh.reader.pageBox).inputValue()) === '2',
    );
    await savePicture(app.page, 'reader-tiff');
    await app.page.keyboard.press('Control+Shift+c');
    await dialog().getByText(zh.reader.quotedSource).first().waitFor();
    const copied = await app.electron.evaluate(({ clipboard }) => clipboard.readText());
    for (const part of [title, '扫描件.tif', zh.reader.quotePage(2)]) expect(copied).toContain(part);
    const target = join(scene.session.home, '扫描件.pdf');
    await chooseInDialogs(app, target);
    await app.page.keyboard.press('Control+p');
    await button(dialog(), zh.reader.paper.pdf).press('Enter');
    await dialog().getByText(zh.pdfSaved('扫描件.pdf')).first().waitFor({ timeout: 60_000 });
    const text = readFileSync(target).toString('latin1');
    expect(text.match(/\/Type\s*\/Page\b(?!s)/g)?.length).toBe(3);
    await app.page.keyboard.press('Escape');
    await dialog().waitFor({ state: 'detached' });
  });
});

describe('every kind of file, in a real frame', () => {
  it.each(soundFiles().map((file) => [file.name, file] as const))('%s is shown', async (_name, file) => {
    const { name, bytes, becomes, holds, pages } = file;
    const outcome = await openInFrame(app.page, {
      name,
      base64: base64(bytes),
      ...(holds === undefined ? {} : { find: holds }),
    });
    expect(outcome).toMatchObject({ became: becomes, strange: [] });
    if (holds !== undefined) expect(outcome.found).toBeGreaterThan(0);
    if (pages !== undefined) expect(outcome.pageCount).toBe(pages);
  });

  it.each(brokenFiles().map((file) => [file.name, file] as const))('%s is refused', async (_name, file) => {
    const outcome = await openInFrame(app.page, { name: file.name, base64: base64(file.bytes) });
    expect(outcome).toMatchObject({ became: file.becomes, strange: [] });
  });

  it('nothing of a hostile one runs or leaves', async () => {
    asked = [];
    for (const { name, bytes, becomes } of hostileFiles(address)) {
      const outcome = await openInFrame(app.page, { name, base64: base64(bytes), lingerMs: 300 });
      expect({ name, ...outcome }).toMatchObject({ name, became: becomes, strange: [] });
    }
    expect(asked).toEqual([]);
    await deskIsOpen(app.page);
  });

  it('no payload of the collection runs, asks for anything or goes anywhere', async () => {
    asked = [];
    const payloads = xssPayloads(address);
    expect(payloads.length).toBeGreaterThanOrEqual(150);
    const here = app.page.url();
    for (const { kind, html } of payloads) {
      const bytes = new Uint8Array(Buffer.from(html, 'utf8'));
      const outcome = await openInFrame(app.page, { name: '文章.html', base64: base64(bytes), lingerMs: 30 });
      // Those with control characters are no text, and are refused before anything reads them.
      expect({ kind, html, ...outcome }).toMatchObject({
        became: refusedAsText.test(html) ? 'not-supported' : 'html',
        strange: [],
      });
    }
    expect(asked).toEqual([]);
    expect(app.page.url()).toBe(here);
    expect(app.electron.windows()).toHaveLength(1);
  });
});

describe('a frame that is taken over', () => {
  /** Code of an attacker in the frame itself, as if a reader's own code had been broken. */
  const take = async (code: string): Promise<string> => {
    const frame = app.page.frames().find((each) => each.url().startsWith('reader://'));
    if (frame === undefined) throw new Error('believed: a file is open');
    return String(await frame.evaluate(code));
  };

  it('has a process of its own, no bridge, no origin and no way out', async () => {
    asked = [];
    const files = await readRecord();
    await button(files, zh.reader.openOf('工作方案.pdf')).press('Enter');
    await inFrame().locator('.page canvas').first().waitFor();
    const processes = await app.electron.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().flatMap(({ webContents }) =>
        webContents.mainFrame.framesInSubtree.map(({ osProcessId }) => osProcessId),
      ),
    );
    expect(new Set(processes).size).toBe(2);
    expect(await take('[self.origin, typeof govdesk, typeof require, typeof process].join()')).toBe(
      'null,undefined,undefined,undefined',
    );
    const tries = [
      `fetch('${address}/f').then(() => 'out', () => 'refused')`,
      `new Promise((done) => { const i = new Image(); i.onload = () => done('out'); i.onerror = () => done('refused'); i.src = '${address}/i'; })`,
      `new Promise((done) => { const w = new WebSocket('${address.replace('http', 'ws')}'); w.onopen = () => done('out'); w.onerror = () => done('refused'); })`,
      `navigator.sendBeacon('${address}/b'); 'refused'`,
      `try { open('${address}/w') === null ? 'refused' : 'out' } catch { 'refused' }`,
      `try { top.location = '${address}/t'; 'tried' } catch { 'refused' }`,
      `try { parent.document.title } catch { 'refused' }`,
      `try { localStorage.length } catch { 'refused' }`,
      `try { navigator.serviceWorker.register('/x.js'); 'out' } catch { 'refused' }`,
      `location.href = '${address}/n'; 'tried'`,
    ];
    for (const code of tries) expect(await take(code), code).toMatch(/^(refused|tried)$/);
    expect(asked).toEqual([]);
    expect(app.page.url()).toMatch(/^app:\/\/govdesk\//);
    await button(dialog(), zh.close).click();
    await dialog().waitFor({ state: 'detached' });
  });

  it('that hangs is said to hang, and the app goes on', async () => {
    const files = await readRecord();
    await button(files, zh.reader.openOf('防汛通知.docx')).press('Enter');
    await inFrame().getByText('王建国').waitFor();
    await take('setTimeout(() => { for (;;); }, 50); ""');
    await button(dialog(), zh.reader.fitWidth).click();
    await dialog().getByText(zh.reader.silent).waitFor({ timeout: 40_000 });
    await savePicture(app.page, 'reader-silent');
    await button(dialog(), zh.reader.again).press('Enter');
    await inFrame().getByText('王建国').waitFor();
  });

  it('that eats memory is ended, and the app goes on', async () => {
    // Asked of the shell: to the driver a page has crashed when the process of one of its frames is gone.
    const ask = (code: string) =>
      app.electron.evaluate(({ BrowserWindow }, asked) => {
        const contents = BrowserWindow.getAllWindows()[0]?.webContents;
        return contents?.isCrashed() === false ? contents.executeJavaScript(asked) : 'crashed';
      }, code);
    const before = await app.electron.evaluate(({ app: own }) => own.getAppMetrics().length);
    await take(
      'setTimeout(() => { globalThis.kept = []; for (;;) kept.push(new Uint8Array(50e6).fill(1)); }, 50); ""',
    );
    const said = `document.body.innerText.includes(${JSON.stringify(zh.reader.silent)})`;
    await until('the reader says that it was stopped', async () => (await ask(said)) === true, {
      limitMs: 60_000,
      pauseMs: 500,
    });
    const after = await app.electron.evaluate(({ app: own }) => own.getAppMetrics().length);
    expect(after).toBeLessThan(before);
    expect(await ask('document.getElementById("root").childElementCount > 0')).toBe(true);
  });
});

describe('what was read', () => {
  it('stands on the disk nowhere in clear', () => {
    const needle = Buffer.from('王建国', 'utf8');
    const files = readdirSync(app.userData, { recursive: true, withFileTypes: true }).filter((entry) =>
      entry.isFile(),
    );
    const clear = files
      .map((entry) => join(entry.parentPath, entry.name))
      .filter((path) => statSync(path).size < 50_000_000 && readFileSync(path).includes(needle));
    expect(clear).toEqual([]);
    expect(createHash('sha256').update(noticeDocx()).digest('hex')).toHaveLength(64);
  });
});

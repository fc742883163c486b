// What may go wrong around the app and inside it: a core that dies, a second start, a page that wants out.

import { spawn } from 'node:child_process';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { zh } from '../../renderer/text/zh.ts';
import { killAll, seccompOf } from '../fakes/processes.ts';
import { until } from '../fakes/until.ts';
import { type App, dataFolder, savePicture, startApp } from './app.ts';
import { reportFailures } from './failure-report.ts';
import { addSource, beginWithKeyring, button, goTo, list } from './hands.ts';
import { type Scene, setScene } from './scene.ts';

let scene: Scene;
let app: App;
let outside: Server;
/** What came to the place outside, by path. */
let asked: string[] = [];
reportFailures(() => app);

beforeAll(async () => {
  outside = createServer((request, response) => {
    asked.push(request.url ?? '');
    response.end('outside');
  });
  await new Promise<void>((resolve) => outside.listen(0, '127.0.0.1', resolve));
  scene = await setScene({ systems: ['bidding'] });
  app = await startApp(scene.session);
  await beginWithKeyring(app.page);
  await addSource(app.page, scene.departments.bidding);
  await goTo(app.page, 'todos');
  await button(app.page, zh.todos.bySource(scene.departments.bidding.name, 12)).waitFor();
});
afterAll(async () => {
  await app?.quit();
  await scene?.leave();
  outside?.close();
});

const core = () => app.processes().filter(({ command }) => command.includes('node.mojom.NodeService'));

describe('a core that dies', () => {
  it('is started again by itself, the window says so, and the list is there again', async () => {
    const before = core();
    expect(before).toHaveLength(1);
    await killAll(before);
    await app.page
      .getByText(zh.start.restarted)
      .or(app.page.getByText(zh.start.restarting))
      .first()
      .waitFor();
    await until('there is another core', () => core().some(({ pid }) => pid !== before[0]?.pid));
    await app.page.getByText(zh.start.restarted).waitFor();
    await savePicture(app.page, 'core-restarted');
    await until('the list has its rows', async () => {
      return (await list(app.page, zh.todos.list).getAttribute('aria-rowcount', { timeout: 1_000 })) === '12';
    });
    const grid = list(app.page, zh.todos.list);
    await grid.focus();
    await app.page.keyboard.press('Home');
    await app.page.keyboard.press('ArrowDown');
    await grid.locator('[aria-rowindex="2"][aria-selected="true"]').waitFor();
  });
});

describe('a second start', () => {
  it('brings the first window back and ends', async () => {
    await app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide());
    const second = spawn(
      process.env.GOVDESK_EXECUTABLE ?? '',
      [`--user-data-dir=${dataFolder(scene.session)}`],
      {
        env: scene.session.env,
        stdio: 'ignore',
      },
    );
    const code = await new Promise((resolve) => second.once('exit', resolve));
    expect(code).toBe(0);
    await until('the first window is shown', () =>
      app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible() ?? false),
    );
    expect(await app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  });
});

describe('a page that wants out', () => {
  const address = (path: string) => `http://127.0.0.1:${(outside.address() as AddressInfo).port}/${path}`;

  const attempts: readonly (readonly [string, (url: string) => unknown])[] = [
    ['fetch', (url) => fetch(url, { mode: 'no-cors' })],
    [
      'an image',
      (url) => {
        new Image().src = url;
      },
    ],
    ['a beacon', (url) => navigator.sendBeacon(url, 'words')],
    [
      'a web socket',
      (url) => {
        new WebSocket(url.replace('http', 'ws'));
      },
    ],
    [
      'a frame',
      (url) => document.body.appendChild(Object.assign(document.createElement('iframe'), { src: url })),
    ],
    ['a new window', (url) => window.open(url)],
    [
      'a link to a new window',
      (url) => Object.assign(document.createElement('a'), { href: url, target: '_blank' }).click(),
    ],
    [
      'a form',
      (url) => {
        const form = Object.assign(document.createElement('form'), { action: url, method: 'post' });
        document.body.append(form);
        form.submit();
      },
    ],
    [
      'a new address',
      (url) => {
        location.href = url;
      },
    ],
    [
      'a script',
      (url) => {
        document.head.append(Object.assign(document.createElement('script'), { src: url }));
      },
    ],
    [
      'markup from a string',
      () => {
        document.body.insertAdjacentHTML('beforeend', '<img src=x onerror="window.stolen = true">');
      },
    ],
  ];

  it.each(attempts)('gets nowhere by %s', async (_name, attempt) => {
    const { page } = app;
    const here = page.url();
    const body = `(${attempt.toString()})(${JSON.stringify(address('stolen'))})`;
    // What it throws or answers does not matter; where it gets does.
    await page.evaluate(`(async () => { try { await ${body} } catch {} })()`).catch(() => undefined);
    await page.evaluate(
      () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
    );
    // What left the page is there before what the app itself sends two frames of the page later.
    await app.electron.evaluate((_, url) => fetch(url).then(({ status }) => status), address('later'));
    expect(page.url()).toBe(here);
    expect(await page.evaluate(() => Reflect.get(globalThis, 'stolen'))).toBeUndefined();
    expect(await app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
    expect(asked).toEqual(['/later']);
    asked = [];
  });

  it('has no Node, no Electron and no way to storage, and its process is sandboxed', async () => {
    const has = await app.page.evaluate(() =>
      ['process', 'require', 'module', 'Buffer', 'global', 'electron', '__dirname'].filter(
        (name) => name in globalThis,
      ),
    );
    expect(has).toEqual([]);
    const renderers = app.processes().filter(({ command }) => command.includes('--type=renderer'));
    expect(renderers.map(({ pid }) => seccompOf(pid))).toEqual([2]);
  });
});

// What the shell promises and only a running app can show: what is served, what is refused, what a dead page comes
// back to, and what lies on the disk.
import { spawn } from 'node:child_process';
import { existsSync, lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { until } from '../fakes/until.ts';
import { type App, dataFolder, startApp } from './app.ts';
import { reportFailures } from './failure-report.ts';
import { beginWithKeyring, deskIsOpen } from './hands.ts';
import { type Scene, setScene } from './scene.ts';

let scene: Scene;
let app: App;
reportFailures(() => app);

beforeAll(async () => {
  scene = await setScene({ systems: [] });
  app = await startApp(scene.session);
  await beginWithKeyring(app.page);
});
afterAll(async () => {
  await app?.quit();
  await scene?.leave();
});

/** As the window's own session asks for it, past every rule of the page. */
const statusOf = (address: string): Promise<number | string> =>
  app.electron.evaluate(async ({ session }, url) => {
    try {
      return (await session.fromPartition('govdesk').fetch(url)).status;
    } catch (error) {
      return String(error);
    }
  }, address);

function logged(): readonly string[] {
  const text = readFileSync(join(dataFolder(scene.session), 'logs', 'govdesk.log'), 'utf8');
  return text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line).event);
}

describe('the window', () => {
  it('is locked in as it should be', async () => {
    const preferences = await app.electron.evaluate(({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      return Reflect.get(Object(contents), 'getLastWebPreferences').call(contents);
    });
    expect(preferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
    });
  });

  it('is given two names by the preload and nothing else', async () => {
    const given = await app.page.evaluate(() => {
      const bridge = Object(Reflect.get(globalThis, 'govdesk'));
      return Object.entries(bridge).map(([name, value]) => `${name}: ${typeof value}`);
    });
    expect(given).toEqual(['platform: string', 'takePorts: function']);
  });

  it.each([
    'app://govdesk/../core/index.js',
    'app://govdesk/%2e%2e/core/index.js',
    'app://govdesk/..%2fcore%2findex.js',
    'app://govdesk/..%5ccore%5cindex.js',
    'app://govdesk/assets/../../package.json',
    'app://govdesk//etc/passwd',
    'app://govdesk/%00',
    'app://govdesk.evil/index.html',
  ])('is not served %s', async (address) => {
    expect(await statusOf(address)).toBe(404);
  });

  it('is served its page, but no file of the disk and nothing of the network', async () => {
    expect(await statusOf('app://govdesk/index.html')).toBe(200);
    expect(await statusOf('file:///etc/passwd')).toBe(403);
    expect(await statusOf('http://127.0.0.1:9/')).toContain('ERR_BLOCKED_BY_CLIENT');
  });

  it('is granted nothing it asks the person for', async () => {
    const answers = await app.page.evaluate(async () => {
      const asked = ['geolocation', 'notifications', 'midi', 'camera', 'microphone'];
      const states = asked.map((name) => navigator.permissions.query({ name: name as PermissionName }));
      return (await Promise.all(states)).map(({ state }) => state);
    });
    expect(new Set(answers)).toEqual(new Set(['denied']));
  });

  it('comes back with its desk when its page dies', async () => {
    await app.electron.evaluate(({ BrowserWindow }) => {
      BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer();
    });
    // A dead page never answers: it is asked only once it is known to be gone and another one has been loaded.
    await until('the shell has noticed', () => logged().includes('page-gone'));
    const words = (): Promise<string> =>
      app.electron.evaluate(({ BrowserWindow }) => {
        const contents = BrowserWindow.getAllWindows()[0]?.webContents;
        if (contents === undefined || contents.isCrashed() || contents.isLoading()) return '';
        return contents.executeJavaScript(
          'document.querySelector("footer [role=status]")?.textContent ?? ""',
        );
      });
    await until('the status bar stands there again', words);
  });
});

describe('the data folder', () => {
  const filesBelow = (folder: string) =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() || entry.isDirectory())
      .map((entry) => join(entry.parentPath, entry.name));

  it('can be entered and read by its owner alone', () => {
    const data = dataFolder(scene.session);
    const open = [data, ...filesBelow(data)].filter((path) => (lstatSync(path).mode & 0o077) !== 0);
    expect(open).toEqual([]);
  });

  it('holds no dictionary: none was asked for outside', () => {
    const folder = join(dataFolder(scene.session), 'chromium', 'Dictionaries');
    expect(existsSync(folder) ? readdirSync(folder) : []).toEqual([]);
  });

  it('has a log of single lines of JSON', () => {
    const lines = readFileSync(join(dataFolder(scene.session), 'logs', 'govdesk.log'), 'utf8')
      .trim()
      .split('\n');
    const events = lines.map((line) => JSON.parse(line).event);
    expect(events).toEqual(expect.arrayContaining(['started', 'core-answered', 'page-gone']));
  });
});

describe('twenty starts at once', () => {
  it('leave one app, and its desk is whole', async () => {
    await app.quit();
    const words = [`--user-data-dir=${dataFolder(scene.session)}`];
    const { env, home } = scene.session;
    const start = () =>
      spawn(process.env['GOVDESK_EXECUTABLE'] ?? '', words, { env, cwd: home, stdio: 'ignore' });
    const starts = Array.from({ length: 20 }, start);
    const running = () =>
      starts.filter(({ exitCode, signalCode }) => exitCode === null && signalCode === null);
    await until('one is left', () => running().length === 1, { limitMs: 60_000 });
    running()[0]?.kill('SIGTERM');
    await until('it has ended as asked', () => running().length === 0);
    app = await startApp(scene.session);
    await deskIsOpen(app.page);
  });
});

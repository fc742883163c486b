// Starts an Electron app and listens to its first window from the first moment on: a script of ours runs in the
// page before any of its own and reports what it sees, with the time by the machine's clock.

import { type ChildProcess, spawn } from 'node:child_process';
import { killAll, treeOf } from '../fakes/processes.ts';
import { connectDevtools, type Devtools } from './devtools.ts';
import { createReports, type Report } from './reports.ts';

export type StartedApp = {
  /** When the process was asked for, by the machine's clock, ms. */
  readonly askedAt: number;
  readonly pid: number;
  /** The report of this name after so many others of it, also when it came before it was asked for. */
  report(what: string, after?: number): Promise<Report>;
  /** How many reports of this name have come. */
  count(what: string): number;
  /** Presses and lets go of one key, as a keyboard does. */
  press(key: Key): Promise<void>;
  /** Gives one character to what has the focus, as an input method does. */
  type(character: string): Promise<void>;
  /** Runs in the page. */
  evaluate(expression: string): Promise<unknown>;
  end(): Promise<void>;
};

/** `modifiers` are DevTools' own: Alt 1, Control 2, Shift 8. */
export type Key = {
  readonly key: string;
  readonly code: string;
  readonly keyCode: number;
  readonly modifiers?: number;
};

type Start = {
  readonly executable: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** Runs in the page before its own scripts; `tell(what, more?)` reports. */
  readonly watch: string;
};

/** What every watcher may use: `tell`, and `painted`, which calls back once the next frame has been drawn. */
const ground = `
  const tell = (what, more, ms = performance.now()) =>
    globalThis.benchHears(JSON.stringify({ what, at: performance.timeOrigin + ms, more }));
  const painted = (then) => requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => then();
    port2.postMessage(null);
  });`;

const limitMs = 60_000;

export async function startApp(start: Start): Promise<StartedApp> {
  const askedAt = Date.now();
  const child = spawn(start.executable, ['--remote-debugging-port=0', ...start.args], {
    env: start.env,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const devtools = await connectDevtools(await devtoolsAddress(child));
  const reports = createReports(limitMs);
  const page = listen(devtools, start.watch, reports.add);
  await devtools.send('Target.setAutoAttach', {
    autoAttach: true,
    waitForDebuggerOnStart: true,
    flatten: true,
  });
  const pid = child.pid ?? 0;
  return {
    askedAt,
    pid,
    report: (what, after = 0) => reports.next(what, after),
    count: reports.count,
    press: async (key) => pressKey(devtools, await page, key),
    type: async (text) => void (await devtools.send('Input.insertText', { text }, await page)),
    evaluate: async (expression) => {
      const asked = { expression, awaitPromise: true, returnByValue: true };
      const answer = await devtools.send('Runtime.evaluate', asked, await page);
      if (answer.exceptionDetails) throw new Error(JSON.stringify(answer.exceptionDetails));
      return Reflect.get(Object(answer.result), 'value');
    },
    end: async () => {
      devtools.close();
      await killAll(treeOf(pid));
    },
  };
}

function devtoolsAddress(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    child.stderr?.on('data', (piece: Buffer) => {
      said += piece;
      const address = /DevTools listening on (ws:\S+)/.exec(said)?.[1];
      if (address !== undefined) resolve(address);
    });
    child.on('exit', () => reject(new Error(`the app ended before its window came:\n${said}`)));
    child.on('error', reject);
  });
}

/** Resolves with the session of the first page, which has our script by then. */
function listen(devtools: Devtools, watch: string, onReport: (report: Report) => void): Promise<string> {
  return new Promise((resolve) => {
    devtools.hear(({ method, params }) => {
      if (method === 'Runtime.bindingCalled') onReport(JSON.parse(String(params.payload)) as Report);
      if (method !== 'Target.attachedToTarget') return;
      const session = String(params.sessionId);
      const isPage = Reflect.get(Object(params.targetInfo), 'type') === 'page';
      if (isPage) {
        preparePage(devtools, session, watch);
        resolve(session);
      } else void devtools.send('Runtime.runIfWaitingForDebugger', {}, session).catch(() => undefined);
    });
  });
}

/**
 * Nothing is awaited: the page stands still until it is told to run, and answers some of these only then. The page
 * may have been there before us; when it was not, evaluating finds nothing to do it in.
 */
function preparePage(devtools: Devtools, session: string, watch: string): void {
  const once = 'if (globalThis.benchWatches) return; globalThis.benchWatches = true;';
  const source = `(() => { ${once} ${ground}\n${watch} })();`;
  const tell = (method: string, params: object) =>
    void devtools.send(method, params, session).catch(() => undefined);
  tell('Runtime.enable', {});
  tell('Page.enable', {});
  tell('Runtime.addBinding', { name: 'benchHears' });
  tell('Page.addScriptToEvaluateOnNewDocument', { source });
  tell('Runtime.evaluate', { expression: source });
  tell('Runtime.runIfWaitingForDebugger', {});
}

async function pressKey(devtools: Devtools, session: string, { keyCode, ...named }: Key): Promise<void> {
  const event = { ...named, windowsVirtualKeyCode: keyCode };
  await devtools.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...event }, session);
  await devtools.send('Input.dispatchKeyEvent', { type: 'keyUp', ...event }, session);
}

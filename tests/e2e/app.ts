// The real app, started as a person starts it: its own executable, sandbox on, in a session of its own. The only
// thing it is told is where its data folder is. What a test does, it does through the window.

import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { _electron, type ElectronApplication, errors, type Page } from 'playwright';
import type { DesktopSession } from '../fakes/desktop-session.ts';
import { killAll, type Process, treeOf } from '../fakes/processes.ts';

const executable = process.env.GOVDESK_EXECUTABLE ?? '';
export const results = process.env.GOVDESK_RESULTS ?? 'test-results';
const startLimitMs = 20_000;
const mostStarts = 3;

export type App = {
  readonly electron: ElectronApplication;
  readonly page: Page;
  readonly pid: number;
  readonly userData: string;
  /** Every process of the app that runs now. */
  processes(): readonly Process[];
  /** `kill -9` of every process at one blow, as when the power goes. */
  kill(): Promise<void>;
  /** As a person ends it: the window is closed. */
  quit(): Promise<void>;
};

export function dataFolder(session: DesktopSession): string {
  return join(session.home, 'desk');
}

export async function startApp(session: DesktopSession): Promise<App> {
  if (!existsSync(executable))
    throw new Error('GOVDESK_EXECUTABLE names no app: start these tests with npm run e2e');
  const userData = dataFolder(session);
  const electron = await launched(session, userData, mostStarts);
  const page = await electron.firstWindow({ timeout: startLimitMs });
  page.setDefaultTimeout(15_000);
  const pid = electron.process().pid ?? 0;
  const processes = () => treeOf(pid, userData);
  return {
    electron,
    page,
    pid,
    userData,
    processes,
    kill: () => killAll(processes()),
    quit: async () => {
      await electron.close();
      await killAll(processes());
    },
  };
}

/**
 * The driver that comes upon the window in the midst of its first navigation never hears of that and waits for ever
 * (microsoft/playwright#17765): one of 25 starts with both cores taken. It then ends the app, which is started again.
 */
async function launched(
  session: DesktopSession,
  userData: string,
  starts: number,
): Promise<ElectronApplication> {
  try {
    return await _electron.launch({
      executablePath: executable,
      args: [`--user-data-dir=${userData}`],
      env: session.env,
      cwd: session.home,
      // Left out, the driver would switch Chromium's sandbox off.
      chromiumSandbox: true,
      timeout: startLimitMs,
    });
  } catch (error) {
    if (!(error instanceof errors.TimeoutError) || starts === 1) throw error;
    console.log('the driver did not find the window of the app, which is started again');
    return launched(session, userData, starts - 1);
  }
}

/** A picture for people to look at, in test-results/pictures. */
export async function savePicture(page: Page, name: string): Promise<void> {
  const folder = join(results, 'pictures');
  await mkdir(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' });
}

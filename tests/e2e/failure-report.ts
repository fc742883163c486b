// When a test fails: what the person would see and what the log says, so that one run is enough to understand.

import { readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import { type App, results } from './app.ts';

const limitMs = 5_000;
const stopped = 'the story stopped';

/** For the file that calls it: after each failed test of it. */
export function reportFailures(app: () => App | undefined): void {
  afterEach(async ({ task }) => {
    if (task.result?.state !== 'fail' || task.result.errors?.[0]?.message.startsWith(stopped)) return;
    const shown = app();
    if (shown === undefined) return;
    const name = task.name.replaceAll(/[^\p{L}\d]+/gu, '-').slice(0, 80);
    const words = await within(shown.page.locator('body').innerText({ timeout: limitMs }));
    const folder = join(results, 'failures');
    await mkdir(folder, { recursive: true });
    await within(shown.page.screenshot({ path: join(folder, `${name}.png`), timeout: limitMs }));
    console.error(
      `--- the screen when «${task.name}» failed (picture: failures/${name}.png)\n${words ?? '(no window)'}`,
    );
    console.error(`--- the end of the log\n${endOfLog(shown)}\n---`);
  });
}

async function within<T>(work: Promise<T>): Promise<T | undefined> {
  return work.catch(() => undefined);
}

function endOfLog({ userData }: App): string {
  try {
    return readFileSync(join(userData, 'logs', 'govdesk.log'), 'utf8')
      .trimEnd()
      .split('\n')
      .slice(-25)
      .join('\n');
  } catch {
    return '(no log)';
  }
}

/** For a file whose tests stand on one another: after the first that failed the rest fail at once. */
export function oneAfterAnother(): void {
  let stoppedAt: string | undefined;
  beforeEach(() => {
    if (stoppedAt !== undefined) throw new Error(`${stopped} at «${stoppedAt}»`);
  });
  afterEach(({ task }) => {
    if (task.result?.state === 'fail') stoppedAt ??= task.name;
  });
}

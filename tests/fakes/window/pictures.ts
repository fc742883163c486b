// Takes pictures of the window in its states, with a core and a shell in the page, and runs axe on each:
// xvfb-run -a node tests/fakes/window/pictures.ts [name …]

import { execFile } from 'node:child_process';
import { copyFile, mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import AxeBuilder from '@axe-core/playwright';
import { _electron, type Page } from 'playwright';
import { addressOf, serveWindow } from './serve.ts';
import { shots } from './shots.ts';

const root = join(import.meta.dirname, '..', '..', '..');
const folder = join(root, 'test-results', 'pictures', 'window');
const wanted = process.argv.slice(2);
const cache = join(root, '.cache');
/** One for each run: two may be looking at the same time. */
const copy = join(cache, `window-pictures-${process.pid}`);

/** The runtime starts only what lies in its own resources/app: a linked copy of it carries our empty window. */
async function electron(): Promise<string> {
  const found = (await readdir(cache)).find((name) => /^electron-\d[\d.]*$/.test(name)) ?? '';
  await rm(copy, { recursive: true, force: true });
  await promisify(execFile)('cp', ['-al', join(cache, found), copy]);
  const app = join(copy, 'resources', 'app');
  await mkdir(app, { recursive: true });
  await writeFile(join(app, 'package.json'), '{"name":"window-pictures","main":"electron-main.cjs"}');
  await copyFile(join(import.meta.dirname, 'electron-main.cjs'), join(app, 'electron-main.cjs'));
  return join(copy, 'electron');
}

async function troubles(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map((node) => `${id} ${node.target.join(' ')} ${node.failureSummary?.split('\n')[1] ?? ''}`),
    );
}

await mkdir(folder, { recursive: true });
const server = await serveWindow();
const app = await _electron.launch({
  executablePath: await electron(),
  args: ['--no-sandbox', '--force-device-scale-factor=1'],
  env: { ...process.env, GOVDESK_READER: process.env.GOVDESK_READER ?? join(root, 'out', 'reader') },
});
const page = await app.firstWindow();
const said: string[] = [];
page.on('console', (message) => {
  const heard = message.type() === 'error' || message.type() === 'warning';
  if (heard && !message.text().includes('Electron Security Warning')) said.push(message.text());
});
page.on('pageerror', (error) => said.push(String(error)));
const report: string[] = [];
try {
  for (const shot of shots.filter(
    ({ name }) => wanted.length === 0 || wanted.some((each) => name.includes(each)),
  )) {
    await page.emulateMedia({ media: null });
    await page.setViewportSize(shot.size ?? { width: 1366, height: 768 });
    await page.goto(`${addressOf(server)}?${new URLSearchParams(shot.query ?? {})}`);
    page.setDefaultTimeout(8000);
    await shot.act?.(page).catch((error: unknown) => said.push(String(error)));
    await page.evaluate(
      () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
    );
    await page.screenshot({ path: join(folder, `${shot.name}.png`) });
    const found = shot.plain ? [] : await troubles(page);
    report.push(
      `${shot.name}: ${found.length} axe, ${said.length} said`,
      ...found.map((line) => `  ${line}`),
      ...said.splice(0).map((line) => `  said ${line.slice(0, 300)}`),
    );
  }
} finally {
  await app.close();
  await server.close();
  await rm(copy, { recursive: true, force: true });
}
await writeFile(join(folder, 'report.txt'), `${report.join('\n')}\n`);
console.log(report.join('\n'));

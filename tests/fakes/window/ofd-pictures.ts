// Draws our own OFD files, or those named on the command line, in the real runtime and takes a picture of each first page:
// xvfb-run -a node tests/fakes/window/ofd-pictures.ts [--frames] [file.ofd …]

import { execFile } from 'node:child_process';
import { copyFile, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { _electron } from 'playwright';
import { maskedPictures } from '../../fixtures/files/ofd/masked.ts';
import * as sound from '../../fixtures/files/ofd/sound.ts';
import type { DrawnOfd } from './ofd-page.ts';
import { serveWindow } from './serve.ts';

const root = join(import.meta.dirname, '..', '..', '..');
const folder = join(root, 'test-results', 'pictures', 'ofd');
const cache = join(root, '.cache');
const copy = join(cache, `ofd-pictures-${process.pid}`);
const frames = process.argv.includes('--frames');
const named = process.argv.slice(2).filter((word) => !word.startsWith('--'));

const made: readonly (readonly [string, () => Uint8Array])[] = [
  ['red-head', sound.redHeadLetter],
  ['signed', sound.signedLetter],
  ['seal-in-ofd', sound.sealInOfd],
  ['table', sound.table],
  ['pictures', sound.pictures],
  ['masked', maskedPictures],
  ['drawing', sound.drawing],
  ['embedded-fonts', sound.embeddedFonts],
  ['annotated', sound.annotated],
  ['pages-200', () => sound.manyPages(200)],
];

/** The runtime starts only what lies in its own resources/app: a linked copy of it carries an empty window. */
async function electron(): Promise<string> {
  const found = (await readdir(cache)).find((name) => /^electron-\d[\d.]*$/.test(name)) ?? '';
  await promisify(execFile)('cp', ['-al', join(cache, found), copy]);
  const app = join(copy, 'resources', 'app');
  await mkdir(app, { recursive: true });
  await writeFile(join(app, 'package.json'), '{"name":"ofd-pictures","main":"electron-main.cjs"}');
  await copyFile(join(import.meta.dirname, 'electron-main.cjs'), join(app, 'electron-main.cjs'));
  return join(copy, 'electron');
}

async function files(): Promise<readonly (readonly [string, Uint8Array])[]> {
  if (named.length === 0) return made.map(([name, make]) => [name, make()] as const);
  return Promise.all(
    named.map(async (path) => [basename(path, '.ofd'), new Uint8Array(await readFile(path))] as const),
  );
}

await mkdir(folder, { recursive: true });
const server = await serveWindow();
const app = await _electron.launch({ executablePath: await electron(), args: ['--no-sandbox'] });
try {
  const page = await app.firstWindow();
  page.on('console', (message) => {
    if (/Content Security|Refused/.test(message.text())) console.log('page:', message.text());
  });
  page.on('pageerror', (error) => console.log('page:', String(error)));
  await page.setViewportSize({ width: 820, height: 1140 });
  for (const [name, bytes] of await files()) {
    await page.goto(`${server.resolvedUrls?.local[0] ?? ''}tests/fakes/window/ofd.html`);
    await page.waitForFunction(() => 'drawOfd' in window);
    const base64 = Buffer.from(bytes).toString('base64');
    const call = `drawOfd(${JSON.stringify(base64)}, 0, ${frames})`;
    const drawn = await page.evaluate<DrawnOfd>(call).catch((error: unknown) => String(error));
    await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
    const said =
      typeof drawn === 'string' ? drawn : `${Math.round(drawn.ms)} ms, ${drawn.pages} pages ${drawn.seals}`;
    console.log(name, said);
  }
} finally {
  await app.close();
  await server.close();
  await rm(copy, { recursive: true, force: true });
}

// Makes out/ from the sources with Vite: shell and core (ES modules for Node), preload (one CommonJS file, as a
// sandboxed preload must be), the window and the reader's frame. Each part is rebuilt only when something it is made of changed.
// build/README.md says where everything lies in out/.

import { createHash } from 'node:crypto';
import { copyFile, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { build } from 'vite';
import { coreConfig, preloadConfig, readerConfig, shellConfig, windowConfig } from './bundle-parts.ts';
import type { NativeModules } from './native.ts';
import { out, root } from './paths.ts';
import { CannotGoOn, say, seconds } from './say.ts';

interface Part {
  readonly name: string;
  /** Files and folders whose bytes decide whether the part is still fresh. */
  readonly madeOf: readonly string[];
  readonly config: Parameters<typeof build>[0];
}

const ground = ['package.json', 'package-lock.json', 'build/bundle.ts', 'build/bundle-parts.ts'];

const parts: readonly Part[] = [
  {
    name: 'shell',
    madeOf: ['main/index.ts', 'main/shell', 'shared', ...ground],
    config: shellConfig('production'),
  },
  { name: 'core', madeOf: ['main/core', 'shared', ...ground], config: coreConfig('production') },
  { name: 'preload', madeOf: ['preload', 'shared', ...ground], config: preloadConfig('production') },
  {
    name: 'reader',
    madeOf: ['renderer/reader', 'renderer/style', 'shared', ...ground],
    config: readerConfig(),
  },
  { name: 'renderer', madeOf: ['renderer', 'shared', ...ground], config: windowConfig() },
];

/** Brings out/ up to date and says which parts had to be made. */
export async function bundle(native: NativeModules): Promise<void> {
  const startedAt = Date.now();
  const stale = await Promise.all(parts.map(async (part) => ({ part, hash: await staleHash(part) })));
  const made = stale.flatMap(({ part, hash }) => (hash === undefined ? [] : [{ part, hash }]));
  if (made.length > 0) say('bundle', `building ${made.map(({ part }) => part.name).join(', ')}`);
  await Promise.all(
    made.map(async ({ part, hash }) => {
      await rm(stampOf(part), { force: true });
      await build(part.config).catch((error: unknown) => {
        const lines = String(error).split('\n');
        throw new CannotGoOn('bundle', [
          `${part.name} does not build:`,
          ...lines.filter((line) => !/^\s+at /.test(line)),
        ]);
      });
      await writeFile(stampOf(part), hash);
    }),
  );
  await layBeside(native);
  say('bundle', made.length > 0 ? `ready (${seconds(startedAt)})` : 'ready');
}

/** A development build leaves other code in out/: the next `bundle` must not take it for its own. */
export async function forgetBundle(): Promise<void> {
  for (const part of parts) await rm(stampOf(part), { force: true });
}

const stampOf = (part: Part) => join(out, `.${part.name}-made-of`);

/** The hash to remember once the part is made, or undefined when it is fresh. */
async function staleHash(part: Part): Promise<string | undefined> {
  const hash = await hashOf(part.madeOf);
  const made = await readFile(stampOf(part), 'utf8').catch(() => undefined);
  return made === hash ? undefined : hash;
}

async function hashOf(places: readonly string[]): Promise<string> {
  const hash = createHash('sha256');
  const files = (await Promise.all(places.map((place) => filesIn(join(root, place))))).flat().sort();
  for (const file of files) hash.update(relative(root, file)).update(await readFile(file));
  return hash.digest('hex');
}

async function filesIn(place: string): Promise<readonly string[]> {
  const entries = await readdir(place, { recursive: true, withFileTypes: true }).catch(() => undefined);
  if (entries === undefined) return [place];
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

/** Native modules and the icon always lie beside the parts that open them, whichever runtime they were made for. */
export async function layBeside(native: NativeModules): Promise<void> {
  await lay(native.database, join(out, 'native'), 'better_sqlite3.node');
  await lay(native.keytar, join(out, 'native'), 'keytar.node');
  // As large as a task bar draws it: the shell decodes it while the window is being opened.
  await lay(join(import.meta.dirname, 'icons', '128x128.png'), join(out, 'icons'), 'icon.png');
}

async function lay(from: string, folder: string, name: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const place = join(folder, name);
  const wanted = await readFile(from);
  const there = await readFile(place).catch(() => undefined);
  if (there?.equals(wanted)) return;
  // Removed first: a running app may have the old file mapped, and a copy into it would crash that app.
  await rm(place, { force: true });
  await copyFile(from, place);
}

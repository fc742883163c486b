// Compiles the two native modules from the source in their npm packages, by a named step instead of the
// packages' own install scripts, and keeps the results under .cache/native/. Both speak Node-API, so one build
// of each serves Node 24 and Electron alike.

import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { copyFile, cp, mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, delimiter, dirname, join } from 'node:path';
import { cache, installedVersion, modules } from './paths.ts';
import { run } from './run.ts';
import { CannotGoOn, say, seconds } from './say.ts';

export interface NativeModules {
  readonly keytar: string;
  readonly database: string;
}

/** What one compilation depends on; any difference is another folder in the cache. */
interface Recipe {
  readonly name: string;
  /** Package folders to copy side by side, so that one finds the other as in node_modules. */
  readonly packages: readonly string[];
  readonly result: string;
  readonly args: readonly string[];
  /** Compiler flags, given the folder of the compilation. */
  readonly flags: (work: string) => string;
}

const flagsHeader = join(import.meta.dirname, 'native', 'napi9-primitive-references.h');
const oldGlibc = join(import.meta.dirname, 'native', 'glibc-compat.c');
const hardened = '-fstack-protector-strong -D_FORTIFY_SOURCE=2';

const keytar: Recipe = {
  name: 'keytar',
  packages: ['keytar'],
  result: 'keytar.node',
  args: [],
  // 3 is what keytar's own releases are built for; left alone, node-gyp would ask for what this Node has.
  flags: () => `${hardened} -UNAPI_VERSION -DNAPI_VERSION=3`,
};

/**
 * Node-API 9 (Electron up to 34) refuses references to primitives: the header boxes them.
 * Newer runtimes take the prebuild that the package ships.
 */
const databaseForNodeApi9: Recipe = {
  name: 'better-sqlite3',
  packages: ['better-sqlite3', 'node-addon-api'],
  result: 'better_sqlite3.node',
  args: ['--force_build=1'],
  flags: (work) =>
    `${hardened} -UNAPI_VERSION -DNAPI_VERSION=9 -include ${join(work, 'napi9-primitive-references.h')}`,
};

/** `anywhere` is for packages: on Linux it compiles what must also load on a C library older than ours. */
type For = 'this machine' | 'anywhere';

export async function buildNative(electronVersion: string, forWhom: For): Promise<NativeModules> {
  const startedAt = Date.now();
  // Side by side: SQLite is one file for one core, keytar is done on the other meanwhile.
  const [keychain, databaseFile] = await Promise.all([compiled(keytar), database(electronVersion, forWhom)]);
  await placeForNode(keychain);
  say('native', `keytar ${installedVersion('keytar')} and the database ready (${seconds(startedAt)})`);
  return { keytar: keychain, database: databaseFile };
}

/** Electron 35 carries Node 22.14, the first with Node-API 10. */
function hasNodeApi10(electronVersion: string): boolean {
  return Number(electronVersion.split('.')[0]) >= 35;
}

function database(electronVersion: string, forWhom: For): Promise<string> {
  if (!hasNodeApi10(electronVersion)) return compiled(databaseForNodeApi9);
  const prebuild = join(modules, 'better-sqlite3', 'prebuilds', `${process.platform}-${process.arch}.node`);
  const suits = existsSync(prebuild) && (process.platform !== 'linux' || forWhom === 'this machine');
  return suits ? Promise.resolve(prebuild) : compiled({ ...databaseForNodeApi9, flags: () => hardened });
}

/** Where keytar's own JavaScript looks for it, so that tests under plain Node may use it. */
async function placeForNode(file: string): Promise<void> {
  const place = join(modules, 'keytar', 'build', 'Release', 'keytar.node');
  const same = await Promise.all([readFile(file), readFile(place)]).then(
    ([a, b]) => a.equals(b),
    () => false,
  );
  if (same) return;
  await mkdir(dirname(place), { recursive: true });
  await copyFile(file, `${place}.new`);
  await rename(`${place}.new`, place);
}

async function compiled(recipe: Recipe): Promise<string> {
  const folder = join(cache, 'native', await keyOf(recipe));
  const file = join(folder, recipe.result);
  if (existsSync(file)) return file;
  say('native', `compiling ${recipe.name} ${installedVersion(recipe.name)} from its npm source`);
  // The system's temporary folder, because make cannot live with a space in a path.
  const work = await mkdtemp(join(tmpdir(), 'govdesk-native-'));
  try {
    const made = await compile(recipe, work);
    await mkdir(folder, { recursive: true });
    await copyFile(made, `${file}.${process.pid}`);
    await rename(`${file}.${process.pid}`, file);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
  return file;
}

async function keyOf(recipe: Recipe): Promise<string> {
  const hash = createHash('sha256');
  for (const name of recipe.packages) hash.update(`${name}@${installedVersion(name)} `);
  hash.update(recipe.args.join(' ')).update(recipe.flags(''));
  for (const file of [flagsHeader, oldGlibc]) hash.update(await readFile(file));
  const target = `${process.platform}-${process.arch}`;
  return `${recipe.name}-${installedVersion(recipe.name)}-${target}-${hash.digest('hex').slice(0, 12)}`;
}

/** On Linux, an object that binds the addon to old symbol versions of the C library. */
async function oldGlibcObject(work: string): Promise<string> {
  if (process.platform !== 'linux') return '';
  const object = join(work, 'glibc-compat.o');
  const words = ['-c', '-O2', '-fPIC', '-Wno-builtin-declaration-mismatch', '-o', object, oldGlibc];
  const { code, output } = await run('gcc', words);
  if (code !== 0) throw new CannotGoOn('native', ['no C compiler:', output.trim()]);
  return object;
}

async function compile(recipe: Recipe, work: string): Promise<string> {
  const laid = join(work, 'node_modules');
  for (const name of recipe.packages) await cp(join(modules, name), join(laid, name), { recursive: true });
  await copyFile(flagsHeader, join(work, basename(flagsHeader)));
  const source = join(laid, recipe.name);
  await rm(join(source, 'build'), { recursive: true, force: true });
  const flags = `${recipe.flags(work)} -ffile-prefix-map=${work}=.`;
  const nodeGyp = join(modules, 'node-gyp', 'bin', 'node-gyp.js');
  const headers = join(modules, `node-${process.platform}-${process.arch}`);
  const nodedir = existsSync(join(headers, 'include')) ? [`--nodedir=${headers}`] : [];
  const env = {
    ...process.env,
    PATH: [dirname(process.execPath), process.env.PATH].join(delimiter),
    CFLAGS: `-ffile-prefix-map=${work}=.`,
    CXXFLAGS: flags,
    LDFLAGS: await oldGlibcObject(work),
    MAKEFLAGS: '-j2',
  };
  const args = [nodeGyp, 'rebuild', '--release', ...nodedir, ...recipe.args];
  const { code, output } = await run(process.execPath, args, { cwd: source, env });
  if (code === 0) return join(source, 'build', 'Release', recipe.result);
  const lines = output.trim().split('\n').slice(-15);
  throw new CannotGoOn('native', [
    `${recipe.name} does not compile (a C++ compiler, make, python3?):`,
    ...lines,
  ]);
}

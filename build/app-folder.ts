// Lays the built app down beside its runtime, the way an installed app lies: <folder>/electron and
// <folder>/resources/app. The runtime is linked, not copied, where the disk allows; out/ is always copied.

import { copyFile, cp, mkdir, realpath, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { out, root } from './paths.ts';
import { run } from './run.ts';
import type { Runtime } from './runtime.ts';
import { CannotGoOn } from './say.ts';

/** Lays the app into a folder that must not hold anything else, and answers its executable. */
export async function layApp(runtime: Runtime, folder: string): Promise<string> {
  await rm(folder, { recursive: true, force: true });
  await linkTree(runtime.folder, folder);
  const executable = join(folder, runtime.executable.slice(runtime.folder.length + 1));
  const resources =
    process.platform === 'darwin'
      ? join(folder, 'Electron.app', 'Contents', 'Resources')
      : join(folder, 'resources');
  const app = join(resources, 'app');
  await mkdir(app, { recursive: true });
  await copyFile(join(root, 'package.json'), join(app, 'package.json'));
  await cp(out, join(app, 'out'), { recursive: true, filter: (path) => !basename(path).startsWith('.') });
  await setSandboxHelper(runtime, folder);
  return executable;
}

/** Copies a folder by hard links; on another file system, or where links are refused, byte by byte. */
export async function linkTree(from: string, to: string): Promise<void> {
  // A symbolic link at the top would be copied as a link, and then we would write through it into the source.
  const source = await realpath(from);
  if (process.platform === 'linux') {
    if ((await run('cp', ['-al', source, to])).code === 0) return;
    await rm(to, { recursive: true, force: true });
  }
  await cp(source, to, { recursive: true, verbatimSymlinks: true });
}

/**
 * Where the system forbids user namespaces (Ubuntu 24.04, a chroot, many containers), Chromium's sandbox needs its
 * helper to be root's and setuid. The app is never started without its sandbox instead.
 */
async function setSandboxHelper(runtime: Runtime, folder: string): Promise<void> {
  if (process.platform !== 'linux') return;
  const isRoot = process.getuid?.() === 0;
  if (!isRoot && (await run('unshare', ['-Ur', 'true'])).code === 0) return;
  const helper = join(folder, 'chrome-sandbox');
  // A copy of its own: through a link the mode of the cached runtime would change too.
  await rm(helper, { force: true });
  await copyFile(join(runtime.folder, 'chrome-sandbox'), helper);
  const words = ['sh', '-c', 'chown root: "$0" && chmod 4755 "$0"', helper];
  const [program = 'sh', ...args] = isRoot ? words : ['sudo', '-n', ...words];
  if ((await run(program, args)).code === 0) return;
  throw new CannotGoOn('sandbox', [
    "Chromium's sandbox needs user namespaces, which this system forbids, or root's help once a start.",
    'Allow them (on Ubuntu: sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0),',
    'or let sudo run without a password, or run this as root: the app then runs as a user made for it.',
  ]);
}

/** Hands a folder to a user, and everything in it. */
export async function giveTo(user: string, folder: string): Promise<void> {
  const { code, output } = await run('chown', ['-R', `${user}:`, folder]);
  if (code !== 0) throw new CannotGoOn('user', [output.trim()]);
}

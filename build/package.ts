// `npm run package [-- --store] [-- targets]`: dist/<platform>-unpacked by electron-builder with the Electron that
// is already here, and on Linux a .deb of it. With --store the .deb keeps to /opt/apps, as the UOS store asks.
// Targets (AppImage, rpm, nsis, dmg) are electron-builder's and fetch their tools.

import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { bundle } from './bundle.ts';
import { makeDeb } from './deb.ts';
import { licenceText, shippedPackages } from './licences.ts';
import { buildNative } from './native.ts';
import { cache, dist, out, root } from './paths.ts';
import { run } from './run.ts';
import { findRuntime, type Runtime } from './runtime.ts';
import { CannotGoOn, runScript, say, seconds } from './say.ts';

await runScript(async () => {
  const words = process.argv.slice(2);
  const targets = words.filter((word) => !word.startsWith('--'));
  const runtime = await findRuntime();
  await bundle(await buildNative(runtime.version, 'anywhere'));
  await rm(dist, { recursive: true, force: true });
  await layAppToPack();
  await writeFile(join(cache, 'licences.txt'), licenceText(shippedPackages()));
  await pack(runtime, ['dir', ...targets]);
  if (process.platform === 'linux') await makeDeb(words.includes('--store') ? 'uos store' : 'debian');
  return 0;
});

/** What is shipped: out/ and those fields of package.json that a running app reads. */
async function layAppToPack(): Promise<void> {
  const folder = join(cache, 'app-to-pack');
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const { name, productName, version, description, license, author, type, main } = JSON.parse(
    await readFile(join(root, 'package.json'), 'utf8'),
  );
  const shipped = { name, productName, version, description, license, author, type, main };
  await writeFile(join(folder, 'package.json'), JSON.stringify(shipped, undefined, 2));
  const isShipped = (path: string) => !basename(path).startsWith('.');
  await cp(out, join(folder, 'out'), { recursive: true, filter: isShipped });
}

async function pack(runtime: Runtime, targets: readonly string[]): Promise<void> {
  const startedAt = Date.now();
  say('package', `packing ${targets.join(', ')} with Electron ${runtime.version}`);
  const command = join('node_modules', 'electron-builder', 'cli.js');
  const system = { win32: '--win', darwin: '--mac' } as const;
  const flag =
    process.platform === 'win32' || process.platform === 'darwin' ? system[process.platform] : '--linux';
  const electron = [`-c.electronDist=${runtime.folder}`, `-c.electronVersion=${runtime.version}`];
  const words = [command, flag, ...targets, '--publish', 'never', ...electron];
  const { code, output } = await run(process.execPath, words, { cwd: root });
  if (code !== 0) throw new CannotGoOn('package', ['electron-builder failed:', output.trim()]);
  say('package', `dist/ is packed (${seconds(startedAt)})`);
}

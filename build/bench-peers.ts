// What the benchmarks of sync are held against (tests/bench/peers): installed by npm from their own lock file into
// .cache/ when they are first needed, and never part of the product. Without a network the benchmarks go on without.

import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { linkTree } from './app-folder.ts';
import { cache, root } from './paths.ts';
import { run } from './run.ts';
import { say, seconds } from './say.ts';

const source = join(root, 'tests', 'bench', 'peers');
const files = ['package.json', 'package-lock.json'] as const;
const limitMs = 5 * 60_000;

/** The environment in which the benchmarks find them, laid below `folder`, which any user may read. */
export async function layPeers(folder: string): Promise<Readonly<Record<string, string>>> {
  const lock = await readFile(join(source, 'package-lock.json'));
  const kept = join(cache, 'bench-peers', createHash('sha256').update(lock).digest('hex').slice(0, 12));
  const trouble = existsSync(kept) ? undefined : await install(kept);
  if (trouble !== undefined) {
    say('peers', `not to be had: ${trouble}`);
    return { GOVDESK_PEERS_TROUBLE: trouble };
  }
  await linkTree(kept, folder);
  return { GOVDESK_PEERS: folder };
}

/** Why it failed. None of them may run code of its own while it is installed. */
async function install(kept: string): Promise<string | undefined> {
  const startedAt = Date.now();
  const fresh = `${kept}.${process.pid}`;
  await mkdir(fresh, { recursive: true });
  for (const name of files) await copyFile(join(source, name), join(fresh, name));
  const words = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const { npm_execpath: npm } = process.env;
  const [program, args] = npm === undefined ? ['npm', words] : [process.execPath, [npm, ...words]];
  say('peers', 'npm ci --ignore-scripts of tests/bench/peers, once');
  const { code, output } = await run(program, args, { cwd: fresh, limitMs });
  if (code === 0) {
    await rename(fresh, kept);
    say('peers', `ready (${seconds(startedAt)})`);
    return undefined;
  }
  await rm(fresh, { recursive: true, force: true });
  return (
    output
      .trim()
      .split('\n')
      .find((line) => /error/i.test(line)) ?? `npm ended with ${code}`
  );
}

// Starts the sample department systems for a development run and tells the person where they are.
// The app is told nothing: the addresses are typed in by hand, as a real person's are.

import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { cache, root } from './paths.ts';
import { CannotGoOn, say } from './say.ts';

interface Samples {
  readonly stop: () => void;
}

const startMs = 120_000;

export async function startSamples(): Promise<Samples> {
  const script = join(root, 'tests', 'departments', 'start.ts');
  if (!existsSync(script)) throw new CannotGoOn('samples', [`${script} is missing`]);
  const data = join(cache, 'samples');
  await mkdir(data, { recursive: true });
  say('samples', 'starting four department systems on this machine (their data is made up: 演示数据)');
  const child = spawn(process.execPath, [script, '--data', data, '--size', 'demo'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const stop = () => void child.kill('SIGTERM');
  endWithUs(stop);
  try {
    for (const line of describeSystems(await firstLine(child))) say('samples', line);
  } catch (error) {
    stop();
    throw error;
  }
  return { stop };
}

/** A signal to this script ends the systems too, even while nobody else here is listening for it yet. */
function endWithUs(stop: () => void): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      stop();
      if (process.listenerCount(signal) === 1) process.exit(130);
    });
  }
}

function firstLine(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    const fail = (why: string) => reject(new CannotGoOn('samples', [why]));
    const timer = setTimeout(() => fail(`no answer within ${startMs / 1000} s`), startMs);
    child.once('exit', (code) => fail(`ended with code ${code} before they were ready`));
    if (!child.stdout) return fail('no output to read');
    createInterface({ input: child.stdout }).once('line', (line) => {
      clearTimeout(timer);
      resolve(line);
    });
  });
}

interface ListedSystem {
  readonly name: string;
  readonly organ: string;
  readonly address: string;
  readonly signIn: string;
  readonly account: string;
  readonly secret: string;
}

/** One line a system: where it is and the demo account to sign in with. */
function describeSystems(line: string): readonly string[] {
  const { systems } = JSON.parse(line) as { readonly systems: readonly ListedSystem[] };
  return systems.map(({ name, organ, address, signIn, account, secret }) =>
    [name, organ, address, signIn, account, secret].filter((word) => word !== '').join('  '),
  );
}

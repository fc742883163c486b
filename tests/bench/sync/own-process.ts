// Runs one measurement as a process of its own, so that its memory and its warm-up are its own, and reads the one line
// of JSON that it says at its end.

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

export type Started = {
  readonly pid: number;
  readonly child: ChildProcess;
  /** The next line it says, taken apart; undefined when it ended without one. */
  next(): Promise<unknown>;
  end(signal?: NodeJS.Signals): Promise<void>;
};

const limitMs = 10 * 60_000;

export function startProcess(script: string, wish: object): Started {
  const child = spawn(process.execPath, ['--no-deprecation', '--expose-gc', script, JSON.stringify(wish)], {
    stdio: ['pipe', 'pipe', 'pipe'],
    // Where a peer finds the one package of ours that it uses.
    env: { ...process.env, NODE_OPTIONS: '', NODE_PATH: join(import.meta.dirname, '../../../node_modules') },
  });
  const gone = once(child, 'exit');
  const said: Buffer[] = [];
  child.stderr.on('data', (piece: Buffer) => said.push(piece));
  const tooLong = setTimeout(() => child.kill('SIGKILL'), limitMs);
  void gone.then(() => clearTimeout(tooLong));
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    pid: child.pid ?? 0,
    child,
    next: async () => {
      // Some libraries greet on the same channel.
      let line = await lines.next();
      while (line.done !== true && !line.value.startsWith('{')) line = await lines.next();
      if (line.done !== true) return JSON.parse(line.value) as unknown;
      await gone;
      throw new Error(lastWords(Buffer.concat(said).toString('utf8'), child.exitCode));
    },
    end: async (signal = 'SIGTERM') => {
      if (child.exitCode === null && child.signalCode === null) child.kill(signal);
      await gone;
    },
  };
}

/** What one process says, when it says one thing. */
export async function saidBy<T>(script: string, wish: object): Promise<T> {
  const started = startProcess(script, wish);
  try {
    return (await started.next()) as T;
  } finally {
    started.child.stdin?.end();
    await started.end();
  }
}

function lastWords(text: string, code: number | null): string {
  const line =
    text.split('\n').find((one) => /Error|not |cannot/i.test(one)) ?? text.trim().split('\n').at(-1);
  return `ended with ${code}: ${(line ?? '').trim().slice(0, 200)}`;
}

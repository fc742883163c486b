// Runs other programs: to the end with their output kept, or beside us with their output shown.
// It decides nothing about what to do when one fails.

import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';

interface Ended {
  readonly code: number;
  readonly output: string;
}

interface RunOptions {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** Kills the program and answers code 124, as timeout(1) does. */
  readonly limitMs?: number;
}

/** Runs to the end; stdout and stderr come back as one text. */
export function run(program: string, args: readonly string[], options: RunOptions = {}): Promise<Ended> {
  const { limitMs, ...rest } = options;
  const child = spawn(program, args, { ...rest, stdio: ['ignore', 'pipe', 'pipe'] });
  const pieces: Buffer[] = [];
  child.stdout.on('data', (piece: Buffer) => pieces.push(piece));
  child.stderr.on('data', (piece: Buffer) => pieces.push(piece));
  return ended(child, pieces, limitMs);
}

/** Runs to the end with its output on our terminal. */
export async function runShown(
  program: string,
  args: readonly string[],
  options: RunOptions = {},
): Promise<number> {
  const { limitMs, ...rest } = options;
  const shown: SpawnOptions = { ...rest, stdio: ['ignore', 'inherit', 'inherit'] };
  return (await ended(spawn(program, args, shown), [], limitMs)).code;
}

function ended(child: ChildProcess, pieces: readonly Buffer[], limitMs: number | undefined): Promise<Ended> {
  return new Promise((resolve) => {
    let timedOut = false;
    const timer = limitMs
      ? setTimeout(() => {
          timedOut = true;
          child.kill('SIGKILL');
        }, limitMs)
      : undefined;
    const answer = (code: number, text: string) => {
      clearTimeout(timer);
      resolve({ code, output: text });
    };
    child.on('error', (error) => answer(127, error.message));
    child.on('close', (code) => answer(timedOut ? 124 : (code ?? 1), Buffer.concat(pieces).toString('utf8')));
  });
}

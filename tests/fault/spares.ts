// Processes kept ready, with their modules loaded and nothing opened: what a kill -9 costs a run is then the start of
// the thing that was killed, not of Node. What is left of that start is measured by whoever takes one.
import { type ChildProcess, fork, type StdioOptions } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

type Spares = {
  /** One that waits for its first message; the next is begun at once. */
  take(): ChildProcess;
  /** Ends the one that nobody took. */
  close(): void;
};

export function createSpares(file: string, stdio: StdioOptions): Spares {
  let spare: ChildProcess | undefined;
  let isClosed = false;
  // Each process that is begun reads what the first has compiled: else two hundred of them keep one of two cores busy.
  const compiled = mkdtempSync(join(tmpdir(), 'govdesk-compiled-'));
  const env = { ...process.env, NODE_OPTIONS: '', NODE_COMPILE_CACHE: compiled };
  const begin = () => fork(file, [], { execArgv: [], env, stdio });
  return {
    take() {
      const taken = spare ?? begin();
      spare = isClosed ? undefined : begin();
      return taken;
    },
    close() {
      isClosed = true;
      spare?.kill('SIGKILL');
      spare = undefined;
      rmSync(compiled, { recursive: true, force: true });
    },
  };
}

export const isAlive = (child: ChildProcess): boolean => child.exitCode === null && child.signalCode === null;

export async function killed(child: ChildProcess, signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
  if (!isAlive(child)) return;
  const gone = once(child, 'exit');
  child.kill(signal);
  await gone;
}

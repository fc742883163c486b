// Waits for a program that leads a process group of its own, and leaves nobody of that group behind. Told to end
// early, it asks the main process first: an app whose screen goes before it cannot close what it has open.

import type { ChildProcess } from 'node:child_process';

interface Ending {
  readonly limitMs?: number | undefined;
  /** Ends the run early, as a signal to this script does. */
  readonly stop?: AbortSignal | undefined;
  /** The process to ask first, once there is one. */
  readonly mainPid: () => number | undefined;
}

const graceMs = 5_000;
const longestTimerMs = 2 ** 31 - 1;
const endingSignals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Answers the exit code, or 124 when the time was up. */
export function groupEnded(child: ChildProcess, { limitMs, stop, mainPid }: Ending): Promise<number> {
  const group = child.pid === undefined ? undefined : -child.pid;
  return new Promise((resolve) => {
    let timedOut = false;
    let grace: NodeJS.Timeout | undefined;
    const askToEnd = () => {
      signal(mainPid() ?? group, 'SIGTERM');
      grace ??= setTimeout(() => signal(group, 'SIGKILL'), graceMs);
    };
    const timeUp = () => {
      timedOut = true;
      signal(group, 'SIGKILL');
    };
    const timer = setTimeout(timeUp, limitMs ?? longestTimerMs);
    for (const name of endingSignals) process.on(name, askToEnd);
    stop?.addEventListener('abort', askToEnd);
    const finish = (code: number) => {
      clearTimeout(timer);
      clearTimeout(grace);
      for (const name of endingSignals) process.off(name, askToEnd);
      stop?.removeEventListener('abort', askToEnd);
      signal(group, 'SIGKILL');
      resolve(timedOut ? 124 : code);
    };
    child.on('error', () => finish(127));
    child.on('exit', (code) => finish(code ?? 1));
  });
}

function signal(pid: number | undefined, name: NodeJS.Signals): void {
  if (pid === undefined) return;
  try {
    process.kill(pid, name);
  } catch {
    // It has ended meanwhile.
  }
}

// Makes sure that this is the one desk of its data folder. Chromium's own lock has a race: of many starts at one moment
// each may find the lock of the one before without its socket yet, take it for a dead one's, and put its own in its
// place. The lock then names the last; the others hold nothing and do not know it.
import { readlinkSync } from 'node:fs';
import { join } from 'node:path';

/** By then every start of that moment has put its lock. Looked at again because they may be minutes on a slow disk. */
const looksAfterMs: readonly number[] = [0, 300, 1_000, 3_000, 10_000, 30_000, 120_000];

/**
 * Ends this process when the lock came to name another that is alive. By a signal and not by quitting: on its way out
 * Chromium would take the other's lock along. What was saved is saved; no desk is open yet, or it is safe to be killed.
 */
export function standDownWhenTaken(folder: string): void {
  // Elsewhere the lock is a mutex of the system.
  if (process.platform !== 'linux') return;
  for (const ms of looksAfterMs) {
    setTimeout(() => {
      const holder = holderOf(folder);
      if (holder !== undefined && holder !== process.pid && isAlive(holder))
        process.kill(process.pid, 'SIGKILL');
    }, ms).unref();
  }
}

/** `SingletonLock` is a link to `host-pid`. */
function holderOf(folder: string): number | undefined {
  try {
    const pid = Number(/-(\d+)$/.exec(readlinkSync(join(folder, 'SingletonLock')))?.[1]);
    return Number.isInteger(pid) ? pid : undefined;
  } catch {
    return undefined;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

// Closes the desk when nobody is there: after ten minutes without a key or a mouse, and when the machine sleeps.
import { powerMonitor } from 'electron/main';

type Idle = { readonly idleSeconds: () => number; readonly lock: () => void };

const limitSeconds = 10 * 60;
const lookEveryMs = 15_000;

/** Answers what ends the watch. `lock` may be called when there is nothing to lock. */
function watchIdle({ idleSeconds, lock }: Idle): () => void {
  const timer = setInterval(() => {
    if (idleSeconds() >= limitSeconds) lock();
  }, lookEveryMs);
  return () => clearInterval(timer);
}

export function lockWhenAway(lock: () => void): void {
  watchIdle({ idleSeconds: () => powerMonitor.getSystemIdleTime(), lock });
  powerMonitor.on('suspend', lock);
  // Told on macOS and Windows only; Linux has no such event here.
  powerMonitor.on('lock-screen', lock);
}

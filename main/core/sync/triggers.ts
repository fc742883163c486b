// What sets a source's loop going: its time has come, a person asked, an action was decided, the line or the machine
// came back. Here is how each reaches the loop; what the loop then does is decided by `next`.
import type { Happened } from './next.ts';

/** A clock that never goes back, and a way to be called at a time of it. */
export type Timers = {
  ticks(): number;
  after(ms: number, call: () => void): { cancel(): void };
};

export const realTimers: Timers = {
  ticks: () => performance.now(),
  after(ms, call) {
    const timer = setTimeout(call, ms);
    // A desk that closes does not wait for its next round.
    timer.unref();
    return { cancel: () => clearTimeout(timer) };
  },
};

/** One loop sleeps by it; anybody may ring. A ring that comes while nobody sleeps is not lost. */
export type Bell = {
  ring(): void;
  /** Until it rings, or until the time given. */
  wait(until?: number): Promise<void>;
};

/** A timer of the platform holds 2^31 ms at most, and one that spans a night of sleep may come late. */
const longestWaitMs = 60 * 60_000;

export function createBell(timers: Timers): Bell {
  let rung = false;
  let wake: (() => void) | undefined;
  return {
    ring() {
      rung = true;
      wake?.();
    },
    async wait(until) {
      let timer: { cancel(): void } | undefined;
      if (!rung) {
        await new Promise<void>((resolve) => {
          wake = resolve;
          const ms = until === undefined ? longestWaitMs : Math.min(until - timers.ticks(), longestWaitMs);
          timer = timers.after(Math.max(0, ms), resolve);
        });
      }
      timer?.cancel();
      wake = undefined;
      rung = false;
    },
  };
}

/** What the shell says of the machine, as something that happens to every source; nothing for what changes nothing. */
export function happenedWith(why: 'online' | 'offline' | 'resume'): Happened | undefined {
  switch (why) {
    case 'online':
    case 'resume':
      return { kind: 'line-back' };
    // A hint that may be wrong (a VPN, a second card): a request finds out soon enough.
    case 'offline':
      return undefined;
  }
}

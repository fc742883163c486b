// Says what a pull has changed. Each time the window asks anew for all it shows, 20 to 60 ms of the core in which nobody
// else is answered: a pass over everything, some twenty parts a second, may not have that done for each of them.
import type { NoticeTopic } from '../../../shared/contract/desk-views.ts';
import type { Timers } from './triggers.ts';

export type Telling = {
  /** At once, and with it what waits to be told. */
  now(topics: readonly NoticeTopic[]): void;
  /** At once when nothing was told for a second, else when it is over. */
  soon(topics: readonly NoticeTopic[]): void;
  /** What waits is not told any more. */
  stop(): void;
};

type TellingParts = {
  readonly publish: (topics: readonly NoticeTopic[]) => void;
  readonly timers: Timers;
};

const pauseMs = 1_000;

export function createTelling({ publish, timers }: TellingParts): Telling {
  const waiting = new Set<NoticeTopic>();
  let later: { cancel(): void } | undefined;
  let toldAt = Number.NEGATIVE_INFINITY;

  const tell = (topics: readonly NoticeTopic[]): void => {
    later?.cancel();
    later = undefined;
    const all = [...new Set([...waiting, ...topics])];
    waiting.clear();
    toldAt = timers.ticks();
    publish(all);
  };
  return {
    now: tell,
    soon(topics) {
      const leftMs = toldAt + pauseMs - timers.ticks();
      if (leftMs <= 0) return tell(topics);
      for (const topic of topics) waiting.add(topic);
      later ??= timers.after(leftMs, () => tell([]));
    },
    stop() {
      later?.cancel();
      waiting.clear();
    },
  };
}

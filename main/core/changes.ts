// Who wants to know what changed. Topics published within a short time are told as one notice: a first sync of
// 100 pages must not ask the window to read 100 times at once.
import { type NoticeTopic, noticeTopics } from '../../shared/contract/desk-views.ts';

type Notice = { readonly topics: NoticeTopic[] };

export type Changes = {
  publish(topics: readonly NoticeTopic[]): void;
  /** Ends when the signal does. */
  follow(signal?: AbortSignal): AsyncGenerator<Notice, void>;
};

const gatherMs = 50;

type Follower = { readonly topics: Set<NoticeTopic>; wake: () => void };

export function createChanges(): Changes {
  const followers = new Set<Follower>();
  const gathered = new Set<NoticeTopic>();
  let timer: NodeJS.Timeout | undefined;

  const tell = (): void => {
    timer = undefined;
    for (const follower of followers) {
      for (const topic of gathered) follower.topics.add(topic);
      follower.wake();
    }
    gathered.clear();
  };

  return {
    publish(topics) {
      if (topics.length === 0 || followers.size === 0) return;
      for (const topic of topics) gathered.add(topic);
      if (timer === undefined) timer = setTimeout(tell, gatherMs);
    },
    async *follow(signal) {
      const follower: Follower = { topics: new Set(), wake: () => undefined };
      followers.add(follower);
      try {
        while (signal?.aborted !== true) {
          if (follower.topics.size === 0) await nextWake(follower, signal);
          const topics = noticeTopics.filter((topic) => follower.topics.has(topic));
          follower.topics.clear();
          if (topics.length > 0) yield { topics };
        }
      } finally {
        followers.delete(follower);
      }
    },
  };
}

function nextWake(follower: Follower, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    const wake = (): void => {
      signal?.removeEventListener('abort', wake);
      resolve();
    };
    follower.wake = wake;
    signal?.addEventListener('abort', wake, { once: true });
  });
}

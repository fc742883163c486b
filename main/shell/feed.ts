// One value that changes, for any number of followers: the present value first, then every change in order.

export type Feed<T> = {
  readonly get: () => T;
  readonly set: (value: T) => void;
  readonly follow: (signal: AbortSignal | undefined) => AsyncGenerator<T, void, void>;
};

type Follower<T> = { readonly waiting: T[]; wake: () => void };

export function createFeed<T>(first: T): Feed<T> {
  const followers = new Set<Follower<T>>();
  let present = first;

  async function* follow(signal: AbortSignal | undefined): AsyncGenerator<T, void, void> {
    const follower: Follower<T> = { waiting: [present], wake: () => undefined };
    const stop = () => follower.wake();
    followers.add(follower);
    signal?.addEventListener('abort', stop);
    try {
      while (!signal?.aborted) {
        const [next] = follower.waiting.splice(0, 1);
        if (next !== undefined) yield next;
        else
          await new Promise<void>((resolve) => {
            follower.wake = resolve;
          });
      }
    } finally {
      signal?.removeEventListener('abort', stop);
      followers.delete(follower);
    }
  }

  return {
    get: () => present,
    set: (value) => {
      present = value;
      for (const follower of followers) {
        follower.waiting.push(value);
        follower.wake();
      }
    },
    follow,
  };
}

// What waits until somebody takes it: each value is taken once, by whoever follows, and only the last waits.

type Mailbox<T> = {
  readonly put: (value: T) => void;
  readonly empty: () => void;
  readonly follow: (signal: AbortSignal | undefined) => AsyncGenerator<T, void, void>;
};

export function createMailbox<T>(): Mailbox<T> {
  let waiting: { readonly value: T } | undefined;
  const wakes = new Set<() => void>();

  async function* follow(signal: AbortSignal | undefined): AsyncGenerator<T, void, void> {
    while (!signal?.aborted) {
      const taken = waiting;
      waiting = undefined;
      if (taken !== undefined) yield taken.value;
      else await next(wakes, signal);
    }
  }

  return {
    put: (value) => {
      waiting = { value };
      for (const wake of wakes) wake();
    },
    empty: () => {
      waiting = undefined;
    },
    follow,
  };
}

function next(wakes: Set<() => void>, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    const wake = () => {
      wakes.delete(wake);
      signal?.removeEventListener('abort', wake);
      resolve();
    };
    wakes.add(wake);
    signal?.addEventListener('abort', wake);
  });
}

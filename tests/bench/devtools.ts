// The few words of the Chrome DevTools Protocol that the benchmarks need, over one WebSocket. Lighter than a
// test driver, so that what is timed is the app.

type Answer = { readonly result?: unknown; readonly error?: { readonly message: string } };
type Message = Answer & {
  readonly id?: number;
  readonly method?: string;
  readonly params?: Readonly<Record<string, unknown>>;
  readonly sessionId?: string;
};
type Heard = {
  readonly method: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly sessionId?: string;
};

export type Devtools = {
  send(method: string, params?: object, sessionId?: string): Promise<Record<string, unknown>>;
  hear(listener: (heard: Heard) => void): void;
  close(): void;
};

export async function connectDevtools(address: string): Promise<Devtools> {
  const socket = new WebSocket(address);
  await new Promise<void>((resolve, reject) => {
    socket.addEventListener('open', () => resolve(), { once: true });
    socket.addEventListener('error', () => reject(new Error(`no DevTools at ${address}`)), { once: true });
  });
  const waiting = new Map<number, (answer: Answer) => void>();
  const listeners: ((heard: Heard) => void)[] = [];
  let sent = 0;
  socket.addEventListener('message', ({ data }) => {
    const message = JSON.parse(String(data)) as Message;
    if (message.id !== undefined) {
      waiting.get(message.id)?.(message);
      waiting.delete(message.id);
    } else if (message.method !== undefined) {
      const { method, params = {}, sessionId } = message;
      for (const listener of listeners) listener({ method, params, ...(sessionId ? { sessionId } : {}) });
    }
  });
  socket.addEventListener('close', () => {
    for (const answer of waiting.values()) answer({ error: { message: 'the app is gone' } });
  });
  return {
    send: (method, params = {}, sessionId) =>
      new Promise((resolve, reject) => {
        sent += 1;
        waiting.set(sent, ({ result, error }) =>
          error ? reject(new Error(`${method}: ${error.message}`)) : resolve(Object(result)),
        );
        socket.send(JSON.stringify({ id: sent, method, params, ...(sessionId ? { sessionId } : {}) }));
      }),
    hear: (listener) => void listeners.push(listener),
    close: () => socket.close(),
  };
}

// A message port as oRPC takes it, with a limit on what one message may hold: whoever sends more, or anything but
// oRPC's own encoding, is none of our pages, and the port is closed.

/** What of Electron's MessagePortMain is used, in either of the processes that have it. */
export type Port = {
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): unknown;
  on(event: 'close', listener: () => void): unknown;
  postMessage(message: unknown): void;
  start(): void;
  close(): void;
};

type BoundedPort = {
  on(event: string, callback: (event?: { data: unknown }) => void): void;
  postMessage(message: unknown): void;
};

/** Far above the longest call there is: an opinion of 4,000 characters. */
const most = 1_000_000;

export function bounded(port: Port): BoundedPort {
  return {
    on(event, callback) {
      if (event !== 'message') {
        port.on('close', () => callback());
        return;
      }
      port.on('message', ({ data }) => {
        if (sizeOf(data) > most) port.close();
        else callback({ data });
      });
    },
    postMessage: (message) => port.postMessage(message),
  };
}

function sizeOf(data: unknown): number {
  if (typeof data === 'string') return data.length;
  return data instanceof Uint8Array || data instanceof ArrayBuffer
    ? data.byteLength
    : Number.POSITIVE_INFINITY;
}

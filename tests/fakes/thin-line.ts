// A TCP line on loopback that carries so many bytes a second from the desk, and everything to it.
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { setTimeout as later } from 'node:timers/promises';

export type ThinLine = {
  readonly port: number;
  /** Undefined: as fast as it can. */
  setRate(bytesASecond: number | undefined): void;
  close(): Promise<void>;
};

const sliceMs = 20;

export async function startThinLine(target: number): Promise<ThinLine> {
  const open = new Set<Socket>();
  let rate: number | undefined;
  const carryUp = async (client: Socket, upstream: Socket): Promise<void> => {
    for await (const part of client as AsyncIterable<Buffer>) {
      for (let at = 0; at < part.length; ) {
        const most = rate === undefined ? part.length : Math.max(1, Math.floor((rate * sliceMs) / 1000));
        upstream.write(part.subarray(at, at + most));
        at += most;
        if (rate !== undefined) await later(sliceMs);
      }
    }
    upstream.end();
  };
  const server = createServer({ highWaterMark: 16_384 }, (client) => {
    const upstream = connect(target, '127.0.0.1');
    const both = [client, upstream];
    for (const socket of both) {
      open.add(socket);
      socket.on('error', () => undefined);
      socket.once('close', () => {
        open.delete(socket);
        for (const one of both) one.destroy();
      });
    }
    upstream.pipe(client);
    carryUp(client, upstream).catch(() => upstream.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    setRate: (to) => {
      rate = to;
    },
    async close() {
      for (const socket of open) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

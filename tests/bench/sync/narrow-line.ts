// A slow line without a system's help: a TCP proxy on loopback that lets so many bits a second through towards the
// desk, and holds everything back for the time it takes there.

import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { setTimeout as later } from 'node:timers/promises';

type NarrowLine = {
  readonly port: number;
  /** Bytes towards the desk so far, as they were on the line. */
  passed(): number;
  close(): Promise<void>;
};

type NarrowWish = {
  readonly port: number;
  readonly bitsPerSecond: number;
  /** One way. */
  readonly delayMs: number;
  /** The system is not told that the desk could unpack anything. */
  readonly plain: boolean;
};

/** About what one packet carries. */
const pieceBytes = 1_400;

export async function startNarrowLine({
  port,
  bitsPerSecond,
  delayMs,
  plain,
}: NarrowWish): Promise<NarrowLine> {
  const open = new Set<Socket>();
  let passed = 0;
  // One line for all connections: when it will have carried all that was given to it.
  let freeAt = performance.now();
  const carry = async (from: Socket, to: Socket, isNarrow: boolean): Promise<void> => {
    for await (const came of from as AsyncIterable<Buffer>) {
      const chunk = plain && !isNarrow ? withoutUnpacking(came) : came;
      for (let at = 0; at < chunk.length; at += pieceBytes) {
        const piece = chunk.subarray(at, at + pieceBytes);
        if (isNarrow) {
          freeAt = Math.max(freeAt, performance.now()) + (piece.length * 8_000) / bitsPerSecond;
          await later(Math.max(0, freeAt - performance.now()));
          passed += piece.length;
        }
        void later(delayMs).then(() => to.destroyed || to.write(piece));
      }
    }
    await later(delayMs);
    to.end();
  };
  const server = createServer((desk) => {
    const system = connect(port, '127.0.0.1');
    for (const socket of [desk, system]) {
      open.add(socket);
      socket.on('error', () => undefined).once('close', () => open.delete(socket));
    }
    void carry(system, desk, true).catch(() => desk.destroy());
    void carry(desk, system, false).catch(() => system.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    passed: () => passed,
    async close() {
      for (const socket of open) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** A request is short and comes in one piece. */
function withoutUnpacking(request: Buffer): Buffer {
  return Buffer.from(request.toString('latin1').replace(/^accept-encoding:.*\r\n/im, ''), 'latin1');
}

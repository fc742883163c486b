// A TCP line on loopback in front of one server that breaks when told: each connection after so many bytes from the
// desk, or to it. Bytes are carried as they come, so that what got through before the break did get through.
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

export type CuttingLine = {
  readonly port: number;
  /** How often it broke. */
  readonly cuts: () => number;
  /** Bytes carried: from the desk, to the desk. */
  readonly carried: () => { readonly up: number; readonly down: number };
  close(): Promise<void>;
};

type CutWish = {
  readonly target: () => number;
  /** Bytes until the next break, asked after each; undefined: it breaks no more. Counted over connections. */
  readonly next: () => number | undefined;
  readonly counts: 'up' | 'down';
};

export async function startCuttingLine({ target, next, counts }: CutWish): Promise<CuttingLine> {
  const open = new Set<Socket>();
  const total = { up: 0, down: 0 };
  let left = next();
  let cuts = 0;

  /** The part that gets through; the line breaks when it is shorter than what came. */
  const passing = (way: 'up' | 'down', part: Buffer): Buffer => {
    const through = way === counts && left !== undefined ? part.subarray(0, left) : part;
    if (way === counts && left !== undefined) left -= through.length;
    total[way] += through.length;
    return through;
  };
  const carry = (way: 'up' | 'down', from: Socket, to: Socket, breakOff: () => void) => {
    let isBroken = false;
    from.on('data', (part: Buffer) => {
      // Nothing more may follow what was cut off: a hole is not a break.
      if (isBroken) return;
      const through = passing(way, part);
      const isWhole = through.length === part.length;
      isBroken = !isWhole;
      if (!isWhole) {
        cuts += 1;
        left = next();
      }
      const isTaken = to.write(through, () => {
        if (!isWhole) breakOff();
      });
      if (isWhole && !isTaken) {
        from.pause();
        to.once('drain', () => from.resume());
      }
    });
    from.on('end', () => to.end());
  };

  const server = createServer((client) => {
    const upstream = connect(target(), '127.0.0.1');
    const both = [client, upstream];
    const breakOff = () => {
      // What was carried still arrives at either end, and then nothing more.
      client.end(() => client.destroy());
      upstream.end();
    };
    for (const socket of both) {
      open.add(socket);
      socket.on('error', () => {
        for (const one of both) one.destroy();
      });
      socket.once('close', () => open.delete(socket));
    }
    carry('up', client, upstream, breakOff);
    carry('down', upstream, client, breakOff);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    cuts: () => cuts,
    carried: () => ({ ...total }),
    async close() {
      for (const socket of open) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

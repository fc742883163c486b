// A line that breaks or is thin: a TCP proxy on loopback in front of one department system. Each connection carries one request
// (the answer says `Connection: close`), so that each request meets one fate, chosen by a seeded chance and counted.
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { once } from 'node:events';
import { setTimeout as later } from 'node:timers/promises';
import { createPace, type Pace, writePaced } from './pace.ts';
import type { Chance } from './seeded.ts';

const lineFates = [
  'refuse',
  'cut-request',
  'cut-reply',
  'stall-then-cut',
  'drip',
  'half-reply',
  'repeat-request',
  'server-error',
  'lost-by-gateway',
  'captive-portal',
] as const;
export type LineFate = (typeof lineFates)[number];

export type FaultProxy = {
  readonly port: number;
  readonly counts: ReadonlyMap<LineFate, number>;
  faults(): number;
  /** How likely a request meets a fault; 0 is a line that is well. */
  setRate(rate: number): void;
  /** Bytes a second that the line carries, all connections and both directions together; undefined: no limit. */
  setThrottle(bytesPerSecond: number | undefined): void;
  close(): Promise<void>;
};

type ProxyWish = {
  /** Of the department; asked at each connection, for it may have been started anew. */
  readonly target: () => number;
  readonly chance: Chance;
  readonly rate: number;
  /** Which faults there are; all of them when absent. */
  readonly fates?: readonly [LineFate, ...LineFate[]];
  /** Bytes a second: 125,000 is a line of 1 Mbit/s. */
  readonly throttle?: number;
};

/** Longer than the desk under test waits for a byte, at the upper end. */
const longestStallMs = 500;
const closedDoorMs = 40;
const readMs = 30;

export async function startFaultProxy(wish: ProxyWish): Promise<FaultProxy> {
  const { chance, fates = lineFates } = wish;
  const counts = new Map<LineFate, number>();
  const open = new Set<Socket>();
  const pace = createPace(wish.throttle);
  let rate = wish.rate;
  let isClosed = false;
  const server = createServer((client) => {
    open.add(client);
    client.on('error', () => undefined).once('close', () => open.delete(client));
    const fate = chance.happens(rate) ? chance.pick([...fates] as [LineFate, ...LineFate[]]) : undefined;
    if (fate !== undefined) counts.set(fate, (counts.get(fate) ?? 0) + 1);
    if (fate === 'refuse') {
      cutOff(client);
      if (!isClosed) void shutTheDoor(server, () => isClosed);
      return;
    }
    void carry({ client, fate, chance, pace, port: wish.target() }).catch(() => cutOff(client));
  });
  server.on('error', () => undefined);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  doors.set(server, port);
  return {
    port,
    counts,
    faults: () => [...counts.values()].reduce((sum, count) => sum + count, 0),
    setRate: (to) => {
      rate = to;
    },
    setThrottle: pace.set,
    async close() {
      isClosed = true;
      for (const socket of open) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const doors = new WeakMap<Server, number>();

/** For a moment nobody listens at all: the system itself refuses the next callers. */
async function shutTheDoor(server: Server, isClosed: () => boolean): Promise<void> {
  if (!server.listening) return;
  server.close();
  await later(closedDoorMs);
  if (!isClosed() && !server.listening) server.listen(doors.get(server), '127.0.0.1');
}

type Carried = {
  readonly client: Socket;
  readonly fate: LineFate | undefined;
  readonly chance: Chance;
  readonly pace: Pace;
  readonly port: number;
};

async function carry(carried: Carried): Promise<void> {
  const { client, fate, chance, pace, port } = carried;
  const request = await readRequest(client);
  if (request === undefined) return void client.destroy();
  await pace.carry(request.length);
  switch (fate) {
    case 'cut-request':
      await sendPart(port, request.subarray(0, chance.whole(1, request.length - 1)));
      return void cutOff(client);
    case 'server-error':
      return void client.end(serverError(chance.pick([500, 502, 503, 504])));
    case 'captive-portal':
      return void client.end(chance.happens(0.5) ? portalPage : portalRedirect);
    case 'repeat-request':
      await exchange(port, request);
      break;
    case undefined:
    case 'refuse':
    case 'cut-reply':
    case 'stall-then-cut':
    case 'drip':
    case 'half-reply':
    case 'lost-by-gateway':
      break;
  }
  const reply = await exchange(port, request);
  if (reply.length === 0) cutOff(client);
  else await answer(carried, reply);
}

async function answer({ client, fate, chance, pace }: Carried, reply: Buffer): Promise<void> {
  switch (fate) {
    case 'cut-reply':
      client.write(reply.subarray(0, chance.whole(0, reply.length - 1)), () => cutOff(client));
      return;
    case 'half-reply':
      client.write(reply.subarray(0, Math.floor(reply.length / 2)));
      await later(readMs);
      return void client.end();
    case 'stall-then-cut':
      client.write(reply.subarray(0, chance.whole(0, reply.length - 1)));
      await later(chance.whole(50, longestStallMs));
      return void cutOff(client);
    case 'drip':
      return drip(client, reply);
    // The department did it, and what stands in front of it says that it does not know.
    case 'lost-by-gateway':
      return void client.end(serverError(504));
    case undefined:
    case 'refuse':
    case 'cut-request':
    case 'repeat-request':
    case 'server-error':
    case 'captive-portal':
      // The desk closes when it has read all: Node's fetch breaks an assertion of its own when a reply that it has
      // not yet read ends together with its connection.
      return writePaced(client, reply, pace);
  }
}

async function drip(client: Socket, reply: Buffer): Promise<void> {
  const drops = 8;
  const size = Math.ceil(reply.length / drops);
  for (let from = 0; from < reply.length && client.writable; from += size) {
    client.write(reply.subarray(from, from + size));
    await later(10);
  }
}

/** The whole request with `Connection: close`; undefined when the desk hung up before its end. */
async function readRequest(client: Socket): Promise<Buffer | undefined> {
  let read: Buffer = Buffer.alloc(0);
  for await (const part of client.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    read = Buffer.concat([read, part]);
    const end = read.indexOf('\r\n\r\n');
    if (end === -1) continue;
    const head = read.subarray(0, end).toString('latin1');
    const length = Number(/^content-length: *(\d+)/im.exec(head)?.[1] ?? 0);
    if (read.length < end + 4 + length) continue;
    const closing = `${head.replace(/\r\nconnection:[^\r]*/i, '')}\r\nConnection: close\r\n\r\n`;
    return Buffer.concat([Buffer.from(closing, 'latin1'), read.subarray(end + 4, end + 4 + length)]);
  }
  return undefined;
}

/** Rejects when the department is not there or dies in mid-answer. */
async function exchange(port: number, request: Buffer): Promise<Buffer> {
  const upstream = connect(port, '127.0.0.1');
  const parts: Buffer[] = [];
  upstream.write(request);
  for await (const part of upstream as AsyncIterable<Buffer>) parts.push(part);
  return Buffer.concat(parts);
}

async function sendPart(port: number, part: Buffer): Promise<void> {
  const upstream = connect(port, '127.0.0.1').on('error', () => undefined);
  await new Promise<void>((resolve) => {
    upstream.once('close', () => resolve());
    upstream.write(part, () => upstream.destroy());
  });
}

/**
 * Ends a connection as a broken line does. Node refuses to reset one that is just ending (its caller hung up in the
 * same turn), leaves it open for good, and turns at full speed in its own clean-up when the process would end.
 */
export function cutOff(socket: Socket): void {
  if (socket.writableEnded) socket.destroy();
  else socket.resetAndDestroy();
}

const serverError = (status: number): string =>
  `HTTP/1.1 ${status} Trouble\r\nContent-Type: text/html\r\nContent-Length: 21\r\nConnection: close\r\n\r\n<h1>${status} trouble</h1>\n`;

const portal = '<!DOCTYPE html><title>上网认证</title><form>请先登录</form>';
const portalPage = `HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: ${Buffer.byteLength(portal)}\r\nConnection: close\r\n\r\n${portal}`;
const portalRedirect =
  'HTTP/1.1 302 Found\r\nLocation: http://portal.invalid/login\r\nContent-Length: 0\r\nConnection: close\r\n\r\n';

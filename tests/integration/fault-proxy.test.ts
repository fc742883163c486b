// The line of the fault runs itself: what it is told to be, it is.
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect, createServer as createTcpServer, type Socket } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { cutOff, type FaultProxy, type LineFate, startFaultProxy } from '../fault/proxy.ts';
import { createChance } from '../fault/seeded.ts';

const body = 'x'.repeat(30_000);
let server: Server | undefined;
let proxy: FaultProxy | undefined;
let asked = 0;

afterEach(async () => {
  await proxy?.close();
  server?.close();
  asked = 0;
});

async function aLine(wish: { readonly fate?: LineFate; readonly throttle?: number }): Promise<string> {
  const listening = createServer((_request, response) => {
    asked += 1;
    response.end(body);
  }).listen(0, '127.0.0.1');
  await once(listening, 'listening');
  server = listening;
  const { port } = listening.address() as AddressInfo;
  const { fate, throttle } = wish;
  proxy = await startFaultProxy({
    target: () => port,
    chance: createChance(3),
    rate: fate === undefined ? 0 : 1,
    ...(fate === undefined ? {} : { fates: [fate] }),
    ...(throttle === undefined ? {} : { throttle }),
  });
  return `http://127.0.0.1:${proxy.port}/`;
}

const read = async (address: string): Promise<string> => (await fetch(address)).text();

it('a line of 60,000 bytes a second takes half a second for 30,000, and both of two replies share it', async () => {
  const address = await aLine({ throttle: 60_000 });
  const from = performance.now();
  expect(await read(address)).toBe(body);
  const alone = performance.now() - from;
  await Promise.all([read(address), read(address)]);
  const both = performance.now() - from - alone;
  expect(alone).toBeGreaterThan(480);
  expect(both).toBeGreaterThan(960);
}, 20_000);

it('a line without faults hands on the reply as it is', async () => {
  expect(await read(await aLine({}))).toBe(body);
  expect(proxy?.faults()).toBe(0);
});

it.each<LineFate>(['refuse', 'cut-request', 'cut-reply', 'stall-then-cut'])(
  '%s ends without a reply',
  async (fate) => {
    await expect(read(await aLine({ fate }))).rejects.toThrow();
    expect(proxy?.counts.get(fate)).toBeGreaterThan(0);
  },
);

it('a doubled request is asked twice and answered once', async () => {
  expect(await read(await aLine({ fate: 'repeat-request' }))).toBe(body);
  expect(asked).toBe(2);
});

it('what a gateway lost was done all the same', async () => {
  const reply = await fetch(await aLine({ fate: 'lost-by-gateway' }));
  expect([reply.status, asked]).toEqual([504, 1]);
});

it('a connection that is just ending can be cut off too, and is closed', async () => {
  const line = createTcpServer().listen(0, '127.0.0.1');
  await once(line, 'listening');
  const caller = connect((line.address() as AddressInfo).port, '127.0.0.1').on('error', () => undefined);
  const [socket] = (await once(line, 'connection')) as [Socket];
  line.close();
  const closed = once(socket, 'close');
  socket.end();
  cutOff(socket);
  await closed;
  caller.destroy();
});

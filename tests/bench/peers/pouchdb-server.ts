// pouchdb-server on LevelDB, filled with the documents of our feed, for PouchDB to pull from. Prints a line when it is
// full, and ends when its input closes.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { peerPackage } from './package-of.ts';
import { pageOfFeed, wish } from './wished.ts';

const port = await freePort();
const address = `http://127.0.0.1:${port}`;
const program = peerPackage.resolve('pouchdb-server/bin/pouchdb-server');
const words = [program, '--host', '127.0.0.1', '--port', String(port), '--dir', wish.dir, '--no-stdout-logs'];
const server = spawn(process.execPath, ['--no-deprecation', ...words], {
  cwd: wish.dir,
  stdio: ['ignore', 'ignore', 'inherit'],
});
server.once('exit', (code) => process.exit(code ?? 1));
process.stdin.once('close', () => server.kill()).resume();

await answers();
await asked('PUT', '/todos');
let cursor: string | undefined;
for (let more = true; more; ) {
  const page = await pageOfFeed(wish, cursor);
  const docs = page.changes.map(({ id, record }) => ({ _id: id, ...record.data }));
  await asked('POST', '/todos/_bulk_docs', { docs });
  cursor = page.cursor;
  more = page.more;
}
process.stdout.write(`${JSON.stringify({ address, pid: server.pid })}\n`);

async function asked(method: string, path: string, body?: object): Promise<void> {
  const reply = await fetch(`${address}${path}`, {
    method,
    headers: { 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  await reply.arrayBuffer();
  if (!reply.ok) throw new Error(`pouchdb-server answered ${reply.status} to ${method} ${path}`);
}

async function answers(): Promise<void> {
  for (let left = 200; left > 0; left -= 1) {
    if (
      await fetch(address).then(
        (reply) => reply.ok,
        () => false,
      )
    )
      return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('pouchdb-server does not answer');
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port: free } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return free;
}

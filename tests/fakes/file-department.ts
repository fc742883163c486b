// A department over real HTTP that has files and nothing else, and what it may do wrong with them.
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

type FileHabits = {
  /** Answers everything whole. */
  readonly noRanges?: boolean;
  /** Other bytes than the hash says, of the right length. */
  readonly wrongBytes?: boolean;
  readonly status?: number;
  /** A page that somebody in between puts in the way. */
  readonly portal?: boolean;
  /** Says no length, and goes on for ever. */
  readonly endless?: boolean;
};

export type FileDepartment = {
  readonly address: string;
  readonly port: number;
  habits: FileHabits;
  /** `Range` of each request for a file. */
  readonly asked: string[];
  put(bytes: Buffer): string;
  close(): Promise<void>;
};

export async function startFileDepartment(): Promise<FileDepartment> {
  const files = new Map<string, Buffer>();
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const hash = /^\/files\/([0-9a-f]{64})$/.exec(request.url ?? '')?.[1];
    if (hash === undefined) return void response.end(JSON.stringify(about));
    asked.push(request.headers.range ?? 'whole');
    answer(request, response, { hash, bytes: files.get(hash), habits: department.habits });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const department: FileDepartment = {
    address: `http://127.0.0.1:${port}`,
    port,
    habits: {},
    asked,
    put(bytes) {
      const hash = createHash('sha256').update(bytes).digest('hex');
      files.set(hash, bytes);
      return hash;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return department;
}

const about = {
  profile: '1',
  systemId: 'files',
  epoch: 'e1',
  name: '档案系统',
  organ: '临溪县档案局',
  now: '2026-11-21T02:00:00.000Z',
  feeds: [{ name: 'all', kinds: ['archive'] }],
  signIn: { kind: 'none' },
  limits: { page: 100, body: 1_000_000 },
  keyRetentionDays: 400,
};

type Wanted = { readonly hash: string; readonly bytes: Buffer | undefined; readonly habits: FileHabits };

function answer(request: IncomingMessage, response: ServerResponse, { hash, bytes, habits }: Wanted): void {
  if (habits.portal === true)
    return void response
      .writeHead(200, { 'Content-Type': 'text/html' })
      .end('<!DOCTYPE html><title>认证</title>');
  if (habits.status !== undefined || bytes === undefined)
    return void response.writeHead(habits.status ?? 404).end();
  const held = habits.wrongBytes === true ? Buffer.alloc(bytes.length, 'x') : bytes;
  const headers = { 'Content-Type': 'application/octet-stream', ETag: `"${hash}"` };
  if (habits.endless === true) {
    response.writeHead(200, headers);
    const more = () => {
      while (!response.destroyed) if (!response.write(held)) return void response.once('drain', more);
    };
    return void more();
  }
  const range = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '');
  if (range === null || habits.noRanges === true)
    return void response.writeHead(200, { ...headers, 'Content-Length': held.length }).end(held);
  const from = Number(range[1]);
  const part = held.subarray(from, Number(range[2]) + 1);
  response
    .writeHead(206, {
      ...headers,
      'Content-Length': part.length,
      'Content-Range': `bytes ${from}-${from + part.length - 1}/${held.length}`,
    })
    .end(part);
}

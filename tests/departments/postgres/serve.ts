// The department's two ports on 127.0.0.1: the profile for desks, and the control side for tests. Holds no state that
// a second process beside it would miss, except the faults a test has set.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { OpenAPIHandler } from '@orpc/openapi/node';
import type { Place } from '../system/control-contract.ts';
import { type ActiveFaults, createFaults, type Faults } from '../system/faults.ts';
import { harmPage } from '../system/harm-page.ts';
import { errorReply, harmedReply, json, type Reply, send } from '../system/reply.ts';
import { controlRouter } from './control.ts';
import { type Database, troubleOf } from './database.ts';
import {
  aboutReply,
  actionReply,
  bodyLimit,
  changesReply,
  digestReply,
  fileReply,
  personOf,
  receiptReply,
  unauthorized,
} from './profile.ts';

export type Serving = {
  readonly sql: Database;
  readonly faults: Faults;
  now(): number;
  skewClock(ms: number): void;
  readonly seen: { readonly byPlace: Map<Place, number>; refusedSignIns: number };
};
export type Ports = { readonly desk: number; readonly control: number };

export function createServing(sql: Database): Serving {
  let skewMs = 0;
  return {
    sql,
    faults: createFaults(),
    now: () => Date.now() + skewMs,
    skewClock: (ms) => {
      skewMs = ms;
    },
    seen: { byPlace: new Map(), refusedSignIns: 0 },
  };
}

export async function serve(serving: Serving, wanted: Ports): Promise<Ports & { close(): void }> {
  const desk = createServer((request, response) => {
    answer(serving, request, response).catch((error) => {
      if (!request.destroyed) console.error(error);
      response.destroy();
    });
  });
  // Longer than any desk keeps an idle connection, so that it is the desk that closes it.
  desk.keepAliveTimeout = 120_000;
  const handler = new OpenAPIHandler(controlRouter(serving));
  const control = createServer((request, response) => {
    void handler.handle(request, response).then(({ matched }) => {
      if (!matched) response.writeHead(404).end();
    });
  });
  const ports = { desk: await listen(desk, wanted.desk), control: await listen(control, wanted.control) };
  return {
    ...ports,
    close: () => {
      for (const server of [desk, control]) {
        server.close();
        server.closeAllConnections();
      }
    },
  };
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}

type Call = { readonly place: Place; readonly method: string; readonly path: RegExp };
const calls: readonly Call[] = [
  { place: 'about', method: 'GET', path: /^\/\.well-known\/department-sync$/ },
  { place: 'changes', method: 'GET', path: /^\/feeds\/([^/]+)\/(changes|digest)$/ },
  { place: 'action', method: 'POST', path: /^\/actions$/ },
  { place: 'receipt', method: 'GET', path: /^\/actions\/([^/]+)$/ },
  { place: 'file', method: 'GET', path: /^\/files\/([0-9a-f]{64})$/ },
];

async function answer(serving: Serving, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://department');
  const found = calls.find(({ method, path }) => method === request.method && path.test(url.pathname));
  const place = found?.place ?? 'any';
  const parts = found?.path.exec(url.pathname)?.slice(1) ?? [];
  const { byPlace } = serving.seen;
  byPlace.set(place, (byPlace.get(place) ?? 0) + 1);
  const faults = serving.faults.befall(place, place === 'changes' ? parts[0] : undefined);
  const body = await readBody(request);
  const delay = faults.find('delay');
  if (delay !== undefined) await new Promise((resolve) => setTimeout(resolve, delay.ms));
  if (faults.find('stall') !== undefined) return;
  if (faults.find('cut-before') !== undefined) return void request.socket.resetAndDestroy();
  const reply =
    harmedReply(faults) ?? (await replySafely(serving, { request, url, body, place, parts, faults }));
  if (reply.status === 401) serving.seen.refusedSignIns++;
  if (faults.find('cut-after-effect') !== undefined) return void request.socket.resetAndDestroy();
  await send(request, response, reply, faults, serving.now());
}

type Asked = {
  readonly request: IncomingMessage;
  readonly url: URL;
  readonly body: Buffer | 'too-large';
  readonly place: Place;
  readonly parts: readonly string[];
  readonly faults: ActiveFaults;
};

/** A database that is down or locked makes the department busy, not broken. */
async function replySafely(serving: Serving, asked: Asked): Promise<Reply> {
  try {
    return await replyTo(serving, asked);
  } catch (error) {
    const trouble = troubleOf(error);
    if (trouble === undefined) throw error;
    if (trouble === 'bad-text') return errorReply('BAD_REQUEST', 400);
    if (trouble === 'locked' && asked.place === 'action')
      return json({ outcome: 'busy', retryAfterMs: 2_000 });
    return errorReply('UNAVAILABLE', 503, false, { 'Retry-After': '2' });
  }
}

async function replyTo({ sql, now }: Serving, asked: Asked): Promise<Reply> {
  const { request, url, body, place, faults } = asked;
  const [part = '', view] = asked.parts;
  if (place === 'about') return aboutReply(sql, now());
  if (body === 'too-large') return errorReply('PAYLOAD_TOO_LARGE', 413);
  const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
  if (token === undefined) return unauthorized();
  if (view === 'changes') {
    const reply = await changesReply(sql, token, part, url.searchParams);
    return reply.status === 200
      ? { ...reply, body: harmPage(String(reply.body), url.searchParams.get('cursor') ?? undefined, faults) }
      : reply;
  }
  const person = await personOf(sql, token);
  if (person === undefined) return unauthorized();
  switch (place) {
    case 'changes':
      return digestReply(sql, person, part);
    case 'action': {
      const busy = faults.find('busy');
      if (busy !== undefined) return json({ outcome: 'busy', retryAfterMs: busy.retryAfterMs });
      return actionReply(sql, person, body, now());
    }
    case 'receipt':
      return receiptReply(sql, person, part);
    case 'file': {
      const { range, 'if-range': ifRange } = request.headers;
      return fileReply(sql, person, part, { range, ifRange: ifRange?.toString() });
    }
    default:
      return errorReply('NOT_FOUND', 404);
  }
}

async function readBody(request: IncomingMessage): Promise<Buffer | 'too-large'> {
  const blocks: Buffer[] = [];
  let size = 0;
  for await (const block of request as AsyncIterable<Buffer>) {
    size += block.length;
    if (size <= bodyLimit) blocks.push(block);
  }
  return size > bodyLimit ? 'too-large' : Buffer.concat(blocks);
}

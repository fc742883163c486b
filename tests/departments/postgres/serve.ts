// The department's two ports on 127.0.0.1: the profile for desks, and the control side for tests. Holds no state that
// a second process beside it would miss, except the faults a test has set: a page made ahead is made again where it is missing.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { OpenAPIHandler } from '@orpc/openapi/node';
import type { Place } from '../system/control-contract.ts';
import { type Asked, exchange } from '../system/exchange.ts';
import { createFaults, type Faults } from '../system/faults.ts';
import { harmPage } from '../system/harm-page.ts';
import { errorReply, json, type Reply } from '../system/reply.ts';
import { match, profileCalls } from '../system/route.ts';
import { uploadReply } from '../system/tus.ts';
import type { Person } from './act.ts';
import { controlRouter } from './control.ts';
import { type Database, troubleOf } from './database.ts';
import { createPages, type Pages } from './pages.ts';
import {
  aboutReply,
  actionReply,
  changesReply,
  createReply,
  digestReply,
  editReply,
  personOf,
  receiptReply,
  recentReply,
  unauthorized,
} from './profile.ts';
import { fileReply, uploadStore } from './uploads.ts';

export type Serving = {
  readonly sql: Database;
  readonly pages: Pages;
  readonly faults: Faults;
  now(): number;
  skewClock(ms: number): void;
  readonly seen: { readonly byPlace: Map<Place, number>; refusedSignIns: number };
  /** For `stray-reply`. */
  readonly lastReplies: Map<Place, Reply>;
};
type Ports = { readonly desk: number; readonly control: number };

export function createServing(sql: Database): Serving {
  let skewMs = 0;
  return {
    sql,
    pages: createPages(sql),
    faults: createFaults(),
    now: () => Date.now() + skewMs,
    skewClock: (ms) => {
      skewMs = ms;
    },
    seen: { byPlace: new Map(), refusedSignIns: 0 },
    lastReplies: new Map(),
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

function answer(serving: Serving, request: IncomingMessage, response: ServerResponse): Promise<void> {
  return exchange(
    serving,
    [request, response],
    ({ pathname }) => match(profileCalls, request.method ?? 'GET', pathname),
    async (asked) => {
      const reply = await replySafely(serving, asked);
      if (reply.status === 401) serving.seen.refusedSignIns++;
      return reply;
    },
  );
}

/** A database that is down or locked makes the department busy, not broken. */
async function replySafely(serving: Serving, asked: Asked): Promise<Reply> {
  try {
    return await replyTo(serving, asked);
  } catch (error) {
    const trouble = troubleOf(error);
    if (trouble === undefined) throw error;
    if (trouble === 'bad-text') return errorReply('BAD_REQUEST', 400);
    if (trouble === 'locked' && isDecision(asked.place))
      return json({ outcome: 'busy', retryAfterMs: 2_000 });
    return errorReply('UNAVAILABLE', 503, false, { 'Retry-After': '2' });
  }
}

const isDecision = (place: Place): boolean => place === 'action' || place === 'edit' || place === 'create';

async function replyTo({ sql, pages, now }: Serving, asked: Asked): Promise<Reply> {
  const { request, url, body, place, faults } = asked;
  if (place === 'about') return aboutReply(sql, now());
  if (body === 'too-large') return errorReply('PAYLOAD_TOO_LARGE', 413);
  const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
  if (token === undefined) return unauthorized();
  if (place === 'changes') {
    const reply = await changesReply({ sql, pages }, token, asked.parts[0] ?? '', url.searchParams);
    return reply.status === 200
      ? { ...reply, body: harmPage(reply.body, url.searchParams.get('cursor') ?? undefined, faults) }
      : reply;
  }
  const person = await personOf(sql, token);
  if (person === undefined) return unauthorized();
  const busy = faults.find('busy');
  if (busy !== undefined && isDecision(place))
    return json({ outcome: 'busy', retryAfterMs: busy.retryAfterMs });
  return replyToPerson(sql, person, { ...asked, body }, now());
}

function replyToPerson(
  sql: Database,
  person: Person,
  asked: Asked & { readonly body: Buffer },
  now: number,
): Promise<Reply> {
  const { request, body, place, parts, faults, isCut } = asked;
  const [part = ''] = parts;
  const header = (name: string) => request.headers[name]?.toString();
  switch (place) {
    case 'recent':
      return recentReply(sql, person, part);
    case 'digest':
      return digestReply(sql, person, part, faults);
    case 'action':
      return actionReply(sql, person, body, now);
    case 'edit':
      return editReply(sql, person, body, now);
    case 'create':
      return createReply(sql, person, body, now);
    case 'receipt':
      return receiptReply(sql, person, part);
    case 'file':
      return fileReply(sql, person, part, { headers: request.headers, now });
    case 'upload': {
      const method = request.method ?? '';
      return uploadReply(uploadStore(sql, person), { method, id: part, header, body, isCut, now });
    }
    default:
      return Promise.resolve(errorReply('NOT_FOUND', 404));
  }
}

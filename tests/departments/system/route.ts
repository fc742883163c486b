// Which route a request of a desk or a person takes, and which faults befall it on the way.
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Place } from './control-contract.ts';
import type { ActiveFaults } from './faults.ts';
import { frontPage, itemPage, signInPage, styleReply } from './human-pages.ts';
import { listReply } from './list-routes.ts';
import {
  aboutReply,
  actionReply,
  bodyLimit,
  changesReply,
  fileReply,
  receiptReply,
} from './profile-routes.ts';
import { errorReply, harmedReply, type Reply, send } from './reply.ts';
import type { Running } from './running.ts';
import { hasSession, isRightSecret, isSignedIn, openSession, refuseSignIn } from './sign-in.ts';

type Match = { readonly place: Place; readonly parts: readonly string[] };
type Route = {
  readonly place: Place;
  readonly method: string;
  readonly path: RegExp;
  readonly speaks: 'profile' | 'list';
};

const routes: readonly Route[] = [
  { place: 'about', method: 'GET', path: /^\/\.well-known\/department-sync$/, speaks: 'profile' },
  { place: 'changes', method: 'GET', path: /^\/feeds\/([^/]+)\/changes$/, speaks: 'profile' },
  { place: 'action', method: 'POST', path: /^\/actions$/, speaks: 'profile' },
  { place: 'receipt', method: 'GET', path: /^\/actions\/([^/]+)$/, speaks: 'profile' },
  { place: 'file', method: 'GET', path: /^\/files\/([0-9a-f]{64})$/, speaks: 'profile' },
  { place: 'list', method: 'GET', path: /^\/todo\/list$/, speaks: 'list' },
];

function match(running: Running, method: string, path: string): Match {
  for (const route of routes) {
    const found =
      route.speaks === running.plan.speaks && route.method === method ? route.path.exec(path) : null;
    if (found !== null) return { place: route.place, parts: found.slice(1).map(decoded) };
  }
  return { place: path === '/login' ? 'sign-in' : 'any', parts: [] };
}

export async function answer(
  running: Running,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://department');
  const { place, parts } = match(running, request.method ?? 'GET', url.pathname);
  const { byPlace } = running.seen;
  byPlace.set(place, (byPlace.get(place) ?? 0) + 1);
  const faults = running.faults.befall(place, place === 'changes' ? parts[0] : undefined);
  const body = await readBody(request);
  const delay = faults.find('delay');
  if (delay !== undefined) await new Promise((resolve) => setTimeout(resolve, delay.ms));
  if (faults.find('stall') !== undefined) return;
  if (faults.find('cut-before') !== undefined) return void request.socket.resetAndDestroy();
  const reply = harmedReply(faults) ?? route(running, { request, url, body, place, parts, faults });
  if (faults.find('cut-after-effect') !== undefined) return void request.socket.resetAndDestroy();
  await send(request, response, reply, faults, running.now());
}

type Asked = {
  readonly request: IncomingMessage;
  readonly url: URL;
  readonly body: Buffer | 'too-large';
  readonly place: Place;
  readonly parts: readonly string[];
  readonly faults: ActiveFaults;
};

function route(running: Running, asked: Asked): Reply {
  const { request, body, place, parts, faults } = asked;
  if (place === 'about') return aboutReply(running);
  if (body === 'too-large') return errorReply('PAYLOAD_TOO_LARGE', 413);
  if (place === 'sign-in' && request.method === 'POST') return signIn(running, request, body);
  if (place === 'any' || place === 'sign-in') return humanReply(running, asked);
  if (!isSignedIn(running.base, running.plan, request, running.now())) {
    running.seen.refusedSignIns++;
    return refuseSignIn(running.plan);
  }
  const [part = ''] = parts;
  switch (place) {
    case 'changes':
      return changesReply(running, part, asked.url.searchParams, faults);
    case 'action':
      return actionReply(running, body, faults);
    case 'receipt':
      return receiptReply(running, part);
    case 'file':
      return fileReply(running, part, request);
    case 'list':
      return listReply(running);
  }
}

function signIn(running: Running, request: IncomingMessage, body: Buffer): Reply {
  const isJson = (request.headers['content-type'] ?? '').includes('json');
  const form = isJson ? Object.entries(parsed(body)) : [...new URLSearchParams(body.toString('utf8'))];
  const field = (name: string) => String(form.find(([key]) => key === name)?.[1] ?? '');
  const byPerson = (request.headers.accept ?? '').includes('text/html');
  if (!isRightSecret(running.base, running.plan, field('account'), field('password'))) {
    running.seen.refusedSignIns++;
    return byPerson ? signInPage(running.plan, true) : refuseSignIn(running.plan);
  }
  const cookie = openSession(running.base, running.now());
  return byPerson
    ? { status: 303, headers: { 'Set-Cookie': cookie, Location: '/' }, body: '' }
    : { status: 204, headers: { 'Set-Cookie': cookie }, body: '' };
}

function parsed(body: Buffer): object {
  try {
    const value: unknown = JSON.parse(body.toString('utf8'));
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}

function humanReply({ base, plan, now }: Running, { request, url }: Asked): Reply {
  if (request.method !== 'GET') return errorReply('NOT_FOUND', 404);
  if (url.pathname === '/style.css') return styleReply;
  const isPage =
    url.pathname === '/' || /^\/(todos|archives|articles|contacts|login)(\/|$)/.test(url.pathname);
  if (!isPage) return errorReply('NOT_FOUND', 404);
  if (!hasSession(base, request, now()) && !isSignedIn(base, plan, request, now()))
    return signInPage(plan, false);
  if (url.pathname === '/' || url.pathname === '/login') return frontPage(base, plan);
  const [, path = '', id = ''] = url.pathname.split('/');
  return itemPage(base, plan, path, decoded(id));
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

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return '';
  }
}

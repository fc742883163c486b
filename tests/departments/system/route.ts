// Which route a request of a desk or a person takes, and which faults befall it on the way.
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Place } from './control-contract.ts';
import { type Asked, exchange } from './exchange.ts';
import { frontPage, itemPage, signInPage, styleReply } from './human-pages.ts';
import { listReply } from './list-routes.ts';
import {
  aboutReply,
  actionReply,
  changesReply,
  createReply,
  digestReply,
  editReply,
  fileReply,
  receiptReply,
  recentReply,
  uploadsReply,
} from './profile-routes.ts';
import { errorReply, type Reply } from './reply.ts';
import type { Running } from './running.ts';
import { hasSession, isRightSecret, isSignedIn, openSession, refuseSignIn } from './sign-in.ts';

type Match = { readonly place: Place; readonly parts: readonly string[] };
type Route = { readonly place: Place; readonly method: string; readonly path: RegExp };

/** The calls of the profile, of any department. */
export const profileCalls: readonly Route[] = [
  { place: 'about', method: 'GET', path: /^\/\.well-known\/department-sync$/ },
  { place: 'changes', method: 'GET', path: /^\/feeds\/([^/]+)\/changes$/ },
  { place: 'recent', method: 'GET', path: /^\/feeds\/([^/]+)\/recent$/ },
  { place: 'digest', method: 'GET', path: /^\/feeds\/([^/]+)\/digest$/ },
  { place: 'action', method: 'POST', path: /^\/actions$/ },
  { place: 'edit', method: 'POST', path: /^\/edits$/ },
  { place: 'create', method: 'POST', path: /^\/creates$/ },
  { place: 'receipt', method: 'GET', path: /^\/actions\/([^/]+)$/ },
  { place: 'file', method: 'GET', path: /^\/files\/([0-9a-f]{64})$/ },
  { place: 'upload', method: 'POST', path: /^\/uploads$/ },
  { place: 'upload', method: 'OPTIONS', path: /^\/uploads(?:\/[^/]+)?$/ },
  { place: 'upload', method: 'HEAD', path: /^\/uploads\/([^/]+)$/ },
  { place: 'upload', method: 'PATCH', path: /^\/uploads\/([^/]+)$/ },
];
const listCalls: readonly Route[] = [{ place: 'list', method: 'GET', path: /^\/todo\/list$/ }];

export function match(calls: readonly Route[], method: string, path: string): Match {
  for (const call of calls) {
    const found = call.method === method ? call.path.exec(path) : null;
    if (found !== null) return { place: call.place, parts: found.slice(1).map(decoded) };
  }
  return { place: path === '/login' ? 'sign-in' : 'any', parts: [] };
}

export function answer(running: Running, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const calls = running.plan.speaks === 'profile' ? profileCalls : listCalls;
  return exchange(
    running,
    [request, response],
    ({ pathname }) => match(calls, request.method ?? 'GET', pathname),
    (asked) => route(running, asked),
  );
}

function route(running: Running, asked: Asked): Reply | Promise<Reply> {
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
    case 'recent':
      return recentReply(running, part);
    case 'digest':
      return digestReply(running, part, faults);
    case 'action':
      return actionReply(running, body, faults);
    case 'edit':
      return editReply(running, body, faults);
    case 'create':
      return createReply(running, body, faults);
    case 'receipt':
      return receiptReply(running, part);
    case 'file':
      return fileReply(running, part, request);
    case 'upload':
      return running.plan.takesUploads ? uploadsReply(running, asked, body) : errorReply('NOT_FOUND', 404);
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

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return '';
  }
}

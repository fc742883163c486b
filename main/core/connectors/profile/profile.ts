// The department sync profile, version 1, over plain HTTP (shared/contract/department.ts). Any language may be at the
// other end; what it sends is believed only as far as decode.ts.
import { setImmediate } from 'node:timers/promises';
import {
  type About,
  type Digest,
  type Offers,
  schemaVersion,
} from '../../../../shared/contract/department.ts';
import type { Answer } from '../../../../shared/domain/action.ts';
import { failed, ok, type Result } from '../../../../shared/domain/fault.ts';
import { below, onOrigin } from '../address.ts';
import type {
  Connector,
  Introduction,
  PulledPage,
  PushedAction,
  PushedEdit,
  RecentPage,
} from '../connector.ts';
import { jsonOf } from '../json-reply.ts';
import type { SignedIn } from '../sign-in.ts';
import { bytesOf, clockSkewOf, faultOfStatus } from '../status.ts';
import type { Ask, Reply, Transport } from '../transport.ts';
import {
  type Asked,
  decodeAbout,
  decodeAnswer,
  decodeDigest,
  decodePage,
  decodeRecent,
  fieldOfRefusal,
} from './decode.ts';
import { createProfileFiles } from './files.ts';

/** Some 0.8 MB of to-dos: half a page of the slowest line we know is a minute, a transaction of it 30 ms. */
const pageRecords = 1_000;

export type ProfileParts = {
  readonly address: string;
  readonly transport: Transport;
  readonly signIn: SignedIn;
};

export function createProfile(parts: ProfileParts): Connector {
  let about: About | undefined;
  const ask = (path: string): Ask => ({ method: 'GET', url: below(parts.address, path) });

  const introduce = async (signal: AbortSignal): Promise<Result<Introduction>> => {
    const asked = await askAbout(parts.address, parts.transport, signal);
    if (!asked.ok) return asked;
    about = asked.value.about;
    const { formPath } = about.signIn;
    if (formPath !== undefined) parts.signIn.setFormUrl(onOrigin(parts.address, formPath));
    const { systemId, name, organ, epoch, feeds } = about;
    return ok({ systemId, name, organ, epoch, feeds, offers: offersOf(about), ...asked.value.clock });
  };

  /** Where to post a login, which kinds a feed has and how long a page may be is known from the introduction. */
  const known = async (signal: AbortSignal): Promise<Result<About>> => {
    if (about === undefined) {
      const introduced = await introduce(signal);
      if (!introduced.ok) return introduced;
    }
    return about === undefined ? failed({ kind: 'not-found' }) : ok(about);
  };

  return {
    files: createProfileFiles({ address: parts.address, transport: parts.signIn.transport, about: known }),
    reads: 'delta',
    repeats: 'key',
    introduce,
    async signIn(signal) {
      const stated = await known(signal);
      if (!stated.ok) return stated;
      const [feed] = stated.value.feeds;
      const reply = await parts.signIn.transport(ask(changesPath(feed?.name ?? '', { limit: 1 })), signal);
      if (!reply.ok) return reply;
      return reply.value.status === 200 ? ok(undefined) : failed(faultOfStatus(reply.value));
    },
    async pull(feed, cursor, signal, most = pageRecords) {
      const stated = await known(signal);
      if (!stated.ok) return stated;
      const limit = Math.min(stated.value.limits.page, pageRecords, most);
      const reply = await parts.signIn.transport(ask(changesPath(feed, { limit, cursor })), signal);
      return reply.ok ? pageOf(reply.value, askedOf(stated.value, feed)) : reply;
    },
    async recent(feed, signal) {
      const stated = await known(signal);
      if (!stated.ok) return stated;
      const offers = stated.value.feeds.find(({ name }) => name === feed)?.recent === true;
      if (!offers) return ok(undefined);
      const reply = await parts.signIn.transport(ask(`/feeds/${encodeURIComponent(feed)}/recent`), signal);
      return reply.ok ? recentOf(reply.value, askedOf(stated.value, feed)) : reply;
    },
    async push(action, signal) {
      const stated = await known(signal);
      if (!stated.ok) return stated;
      const reply = await parts.signIn.transport({ ...ask('/actions'), ...actionBody(action) }, signal);
      return reply.ok ? answerOf(reply.value, action.key) : reply;
    },
    async edit(edit, signal) {
      const stated = await known(signal);
      if (!stated.ok) return stated;
      const isOffered = stated.value.edits.some(({ kind }) => kind === edit.kind);
      if (!isOffered) return failed({ kind: 'not-allowed' });
      const reply = await parts.signIn.transport({ ...ask('/edits'), ...editBody(edit) }, signal);
      return reply.ok ? answerOf(reply.value, edit.key) : reply;
    },
    async create(create, signal) {
      const stated = await known(signal);
      if (!stated.ok) return stated;
      const isOffered = stated.value.creates.some(({ kind }) => kind === create.kind);
      if (!isOffered) return failed({ kind: 'not-allowed' });
      const reply = await parts.signIn.transport({ ...ask('/creates'), ...posted(create) }, signal);
      return reply.ok ? madeOf(answerOf(reply.value, create.key)) : reply;
    },
    async digest(feed, signal) {
      const path = `/feeds/${encodeURIComponent(feed)}/digest`;
      const reply = await parts.signIn.transport(ask(path), signal);
      return reply.ok ? digestOf(reply.value, feed) : reply;
    },
    rest: () => parts.signIn.forgetSecret(),
  };
}

/** Asks an address who it is; without sign-in. */
export async function askAbout(
  address: string,
  transport: Transport,
  signal: AbortSignal,
): Promise<Result<{ readonly about: About; readonly clock: { readonly clockSkewMs?: number } }>> {
  const reply = await transport(
    { method: 'GET', url: below(address, '/.well-known/department-sync') },
    signal,
  );
  if (!reply.ok) return reply;
  if (reply.value.status !== 200) return failed(faultOfStatus(reply.value));
  const json = jsonOf(reply.value);
  if (!json.ok) return json;
  const about = decodeAbout(json.value.value);
  if (!about.ok) return about;
  return ok({ about: about.value, clock: clockSkewOf(reply.value, about.value.now) });
}

function changesPath(
  feed: string,
  query: { readonly limit: number; readonly cursor?: string | undefined },
): string {
  const search = new URLSearchParams({ limit: String(query.limit) });
  if (query.cursor !== undefined) search.set('cursor', query.cursor);
  return `/feeds/${encodeURIComponent(feed)}/changes?${search}`;
}

function askedOf(about: About, feed: string): Asked {
  return { feed, expected: about.feeds.find(({ name }) => name === feed)?.kinds[0] ?? 'todo' };
}

async function pageOf(reply: Reply, asked: Asked): Promise<Result<PulledPage>> {
  if (reply.status === 410) return failed({ kind: 'cursor-forgotten' });
  if (reply.status !== 200) return failed(faultOfStatus(reply));
  const json = jsonOf(reply);
  if (!json.ok) return json;
  // Each half is some 10 ms on a slow machine: whoever asked meanwhile is answered between them.
  await setImmediate();
  const page = decodePage(json.value, asked);
  return page.ok ? ok({ ...page.value, ...clockSkewOf(reply), bytes: bytesOf(reply) }) : page;
}

function recentOf(reply: Reply, asked: Asked): Result<RecentPage> {
  if (reply.status !== 200) return failed(faultOfStatus(reply));
  const json = jsonOf(reply);
  if (!json.ok) return json;
  const recent = decodeRecent(json.value, asked);
  return recent.ok ? ok({ ...recent.value, bytes: bytesOf(reply) }) : recent;
}

function digestOf(reply: Reply, feed: string): Result<Digest> {
  if (reply.status !== 200) return failed(faultOfStatus(reply));
  const json = jsonOf(reply);
  return json.ok ? decodeDigest(json.value.value, feed) : json;
}

/** What a newer department takes of its newer records is not ours to send. */
function offersOf({ schema, edits, creates, digest, uploads, loanUses }: About): Offers {
  const newerSchema = schema > schemaVersion;
  if (newerSchema) return { edits: [], digest, newerSchema };
  return { edits, creates, digest, newerSchema, loanUses, ...(uploads === undefined ? {} : { uploads }) };
}

type Posted = Pick<Ask, 'method' | 'headers' | 'body'>;

function posted(value: object): Posted {
  return {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(value),
  };
}

function actionBody({ key, kind, remoteId, basedOn, decidedAt, body }: PushedAction): Posted {
  return posted({ key, kind, id: remoteId, basedOn, decidedAt, ...body });
}

function editBody({ key, kind, remoteId, basedOn, decidedAt, fields }: PushedEdit): Posted {
  return posted({ key, kind, id: remoteId, basedOn, decidedAt, fields });
}

/** Made without an id, or in conflict with nothing: it cannot be told what became of it. */
function madeOf(answer: Result<Answer>): Result<Answer> {
  if (!answer.ok) return answer;
  const { outcome } = answer.value;
  const isWhole = outcome === 'accepted' ? answer.value.id !== undefined : outcome !== 'conflict';
  return isWhole ? answer : failed({ kind: 'bad-reply', reason: 'shape', detail: `create: ${outcome}` });
}

function answerOf(reply: Reply, key: string): Result<Answer> {
  switch (reply.status) {
    case 200: {
      const json = jsonOf(reply);
      return json.ok ? decodeAnswer(json.value.value, key) : json;
    }
    // The body was read and not taken: the same body will never be.
    case 400:
    case 413:
    case 422: {
      const json = jsonOf(reply);
      const field = json.ok ? fieldOfRefusal(json.value.value) : '';
      return failed({ kind: 'bad-request', field, reason: `status ${reply.status}` });
    }
    default:
      return failed(faultOfStatus(reply));
  }
}

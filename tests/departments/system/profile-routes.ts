// The department sync profile, answered with node:http and the contract's own schemas.
import type { IncomingMessage } from 'node:http';
import type { z } from 'zod';
import {
  actionSchema,
  type About,
  createSchema,
  editSchema,
  profileVersion,
  schemaVersion,
} from '../../../shared/contract/department.ts';
import { act, type Acted, change, create, receiptOf } from './act.ts';
import { alwaysRemembered } from './base.ts';
import { changesPage, feedDigest, recentPage } from './changes.ts';
import { harmDigest } from './digest.ts';
import { type Asked, bodyLimit } from './exchange.ts';
import type { ActiveFaults } from './faults.ts';
import { rangedReply } from './file-reply.ts';
import { heldFile, uploadStore } from './files.ts';
import { isGivenOut, settleLoans } from './loans.ts';
import { harmPage } from './harm-page.ts';
import type { SystemPlan } from './plan.ts';
import { errorReply, json, type Reply } from './reply.ts';
import type { Running } from './running.ts';
import { uploadLimits, uploadReply } from './tus.ts';

export const pageLimit = 1000;
const retentionDays = 3650;

export function aboutReply({ base, plan, now }: Running): Reply {
  const about: About = {
    profile: profileVersion,
    systemId: plan.systemId,
    epoch: alwaysRemembered(base, 'epoch'),
    name: plan.name,
    organ: plan.organ,
    now: new Date(now()).toISOString(),
    feeds: plan.feeds.map(feedAbout),
    signIn: { kind: plan.signIn, ...(plan.signIn === 'form' ? { formPath: '/login' } : {}) },
    limits: { page: pageLimit, body: bodyLimit },
    keyRetentionDays: retentionDays,
    schema: Number(base.remembered('schema') ?? schemaVersion),
    edits: plan.edits.map(({ kind, fields }) => ({ kind, fields: [...fields] })),
    creates: plan.creates.map(({ kind, fields }) => ({ kind, fields: [...fields] })),
    digest: true,
    loanUses: plan.feeds.some(({ kinds }) => kinds.includes('archive')),
    ...(plan.takesUploads ? { uploads: { ...uploadLimits } } : {}),
  };
  return json(about);
}

/** Feeds of to-dos tell their newest first. */
export function feedAbout({ name, kinds }: SystemPlan['feeds'][number]): About['feeds'][number] {
  return { name, kinds: [...kinds], ...(kinds.includes('todo') ? { recent: true } : {}) };
}

export function changesReply(
  running: Running,
  feed: string,
  query: URLSearchParams,
  faults: ActiveFaults,
): Reply {
  const { base, plan, lastPages, now } = running;
  settleLoans(base, now(), plan.loans);
  if (!plan.feeds.some(({ name }) => name === feed)) return errorReply('NOT_FOUND', 404);
  const limit = Number(query.get('limit') ?? pageLimit);
  if (!Number.isInteger(limit) || limit < 1 || limit > 5000) return errorReply('BAD_REQUEST', 400);
  const cursor = query.get('cursor') ?? undefined;
  const again = lastPages.get(feed);
  if (faults.find('repeat-reply') !== undefined && again !== undefined) return { status: 200, body: again };
  const page = changesPage(base, {
    feed,
    limit: Math.min(limit, pageLimit),
    ...(cursor === undefined ? {} : { cursor }),
  });
  if (page === 'forgotten') return errorReply('CURSOR_FORGOTTEN', 410, true);
  lastPages.set(feed, page);
  return { status: 200, body: harmPage(page, cursor, faults) };
}

export function recentReply({ base, plan }: Running, feed: string): Reply {
  const offers = plan.feeds.some((each) => each.name === feed && feedAbout(each).recent === true);
  return offers ? { status: 200, body: recentPage(base, feed) } : errorReply('NOT_FOUND', 404);
}

export function digestReply({ base, plan }: Running, feed: string, faults: ActiveFaults): Reply {
  const isOurs = plan.feeds.some(({ name }) => name === feed);
  return isOurs ? json(harmDigest(feedDigest(base, feed), faults)) : errorReply('NOT_FOUND', 404);
}

export function actionReply(running: Running, body: Buffer, faults: ActiveFaults): Reply {
  const action = read(actionSchema, body);
  const { base, plan, now } = running;
  return decisionReply(faults, action, (asked) => act(base, asked, plan, new Date(now()).toISOString()));
}

export function editReply(running: Running, body: Buffer, faults: ActiveFaults): Reply {
  const edit = read(editSchema, body);
  const { base, plan, now } = running;
  return decisionReply(faults, edit, (asked) => change(base, asked, plan, new Date(now()).toISOString()));
}

export function createReply(running: Running, body: Buffer, faults: ActiveFaults): Reply {
  const wanted = read(createSchema, body);
  const { base, plan, now } = running;
  return decisionReply(faults, wanted, (asked) => create(base, asked, plan, new Date(now()).toISOString()));
}

function decisionReply<A extends { readonly key: string }>(
  faults: ActiveFaults,
  asked: A | undefined,
  once: (asked: A) => Acted,
): Reply {
  if (asked === undefined) return errorReply('BAD_REQUEST', 400);
  const { key } = asked;
  const busy = faults.find('busy');
  if (busy !== undefined) return json({ key, outcome: 'busy', retryAfterMs: busy.retryAfterMs });
  const done = once(asked);
  // The same request delivered twice inside the department: the second must change nothing.
  if (faults.find('repeat-reply') !== undefined) once(asked);
  return done.kind === 'key-reused' ? errorReply('KEY_REUSED', 422, true) : json({ key, ...done.answer });
}

/** The body as the contract has it; undefined when it is anything else. */
export function read<T extends z.ZodType>(schema: T, body: Buffer): z.infer<T> | undefined {
  try {
    return schema.safeParse(JSON.parse(body.toString('utf8'))).data;
  } catch {
    return undefined;
  }
}

export function uploadsReply(
  { base, now }: Running,
  { request, parts, isCut }: Asked,
  body: Buffer,
): Promise<Reply> {
  return uploadReply(uploadStore(base), {
    method: request.method ?? '',
    id: parts[0] ?? '',
    header: (name) => request.headers[name]?.toString(),
    body,
    isCut,
    now: now(),
  });
}

export function receiptReply({ base }: Running, key: string): Reply {
  const answer = receiptOf(base, key);
  return answer === undefined ? errorReply('NOT_FOUND', 404, true) : json({ key, answer });
}

export async function fileReply(
  { base, now }: Running,
  hash: string,
  request: IncomingMessage,
): Promise<Reply> {
  const file = isGivenOut(base, hash, now()) ? heldFile(base, hash) : undefined;
  return file === undefined ? errorReply('NOT_FOUND', 404, true) : rangedReply(hash, file, request.headers);
}

// The department sync profile, answered with node:http and the contract's own schemas.
import type { IncomingMessage } from 'node:http';
import {
  actionSchema,
  type About,
  type DepartmentAction,
  profileVersion,
} from '../../../shared/contract/department.ts';
import { act, receiptOf } from './act.ts';
import { alwaysRemembered } from './base.ts';
import { changesPage } from './changes.ts';
import type { ActiveFaults } from './faults.ts';
import { harmPage } from './harm-page.ts';
import { errorReply, json, type Reply } from './reply.ts';
import type { Running } from './running.ts';

export const pageLimit = 1000;
export const bodyLimit = 256 * 1024;
const retentionDays = 3650;

export function aboutReply({ base, plan, now }: Running): Reply {
  const about: About = {
    profile: profileVersion,
    systemId: plan.systemId,
    epoch: alwaysRemembered(base, 'epoch'),
    name: plan.name,
    organ: plan.organ,
    now: new Date(now()).toISOString(),
    feeds: plan.feeds.map(({ name, kinds }) => ({ name, kinds: [...kinds] })),
    signIn: { kind: plan.signIn, ...(plan.signIn === 'form' ? { formPath: '/login' } : {}) },
    limits: { page: pageLimit, body: bodyLimit },
    keyRetentionDays: retentionDays,
  };
  return json(about);
}

export function changesReply(
  running: Running,
  feed: string,
  query: URLSearchParams,
  faults: ActiveFaults,
): Reply {
  const { base, plan, lastPages } = running;
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

export function actionReply(running: Running, body: Buffer, faults: ActiveFaults): Reply {
  const busy = faults.find('busy');
  if (busy !== undefined) return json({ outcome: 'busy', retryAfterMs: busy.retryAfterMs });
  const action = readAction(body);
  if (action === undefined) return errorReply('BAD_REQUEST', 400);
  const once = () => act(running.base, action, running.plan.person, new Date(running.now()).toISOString());
  const acted = once();
  // The same request delivered twice inside the department: the second must change nothing.
  if (faults.find('repeat-reply') !== undefined) once();
  return acted.kind === 'key-reused' ? errorReply('KEY_REUSED', 422, true) : json(acted.answer);
}

function readAction(body: Buffer): DepartmentAction | undefined {
  try {
    const parsed = actionSchema.safeParse(JSON.parse(body.toString('utf8')));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}

export function receiptReply({ base }: Running, key: string): Reply {
  const answer = receiptOf(base, key);
  return answer === undefined ? errorReply('NOT_FOUND', 404, true) : json({ key, answer });
}

export function fileReply({ base }: Running, hash: string, request: IncomingMessage): Reply {
  const row = base.sql('SELECT mime, bytes FROM file WHERE hash = ?').get(hash);
  if (row === undefined) return errorReply('NOT_FOUND', 404, true);
  const bytes = row.bytes as Buffer;
  const headers = { 'Accept-Ranges': 'bytes', ETag: `"${hash}"`, 'Content-Disposition': 'attachment' };
  const type = String(row.mime);
  const range = /^bytes=(\d*)-(\d*)$/.exec(request.headers.range ?? '');
  const ifRange = request.headers['if-range'];
  if (range === null || (ifRange !== undefined && ifRange !== `"${hash}"`))
    return { status: 200, headers, type, body: bytes };
  const [from, to] = rangeOf(range[1] ?? '', range[2] ?? '', bytes.length);
  if (from > to || from >= bytes.length) {
    return {
      status: 416,
      headers: { ...headers, 'Content-Range': `bytes */${bytes.length}` },
      type,
      body: '',
    };
  }
  return {
    status: 206,
    headers: { ...headers, 'Content-Range': `bytes ${from}-${to}/${bytes.length}` },
    type,
    body: bytes.subarray(from, to + 1),
  };
}

/** First and last byte (RFC 9110 §14.1.2); a lone suffix counts from the end. */
function rangeOf(first: string, last: string, length: number): readonly [number, number] {
  if (first === '') return [Math.max(0, length - Number(last)), length - 1];
  return [Number(first), last === '' ? length - 1 : Math.min(Number(last), length - 1)];
}

// The calls of the department sync profile: each takes what was asked and answers a reply. No faults, no sockets.
import { z } from 'zod';
import {
  type About,
  actionSchema,
  createSchema,
  editSchema,
  mostRecent,
  profileVersion,
  schemaVersion,
} from '../../../shared/contract/department.ts';
import type { Acted } from '../system/act.ts';
import { harmDigest } from '../system/digest.ts';
import { bodyLimit } from '../system/exchange.ts';
import type { ActiveFaults } from '../system/faults.ts';
import { archiveCreates, archiveEdits, plans, type SystemPlan } from '../system/plan.ts';
import { feedAbout, read } from '../system/profile-routes.ts';
import { errorReply, json, type Reply } from '../system/reply.ts';
import { uploadLimits } from '../system/tus.ts';
import { act, change, create, type Person, receiptOf } from './act.ts';
import { readCursor, start, writeCursor } from './cursor.ts';
import type { Database } from './database.ts';
import { type Pages, tokenSha } from './pages.ts';

/**
 * The sample `oa`, and beside it a few archive records to change, the cards of 通讯录 as this person may see them, and the
 * articles of the sample `knowledge`, to be reported.
 */
export const plan: SystemPlan = {
  ...plans.oa,
  systemId: 'linxi-oa-postgres',
  feeds: [
    ...plans.oa.feeds,
    { name: 'archives', kinds: ['archive'] },
    { name: 'contacts', kinds: ['contact'] },
    { name: 'articles', kinds: ['article'] },
  ],
  edits: [archiveEdits],
  creates: [archiveCreates],
  takesUploads: true,
};
const pageLimit = 1000;

export const unauthorized = (): Reply =>
  errorReply('UNAUTHORIZED', 401, false, { 'WWW-Authenticate': 'Bearer' });

export async function personOf(sql: Database, token: string): Promise<Person | undefined> {
  const [person] = await sql<Person[]>`
    SELECT account, viewer, name, org FROM ds_person WHERE token_sha = ${tokenSha(token)}`;
  return person;
}

export async function aboutReply(sql: Database, now: number): Promise<Reply> {
  const [state] = await sql`SELECT epoch, schema FROM ds_state`;
  const about: About = {
    profile: profileVersion,
    systemId: plan.systemId,
    epoch: String(state?.epoch),
    name: plan.name,
    organ: plan.organ,
    now: new Date(now).toISOString(),
    feeds: plan.feeds.map(feedAbout),
    signIn: { kind: 'bearer' },
    limits: { page: pageLimit, body: bodyLimit },
    keyRetentionDays: 3650,
    schema: Number(state?.schema ?? schemaVersion),
    edits: plan.edits.map(({ kind, fields }) => ({ kind, fields: [...fields] })),
    creates: plan.creates.map(({ kind, fields }) => ({ kind, fields: [...fields] })),
    digest: true,
    loanUses: true,
    uploads: { ...uploadLimits },
  };
  return json(about);
}

export async function changesReply(
  { sql, pages }: { readonly sql: Database; readonly pages: Pages },
  token: string,
  feed: string,
  query: URLSearchParams,
): Promise<Reply> {
  const wanted = Number(query.get('limit') ?? pageLimit);
  if (!Number.isInteger(wanted) || wanted < 1 || wanted > 5000) return errorReply('BAD_REQUEST', 400);
  const text = query.get('cursor');
  const from = text === null ? undefined : readCursor(text);
  const { xid, seq } = from ?? start;
  // Before the page, never after it: what ends in between must be told.
  const began = text === null ? await firstOf(sql, token, feed) : from?.first;
  const asked = { token, feed, xid, seq, first: began?.upTo ?? '0', limit: Math.min(wanted, pageLimit) };
  const page = await pages.read(asked);
  if (page === undefined) return unauthorized();
  if (!plan.feeds.some(({ name }) => name === feed)) return errorReply('NOT_FOUND', 404);
  const { viewer, epoch, forgotten, more } = page;
  if (text !== null) {
    const isOurs = from?.epoch === epoch && from.viewer === viewer && from.feed === feed;
    if (!isOurs || BigInt(from.first?.upTo ?? from.xid) < BigInt(forgotten))
      return errorReply('CURSOR_FORGOTTEN', 410, true);
  }
  const last = page.reached ?? { xid, seq };
  if (more) void pages.makeAhead({ ...asked, ...last });
  const reached = { epoch, viewer, feed, ...last };
  const cursor = writeCursor(
    began === undefined || more
      ? { ...reached, ...(began && { first: began }) }
      : atLeast(reached, forgotten),
  );
  const total = began === undefined ? '' : `,"total":${began.total}`;
  const head = Buffer.from(`{"epoch":"${epoch}","feed":"${feed}","changes":[`);
  const tail = Buffer.from(`],"cursor":"${cursor}","more":${more}${total}}`);
  return { status: 200, body: Buffer.concat([head, page.changes, tail]) };
}

async function firstOf(sql: Database, token: string, feed: string) {
  const mine = sql`FROM ds_item WHERE viewer = p.viewer AND feed = ${feed}`;
  const [row] = await sql`
    SELECT (SELECT count(*) ${mine} AND presence = 'listed') AS total,
      greatest(forgotten, (SELECT xid ${mine} AND xid < pg_snapshot_xmin(pg_current_snapshot())
        ORDER BY xid DESC LIMIT 1))::text AS up_to
    FROM ds_person p, ds_state WHERE token_sha = ${tokenSha(token)}`;
  return row === undefined ? undefined : { upTo: String(row.up_to), total: Number(row.total) };
}

/** Who has just taken everything needs none of the purged tombstones, however old its youngest record is. */
function atLeast<T extends { readonly xid: string }>(place: T, forgotten: string): T {
  return BigInt(place.xid) < BigInt(forgotten) ? { ...place, xid: forgotten, seq: '0' } : place;
}

export async function recentReply(sql: Database, person: Person, feed: string): Promise<Reply> {
  const offers = plan.feeds.some((each) => each.name === feed && feedAbout(each).recent === true);
  if (!offers) return errorReply('NOT_FOUND', 404);
  const [row] = await sql`
    SELECT epoch, ds_recent(${person.viewer}, ${feed}, ${mostRecent}) AS changes FROM ds_state`;
  return { status: 200, body: `{"epoch":"${row?.epoch}","feed":"${feed}","changes":[${row?.changes}]}` };
}

export async function digestReply(
  sql: Database,
  person: Person,
  feed: string,
  faults: ActiveFaults,
): Promise<Reply> {
  if (!plan.feeds.some(({ name }) => name === feed)) return errorReply('NOT_FOUND', 404);
  const [row] = await sql`
    SELECT epoch, ds_digest(${person.viewer}, ${feed}) AS digest FROM ds_state`;
  return json(harmDigest({ epoch: row?.epoch, feed, ...row?.digest }, faults));
}

export async function actionReply(sql: Database, person: Person, body: Buffer, now: number): Promise<Reply> {
  const action = read(actionSchema, body);
  if (action === undefined) return errorReply('BAD_REQUEST', 400);
  return decided(action, await act(sql, person, action, new Date(now).toISOString()));
}

export async function editReply(sql: Database, person: Person, body: Buffer, now: number): Promise<Reply> {
  const edit = read(editSchema, body);
  if (edit === undefined) return errorReply('BAD_REQUEST', 400);
  return decided(edit, await change(sql, person, plan.edits, { ...edit, at: new Date(now).toISOString() }));
}

export async function createReply(sql: Database, person: Person, body: Buffer, now: number): Promise<Reply> {
  const wanted = read(createSchema, body);
  if (wanted === undefined) return errorReply('BAD_REQUEST', 400);
  return decided(wanted, await create(sql, person, plan, { ...wanted, at: new Date(now).toISOString() }));
}

const decided = ({ key }: { readonly key: string }, done: Acted): Reply =>
  done.kind === 'key-reused' ? errorReply('KEY_REUSED', 422, true) : json({ key, ...done.answer });

export async function receiptReply(sql: Database, person: Person, key: string): Promise<Reply> {
  const answer = z.uuid().safeParse(key).success ? await receiptOf(sql, person, key) : undefined;
  return answer === undefined ? errorReply('NOT_FOUND', 404, true) : json({ key, answer });
}

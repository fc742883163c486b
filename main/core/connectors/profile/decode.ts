// A page of a feed as it came → typed changes. Record by record: one that cannot be used is set aside with its field
// and the rest goes on. Objects are built anew, so nothing of the reply stays but what the schemas name and, apart from
// it, the top-level fields of a record that they do not (extra.ts) and the bytes of a to-do that say the same (asCame).
import { z } from 'zod';
import {
  aboutSchema,
  type About,
  type Change,
  changeSchema,
  type Digest,
  digestSchema,
  mostRecent,
  profileVersion,
  revisionSchema,
  schemaVersion,
} from '../../../../shared/contract/department.ts';
import { leftOutOf } from '../../../../shared/domain/todo.ts';
import { answerSchema, type Answer } from '../../../../shared/domain/action.ts';
import { defaultCeiling, mayStore } from '../../../../shared/domain/classification.ts';
import { failed, ok, type Result } from '../../../../shared/domain/fault.ts';
import { type RecordKind, recordKinds, secretLevels } from '../../../../shared/domain/terms.ts';
import type { PulledChange, PulledPage, RecentPage, Unusable } from '../connector.ts';
import type { JsonReply } from '../json-reply.ts';
import { freshTally, quickDecode, unfit } from '../quick-decode.ts';
import { isWellFormed, isWellFormedThroughout, wellFormed } from '../well-formed.ts';
import { extraOf } from './extra.ts';

/** What is expected of a page: `expected` is the kind of what is set aside and says none. */
export type Asked = { readonly feed: string; readonly expected: RecordKind };

/** It says what it replies to, and that is something else: what it was asked for it does not tell. */
const isStray = (value: unknown, name: 'feed' | 'key', asked: string): boolean =>
  field(value, name) !== undefined && field(value, name) !== asked;

const strayed = (what: string): Result<never> =>
  failed({ kind: 'bad-reply', reason: 'shape', detail: `${what}: of another request` });

const envelopeSchema = z.object({
  epoch: z.string().min(1).max(80),
  changes: z.array(z.unknown()).max(5000),
  cursor: z.string().min(1).max(2000),
  more: z.boolean(),
  total: z.number().int().nonnegative().optional(),
});

export function decodePage(reply: JsonReply, { feed, expected }: Asked): Result<PulledPage> {
  if (isStray(reply.value, 'feed', feed)) return strayed('page');
  const envelope = envelopeSchema.safeParse(reply.value);
  if (!envelope.success) return shape(envelope.error, 'page');
  const { changes: raw, total, ...page } = envelope.data;
  const decoded = decodeChanges(raw, reply, expected);
  return ok({ ...page, ...decoded, ...(total === undefined ? {} : { total }) });
}

const recentEnvelope = envelopeSchema
  .pick({ epoch: true })
  .extend({ changes: z.array(z.unknown()).max(mostRecent) });

/** What cannot be used of it is left to the page on which it comes in its turn. */
export function decodeRecent(reply: JsonReply, { feed, expected }: Asked): Result<RecentPage> {
  if (isStray(reply.value, 'feed', feed)) return strayed('recent');
  const envelope = recentEnvelope.safeParse(reply.value);
  if (!envelope.success) return shape(envelope.error, 'recent');
  const { changes } = decodeChanges(envelope.data.changes, reply, expected);
  return ok({ epoch: envelope.data.epoch, changes });
}

function decodeChanges(
  raw: readonly unknown[],
  { suspectText, source }: JsonReply,
  expected: RecordKind,
): Pick<PulledPage, 'changes' | 'unusable'> {
  const changes: PulledChange[] = [];
  const unusable: Unusable[] = [];
  const isPlaced = source !== undefined && source.places.length === raw.length * 3;
  for (const [at, one] of raw.entries()) {
    const decoded = decodeChange(one);
    if (decoded instanceof z.ZodError) unusable.push(setAside(one, decoded, expected));
    else if (suspectText && !isWellFormedThroughout(decoded)) unusable.push(badText(decoded));
    else changes.push(withRest(decoded, one, isPlaced ? asCame(one, source, at) : undefined));
  }
  return { changes, unusable };
}

function withRest(change: Change, raw: unknown, json: Uint8Array | undefined): PulledChange {
  if (change.change !== 'upsert') return change;
  // All its fields are known.
  if (json !== undefined) return { ...change, json };
  const extra = extraOf(change.record, field(field(raw, 'record'), 'data'));
  return extra === undefined ? change : { ...change, extra };
}

/**
 * The data of a to-do as it came, in place of writing it anew, which is a tenth of what a to-do of a first sync costs. Only where it
 * says what was decoded and nothing besides: as many fields as are known (so none twice), no value that became another
 * one, and nothing left out but what reading it fills in (wholeTodo).
 */
function asCame(
  raw: unknown,
  { bytes, places }: Required<JsonReply>['source'],
  at: number,
): Uint8Array | undefined {
  const start = places[at * 3] ?? -1;
  if (start === -1 || tally.fields !== places[at * 3 + 2] || tally.changed > 0) return undefined;
  const record = field(raw, 'record');
  if (field(record, 'kind') !== 'todo') return undefined;
  const paper = field(field(record, 'data'), 'paper');
  const leftOut = typeof paper === 'object' && paper !== null ? leftOutOf(paper) : 0;
  return tally.filled === leftOut ? bytes.subarray(start, places[at * 3 + 1]) : undefined;
}

const tally = freshTally();
const quickly = quickDecode(changeSchema, tally);

/** zod takes three times as long and knows the reason, so it is asked about the few that do not fit. */
function decodeChange(raw: unknown): Change | z.ZodError {
  Object.assign(tally, freshTally());
  const decoded = quickly(raw);
  if (decoded !== unfit) return decoded as Change;
  tally.changed = 1;
  const checked = changeSchema.safeParse(raw);
  return checked.success ? checked.data : checked.error;
}

/** `newer-profile` before anything else: what a newer one states may have another shape. */
export function decodeAbout(value: unknown): Result<About> {
  const profile = text(field(value, 'profile'));
  if (profile !== undefined && profile !== profileVersion) {
    return failed({ kind: 'bad-reply', reason: 'newer-profile', detail: `profile ${profile.slice(0, 20)}` });
  }
  const about = aboutSchema.safeParse(isNewer(value) ? readable(value) : value);
  return about.success ? ok(about.data) : shape(about.error, 'about');
}

function isNewer(value: unknown): boolean {
  return Number(field(value, 'schema') ?? 0) > schemaVersion;
}

/** Of a newer department what can be read here: kinds we do not know are left out, and nothing is offered to us (S14). */
function readable(value: unknown): unknown {
  const feeds = field(value, 'feeds');
  if (!Array.isArray(feeds)) return value;
  const known = feeds.map((feed: unknown) => {
    const kinds = field(feed, 'kinds');
    const ours = Array.isArray(kinds) ? kinds.filter((kind) => recordKinds.includes(kind)) : kinds;
    return { ...Object(feed), kinds: ours };
  });
  const some = known.filter(({ kinds }) => !Array.isArray(kinds) || kinds.length > 0);
  return { ...Object(value), feeds: some, edits: [], creates: [], uploads: undefined };
}

export function decodeDigest(value: unknown, feed: string): Result<Digest> {
  if (isStray(value, 'feed', feed)) return strayed('digest');
  const digest = digestSchema.safeParse(value);
  return digest.success ? ok(digest.data) : shape(digest.error, 'digest');
}

/** `key`: of what was sent. */
export function decodeAnswer(value: unknown, key: string): Result<Answer> {
  if (isStray(value, 'key', key)) return strayed('answer');
  const answer = answerSchema.safeParse(value);
  return answer.success ? ok(answer.data) : shape(answer.error, 'answer');
}

/** The field of the first complaint of an input check, when the department's library tells it. */
export function fieldOfRefusal(value: unknown): string {
  const path = field(field(field(field(value, 'data'), 'issues'), '0'), 'path');
  return Array.isArray(path) ? path.join('.').slice(0, 80) : '';
}

function shape(error: z.ZodError, what: string): Result<never> {
  const [issue] = error.issues;
  const detail = `${what}: ${issue?.path.join('.') ?? ''} ${issue?.code ?? ''}`;
  return failed({ kind: 'bad-reply', reason: 'shape', detail: detail.slice(0, 300) });
}

function setAside(raw: unknown, error: z.ZodError, expected: RecordKind): Unusable {
  const record = field(raw, 'record');
  const stated = text(field(record, 'kind')) ?? text(field(raw, 'kind'));
  const kind = recordKinds.find((known) => known === stated) ?? expected;
  const id = field(raw, 'id');
  if (id === undefined || id === null || id === '')
    return { kind, ...titleOf(record), reason: { kind: 'no-id' } };
  const [issue] = error.issues;
  const named = issue?.path.join('.').replace(/^record\.data\./, '') ?? '';
  return {
    kind,
    ...(revisionSchema.safeParse(id).success ? { remoteId: String(id) } : {}),
    ...revisionOf(raw),
    ...titleOf(record),
    reason: { kind: 'field', field: named.slice(0, 100), problem: issue?.code ?? 'invalid' },
  };
}

function revisionOf(raw: unknown): { readonly revision?: string } {
  const revision = revisionSchema.safeParse(field(raw, 'revision'));
  return revision.success && isWellFormed(revision.data) ? { revision: revision.data } : {};
}

/** A title only of what surely may be held here: a bad record may be a secret one. */
function titleOf(record: unknown): { readonly title?: string } {
  const data = field(record, 'data');
  const title = text(field(data, 'title')) ?? text(field(data, 'name'));
  const stated = field(data, 'secretLevel');
  const level = stated === undefined ? defaultCeiling : secretLevels.find((known) => known === stated);
  if (title === undefined || level === undefined || !mayStore(level, defaultCeiling)) return {};
  return { title: wellFormed(title.slice(0, 300)) };
}

function badText(change: Change): Unusable {
  const kind = change.change === 'upsert' ? change.record.kind : change.kind;
  const remoteId = isWellFormed(change.id) ? { remoteId: change.id } : {};
  return {
    kind,
    ...remoteId,
    ...revisionOf(change),
    reason: { kind: 'field', field: '', problem: 'not-well-formed' },
  };
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? Reflect.get(value, name)
    : undefined;
}

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

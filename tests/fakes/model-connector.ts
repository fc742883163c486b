// A connector straight onto a DepartmentModel, without network: what befalls each request is scripted. Replies go
// through the product's own decoding.
import type { Connector } from '../../main/core/connectors/connector.ts';
import { jsonOf } from '../../main/core/connectors/json-reply.ts';
import { decodeAnswer, decodeDigest, decodePage } from '../../main/core/connectors/profile/decode.ts';
import { actionSchema, createSchema, editSchema } from '../../shared/contract/department.ts';
import type { Answer } from '../../shared/domain/action.ts';
import { failed, ok, type Fault, type Result } from '../../shared/domain/fault.ts';
import type { DepartmentModel, ModelKind } from './department-model.ts';

/**
 * What befalls one request. The process dies (`die-…`) by the request never ending; the test then starts another
 * loop over the same file, as after a kill.
 */
export const fates = [
  'well',
  'refused',
  'cut-before',
  'cut-after',
  'busy',
  'later',
  'html',
  'bad-utf8',
  'unauthorised',
  'die-before',
  'die-after',
  'twice',
  'stands-still',
  /** What is asked for is done, and answered with the reply to what was asked before, which comes a second time. */
  'strays',
] as const;
export type Fate = (typeof fates)[number];

export type Line = {
  readonly fates: Fate[];
  dead: boolean;
  /** Actions on these records always meet this. */
  readonly poisoned?: Map<string, Fault>;
  readonly log: { push(line: string): void };
};

const faultOf: { readonly [F in Fate]?: Fault } = {
  refused: { kind: 'offline', reason: 'refused' },
  'cut-before': { kind: 'offline', reason: 'cut' },
  later: { kind: 'busy', retryAfterMs: 2_000 },
  html: { kind: 'bad-reply', reason: 'html', detail: '' },
  'bad-utf8': { kind: 'bad-reply', reason: 'not-utf8', detail: '' },
  unauthorised: { kind: 'sign-in-needed', reason: 'rejected' },
};

export function modelConnector(model: DepartmentModel, line: Line, pageLimit = 3): Connector {
  const request = async <T>(
    what: string,
    signal: AbortSignal,
    reply: (fate: Fate) => Result<T>,
  ): Promise<Result<T>> => {
    const fate = line.fates.shift() ?? 'well';
    line.log.push(`${what} ${fate}`);
    if (line.dead || fate === 'die-before') return die(line);
    const fault = faultOf[fate];
    if (fault !== undefined) return failed(fault);
    const answered = reply(fate);
    if (fate === 'twice') reply(fate);
    await Promise.resolve();
    if (fate === 'die-after') return die(line);
    if (signal.aborted) return failed({ kind: 'offline', reason: 'switched-off' });
    return fate === 'cut-after' ? failed({ kind: 'offline', reason: 'cut' }) : answered;
  };
  /** The reply of each shape that went over the line last: one of another shape is found out by that. */
  const last = new Map<string, object>();
  const onLine = (fate: Fate, name: { readonly key: string } | { readonly feed: string }, reply: object) => {
    const named = model.namesReplies ? { ...name, ...reply } : reply;
    const shape = ['outcome', 'buckets', 'cursor'].find((each) => each in reply) ?? '';
    const told = fate === 'strays' ? (last.get(shape) ?? named) : named;
    last.set(shape, named);
    return told;
  };
  const answerOn = (fate: Fate, key: string, answer: Answer): Result<Answer> =>
    decodeAnswer(onLine(fate, { key }, answer), key);
  return {
    reads: 'delta',
    repeats: 'key',
    introduce: (signal) =>
      request('introduce', signal, () =>
        ok({
          systemId: model.systemId,
          name: 'm',
          organ: 'o',
          epoch: model.epoch,
          feeds: model.feeds(),
          offers: { ...model.offered(), newerSchema: model.hasNewerSchema },
        }),
      ),
    signIn: (signal) => request('sign-in', signal, () => ok(undefined)),
    pull: (feed, cursor, signal, most = pageLimit) =>
      request('pull', signal, (fate) => {
        const page = model.page(cursor, Math.min(pageLimit, most), kindOfFeed(feed));
        if (page === 'forgotten') return failed({ kind: 'cursor-forgotten' });
        const told = fate === 'stands-still' && cursor !== undefined ? { ...page, cursor, more: true } : page;
        const bytes = Buffer.from(JSON.stringify(onLine(fate, { feed }, told)));
        const json = jsonOf({ bytes, header: () => undefined });
        return json.ok ? decodePage(json.value, { feed, expected: kindOfFeed(feed) }) : json;
      }),
    push: ({ key, kind, remoteId, basedOn, decidedAt, body }, signal) =>
      request('push', signal, (fate) => {
        const poison = line.poisoned?.get(remoteId);
        if (poison !== undefined) return failed(poison);
        if (fate === 'busy') return ok({ outcome: 'busy', retryAfterMs: 1_000 });
        const action = actionSchema.parse({ key, kind, id: remoteId, basedOn, decidedAt, ...body });
        return answerOn(fate, key, model.act(action));
      }),
    edit: ({ key, kind, remoteId, basedOn, decidedAt, fields }, signal) =>
      request('edit', signal, (fate) => {
        if (fate === 'busy') return ok({ outcome: 'busy', retryAfterMs: 1_000 });
        const edit = editSchema.parse({ key, kind, id: remoteId, basedOn, decidedAt, fields });
        return answerOn(fate, key, model.edit(edit));
      }),
    create: ({ key, kind, decidedAt, fields }, signal) =>
      request('create', signal, (fate) => {
        if (fate === 'busy') return ok({ outcome: 'busy', retryAfterMs: 1_000 });
        return answerOn(fate, key, model.create(createSchema.parse({ key, kind, decidedAt, fields })));
      }),
    digest: (feed, signal) =>
      request('digest', signal, (fate) =>
        decodeDigest(onLine(fate, { feed }, model.digest(kindOfFeed(feed))), feed),
      ),
    rest: () => undefined,
  };
}

const kindOfFeed = (feed: string): ModelKind => (feed === 'archives' ? 'archive' : 'todo');

function die(line: Line): Promise<never> {
  line.dead = true;
  return new Promise(() => undefined);
}

// A connector in front of a plain department, over the product's own transport and decoding. It declares whichever way of
// settling a doubt it is told to: how the connectors of systems without a ledger of keys will look.
import type { Connector, Standing } from '../../main/core/connectors/connector.ts';
import { jsonOf } from '../../main/core/connectors/json-reply.ts';
import { decodeAnswer, decodePage } from '../../main/core/connectors/profile/decode.ts';
import { faultOfStatus } from '../../main/core/connectors/status.ts';
import { createTransport, transportLimits } from '../../main/core/connectors/transport.ts';
import type { Answer, DoubtWay } from '../../shared/domain/action.ts';
import { failed, ok, type Result } from '../../shared/domain/fault.ts';
import type { DepartmentModel, ModelKind } from './department-model.ts';

export function plainConnector(
  { address, model }: { readonly address: string; readonly model: DepartmentModel },
  repeats: DoubtWay,
  /** True: this process is dead, and nothing it asked for ever comes back. */
  line: { dead: boolean },
): Connector {
  const transport = createTransport((url, init) => fetch(url, init), Date.now, {
    ...transportLimits,
    firstByteMs: 2_000,
  });
  const read = async (path: string, signal: AbortSignal): Promise<Result<unknown>> => {
    const reply = await transport({ method: 'GET', url: address + path }, signal);
    if (line.dead) return new Promise(() => undefined);
    if (!reply.ok) return reply;
    if (reply.value.status !== 200) return failed(faultOfStatus(reply.value));
    const json = jsonOf(reply.value);
    return json.ok ? ok(json.value.value) : json;
  };
  const write = async (
    path: string,
    sent: { readonly key: string; readonly [field: string]: unknown },
    signal: AbortSignal,
  ): Promise<Result<Answer>> => {
    const headers = { 'Content-Type': 'application/json' };
    const reply = await transport(
      { method: 'POST', url: address + path, headers, body: JSON.stringify(sent) },
      signal,
    );
    if (line.dead) return new Promise(() => undefined);
    if (!reply.ok) return reply;
    if (reply.value.status !== 200) return failed(faultOfStatus(reply.value));
    const json = jsonOf(reply.value);
    return json.ok ? decodeAnswer(json.value.value, sent.key) : json;
  };
  const look: NonNullable<Connector['look']> = async (at, signal) => {
    const query = 'madeBy' in at ? { madeBy: at.madeBy } : { id: at.remoteId };
    const seen = await read(`/look?${new URLSearchParams(query)}`, signal);
    if (!seen.ok) return seen.fault.kind === 'not-found' ? ok(undefined) : seen;
    return ok(seen.value as Standing);
  };
  return {
    reads: 'delta',
    repeats,
    ...(repeats === 'conditional' || repeats === 'probe' ? { look } : {}),
    async introduce(signal) {
      const about = await read('/about', signal);
      if (!about.ok) return about;
      const { systemId, epoch } = model;
      const offers = { ...model.offered(), newerSchema: false };
      return ok({ systemId, name: 'm', organ: 'o', epoch, feeds: model.feeds(), offers });
    },
    signIn: async () => ok(undefined),
    async pull(feed, cursor, signal) {
      const kind: ModelKind = feed === 'archives' ? 'archive' : 'todo';
      const query = new URLSearchParams({ kind, ...(cursor === undefined ? {} : { cursor }) });
      const page = await read(`/page?${query}`, signal);
      if (!page.ok) return page;
      return decodePage({ value: page.value, suspectText: false }, { feed, expected: kind });
    },
    push: ({ key, kind, remoteId: id, basedOn, decidedAt, body }, signal) =>
      write('/act', { key, kind, id, basedOn, decidedAt, ...body }, signal),
    edit: ({ key, kind, remoteId: id, basedOn, decidedAt, fields }, signal) =>
      write('/change', { key, kind, id, basedOn, decidedAt, fields }, signal),
    create: (create, signal) => write('/make', create, signal),
    digest: async () => failed({ kind: 'not-found' }),
    rest: () => undefined,
  };
}

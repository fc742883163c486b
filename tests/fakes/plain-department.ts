// A department over real HTTP on loopback that keeps no ledger of keys: what is sent to it twice takes effect twice,
// unless whoever sends it finds out first. It can be told to check the revision something was based on, and to break the
// line before or after the next effect.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { actionSchema, createSchema, editSchema } from '../../shared/contract/department.ts';
import type { Answer } from '../../shared/domain/action.ts';
import { changeOf, DepartmentModel, kindOf, type ModelKind } from './department-model.ts';

export type PlainFate = 'well' | 'cut-before' | 'cut-after' | 'busy';

export type PlainDepartment = {
  readonly address: string;
  readonly model: DepartmentModel;
  /** What befalls the next writes, in order. */
  readonly fates: PlainFate[];
  /** Every write that came, by key. */
  readonly writes: string[];
  readonly looks: string[];
  close(): Promise<void>;
};

/** `checks`: what is based on another revision than the present one, or was made before, is a conflict. */
export async function aPlainDepartment({ checks }: { readonly checks: boolean }): Promise<PlainDepartment> {
  const model = new DepartmentModel();
  model.remembersKeys = false;
  model.checksBasis = checks;
  Object.assign(model.offers, { edits: true, creates: true });
  const opinions = new Map<string, string[]>();
  const told = { fates: [] as PlainFate[], writes: [] as string[], looks: [] as string[] };

  const write = (path: string, body: unknown): Answer => {
    switch (path) {
      case '/act': {
        const action = actionSchema.parse(body);
        const answer = model.act(action);
        if (answer.outcome === 'accepted')
          opinions.set(action.id, [...(opinions.get(action.id) ?? []), action.opinion]);
        return answer;
      }
      case '/change':
        return model.edit(editSchema.parse(body));
      default: {
        const create = createSchema.parse(body);
        const before = [...model.madeBy].find(([, key]) => key === create.key)?.[0];
        const revision = String(model.records.get(before ?? '')?.revision);
        return checks && before !== undefined ? { outcome: 'conflict', revision } : model.create(create);
      }
    }
  };
  const look = (query: URLSearchParams): object | undefined => {
    const made = [...model.madeBy].find(([, key]) => key === query.get('madeBy'))?.[0];
    const id = query.get('id') ?? made ?? '';
    told.looks.push(query.get('id') ?? query.get('madeBy') ?? '');
    const record = model.records.get(id);
    if (record?.presence !== 'listed') return undefined;
    const { data } = Reflect.get(changeOf(id, record), 'record') as { readonly data: object };
    const paper = { opinions: (opinions.get(id) ?? []).map((text) => ({ text })) };
    return {
      id,
      revision: String(record.revision),
      data: kindOf(record) === 'todo' ? { ...data, paper } : data,
    };
  };

  const server = createServer((request, response) => void answer(request, response));
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? '/', 'http://d');
    const body = await readAll(request);
    if (request.method !== 'POST') return send(response, read(url));
    const fate = told.fates.shift() ?? 'well';
    const sent: unknown = JSON.parse(body);
    told.writes.push(String(Reflect.get(Object(sent), 'key')));
    if (fate === 'cut-before') return void request.socket.resetAndDestroy();
    if (fate === 'busy') return send(response, { outcome: 'busy', retryAfterMs: 5 });
    const reply = write(url.pathname, sent);
    if (fate === 'cut-after') return void request.socket.resetAndDestroy();
    return send(response, reply);
  };
  const read = ({ pathname, searchParams: query }: URL): object | undefined => {
    if (pathname === '/look') return look(query);
    if (pathname === '/about') return model.about();
    const kind = (query.get('kind') ?? 'todo') as ModelKind;
    const page = model.page(query.get('cursor') ?? undefined, 1_000, kind);
    return page === 'forgotten' ? undefined : page;
  };
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return Object.assign(told, {
    address,
    model,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  });
}

function send(response: ServerResponse, reply: object | undefined): void {
  response
    .writeHead(reply === undefined ? 404 : 200, { 'Content-Type': 'application/json' })
    .end(JSON.stringify(reply ?? {}));
}

async function readAll(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request as AsyncIterable<Buffer>) parts.push(part);
  return Buffer.concat(parts).toString('utf8');
}

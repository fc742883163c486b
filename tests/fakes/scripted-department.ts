// A department with the profile over real HTTP on loopback, whose next replies can be replaced by anything at all.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { actionSchema } from '../../shared/contract/department.ts';
import { DepartmentModel } from './department-model.ts';

type Place = 'about' | 'changes' | 'action';
/** Gets what the department would have said. */
export type Misreply = (response: ServerResponse, reply: string, request: IncomingMessage) => void;

export type ScriptedDepartment = {
  readonly address: string;
  readonly model: DepartmentModel;
  /** The bearer token it takes; undefined: none is needed. */
  token: string | undefined;
  readonly seen: string[];
  /** The next request to that place gets this instead; several are kept in order. */
  instead(place: Place, misreply: Misreply): void;
  /** Every request to that place gets this until `well`. */
  always(place: Place, misreply: Misreply): void;
  well(): void;
  close(): Promise<void>;
};

export async function aScriptedDepartment(token?: string): Promise<ScriptedDepartment> {
  const model = new DepartmentModel();
  const once: { readonly place: Place; readonly misreply: Misreply }[] = [];
  const always = new Map<Place, Misreply>();
  const department = { token, seen: [] as string[] };

  const server = createServer((request, response) => {
    void readAll(request).then((body) => {
      const url = new URL(request.url ?? '/', 'http://d');
      const place = placeOf(url.pathname);
      department.seen.push(`${request.method} ${url.pathname}`);
      if (place === undefined) return response.writeHead(404).end('{}');
      const isKnown =
        place === 'about' ||
        department.token === undefined ||
        request.headers.authorization === `Bearer ${department.token}`;
      if (!isKnown) return response.writeHead(401, { 'WWW-Authenticate': 'Bearer' }).end('{}');
      const reply = answer(model, place, url.searchParams, body, department.token);
      const index = once.findIndex((entry) => entry.place === place);
      const misreply = index === -1 ? always.get(place) : once.splice(index, 1)[0]?.misreply;
      if (misreply !== undefined) return misreply(response, reply ?? '{}', request);
      return response
        .writeHead(reply === undefined ? 410 : 200, { 'Content-Type': 'application/json' })
        .end(reply ?? '{}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return Object.assign(department, {
    address,
    model,
    instead: (place: Place, misreply: Misreply) => void once.push({ place, misreply }),
    always: (place: Place, misreply: Misreply) => void always.set(place, misreply),
    well() {
      once.length = 0;
      always.clear();
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  });
}

const placeOf = (path: string): Place | undefined =>
  path === '/.well-known/department-sync'
    ? 'about'
    : path === '/feeds/todos/changes'
      ? 'changes'
      : path === '/actions'
        ? 'action'
        : undefined;

/** Undefined: the cursor is forgotten. */
function answer(
  model: DepartmentModel,
  place: Place,
  query: URLSearchParams,
  body: string,
  token: string | undefined,
): string | undefined {
  switch (place) {
    case 'about':
      return JSON.stringify(model.about({ kind: token === undefined ? 'none' : 'bearer' }));
    case 'changes': {
      const page = model.page(query.get('cursor') ?? undefined, Number(query.get('limit') ?? 1_000));
      return page === 'forgotten' ? undefined : JSON.stringify(page);
    }
    case 'action':
      return JSON.stringify(model.act(actionSchema.parse(JSON.parse(body))));
  }
}

async function readAll(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request as AsyncIterable<Buffer>) parts.push(part);
  return Buffer.concat(parts).toString('utf8');
}

export const json: (text: string | Buffer, status?: number) => Misreply =
  (text, status = 200) =>
  (response) =>
    void response.writeHead(status, { 'Content-Type': 'application/json' }).end(text);

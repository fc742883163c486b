// Limits of one request, over real HTTP; through Node's fetch and through the shim over Electron's `net.request`,
// here driven by a `net.request` of the same behaviour over node:http.
import {
  createServer,
  type IncomingMessage,
  request as httpRequest,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { electronFetch, type NetRequest } from '../../main/core/connectors/electron-fetch.ts';
import {
  type Ask,
  createTransport,
  type Fetch,
  transportLimits,
} from '../../main/core/connectors/transport.ts';

const never = new AbortController().signal;
/** Only what is about time asks with these: a busy machine may be late by as much with anything. */
const hurried = { firstByteMs: 400, idleMs: 400, totalMs: 1_200, replyBytes: 1024 * 1024 };
const patient = { ...transportLimits, replyBytes: hurried.replyBytes };

let server: Server;
let base: string;
let other: string;
const routes: { [path: string]: (response: ServerResponse, request: IncomingMessage) => void } = {
  '/echo': (response, request) => void response.end(JSON.stringify(request.headers)),
  '/taken': (response, request) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const { method, headers } = request;
      const bytes = Buffer.concat(parts).toString('hex');
      response.setHeader('X-Method', method ?? '');
      response.end(JSON.stringify({ method, bytes, length: headers['content-length'] }));
    });
  },
  '/range': (response, request) =>
    void response
      .writeHead(206, { 'Content-Range': 'bytes 2-4/10', ETag: '"a"' })
      .end(request.headers.range === 'bytes=2-4' ? 'cde' : 'not asked so'),
  '/here': (response) => void response.writeHead(302, { Location: '/echo' }).end(),
  '/round': (response) => void response.writeHead(307, { Location: '/round' }).end(),
  '/away': (response) => void response.writeHead(302, { Location: `${other}/echo` }).end(),
  '/gzip': (response) =>
    void response.writeHead(200, { 'Content-Encoding': 'gzip' }).end(gzipSync('{"a":"中文"}')),
  '/empty': (response) => void response.writeHead(204).end(),
  '/cookies': (response) =>
    void response
      .writeHead(200, { 'Set-Cookie': ['a=1; Expires=Wed, 21 Oct 2099 07:28:00 GMT', 'b=2'] })
      .end(),
  '/stall': () => undefined,
  '/half': (response) => void response.writeHead(200).write('{'),
  '/drip': (response) => {
    const timer = setInterval(() => response.write(' '), 100);
    response.on('close', () => clearInterval(timer));
  },
  '/huge': (response) => {
    const block = Buffer.alloc(16_384, ' ');
    const more = () => {
      while (!response.destroyed) if (!response.write(block)) return void response.once('drain', more);
    };
    more();
  },
};

beforeAll(async () => {
  server = createServer((request, response) => routes[request.url ?? '']?.(response, request));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  base = `http://127.0.0.1:${port}`;
  other = `http://localhost:${port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

/** As Electron's: headers in lists, a redirect told in an event and ended by `abort`, `close` at the end. */
function netRequest({ method, url }: { readonly method: string; readonly url: string }): NetRequest {
  const asked = httpRequest(url, { method });
  const listeners = new Map<string, (...args: never[]) => void>();
  const tell = (event: string, ...args: unknown[]) =>
    Reflect.apply(listeners.get(event) ?? (() => undefined), undefined, args);
  asked.on('error', (error) =>
    tell('error', Object.assign(new Error('net::ERR_FAILED', { cause: error }), {})),
  );
  asked.on('response', (response) => {
    const { statusCode = 0, headers } = response;
    const lists = Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name, [value ?? ''].flat()]),
    );
    if (statusCode >= 300 && statusCode < 400)
      tell('redirect', statusCode, 'GET', new URL(headers.location ?? '', url).href, lists);
    else tell('response', Object.assign(response, { headers: lists }));
  });
  return {
    setHeader: (name, value) => void asked.setHeader(name, value),
    on: (event: string, listener: (...args: never[]) => void) => listeners.set(event, listener),
    end: (body) => asked.end(body),
    abort: () => asked.destroy(),
  };
}

const fetches: readonly (readonly [string, Fetch])[] = [
  ['Node’s fetch', (url, init) => fetch(url, init)],
  ['the shim over net.request', electronFetch(netRequest)],
];

describe.each(fetches)('a request through %s', (_name, through) => {
  const ask = (path: string, more: Partial<Ask> = {}, signal = never, limits = patient) =>
    createTransport(through, Date.now, limits)({ method: 'GET', url: `${base}${path}`, ...more }, signal);
  const textOf = async (path: string, more: Partial<Ask> = {}, limits = patient) => {
    const reply = await ask(path, more, never, limits);
    return reply.ok ? Buffer.from(reply.value.bytes).toString('utf8') : reply.fault;
  };

  it('carries its headers and its body', async () => {
    const headers = JSON.parse(
      String(await textOf('/echo', { headers: { Authorization: 'Bearer t', Cookie: 'sid=1' } })),
    );
    expect(headers).toMatchObject({ authorization: 'Bearer t', cookie: 'sid=1', accept: 'application/json' });
    const posted = JSON.parse(String(await textOf('/echo', { method: 'POST', body: '{"意见":"同意"}' })));
    expect(posted['content-length'] ?? posted['transfer-encoding']).toBeDefined();
  });

  it('carries bytes as they are, with their length, and asks for a head alone', async () => {
    const body = Buffer.from([0, 1, 254, 255]);
    expect(JSON.parse(String(await textOf('/taken', { method: 'PATCH', body })))).toMatchObject({
      method: 'PATCH',
      bytes: '0001feff',
      length: '4',
    });
    const head = await ask('/taken', { method: 'HEAD' });
    expect(head.ok && [head.value.status, head.value.header('x-method'), head.value.bytes.length]).toEqual([
      200,
      'HEAD',
      0,
    ]);
  });

  it('hands a body over as it comes, to whoever wants it when its head is there', async () => {
    const parts: Uint8Array[] = [];
    const headers = { Range: 'bytes=2-4', 'Accept-Encoding': 'identity' };
    const reply = await ask('/range', {
      headers,
      take: (head) => (head.status === 206 && head.header('etag') === '"a"' ? push : undefined),
    });
    function push(part: Uint8Array): undefined {
      parts.push(part);
    }
    expect(Buffer.concat(parts).toString()).toBe('cde');
    expect(reply.ok && reply.value.bytes.length).toBe(0);
    const whole = await ask('/range', { headers, take: () => undefined });
    expect(whole.ok && Buffer.from(whole.value.bytes).toString()).toBe('cde');
  });

  it('leaves a body without end when enough of it was taken', async () => {
    let taken = 0;
    const reply = await ask('/huge', {
      take: () => (part) => {
        taken += part.byteLength;
        return taken > 3_000_000 ? 'enough' : undefined;
      },
    });
    expect(reply.ok).toBe(true);
    expect(taken).toBeLessThan(4_000_000);
  });

  it('a body that stalls in mid-way ends in a time-out, and what came was handed over', async () => {
    let taken = 0;
    const take = () => (part: Uint8Array) => {
      taken += part.byteLength;
      return undefined;
    };
    const reply = await ask('/half', { take }, never, hurried);
    expect(reply).toEqual({ ok: false, fault: { kind: 'offline', reason: 'timeout' } });
    expect(taken).toBe(1);
  });

  it('reads cookies one by one, an empty body and a packed one', async () => {
    const reply = await ask('/cookies');
    expect(reply.ok && reply.value.setCookies).toEqual(['a=1; Expires=Wed, 21 Oct 2099 07:28:00 GMT', 'b=2']);
    expect(await textOf('/empty')).toBe('');
  });

  it('follows a redirect on the same origin, and none to another: our sign-in goes nowhere else', async () => {
    expect(
      JSON.parse(String(await textOf('/here', { headers: { Authorization: 'Bearer t' } }))),
    ).toMatchObject({ authorization: 'Bearer t' });
    const redirected = { kind: 'bad-reply', reason: 'redirected', detail: expect.any(String) };
    expect([
      await textOf('/away'),
      await textOf('/round'),
      await textOf('/here', { method: 'POST', body: '{}' }),
    ]).toEqual([redirected, redirected, redirected]);
  });

  it('gives a redirect back as the reply when that is asked for', async () => {
    const reply = await ask('/away', { redirects: 'answer' });
    expect(reply.ok && [reply.value.status, reply.value.header('location')]).toEqual([302, `${other}/echo`]);
  });

  it.each(['/stall', '/half', '/drip'])('%s ends in a time-out', async (path) => {
    expect(await textOf(path, {}, hurried)).toEqual({ kind: 'offline', reason: 'timeout' });
  });

  it('leaves a reply over the limit, and the connection with it', async () => {
    const closed = new Promise<void>((resolve) =>
      server.once('request', (_request, response: ServerResponse) => response.on('close', resolve)),
    );
    expect(await textOf('/huge')).toMatchObject({ kind: 'bad-reply', reason: 'too-large' });
    await closed;
  });

  it('ends at once when broken off', async () => {
    const abort = new AbortController();
    const reply = ask('/stall', {}, abort.signal);
    abort.abort();
    expect(await reply).toEqual({ ok: false, fault: { kind: 'offline', reason: 'switched-off' } });
    expect(await ask('/echo', {}, abort.signal)).toEqual({
      ok: false,
      fault: { kind: 'offline', reason: 'switched-off' },
    });
  });
});

describe('a request', () => {
  it('S51 takes in no more than the limit and a megabyte of a reply without end', async () => {
    let taken = 0;
    const counting: Fetch = async (url, init) => {
      const response = await fetch(url, init);
      const count = new TransformStream<Uint8Array, Uint8Array>({
        transform: (chunk, controller) => {
          taken += chunk.byteLength;
          controller.enqueue(chunk);
        },
      });
      return new Response(response.body?.pipeThrough(count) ?? null, response);
    };
    await createTransport(counting, Date.now, { ...patient, replyBytes: 4_000_000 })(
      { method: 'GET', url: `${base}/huge` },
      never,
    );
    expect(taken).toBeGreaterThan(4_000_000);
    expect(taken).toBeLessThan(5_000_000);
  });

  it('unpacks what came packed', async () => {
    const reply = await createTransport((url, init) => fetch(url, init), Date.now)(
      { method: 'GET', url: `${base}/gzip` },
      never,
    );
    expect(reply.ok && Buffer.from(reply.value.bytes).toString('utf8')).toBe('{"a":"中文"}');
  });

  it('waits 15 s for the first byte, 30 s for the next, five minutes in all, and takes 32 MB', () => {
    expect(transportLimits).toEqual({
      firstByteMs: 15_000,
      idleMs: 30_000,
      totalMs: 300_000,
      replyBytes: 33_554_432,
    });
  });

  it('never keeps cookies or replies outside our file', async () => {
    let init: RequestInit = {};
    const seeing: Fetch = async (_url, given) => {
      init = given;
      return new Response('{}');
    };
    await createTransport(seeing, Date.now)({ method: 'GET', url: base }, never);
    expect(init).toMatchObject({ credentials: 'omit', cache: 'no-store', redirect: 'manual' });
  });

  it('an error that is no trouble of the line is a bug and is thrown', async () => {
    const buggy: Fetch = async () => Reflect.get(Object(undefined), 'x').y;
    await expect(createTransport(buggy, Date.now)({ method: 'GET', url: base }, never)).rejects.toThrow(
      TypeError,
    );
  });
});

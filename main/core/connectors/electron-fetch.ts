// A `fetch` over Electron's `net.request` (handed in; nothing of Electron is imported). `net.fetch` itself cannot
// answer a redirect: it only follows, also to another origin and with our credentials, or fails without saying
// where to. Here a redirect is a reply, as in Node, and transport.ts decides; only its Set-Cookie is withheld by
// Chromium. Tried on Electron 33.2.1.
import { Readable } from 'node:stream';
import type { Fetch } from './transport.ts';

type RawHeaders = Readonly<Record<string, string | readonly string[]>>;

/** Electron's types do not say that it is a stream as well; it is. */
type NetResponse = { readonly statusCode: number; readonly headers: RawHeaders };

/** What is used of Electron's ClientRequest. */
export type NetRequest = {
  setHeader(name: string, value: string): void;
  on(event: 'response', listener: (response: NetResponse) => void): unknown;
  on(
    event: 'redirect',
    listener: (status: number, method: string, url: string, headers: RawHeaders) => void,
  ): unknown;
  on(event: 'error', listener: (error: Error) => void): unknown;
  end(body?: string | Buffer): unknown;
  abort(): void;
};

type NetRequestOptions = {
  readonly method: string;
  readonly url: string;
  readonly redirect: 'manual';
  readonly credentials: 'omit';
  readonly cache: 'no-store';
};

export function electronFetch(request: (options: NetRequestOptions) => NetRequest): Fetch {
  return (url, init) =>
    new Promise((resolve, reject) => {
      const method = init.method ?? 'GET';
      const asked = request({ method, url, redirect: 'manual', credentials: 'omit', cache: 'no-store' });
      for (const [name, value] of new Headers(init.headers)) asked.setHeader(name, value);
      const onAbort = () => {
        asked.abort();
        reject(new DOMException('broken off', 'AbortError'));
      };
      if (init.signal?.aborted === true) return onAbort();
      init.signal?.addEventListener('abort', onAbort, { once: true });
      asked.on('redirect', (status, _method, target, headers) => {
        resolve(new Response(null, { status, headers: headersOf({ ...headers, location: target }) }));
        asked.abort();
      });
      asked.on('response', (response) => resolve(responseOf(response, () => asked.abort())));
      asked.on('error', reject);
      asked.end(bodyOfInit(init.body));
    });
}

function bodyOfInit(body: RequestInit['body']): string | Buffer | undefined {
  if (body === undefined || body === null) return undefined;
  if (typeof body === 'string' || Buffer.isBuffer(body)) return body;
  throw new Error('believed: a body is a text or bytes');
}

const hasNoBody = (status: number): boolean => status === 204 || status === 205 || status === 304;

function responseOf(response: NetResponse, abort: () => void): Response {
  const { statusCode: status } = response;
  const body = hasNoBody(status) ? null : bodyOf(response, abort);
  return new Response(body, { status, headers: headersOf(response.headers) });
}

function bodyOf(response: NetResponse, abort: () => void): ReadableStream<Uint8Array> {
  if (!(response instanceof Readable)) throw new Error("believed: Electron's reply is a stream");
  const chunks = response[Symbol.asyncIterator]();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await chunks.next();
      if (done === true) controller.close();
      else controller.enqueue(value);
    },
    // The body was left early (a reply over the limit): destroying the stream alone leaves the line open.
    cancel: abort,
  });
}

/** Each `Set-Cookie` line by itself: joined by commas they cannot be told apart again. */
function headersOf(headers: RawHeaders): Headers {
  const all = new Headers();
  for (const [name, value] of Object.entries(headers)) {
    for (const line of typeof value === 'string' ? [value] : value) all.append(name, line);
  }
  return all;
}

// One request to a department and its whole reply, within limits of time and size. Built over a `fetch` handed in
// (Node's, or Electron's through electron-fetch.ts). Knows nothing of sign-in, of JSON or of what a status means.
import { failed, type Fault, ok, type Result } from '../../../shared/domain/fault.ts';
import { faultOfError } from './fault-of-error.ts';

export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

export type Ask = {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** `answer`: a redirect is itself the reply (login forms). Otherwise only the same origin is followed, by GET. */
  readonly redirects?: 'answer';
};

export type Reply = {
  readonly status: number;
  header(name: string): string | undefined;
  readonly setCookies: readonly string[];
  readonly bytes: Uint8Array;
  /** Our clock, ms, half-way between asking and the first byte. */
  readonly at: number;
};

export type Transport = (ask: Ask, signal: AbortSignal) => Promise<Result<Reply>>;

export type TransportLimits = {
  readonly firstByteMs: number;
  readonly idleMs: number;
  readonly totalMs: number;
  /** After decompression: a small reply that unpacks to a huge one is cut here too. */
  readonly replyBytes: number;
};

export const transportLimits: TransportLimits = {
  firstByteMs: 15_000,
  idleMs: 30_000,
  totalMs: 300_000,
  replyBytes: 32 * 1024 * 1024,
};

const mostHops = 3;

export const redirectedAway: Fault = {
  kind: 'bad-reply',
  reason: 'redirected',
  detail: 'redirected away, or too often',
};

export function createTransport(fetch: Fetch, now: () => number, limits = transportLimits): Transport {
  return async (ask, signal) => {
    let url = ask.url;
    for (let hop = 0; hop <= mostHops; hop += 1) {
      const reply = await exchange({ ask: { ...ask, url }, fetch, now, limits, signal });
      if (!reply.ok || !isRedirect(reply.value.status) || ask.redirects === 'answer') return reply;
      const onward = sameOriginTarget(url, reply.value.header('location'));
      if (ask.method !== 'GET' || onward === undefined) break;
      url = onward;
    }
    return failed(redirectedAway);
  };
}

type Exchange = {
  readonly ask: Ask;
  readonly fetch: Fetch;
  readonly now: () => number;
  readonly limits: TransportLimits;
  readonly signal: AbortSignal;
};

async function exchange(parts: Exchange): Promise<Result<Reply>> {
  const { ask, limits, now } = parts;
  const watch = watchOver(limits, parts.signal);
  try {
    const askedAt = now();
    const response = await parts.fetch(ask.url, requestInit(ask, watch.signal));
    const at = Math.round((askedAt + now()) / 2);
    watch.beat();
    const bytes = await bodyOf(response, watch.beat, limits.replyBytes);
    if (bytes === undefined) {
      return failed({
        kind: 'bad-reply',
        reason: 'too-large',
        detail: `more than ${limits.replyBytes} bytes`,
      });
    }
    return ok({
      status: response.status,
      header: (name) => response.headers.get(name) ?? undefined,
      setCookies: response.headers.getSetCookie(),
      bytes,
      at,
    });
  } catch (error) {
    const fault = watch.why() ?? faultOfError(error);
    if (fault === undefined) throw error;
    return failed(fault);
  } finally {
    watch.end();
  }
}

function requestInit(ask: Ask, signal: AbortSignal): RequestInit {
  return {
    method: ask.method,
    headers: { Accept: 'application/json', ...ask.headers },
    ...(ask.body === undefined ? {} : { body: ask.body }),
    redirect: 'manual',
    // Chromium would keep cookies and replies in its own files; nothing of a department may lie outside ours.
    credentials: 'omit',
    cache: 'no-store',
    signal,
  };
}

type Watch = {
  readonly signal: AbortSignal;
  /** Bytes came: the line lives. */
  beat(): void;
  /** Why the request was broken off by us. */
  why(): Fault | undefined;
  end(): void;
};

function watchOver(limits: TransportLimits, outer: AbortSignal): Watch {
  const controller = new AbortController();
  let fault: Fault | undefined;
  const breakOff = (reason: 'timeout' | 'switched-off') => {
    fault ??= { kind: 'offline', reason };
    controller.abort();
  };
  const onTimeout = () => breakOff('timeout');
  const onOuter = () => breakOff('switched-off');
  const total = setTimeout(onTimeout, limits.totalMs);
  let idle = setTimeout(onTimeout, limits.firstByteMs);
  if (outer.aborted) onOuter();
  outer.addEventListener('abort', onOuter);
  return {
    signal: controller.signal,
    beat() {
      clearTimeout(idle);
      idle = setTimeout(onTimeout, limits.idleMs);
    },
    why: () => fault,
    end() {
      clearTimeout(total);
      clearTimeout(idle);
      outer.removeEventListener('abort', onOuter);
    },
  };
}

/** The whole body; undefined when it is more than `most`, and then no more of it is read. */
async function bodyOf(response: Response, beat: () => void, most: number): Promise<Uint8Array | undefined> {
  if (response.body === null) return new Uint8Array();
  const reader = response.body.getReader();
  const parts: Uint8Array[] = [];
  let length = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      beat();
      length += value.byteLength;
      if (length > most) return undefined;
      parts.push(value);
    }
    const [only] = parts;
    return parts.length === 1 && only !== undefined ? only : Buffer.concat(parts, length);
  } finally {
    // Ends the connection when it was left early; does nothing after the last byte. A cut line rejects here too.
    await reader.cancel().catch(() => undefined);
  }
}

export const isRedirect = (status: number): boolean => status >= 300 && status < 400 && status !== 304;

export function sameOriginTarget(from: string, location: string | undefined): string | undefined {
  if (location === undefined || !URL.canParse(location, from)) return undefined;
  const target = new URL(location, from);
  return target.origin === new URL(from).origin && target.username === '' ? target.href : undefined;
}

// One request to a department and its whole reply, within limits of time and size. Built over a `fetch` handed in
// (Node's, or Electron's through electron-fetch.ts). Knows nothing of sign-in, of JSON or of what a status means.
import { failed, type Fault, ok, type Result } from '../../../shared/domain/fault.ts';
import { faultOfError } from './fault-of-error.ts';

export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

export type Ask = {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'HEAD';
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  /**
   * For a body that may be longer than memory should hold: asked when the head of the reply is there. What it answers
   * gets the body as it comes, and `bytes` of the reply is empty; undefined: it is collected as any other.
   */
  readonly take?: (head: ReplyHead) => TakeBytes | undefined;
  /** `answer`: a redirect is itself the reply (login forms). Otherwise only the same origin is followed, by GET. */
  readonly redirects?: 'answer';
};

/** `enough`: the rest is not read. */
type TakeBytes = (part: Uint8Array) => 'enough' | undefined;

export type ReplyHead = {
  readonly status: number;
  header(name: string): string | undefined;
};

export type Reply = ReplyHead & {
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

/** A long body on a thin line (100 kbit/s) is sent for longer than an answer is waited for: so much a millisecond. */
const slowestBytes = 12;

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
  const body = typeof ask.body === 'string' ? 0 : (ask.body?.byteLength ?? 0);
  const firstByteMs = limits.firstByteMs + Math.round(body / slowestBytes);
  const watch = watchOver({ ...limits, firstByteMs }, parts.signal);
  try {
    const askedAt = now();
    const response = await parts.fetch(ask.url, requestInit(ask, watch.signal));
    const at = Math.round((askedAt + now()) / 2);
    watch.beat();
    const head = {
      status: response.status,
      header: (name: string) => response.headers.get(name) ?? undefined,
    };
    const take = ask.take?.(head);
    const bytes =
      take === undefined
        ? await bodyOf(response, watch.beat, limits.replyBytes)
        : await handOver(response, watch.beat, take);
    if (bytes === undefined) {
      return failed({
        kind: 'bad-reply',
        reason: 'too-large',
        detail: `more than ${limits.replyBytes} bytes`,
      });
    }
    return ok({ ...head, setCookies: response.headers.getSetCookie(), bytes, at });
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
    ...(ask.body === undefined ? {} : { body: bodyInit(ask.body) }),
    redirect: 'manual',
    // Chromium would keep cookies and replies in its own files; nothing of a department may lie outside ours.
    credentials: 'omit',
    cache: 'no-store',
    signal,
  };
}

/** A copy only where the types ask for one: a body over a shared buffer is not taken by `fetch`. */
const bodyInit = (body: string | Uint8Array): NonNullable<RequestInit['body']> =>
  typeof body === 'string' ? body : Buffer.from(body.buffer, body.byteOffset, body.byteLength);

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
  const parts: Uint8Array[] = [];
  let length = 0;
  await handOver(response, beat, (part) => {
    length += part.byteLength;
    if (length > most) return 'enough';
    parts.push(part);
    return undefined;
  });
  if (length > most) return undefined;
  const [only] = parts;
  return parts.length === 1 && only !== undefined ? only : Buffer.concat(parts, length);
}

/** One part is read when the one before was taken: no more than a part and the line's own buffers is in memory. */
async function handOver(response: Response, beat: () => void, take: TakeBytes): Promise<Uint8Array> {
  const nothing = new Uint8Array();
  if (response.body === null) return nothing;
  const reader = response.body.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return nothing;
      beat();
      if (take(value) === 'enough') return nothing;
    }
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

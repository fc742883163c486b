// What a status means when it is not the one a call hopes for; the wish to come back later; the department's clock.
import type { Fault } from '../../../shared/domain/fault.ts';
import type { Reply } from './transport.ts';

/** The fault of a reply nobody has a better word for. 401 is settled before, by sign-in.ts. */
export function faultOfStatus(reply: Reply): Fault {
  const { status } = reply;
  switch (status) {
    case 401:
      return { kind: 'sign-in-needed', reason: 'rejected' };
    case 403:
      return { kind: 'not-allowed' };
    case 404:
      return { kind: 'not-found' };
    case 429:
    case 503:
      return { kind: 'busy', ...retryAfter(reply) };
    // A gateway in front of the system speaks: whether the request got through is not known.
    case 502:
      return { kind: 'offline', reason: 'cut' };
    case 408:
    case 504:
      return { kind: 'offline', reason: 'timeout' };
    // 511: a captive portal that says so.
    case 511:
      return { kind: 'bad-reply', reason: 'html', detail: 'status 511' };
    default:
      return { kind: 'bad-reply', reason: 'unexpected-status', detail: `status ${status}` };
  }
}

const longest = 3_600_000;

/** `Retry-After` in seconds or as a date; an hour at most. */
function retryAfter(reply: Reply): { readonly retryAfterMs?: number } {
  const text = reply.header('retry-after')?.trim();
  if (text === undefined || text === '') return {};
  // Against the department's own clock when it tells it: its date is of its own clock too.
  const clock = Date.parse(reply.header('date') ?? '') || reply.at;
  // `Date.parse` takes even `-5` for a date.
  const date = /^[A-Z][a-z]{2}/.test(text) ? Date.parse(text) : Number.NaN;
  const ms = /^\d{1,10}$/.test(text) ? Number(text) * 1_000 : date - clock;
  return Number.isFinite(ms) ? { retryAfterMs: Math.min(Math.max(0, Math.round(ms)), longest) } : {};
}

/** Department clock minus ours, from a time it stated or its Date header (whole seconds). */
export function clockSkewOf(reply: Reply, stated?: string): { readonly clockSkewMs?: number } {
  const theirs = Date.parse(stated ?? reply.header('date') ?? '');
  return Number.isNaN(theirs) ? {} : { clockSkewMs: Math.round(theirs - reply.at) };
}

/** How long the reply was on the line; a packed one states it in its head, or else only its unpacked length is known. */
export function bytesOf(reply: Reply): number {
  const stated = reply.header('content-encoding') === undefined ? undefined : reply.header('content-length');
  return stated !== undefined && /^\d{1,12}$/.test(stated) ? Number(stated) : reply.bytes.byteLength;
}

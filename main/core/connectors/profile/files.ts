// Files of the department sync profile: bytes by hash with `Range` down, tus 1.0 up (shared/contract/README.md).
// One request each; what to ask for next and what to believe is decided in core/files.
import type { About } from '../../../../shared/contract/department.ts';
import type { FileRef } from '../../../../shared/domain/file-ref.ts';
import { failed, type Fault, ok, type Result } from '../../../../shared/domain/fault.ts';
import { below, onOrigin } from '../address.ts';
import type { BegunUpload, Coming, FileLine, Progressed, Wanted } from '../connector.ts';
import { jsonOf, looksLikeHtml } from '../json-reply.ts';
import { faultOfStatus } from '../status.ts';
import {
  redirectedAway,
  type Reply,
  type ReplyHead,
  sameOriginTarget,
  type Transport,
} from '../transport.ts';

type ProfileFilesParts = {
  readonly address: string;
  /** Signed in. */
  readonly transport: Transport;
  readonly about: (signal: AbortSignal) => Promise<Result<About>>;
};

const tus = { 'Tus-Resumable': '1.0.0' } as const;

export function createProfileFiles({ address, transport, about }: ProfileFilesParts): FileLine {
  return {
    download: (wanted, begin, signal) =>
      download(transport, urlOf(address, wanted.hash), wanted, begin, signal),
    async uploadLimits(signal) {
      const stated = await about(signal);
      return stated.ok ? ok(stated.value.uploads) : stated;
    },
    async beginUpload(file, signal) {
      const url = below(address, '/uploads');
      const headers = { ...tus, 'Upload-Length': String(file.size), 'Upload-Metadata': metadataOf(file) };
      const reply = await transport({ method: 'POST', url, headers, body: new Uint8Array() }, signal);
      return reply.ok ? begunBy(reply.value, url) : reply;
    },
    async uploadOffset(place, signal) {
      const reply = await transport({ method: 'HEAD', url: onOrigin(address, place), headers: tus }, signal);
      return reply.ok ? progressBy(reply.value) : reply;
    },
    async sendBytes({ place, offset, bytes }, signal) {
      const headers = {
        ...tus,
        'Upload-Offset': String(offset),
        'Content-Type': 'application/offset+octet-stream',
      };
      const url = onOrigin(address, place);
      const reply = await transport({ method: 'PATCH', url, headers, body: bytes }, signal);
      return reply.ok ? progressBy(reply.value) : reply;
    },
  };
}

const urlOf = (address: string, hash: string): string => below(address, `/files/${hash}`);

async function download(
  transport: Transport,
  url: string,
  { size, from, most, etag }: Wanted,
  begin: (coming: Coming) => (part: Uint8Array) => 'enough' | undefined,
  signal: AbortSignal,
): Promise<Result<void>> {
  let odd: Fault | undefined;
  const headers = {
    Accept: '*/*',
    // Packed, its parts would not be parts of the file.
    'Accept-Encoding': 'identity',
    Range: `bytes=${from}-${from + most - 1}`,
    ...(etag === undefined || from === 0 ? {} : { 'If-Range': etag }),
  };
  const take = (head: ReplyHead) => {
    if (head.status !== 200 && head.status !== 206) return undefined;
    const at = head.status === 200 ? 0 : startOf(head.header('content-range'));
    odd = oddness(head, { at, from, size });
    if (odd !== undefined) return () => 'enough' as const;
    return begin({ from: at, ...strongTag(head.header('etag')) });
  };
  const reply = await transport({ method: 'GET', url, headers, take }, signal);
  if (!reply.ok) return reply;
  if (odd !== undefined) return failed(odd);
  const { status } = reply.value;
  return status === 200 || status === 206 ? ok(undefined) : failed(faultOfStatus(reply.value));
}

/** What is not the file asked for, said before a byte of it is taken; a captive portal answers 200 with its own page. */
function oddness(
  head: ReplyHead,
  { at, from, size }: { readonly at: number; readonly from: number; readonly size: number },
): Fault | undefined {
  const whole = head.status === 200 ? head.header('content-length') : totalOf(head.header('content-range'));
  const isOther = whole !== undefined && whole !== String(size);
  if (head.status === 200 && (isOther || whole === undefined) && isPage(head))
    return { kind: 'bad-reply', reason: 'html', detail: 'a page came instead of a file' };
  if (isOther) return { kind: 'bad-reply', reason: 'wrong-bytes', detail: 'of another length' };
  if (head.header('content-encoding') !== undefined) return shape('packed');
  return at === 0 || at === from ? undefined : shape('another part than the one asked for');
}

const shape = (detail: string): Fault => ({ kind: 'bad-reply', reason: 'shape', detail });
const isPage = (head: ReplyHead): boolean =>
  /^\s*(text\/html|application\/xhtml)/i.test(head.header('content-type') ?? '');
const totalOf = (range: string | undefined): string | undefined => /\/(\d{1,15})$/.exec(range ?? '')?.[1];

/** Where the part begins: `bytes 0-1023/4096`; -1 when that is not said. */
function startOf(range: string | undefined): number {
  const start = /^bytes (\d{1,15})-\d{1,15}\/(\d{1,15}|\*)$/.exec(range ?? '')?.[1];
  return start === undefined ? -1 : Number(start);
}

/** A weak one must not be used for parts (RFC 9110 §13.1.5). */
function strongTag(etag: string | undefined): { readonly etag?: string } {
  return etag !== undefined && /^"[\x21\x23-\x7e]{1,200}"$/.test(etag) ? { etag } : {};
}

/** `key base64(value)`, as tus has it. The hash is a text of 64 hex digits. */
function metadataOf({ hash, name, mime }: FileRef): string {
  const values = { sha256: hash, filename: name, filetype: mime };
  return Object.entries(values)
    .map(([key, value]) => `${key} ${Buffer.from(value, 'utf8').toString('base64')}`)
    .join(',');
}

/** Everything that speaks tus says so; a gateway or a captive portal does not, and its 200 must not count. */
function notTus(reply: Reply): Fault | undefined {
  if (reply.header('tus-resumable') !== undefined) return undefined;
  if (reply.status >= 400) return faultOfStatus(reply);
  return looksLikeHtml(reply)
    ? { kind: 'bad-reply', reason: 'html', detail: 'a page came instead of an answer' }
    : shape('no Tus-Resumable');
}

function begunBy(reply: Reply, url: string): Result<BegunUpload> {
  const odd = notTus(reply);
  if (odd !== undefined) return failed(odd);
  if (reply.status === 200 || reply.status === 204) return ok({ kind: 'there' });
  if (reply.status === 201) {
    const place = sameOriginTarget(url, reply.header('location'));
    if (place === undefined) return failed(redirectedAway);
    const { pathname, search } = new URL(place);
    return ok({ kind: 'begun', place: pathname + search, ...expiryOf(reply) });
  }
  return isRefusal(reply.status) ? ok(refusal(reply)) : failed(faultOfStatus(reply));
}

function progressBy(reply: Reply): Result<Progressed> {
  if (reply.status === 413) return ok({ kind: 'too-long' });
  const odd = notTus(reply);
  if (odd !== undefined) return failed(odd);
  switch (reply.status) {
    case 200:
    case 204: {
      const offset = /^\d{1,15}$/.exec(reply.header('upload-offset') ?? '')?.[0];
      if (offset === undefined) return failed(shape('no Upload-Offset'));
      return ok({ kind: 'at', offset: Number(offset), ...expiryOf(reply) });
    }
    case 404:
    case 410:
      return ok({ kind: 'gone' });
    // 423: somebody else holds it, most often our own broken request.
    case 409:
    case 423:
      return ok({ kind: 'elsewhere' });
    // Checksum Mismatch, of tus.
    case 460:
      return ok({ kind: 'wrong-bytes' });
    default:
      return isRefusal(reply.status) ? ok(refusal(reply)) : failed(faultOfStatus(reply));
  }
}

/** The request was read and not taken; the same one never will be. */
const isRefusal = (status: number): boolean => [400, 412, 413, 415, 422].includes(status);

type Refusal = { readonly kind: 'refused'; readonly reason: string };

function refusal(reply: Reply): Refusal {
  const json = jsonOf(reply);
  const said: unknown = json.ok ? Reflect.get(Object(json.value.value), 'message') : undefined;
  return {
    kind: 'refused',
    reason: typeof said === 'string' && said !== '' ? said.slice(0, 200) : `status ${reply.status}`,
  };
}

/** By our clock, counted from the department's own. */
function expiryOf(reply: Reply): { readonly expiresAt?: number } {
  const until = Date.parse(reply.header('upload-expires') ?? '');
  const theirs = Date.parse(reply.header('date') ?? '');
  if (Number.isNaN(until)) return {};
  return { expiresAt: Number.isNaN(theirs) ? until : until - theirs + reply.at };
}

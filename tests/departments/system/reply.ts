// How an answer goes out on the line: plain or gzip, whole, or harmed as the faults of the moment demand.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { constants, gzip } from 'node:zlib';
import { ORPCError } from '@orpc/client';
import type { ActiveFaults } from './faults.ts';

export type Reply = {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string | readonly string[]>>;
  readonly body: string | Buffer;
  /** Of `body`; JSON when absent. */
  readonly type?: string;
};

const gzipped = promisify(gzip);

export const json = (value: unknown): Reply => ({ status: 200, body: JSON.stringify(value) });

/** An error in the shape oRPC's OpenAPI clients read; `defined` for those the contract names. */
export function errorReply(
  code: string,
  status: number,
  defined = false,
  headers: Record<string, string> = {},
): Reply {
  return { status, headers, body: JSON.stringify(new ORPCError(code, { status, defined }).toJSON()) };
}

/** Faults that stand in for the whole answer, before the request has any effect. */
export function harmedReply(faults: ActiveFaults): Reply | undefined {
  const status = faults.find('status');
  if (status !== undefined) {
    const retry: Record<string, string> =
      status.retryAfterSeconds === undefined ? {} : { 'Retry-After': String(status.retryAfterSeconds) };
    return errorReply(
      status.status === 429 ? 'TOO_MANY_REQUESTS' : 'UNAVAILABLE',
      status.status,
      false,
      retry,
    );
  }
  const redirect = faults.find('redirect');
  if (redirect !== undefined)
    return { status: 302, headers: { Location: redirect.to }, type: 'text/html', body: '' };
  if (faults.find('html') === undefined) return undefined;
  return {
    status: 200,
    type: 'text/html; charset=utf-8',
    body: '<!doctype html><html lang="zh-CN"><title>网络准入认证</title><p>请先完成网络准入认证后再访问。</p></html>',
  };
}

export async function send(
  request: IncomingMessage,
  response: ServerResponse,
  reply: Reply,
  faults: ActiveFaults,
  now: number,
): Promise<void> {
  const huge = faults.find('huge-reply');
  if (huge !== undefined) return sendHuge(response, huge.bytes);
  const written = harmBytes(reply.body, faults);
  const harmed = typeof written === 'string' ? Buffer.from(written) : written;
  const accepts = String(request.headers['accept-encoding'] ?? '').includes('gzip');
  const packed = accepts && harmed.length > 1024 && reply.status !== 206;
  const body = packed ? await gzipped(harmed, { level: constants.Z_BEST_SPEED }) : harmed;
  response.sendDate = false;
  const headers = {
    ...(reply.status === 204
      ? {}
      : { 'Content-Type': reply.type ?? 'application/json; charset=utf-8', 'Content-Length': body.length }),
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
    Date: new Date(now).toUTCString(),
    ...(packed ? { 'Content-Encoding': 'gzip', Vary: 'Accept-Encoding' } : {}),
    ...(reply.headers as Record<string, string>),
  };
  response.writeHead(reply.status, headers);
  const cut = faults.find('cut-reply');
  if (cut !== undefined) {
    response.write(body.subarray(0, Math.min(cut.afterBytes, body.length)), () => response.socket?.destroy());
    return;
  }
  const said = faults.find('repeat-reply') === undefined ? body : twice(reply.status, headers, body);
  response.end(request.method === 'HEAD' ? undefined : said);
}

/**
 * What follows the first head: the body and the whole reply again, as some gateways send it. As one text, for it must leave
 * in one write: were there a pause between the two, a desk that asks again within it would rightly take the second for
 * the answer to that.
 */
function twice(
  status: number,
  headers: Readonly<Record<string, string | number | readonly string[]>>,
  body: Buffer,
): Buffer {
  const lines = Object.entries(headers).flatMap(([name, value]) =>
    [value].flat().map((each) => `${name}: ${each}\r\n`),
  );
  return Buffer.concat([body, Buffer.from(`HTTP/1.1 ${status} OK\r\n${lines.join('')}\r\n`, 'latin1'), body]);
}

function harmBytes(body: string | Buffer, faults: ActiveFaults): string | Buffer {
  const deep = faults.find('deep-json');
  if (deep !== undefined) return '['.repeat(deep.depth) + ']'.repeat(deep.depth);
  if (faults.find('broken-json') !== undefined) {
    // Cut as text: cut as bytes it may end within a character, and that is another fault.
    const text = body.toString();
    return text.slice(0, Math.floor(text.length * 0.6));
  }
  if (faults.find('bad-utf8') === undefined) return body;
  const bytes = Buffer.from(body);
  // GBK bytes in the middle of a UTF-8 text, as a mixed-up department produces them.
  const at = bytes.indexOf('：') > 0 ? bytes.indexOf('：') : Math.floor(bytes.length / 2);
  return Buffer.concat([bytes.subarray(0, at), Buffer.from([0xc1, 0xd9, 0xcf, 0xaa]), bytes.subarray(at)]);
}

function sendHuge(response: ServerResponse, bytes: number): void {
  response.writeHead(200, { 'Content-Type': 'application/json; charset=utf-8' });
  response.write('{"epoch":"');
  const block = Buffer.alloc(64 * 1024, 'x');
  let left = bytes;
  const pump = (): void => {
    while (left > 0) {
      if (response.destroyed) return;
      left -= block.length;
      if (!response.write(block)) {
        response.once('drain', pump);
        return;
      }
    }
    response.end('"}');
  };
  pump();
}

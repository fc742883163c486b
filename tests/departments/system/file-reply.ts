// A file as it goes out, whole or in a range (RFC 9110 §14), whatever keeps its bytes.
import type { IncomingHttpHeaders } from 'node:http';
import type { Reply } from './reply.ts';

export type HeldFile = {
  readonly mime: string;
  readonly size: number;
  /** From `from` up to, not with, `to`. */
  bytes(from: number, to: number): Buffer | Promise<Buffer>;
};

export async function rangedReply(
  hash: string,
  { mime: type, size, bytes }: HeldFile,
  asked: IncomingHttpHeaders,
): Promise<Reply> {
  const headers = { 'Accept-Ranges': 'bytes', ETag: `"${hash}"`, 'Content-Disposition': 'attachment' };
  const ifRange = asked['if-range'];
  const isMeant = ifRange === undefined || ifRange === `"${hash}"`;
  const range = isMeant ? /^bytes=(\d*)-(\d*)$/.exec(asked.range ?? '') : null;
  if (range === null) return { status: 200, headers, type, body: await bytes(0, size) };
  const [from, to] = rangeOf(range[1] ?? '', range[2] ?? '', size);
  if (from > to || from >= size)
    return { status: 416, headers: { ...headers, 'Content-Range': `bytes */${size}` }, type, body: '' };
  return {
    status: 206,
    headers: { ...headers, 'Content-Range': `bytes ${from}-${to}/${size}` },
    type,
    body: await bytes(from, to + 1),
  };
}

/** First and last byte; a lone suffix counts from the end. */
function rangeOf(first: string, last: string, size: number): readonly [number, number] {
  if (first === '') return [last === '' ? size : Math.max(0, size - Number(last)), size - 1];
  return [Number(first), last === '' ? size - 1 : Math.min(Number(last), size - 1)];
}

// What the files of the profile make of answers over real HTTP: those of a department, of a gateway before it, of a
// captive portal.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { FileLine } from '../../main/core/connectors/connector.ts';
import { createProfileFiles } from '../../main/core/connectors/profile/files.ts';
import { createTransport } from '../../main/core/connectors/transport.ts';
import type { FileRef } from '../../shared/domain/file-ref.ts';

const never = new AbortController().signal;
const file: FileRef = {
  hash: 'ab'.repeat(32),
  name: '关于防汛工作的批复.pdf',
  mime: 'application/pdf',
  size: 10,
  role: '附件',
};
let server: Server;
let line: FileLine;
let respond: (response: ServerResponse, request: IncomingMessage) => void;
let seen: IncomingMessage | undefined;

beforeAll(async () => {
  server = createServer((request, response) => {
    seen = request;
    request.resume().on('end', () => respond(response, request));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  line = createProfileFiles({
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/base`,
    transport: createTransport((url, init) => fetch(url, init), Date.now),
    about: async () => ({ ok: false, fault: { kind: 'not-found' } }),
  });
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(() => {
  seen = undefined;
});

const answers = (status: number, headers: { readonly [name: string]: string } = {}, body = '') => {
  respond = (response) => void response.writeHead(status, headers).end(body);
};
const tus = { 'Tus-Resumable': '1.0.0' };
const page = { 'Content-Type': 'text/html' };
const begin = () => line.beginUpload(file, never);
const progress = () =>
  line.sendBytes({ place: '/base/uploads/1', offset: 4, bytes: Buffer.from('x') }, never);
const badReply = (reason: string) => ({
  ok: false,
  fault: { kind: 'bad-reply', reason, detail: expect.any(String) },
});

describe('beginning an upload', () => {
  it('states length, hash, name and kind, as tus has it', async () => {
    answers(201, { ...tus, Location: '/base/uploads/7' });
    expect(await begin()).toEqual({ ok: true, value: { kind: 'begun', place: '/base/uploads/7' } });
    const metadata = String(seen?.headers['upload-metadata']).split(',');
    expect(metadata.map((pair) => Buffer.from(pair.split(' ')[1] ?? '', 'base64').toString())).toEqual([
      file.hash,
      file.name,
      file.mime,
    ]);
    expect(seen).toMatchObject({ method: 'POST', url: '/base/uploads', headers: { 'upload-length': '10' } });
  });

  it('counts its expiry from the department’s own clock', async () => {
    const theirs = Date.now() + 3_600_000;
    const at = (ms: number) => new Date(ms).toUTCString();
    answers(201, { ...tus, Location: '/u/1', Date: at(theirs), 'Upload-Expires': at(theirs + 60_000) });
    const begun = await begin();
    const expiresAt = begun.ok && begun.value.kind === 'begun' ? (begun.value.expiresAt ?? 0) : 0;
    expect(Math.abs(expiresAt - Date.now() - 60_000)).toBeLessThan(3_000);
  });

  it.each([
    ['the file is there already', 200, tus, { ok: true, value: { kind: 'there' } }],
    [
      'the department does not want it',
      413,
      tus,
      { ok: true, value: { kind: 'refused', reason: 'status 413' } },
    ],
    ['a captive portal says 200 to anything', 200, page, badReply('html')],
    ['something says 200 and does not speak tus', 200, {}, badReply('shape')],
    [
      'the place is another system’s',
      201,
      { ...tus, Location: 'http://elsewhere.test/1' },
      badReply('redirected'),
    ],
    ['it is busy', 503, { 'Retry-After': '7' }, { ok: false, fault: { kind: 'busy', retryAfterMs: 7_000 } }],
  ])('%s', async (_what, status, headers, expected) => {
    answers(status, headers);
    expect(await begin()).toEqual(expected);
  });
});

describe('bytes on their way up', () => {
  it.each([
    ['are there', 204, { ...tus, 'Upload-Offset': '5' }, { ok: true, value: { kind: 'at', offset: 5 } }],
    ['belong elsewhere', 409, tus, { ok: true, value: { kind: 'elsewhere' } }],
    ['are held by somebody', 423, tus, { ok: true, value: { kind: 'elsewhere' } }],
    ['are of a forgotten upload', 404, tus, { ok: true, value: { kind: 'gone' } }],
    ['are of an expired one', 410, tus, { ok: true, value: { kind: 'gone' } }],
    ['are not what the hash says', 460, tus, { ok: true, value: { kind: 'wrong-bytes' } }],
    ['are too many for a gateway', 413, page, { ok: true, value: { kind: 'too-long' } }],
    ['met a captive portal', 200, page, badReply('html')],
    ['were answered without an offset', 204, tus, badReply('shape')],
    ['met a gateway that finds nothing', 404, page, { ok: false, fault: { kind: 'not-found' } }],
  ])('%s', async (_what, status, headers, expected) => {
    answers(status, headers);
    expect(await progress()).toEqual(expected);
  });
});

describe('bytes on their way down', () => {
  const wanted = { hash: file.hash, size: 10, from: 4, most: 3, etag: '"a"' };
  const download = async () => {
    let bytes = '';
    let from: number | undefined;
    const done = await line.download(
      wanted,
      (coming) => {
        from = coming.from;
        return (part) => {
          bytes += Buffer.from(part).toString();
          return undefined;
        };
      },
      never,
    );
    return { done, from, bytes };
  };

  it('are asked for in parts, unpacked, if the file is still the same', async () => {
    answers(206, { 'Content-Range': 'bytes 4-6/10', ETag: '"a"' }, 'efg');
    expect(await download()).toEqual({ done: { ok: true, value: undefined }, from: 4, bytes: 'efg' });
    expect(seen?.headers).toMatchObject({
      range: 'bytes=4-6',
      'if-range': '"a"',
      'accept-encoding': expect.stringContaining('identity'),
    });
  });

  it('come from the first on when the file is not the same any more', async () => {
    answers(200, {}, 'abcdefghij');
    expect(await download()).toMatchObject({ from: 0, bytes: 'abcdefghij' });
  });

  it.each([
    ['a captive portal’s page', 200, page, 'html'],
    ['a file of another length', 200, { 'Content-Length': '4' }, 'wrong-bytes'],
    ['a part of a file of another length', 206, { 'Content-Range': 'bytes 4-6/999' }, 'wrong-bytes'],
    ['another part', 206, { 'Content-Range': 'bytes 5-7/10' }, 'shape'],
    ['a part that does not say where it belongs', 206, {}, 'shape'],
    ['packed bytes', 206, { 'Content-Range': 'bytes 4-6/10', 'Content-Encoding': 'deflate' }, 'shape'],
    ['a part beyond the end', 416, {}, 'unexpected-status'],
  ])('%s is none of it, and not a byte of it is taken', async (_what, status, headers, reason) => {
    answers(status, headers, 'test');
    const { done, bytes } = await download();
    expect(done).toEqual(badReply(reason));
    expect(bytes).toBe('');
  });
});

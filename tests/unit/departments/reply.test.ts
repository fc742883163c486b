// How an answer of a sample system goes out on its connection, write by write.

import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { Duplex } from 'node:stream';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { createFaults } from '../../departments/system/faults.ts';
import { json, send } from '../../departments/system/reply.ts';

/** A connection that keeps what is written to it, each write by itself. */
function line(): { readonly socket: Duplex; readonly writes: Buffer[] } {
  const writes: Buffer[] = [];
  const socket = new Duplex({
    read: () => undefined,
    write: (chunk: Buffer, _encoding, done) => {
      writes.push(chunk);
      done();
    },
    writev: (chunks, done) => {
      writes.push(Buffer.concat(chunks.map(({ chunk, encoding }) => Buffer.from(chunk, encoding))));
      done();
    },
  });
  return { socket, writes };
}

const value = { title: '关于开展档案安全检查的通知。'.repeat(200) };

async function sentTwice(acceptEncoding: string): Promise<readonly Buffer[]> {
  const { socket, writes } = line();
  const request = new IncomingMessage(new Socket());
  request.headers['accept-encoding'] = acceptEncoding;
  const response = new ServerResponse(request);
  response.assignSocket(socket as Socket);
  const faults = createFaults();
  faults.set({ fault: 'repeat-reply', on: 'any', times: 1, after: 0 });
  await send(request, response, json(value), faults.befall('changes', undefined), 0);
  return writes;
}

/** The replies one after another, each as its lines of head, without how long the connection is kept, and its body. */
function repliesIn(sent: Buffer): readonly { readonly head: readonly string[]; readonly body: Buffer }[] {
  if (sent.length === 0) return [];
  const end = sent.indexOf('\r\n\r\n');
  const head = sent.subarray(0, end).toString('latin1').split('\r\n');
  const length = Number(head.find((each) => each.startsWith('Content-Length: '))?.slice(16));
  const body = sent.subarray(end + 4, end + 4 + length);
  const stated = head.filter((each) => !/^(connection|keep-alive):/i.test(each));
  return [{ head: stated, body }, ...repliesIn(sent.subarray(end + 4 + length))];
}

describe('a reply that comes twice', () => {
  it.each(['identity', 'gzip'])('leaves in one write, and both are the same (%s)', async (encoding) => {
    const writes = await sentTwice(encoding);
    expect(writes).toHaveLength(1);
    const [one, two, ...more] = repliesIn(writes[0] ?? Buffer.alloc(0));
    expect(two).toEqual(one);
    expect(more).toEqual([]);
    const body = one?.body ?? Buffer.alloc(0);
    expect(JSON.parse(String(encoding === 'gzip' ? gunzipSync(body) : body))).toEqual(value);
  });
});

// Whatever comes down the line: it has its fault, nothing that is here is lost, the other source goes on, and when
// the system is well again the desk is too. Real HTTP, the real store, the real transport.
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { transportLimits } from '../../main/core/connectors/transport.ts';
import { listSetAside } from '../../main/core/store/set-aside.ts';
import type { Fault } from '../../shared/domain/fault.ts';
import { json, type Misreply } from '../fakes/scripted-department.ts';
import { aSickAndAWellSource, type SickAndWell } from '../fakes/sick-and-well.ts';
import { until } from '../fakes/until.ts';

let desk: SickAndWell;
beforeEach(async () => {
  desk = await aSickAndAWellSource();
});
afterEach(() => desk.close());

const cutAfter =
  (bytes: number): Misreply =>
  (response, reply) => {
    response.writeHead(200, {
      'Content-Type': 'application/json',
      'Content-Length': Buffer.byteLength(reply),
    });
    response.write(Buffer.from(reply).subarray(0, bytes), () => response.socket?.resetAndDestroy());
  };

describe('bad input', () => {
  beforeEach(() => {
    desk.sick.model.put('t0', '关于t0的请示（修订）');
    desk.sick.model.put('t99', '新到的事项');
  });

  const deep = `{"epoch":"epoch-1","changes":${'['.repeat(100_000)}${']'.repeat(100_000)}}`;
  it.each<[string, Misreply, Partial<Fault>]>([
    [
      'HTML instead of JSON',
      (response) => void response.writeHead(200, { 'Content-Type': 'text/html' }).end('<html>请登录</html>'),
      { kind: 'bad-reply', reason: 'html' },
    ],
    [
      'HTML that says it is JSON',
      json('\n  <!doctype html><title>x</title>'),
      { kind: 'bad-reply', reason: 'html' },
    ],
    [
      'a captive portal that redirects',
      (response) => void response.writeHead(302, { Location: 'http://198.51.100.1/login' }).end(),
      { kind: 'bad-reply', reason: 'redirected' },
    ],
    ['a captive portal that says so', json('<html>', 511), { kind: 'bad-reply', reason: 'html' }],
    [
      'broken JSON',
      (response, reply) => json(reply.slice(0, -2))(response, '', response.req),
      { kind: 'bad-reply', reason: 'not-json' },
    ],
    ['no JSON at all', json(''), { kind: 'bad-reply', reason: 'not-json' }],
    [
      'bad UTF-8',
      json(Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d])),
      { kind: 'bad-reply', reason: 'not-utf8' },
    ],
    [
      'GBK',
      json(Buffer.from([0x7b, 0x22, 0xd6, 0xd0, 0xce, 0xc4, 0x22, 0x3a, 0x31, 0x7d])),
      { kind: 'bad-reply', reason: 'not-utf8' },
    ],
    ['JSON a hundred thousand levels deep', json(deep), { kind: 'bad-reply', reason: 'too-deep' }],
    ['JSON of another shape', json('{"epoch":1,"changes":{}}'), { kind: 'bad-reply', reason: 'shape' }],
    [
      'a page that repeats',
      (response, reply, request) =>
        json(JSON.stringify({ ...JSON.parse(reply), cursor: cursorOf(request.url), more: true }))(
          response,
          '',
          request,
        ),
      { kind: 'bad-reply', reason: 'page-repeats' },
    ],
    [
      'a line cut before the first byte',
      (response) => void response.socket?.destroy(),
      { kind: 'offline', reason: 'cut' },
    ],
    ['a line cut in the middle of the reply', cutAfter(60), { kind: 'offline', reason: 'cut' }],
    ['no answer', () => undefined, { kind: 'offline', reason: 'timeout' }],
    ['a slow drip that never ends', drip(50), { kind: 'offline', reason: 'timeout' }],
    ['a drip that stops', drip(100_000), { kind: 'offline', reason: 'timeout' }],
    ['an error of the system', json('{}', 500), { kind: 'bad-reply', reason: 'unexpected-status' }],
    ['a feed that is not there', json('{}', 404), { kind: 'not-found' }],
    ['a feed this person may not read', json('{}', 403), { kind: 'not-allowed' }],
    [
      'a small reply that unpacks to 200 MB',
      (response) => void response.writeHead(200, { 'Content-Encoding': 'gzip' }).end(bomb),
      { kind: 'bad-reply', reason: 'too-large' },
    ],
    [
      'a reply that is not HTTP',
      (response) => void response.socket?.end('hello world\r\n\r\n'),
      { kind: 'bad-reply', reason: 'not-json' },
    ],
  ])(
    '%s has its fault; nothing is lost, the other source goes on, and it heals',
    async (_what, misreply, fault) => {
      desk.sick.always('changes', misreply);
      expect(await desk.trouble()).toMatchObject({ fault });
      desk.sick.well();
      await desk.isWell();
    },
  );

  it('a line cut after any number of bytes loses nothing and heals', async () => {
    for (const bytes of [0, 1, 2, 17, 100, 250, 400]) desk.sick.instead('changes', cutAfter(bytes));
    desk.sync().wake('sick');
    await desk.isWell();
  });

  it('a cursor the server forgot: everything is read again, nothing is dropped on the way, what is gone goes', async () => {
    desk.sick.model.records.delete('t5');
    desk.sick.model.forgetCursors();
    desk.sync().wake('sick');
    await desk.isWell();
    expect(desk.rows('sick')).not.toContain('t5@1');
  });

  it('a server that forgets every cursor at once is trouble and not a loop', async () => {
    desk.sick.always('changes', json('{}', 410));
    expect(await desk.trouble()).toMatchObject({ fault: { kind: 'cursor-forgotten' } });
    desk.sick.well();
    await desk.isWell();
  });

  it('a record without its id, or with a field nobody can use, is set aside with its reason and the rest goes on', async () => {
    const spoilt = (reply: string) => {
      const page = JSON.parse(reply);
      const record = { kind: 'todo', data: { title: '缺标识的事项', arrivedAt: '2026-03-02T01:00:00Z' } };
      page.changes.push(
        { change: 'upsert', revision: '1', record },
        {
          change: 'upsert',
          id: 'bad',
          revision: '1',
          record: { ...record, data: { ...record.data, arrivedAt: '昨天' } },
        },
      );
      page.changes.push({
        change: 'upsert',
        id: 'secret',
        revision: '1',
        record: { ...record, data: { title: '涉密题名', secretLevel: '机密', arrivedAt: '昨天' } },
      });
      return JSON.stringify(page);
    };
    desk.sick.instead('changes', (response, reply, request) => json(spoilt(reply))(response, '', request));
    desk.sync().wake('sick');
    await desk.isWell();
    const aside = listSetAside(desk.store).map(({ remoteId, title, reason }) => ({
      remoteId,
      title,
      reason,
    }));
    expect(aside).toEqual(
      expect.arrayContaining([
        { remoteId: undefined, title: '缺标识的事项', reason: { kind: 'no-id' } },
        {
          remoteId: 'bad',
          title: '缺标识的事项',
          reason: { kind: 'field', field: 'arrivedAt', problem: 'invalid_format' },
        },
        {
          remoteId: 'secret',
          title: undefined,
          reason: { kind: 'field', field: 'arrivedAt', problem: 'invalid_format' },
        },
      ]),
    );
  });

  it('half characters and NUL in a text set the record aside; __proto__ and unknown fields are left out', async () => {
    const spoilt = (reply: string) => {
      const data = '"arrivedAt":"2026-03-02T01:00:00Z"';
      const extra = [
        `{"change":"upsert","id":"half","revision":"1","record":{"kind":"todo","data":{"title":"半\\ud800",${data}}}}`,
        `{"change":"upsert","id":"nul","revision":"1","record":{"kind":"todo","data":{"title":"断\\u0000尾",${data}}}}`,
        `{"change":"upsert","id":"proto","revision":"1","record":{"kind":"todo","data":{"title":"原型","__proto__":{"polluted":1},"more":{"x":1},${data}}}}`,
      ];
      return reply.replace('"changes":[', `"changes":[${extra.join(',')},`);
    };
    desk.sick.instead('changes', (response, reply, request) => json(spoilt(reply))(response, '', request));
    desk.sync().wake('sick');
    await until('they are set aside', () => listSetAside(desk.store).length === 2);
    expect(
      listSetAside(desk.store)
        .map(({ remoteId }) => remoteId)
        .sort(),
    ).toEqual(['half', 'nul']);
    const proto = desk.store.db.prepare("SELECT data FROM todo WHERE remote_id = 'proto'").get();
    expect(JSON.stringify(proto)).not.toMatch(/polluted|__proto__|more/);
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
  });

  it('a reply of 1 GB is left at the limit, and its bytes are not kept', async () => {
    let written = 0;
    desk.sick.always('changes', (response) => {
      const block = Buffer.alloc(65_536, ' ');
      const more = () => {
        while (written < 1e9 && !response.destroyed) {
          written += block.length;
          if (!response.write(block)) return void response.once('drain', more);
        }
      };
      more();
    });
    const before = process.memoryUsage().rss;
    expect(await desk.trouble()).toMatchObject({ fault: { kind: 'bad-reply', reason: 'too-large' } });
    desk.sick.well();
    // What lay in the buffers of the line is counted too.
    expect(written).toBeLessThan(2 * transportLimits.replyBytes);
    expect(process.memoryUsage().rss - before).toBeLessThan(200e6);
    await desk.isWell();
  });
});

const bomb = gzipSync(Buffer.alloc(200e6));

function drip(everyMs: number): Misreply {
  return (response) => {
    response.writeHead(200, { 'Content-Type': 'application/json' });
    response.write('{');
    const timer = setInterval(() => response.write(' '), everyMs);
    response.on('close', () => clearInterval(timer));
  };
}

function cursorOf(url: string | undefined): string {
  return new URL(url ?? '/', 'http://d').searchParams.get('cursor') ?? 'none';
}

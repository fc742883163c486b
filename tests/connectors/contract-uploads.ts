// What every department that takes files must do, asked the plain way: tus 1.0 with the hash of the whole.
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { request } from 'node:http';
import { describe, expect, it } from 'vitest';
import { aboutSchema } from '../../shared/contract/department.ts';
import { must } from '../../shared/domain/must.ts';
import { signInTo } from '../departments/asking.ts';
import { everything, type Ground, never } from './ground.ts';

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

export function uploadsContract(ground: Ground): void {
  const { system, department, connect } = ground;
  const takesFiles = async () => {
    const reply = await fetch(`${department().address}/.well-known/department-sync`);
    const about: unknown = await reply.json();
    return aboutSchema.safeParse(about).data?.uploads !== undefined;
  };
  const call = async (
    method: string,
    path: string,
    headers: Readonly<Record<string, string>> = {},
    body?: Buffer,
  ) =>
    fetch(department().address + path, {
      method,
      headers: { ...(await signInTo(department())), 'tus-resumable': '1.0.0', ...headers },
      ...(body === undefined ? {} : { body: new Uint8Array(body) }),
    });
  const begin = (bytes: Buffer, hash = sha256(bytes)) => {
    const metadata = `sha256 ${Buffer.from(hash).toString('base64')},filetype ${Buffer.from('text/plain').toString('base64')}`;
    return call('POST', '/uploads', { 'upload-length': String(bytes.length), 'upload-metadata': metadata });
  };
  const patch = (path: string, offset: number, body: Buffer) =>
    call(
      'PATCH',
      path,
      { 'upload-offset': String(offset), 'content-type': 'application/offset+octet-stream' },
      body,
    );
  const placeOf = (reply: Response) => must(reply.headers.get('location') ?? undefined, 'a location');
  const offsetOf = (reply: Response) => [reply.status, Number(reply.headers.get('upload-offset'))];
  const fileRef = (bytes: Buffer) => ({
    hash: sha256(bytes),
    name: '借阅登记.txt',
    mime: 'text/plain',
    size: bytes.length,
    role: '附件' as const,
  });
  /** An archive record, and what comes of naming the files in it. */
  const attach = async (files: readonly ReturnType<typeof fileRef>[]) => {
    const connector = connect();
    const [seen] = [...(await everything(connector)).values()].filter(
      (change) => change?.change === 'upsert' && change.record.kind === 'archive',
    );
    const { id, revision } = must(seen, 'an archive record');
    return connector.edit(
      {
        key: randomUUID(),
        kind: 'archive',
        remoteId: id,
        basedOn: revision,
        decidedAt: '2026-03-02T01:00:00.000Z',
        fields: { files: [...files] },
      },
      never,
    );
  };

  describe(`${system}: files from a desk`, () => {
    it('come in pieces, are checked by their hash, may then be named, and come back in ranges', async () => {
      if (!(await takesFiles())) return;
      const bytes = randomBytes(300_000);
      const refused = { ok: true, value: { outcome: 'refused', field: 'files' } };
      expect(await attach([fileRef(bytes)])).toMatchObject(refused);
      const begun = await begin(bytes);
      expect(begun.status).toBe(201);
      expect(Date.parse(begun.headers.get('upload-expires') ?? '')).toBeGreaterThan(Date.now());
      const path = placeOf(begun);
      expect(offsetOf(await patch(path, 0, bytes.subarray(0, 100_000)))).toEqual([204, 100_000]);
      expect(await attach([fileRef(bytes)])).toMatchObject(refused);
      expect(offsetOf(await patch(path, 100_000, bytes.subarray(100_000)))).toEqual([204, 300_000]);
      expect(offsetOf(await call('HEAD', path))).toEqual([200, 300_000]);
      expect(await attach([{ ...fileRef(bytes), size: 5 }])).toMatchObject(refused);
      expect(await attach([fileRef(bytes)])).toMatchObject({ ok: true, value: { outcome: 'accepted' } });
      const there = await department().control.truth.uploads();
      expect(there).toContainEqual({ sha256: sha256(bytes), begun: 1, finished: 1 });
      const across = await call('GET', `/files/${sha256(bytes)}`, { range: 'bytes=99990-100009' });
      expect([across.status, Buffer.from(await across.arrayBuffer())]).toEqual([
        206,
        bytes.subarray(99_990, 100_010),
      ]);
      const whole = await call('GET', `/files/${sha256(bytes)}`);
      expect(sha256(Buffer.from(await whole.arrayBuffer()))).toBe(sha256(bytes));
      expect(offsetOf(await begin(bytes))).toEqual([200, 300_000]);
    });

    it('a piece at another offset changes nothing and is told the right one', async () => {
      if (!(await takesFiles())) return;
      const bytes = randomBytes(5_000);
      const path = placeOf(await begin(bytes));
      await patch(path, 0, bytes.subarray(0, 2_000));
      expect(offsetOf(await patch(path, 0, bytes.subarray(0, 2_000)))).toEqual([409, 2_000]);
      expect(offsetOf(await patch(path, 3_000, bytes.subarray(3_000)))).toEqual([409, 2_000]);
      const both = await Promise.all([1, 2].map(() => patch(path, 2_000, bytes.subarray(2_000, 4_000))));
      expect(both.map(({ status }) => status).sort()).toEqual([204, 409]);
      expect(offsetOf(await patch(path, 4_000, bytes.subarray(4_000)))).toEqual([204, 5_000]);
      expect((await call('GET', `/files/${sha256(bytes)}`)).status).toBe(200);
    });

    it('of a piece cut in the middle, what is said to be there is there', async () => {
      if (!(await takesFiles())) return;
      const bytes = randomBytes(400_000);
      const path = placeOf(await begin(bytes));
      const headers = {
        ...(await signInTo(department())),
        'tus-resumable': '1.0.0',
        'upload-offset': '0',
        'content-type': 'application/offset+octet-stream',
        'content-length': String(bytes.length),
      };
      const cut = request(department().address + path, { method: 'PATCH', headers });
      cut.on('error', () => undefined);
      await new Promise((resolve) => cut.write(bytes.subarray(0, 150_000), resolve));
      cut.destroy();
      const [status, offset = 0] = offsetOf(await call('HEAD', path));
      expect(status).toBe(200);
      expect(offset).toBeLessThanOrEqual(150_000);
      // What was on its way may still arrive; then this piece is at the wrong place, and the right one is told.
      const next = await patch(path, offset, bytes.subarray(offset));
      const [, reached = 0] = offsetOf(next);
      if (next.status === 409) await patch(path, reached, bytes.subarray(reached));
      const whole = await call('GET', `/files/${sha256(bytes)}`);
      expect(sha256(Buffer.from(await whole.arrayBuffer()))).toBe(sha256(bytes));
    });

    it('with another hash than stated nothing is left of it', async () => {
      if (!(await takesFiles())) return;
      const bytes = randomBytes(1_000);
      const other = sha256(randomBytes(10));
      const path = placeOf(await begin(bytes, other));
      expect((await patch(path, 0, bytes)).status).toBe(460);
      expect((await call('HEAD', path)).status).toBe(404);
      expect((await call('GET', `/files/${other}`)).status).toBe(404);
    });

    it('an answer that never came is found by asking, and an upload not gone on with expires', async () => {
      if (!(await takesFiles())) return;
      const bytes = randomBytes(1_000);
      const path = placeOf(await begin(bytes));
      await department().control.faults.set({ fault: 'cut-after-effect', on: 'upload' });
      await expect(patch(path, 0, bytes.subarray(0, 600))).rejects.toThrow();
      expect(offsetOf(await call('HEAD', path))).toEqual([200, 600]);
      await department().control.skewClock({ ms: 30 * 86_400_000 });
      expect((await call('HEAD', path)).status).toBe(410);
      await department().control.skewClock({ ms: 0 });
      expect((await call('HEAD', path)).status).toBe(404);
    });

    it('a stranger, another version and a nonsense request are turned away', async () => {
      if (!(await takesFiles())) return;
      const bytes = Buffer.from('a');
      expect((await fetch(`${department().address}/uploads`, { method: 'POST' })).status).toBe(401);
      expect((await call('POST', '/uploads', { 'tus-resumable': '0.2.2' })).status).toBe(412);
      expect((await begin(bytes, 'no-hash')).status).toBe(400);
      expect((await call('HEAD', '/uploads/no-such-upload')).status).toBe(404);
      expect((await call('OPTIONS', '/uploads')).headers.get('tus-extension')).toBe('creation,expiration');
      const path = placeOf(await begin(bytes));
      expect((await patch(path, 0, Buffer.from('ab'))).status).toBe(413);
      const other = await call('PATCH', path, { 'upload-offset': '0', 'content-type': 'text/plain' }, bytes);
      expect(other.status).toBe(415);
      const empty = await begin(Buffer.alloc(0));
      expect([200, 201]).toContain(empty.status);
      expect((await call('GET', `/files/${sha256(Buffer.alloc(0))}`)).status).toBe(200);
    });
  });
}

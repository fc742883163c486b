// The department on PostgreSQL: the whole connector contract, and what only a database with many writers can get wrong.
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { must } from '../../shared/domain/must.ts';
import { connectorContractOn } from '../connectors/contract.ts';
import { groundOn } from '../connectors/ground.ts';
import { answerIn } from '../departments/asking.ts';
import { connect, type Database } from '../departments/postgres/database.ts';
import { type PostgresDepartment, startPostgresDepartment } from '../departments/postgres/harness.ts';
import { createReader, type Reader } from '../departments/postgres/reader.ts';
import { write } from '../departments/postgres/writers.ts';

connectorContractOn(
  groundOn('postgres', async (dir) => {
    const department = await startPostgresDepartment({ dir });
    return { ...department, department: () => department };
  }),
);

describe('a department on PostgreSQL', () => {
  let dir: string;
  let department: PostgresDepartment;
  let sql: Database;
  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'postgres-'));
    department = await startPostgresDepartment({ dir, size: 'town', today: '2026-11-23' });
    sql = connect(department.databaseUrl, 4);
  });
  afterAll(async () => {
    await sql?.end({ timeout: 1 });
    await department?.close();
    await rm(dir, { recursive: true, force: true });
  });

  const bearer = () => ({ authorization: `Bearer ${department.secret}` });
  const viewer = () => department.account;
  const get = (path: string, headers: Record<string, string> = {}) =>
    fetch(department.address + path, { headers: { ...bearer(), ...headers } });
  const put = (id: string) => sql`
    INSERT INTO ds_item(viewer, kind, id, feed, data) VALUES (${viewer()}, 'todo', ${id}, 'todos', '{"title":"函"}')`;
  const post = (action: object, address = department.address) =>
    fetch(`${address}/actions`, {
      method: 'POST',
      headers: { ...bearer(), 'content-type': 'application/json' },
      body: JSON.stringify(action),
    });
  const anAction = async (id: string, opinion = '同意。') => {
    const item = must(await department.control.truth.item({ kind: 'todo', id }), 'the to-do');
    const allowed = must(Object(item.data.actions)[0], 'an allowed action');
    const decidedAt = '2026-11-23T01:00:00.000Z';
    return {
      key: randomUUID(),
      kind: 'todo',
      id,
      basedOn: item.revision,
      action: allowed,
      opinion,
      decidedAt,
    };
  };
  const listed = async () => {
    const items = [...(await department.truth.items())].filter(
      ([name, { presence }]) => presence === 'listed' && name.startsWith('todo '),
    );
    return new Map(items.map(([name, { revision }]) => [name, revision]));
  };
  /** Polls until the digest of the mirror is the department's. */
  const agrees = async (reader: Reader) => {
    await expect
      .poll(async () => {
        await reader.pull();
        const { settled, buckets } = await reader.departmentDigest();
        return settled && JSON.stringify(buckets) === JSON.stringify(reader.digest());
      })
      .toBe(true);
    expect(reader.mirror).toEqual(await listed());
  };

  it('loses nothing under 8 writers who think in their transactions, where `seq > cursor` does lose', async () => {
    const reader = createReader(department);
    await reader.pull();
    const [start] = await sql`SELECT max(seq) AS seq FROM ds_item`;
    let writing = true;
    const written = write({
      databaseUrl: department.databaseUrl,
      viewer: viewer(),
      count: 8,
      thinkMs: 15,
      forMs: 2_500,
    });
    void written.finally(() => {
      writing = false;
    });
    const readOn = async () => {
      for (let last = false; !last; ) {
        last = !writing;
        await reader.pull();
      }
    };
    // The control: the feed as it is commonly written. It must lose rows, or this test proves nothing.
    const seen = new Set<string>();
    const readBySequence = async () => {
      let cursor = String(start?.seq);
      for (let last = false; !last; ) {
        last = !writing;
        const rows = await sql`SELECT id, seq FROM ds_item WHERE seq > ${cursor}::text::bigint ORDER BY seq`;
        for (const { id, seq } of rows) {
          seen.add(String(id));
          cursor = String(seq);
        }
      }
    };
    const [ids] = await Promise.all([written, readOn(), readBySequence()]);
    await agrees(reader);
    const lost = ids.filter((id) => !reader.mirror.has(`todo ${id}`));
    const lostBySequence = ids.filter((id) => !seen.has(id));
    expect(ids.length).toBeGreaterThan(200);
    expect(lost).toEqual([]);
    expect(lostBySequence.length).toBeGreaterThan(0);
  });

  it('an open writer holds the feed back, whole, until it commits, and the lag tells for how long', async () => {
    const reader = createReader(department);
    await reader.pull();
    const other = await sql.reserve();
    await other`BEGIN`;
    await other`INSERT INTO ds_item(viewer, kind, id, feed, data) VALUES (${viewer()}, 'todo', 'slow', 'todos', '{}')`;
    await put('quick');
    expect(await reader.pull()).toBe(0);
    expect((await reader.departmentDigest()).settled).toBe(false);
    const [lag] = await sql`SELECT ms FROM ds_lag`;
    expect(Number(lag?.ms)).toBeGreaterThan(0);
    await other`COMMIT`;
    other.release();
    await expect.poll(async () => (await reader.pull()) > 0 || reader.mirror.has('todo quick')).toBe(true);
    await agrees(reader);
    expect(await sql`SHOW idle_in_transaction_session_timeout`).toMatchObject([
      { idle_in_transaction_session_timeout: '10s' },
    ]);
  });

  it('the same key from 20 requests at once to two processes takes effect once, and all hear the same', async () => {
    const [id = ''] = await department.control.truth.openTodos();
    const action = await anAction(id);
    const beside = await department.another();
    const addresses = [department.address, beside.address];
    const replies = await Promise.all(Array.from({ length: 20 }, (_, n) => post(action, addresses[n % 2])));
    const answers = await Promise.all(replies.map((reply) => reply.text()));
    beside.stop();
    expect(new Set(answers).size).toBe(1);
    expect(answers[0]).toContain('accepted');
    expect((await department.truth.effectsPerKey()).get(action.key)).toBe(1);
    expect((await post({ ...action, opinion: '不同的意见。' })).status).toBe(422);
    const other = { ...action, key: randomUUID() };
    expect((await post({ ...other, id: 'GW\u0000' })).status).toBe(400);
    const { key, ...answer } = JSON.parse(answers[0] ?? '');
    expect(await (await get(`/actions/${action.key}`)).json()).toEqual({ key, answer });
    expect(key).toBe(action.key);
  });

  it('an edit from 20 requests at once to two processes takes effect once; a key of an action is no key of an edit', async () => {
    const [id = ''] = await department.control.truth.ids({ kind: 'archive' });
    const item = must(await department.control.truth.item({ kind: 'archive', id }), 'an archive record');
    const edit = {
      key: randomUUID(),
      kind: 'archive',
      id,
      basedOn: item.revision,
      fields: { location: '二号库3列2节' },
      decidedAt: '2026-11-23T01:00:00.000Z',
    };
    const beside = await department.another();
    const addresses = [department.address, beside.address];
    const change = (value: object, address = department.address) =>
      fetch(`${address}/edits`, {
        method: 'POST',
        headers: { ...bearer(), 'content-type': 'application/json' },
        body: JSON.stringify(value),
      });
    const replies = await Promise.all(Array.from({ length: 20 }, (_, n) => change(edit, addresses[n % 2])));
    const answers = await Promise.all(replies.map((reply) => reply.text()));
    beside.stop();
    expect(new Set(answers)).toEqual(
      new Set([JSON.stringify({ key: edit.key, outcome: 'accepted', revision: 'r2' })]),
    );
    expect((await department.truth.effectsPerKey()).get(edit.key)).toBe(1);
    expect(await (await get(`/actions/${edit.key}`)).json()).toEqual({
      key: edit.key,
      answer: { outcome: 'accepted', revision: 'r2' },
    });
    const [todo = ''] = await department.control.truth.openTodos();
    expect((await post({ ...(await anAction(todo)), key: edit.key })).status).toBe(422);
    const other = { ...edit, key: randomUUID(), fields: { location: 'x\u0000' } };
    expect((await change({ ...other, basedOn: 'r2' })).status).toBe(400);
  });

  it('survives kill -9 of database and server in the middle: receipts intact, one effect a key, feed whole', async () => {
    const reader = createReader(department);
    await reader.pull();
    const open = (await department.control.truth.openTodos())
      .filter((id) => id.startsWith('GW'))
      .slice(0, 60);
    const actions = await Promise.all(open.map((id) => anAction(id)));
    const told = new Map<string, unknown>();
    const send = async (action: (typeof actions)[number]) => {
      const reply = await post(action).catch(() => undefined);
      if (reply?.status === 200)
        told.set(action.key, await answerIn(reply, action.key).catch(() => undefined));
    };
    const sending = (async () => {
      for (let at = 0; at < actions.length; at += 4) await Promise.all(actions.slice(at, at + 4).map(send));
    })();
    await expect.poll(() => told.size, { interval: 1 }).toBeGreaterThan(8);
    await department.stop();
    await sending;
    const before = new Map(told);
    expect(before.size).toBeLessThan(actions.length);
    await department.start();
    for (const [key, answer] of before)
      expect(await (await get(`/actions/${key}`)).json()).toEqual({ key, answer });
    await Promise.all(actions.map(send));
    for (const [key, answer] of before) expect(told.get(key)).toEqual(answer);
    const effects = await department.truth.effectsPerKey();
    expect(actions.map(({ key }) => effects.get(key))).toEqual(actions.map(() => 1));
    expect((await department.truth.ledgerPerKey()).size).toBeGreaterThanOrEqual(actions.length);
    await agrees(reader);
    await agrees(createReader(department));
  });

  it('what is withheld of a card leaves the row of that person alone, under a new revision', async () => {
    const cards = async () => {
      const rows = await sql`
        SELECT id, revision, data FROM ds_item WHERE viewer = ${viewer()} AND kind = 'contact' ORDER BY id`;
      return new Map(rows.map(({ id, revision, data }) => [String(id), { revision, data: Object(data) }]));
    };
    const before = await cards();
    const id = must(
      [...before].find(([, { data }]) => data.mobile !== undefined && data.ab === undefined)?.[0],
      'a card with a number',
    );
    await sql`
      INSERT INTO ds_item(viewer, kind, id, feed, data)
      SELECT 'another', kind, id, feed, data FROM ds_item WHERE viewer = ${viewer()} AND kind = 'contact' AND id = ${id}`;
    const reader = createReader(department, 'contacts');
    await reader.pull();
    const held = reader.mirror.get(`contact ${id}`);
    await sql`SELECT ds_withhold(${viewer()}, ${id}, ARRAY['mobile'])`;
    await sql`SELECT ds_withhold(${viewer()}, ${id}, ARRAY['office'])`;
    await expect
      .poll(async () => {
        await reader.pull();
        return reader.mirror.get(`contact ${id}`);
      })
      .not.toBe(held);
    const page = await (await get('/feeds/contacts/changes')).json();
    const change = must(
      page.changes.find((each: { id: string }) => each.id === id),
      'the card in the feed',
    );
    const { mobile, office, withheld, name } = change.record.data;
    expect([mobile, office, withheld]).toEqual([undefined, undefined, ['mobile', 'office']]);
    expect(name).toBe(before.get(id)?.data.name);
    const [other] = await sql`SELECT data FROM ds_item WHERE viewer = 'another' AND id = ${id}`;
    expect(Object(other?.data).mobile).toBe(before.get(id)?.data.mobile);
  });

  it('broken JSON is good UTF-8 wherever the page is cut', async () => {
    await department.control.faults.set({ fault: 'broken-json', on: 'changes', times: 0 });
    for (let limit = 1; limit <= 30; limit += 1) {
      const cut = await (await get(`/feeds/todos/changes?limit=${limit}`)).arrayBuffer();
      const text = new TextDecoder('utf-8', { fatal: true }).decode(cut);
      expect(() => JSON.parse(text)).toThrow();
    }
    await department.control.faults.clear();
  });

  it('a database that is away makes the department busy, and it finds back by itself', async () => {
    await department.killDatabase();
    const reply = await get('/feeds/todos/changes');
    expect([reply.status, reply.headers.get('retry-after')]).toEqual([503, '2']);
    await department.start();
    await expect.poll(async () => (await get('/feeds/todos/changes')).status).toBe(200);
  });

  it('what ended comes in a delta, not in a first sync; DELETE leaves a tombstone', async () => {
    await put('ends-1');
    await put('ends-2');
    const reader = createReader(department);
    await reader.pull();
    await sql`DELETE FROM ds_item WHERE id = 'ends-1'`;
    await department.control.change.withdraw({ kind: 'todo', id: 'ends-2' });
    const page = await (await get(`/feeds/todos/changes?cursor=${reader.cursor()}`)).json();
    expect(page.changes).toEqual([
      { change: 'tombstone', id: 'ends-1', revision: 'r2', kind: 'todo' },
      { change: 'withdrawn', id: 'ends-2', revision: 'r2', kind: 'todo' },
    ]);
    const first: string = await (await get('/feeds/todos/changes')).text();
    expect(first).not.toContain('"ends-');
  });

  it('a cursor that is forged, purged or of another epoch is forgotten; a first sync is well again', async () => {
    const reader = createReader(department);
    await reader.pull();
    const status = async (cursor = '') => (await get(`/feeds/todos/changes?cursor=${cursor}`)).status;
    const revisions = await listed();
    expect(await status(Buffer.from('[1,"x"]').toString('base64url'))).toBe(410);
    const [version, epoch, who, feed] = JSON.parse(
      Buffer.from(reader.cursor() ?? '', 'base64url').toString(),
    );
    const beyond = JSON.stringify([version, epoch, who, feed, '9'.repeat(19), '0']);
    expect(await status(Buffer.from(beyond).toString('base64url'))).toBe(410);
    expect(await status(reader.cursor())).toBe(200);
    await sql`SELECT ds_purge('0 seconds')`;
    await department.control.forgetCursors();
    expect(await status(reader.cursor())).toBe(410);
    const again = createReader(department);
    await again.pull();
    expect(await status(again.cursor())).toBe(200);
    await department.control.newEpoch();
    expect(await status(again.cursor())).toBe(410);
    // Stamped anew after a restore, and yet the same revisions: decisions made before still stand.
    expect(await listed()).toEqual(revisions);
    await agrees(createReader(department));
  });

  it('another person sees neither records, nor files, nor receipts', async () => {
    const [file] = await sql`SELECT hash, bytes FROM ds_file JOIN ds_part USING (content) LIMIT 1`;
    const [known] = await sql`SELECT key FROM ds_action LIMIT 1`;
    const part = await get(`/files/${file?.hash}`, { range: 'bytes=3-9' });
    expect(part.status).toBe(206);
    expect(Buffer.from(await part.arrayBuffer())).toEqual(file?.bytes.subarray(3, 10));
    expect((await get(`/files/${file?.hash}`, { range: 'bytes=99999999-' })).status).toBe(416);
    await sql`
      INSERT INTO ds_person(account, viewer, name, org, token_sha)
      VALUES ('other', 'other', '李文', '县档案馆', sha256('other token'))`;
    const other = { authorization: 'Bearer other token' };
    const page = await (await get('/feeds/todos/changes', other)).json();
    expect([page.changes, page.total]).toEqual([[], 0]);
    expect((await get(`/files/${file?.hash}`, other)).status).toBe(404);
    expect((await get(`/actions/${known?.key}`, other)).status).toBe(404);
    expect((await get('/feeds/todos/changes', { authorization: 'Bearer no' })).status).toBe(401);
  });
});

// How much one serving process and one database carry: so many simulated desks, each a person with to-dos of their
// own, poll without news, with one change each, and for the first time. Prints one JSON line; takes about 15 seconds.
// node tests/departments/postgres/load.ts [--desks 1000] [--todos 50] [--seconds 4]
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { Agent, get } from 'node:http';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { connect, type Database } from './database.ts';
import { type PostgresDepartment, startPostgresDepartment } from './harness.ts';

const { values } = parseArgs({
  options: {
    desks: { type: 'string', default: '1000' },
    todos: { type: 'string', default: '50' },
    seconds: { type: 'string', default: '4' },
  },
});
const [desks, todos, seconds] = [Number(values.desks), Number(values.todos), Number(values.seconds)];
const connections = 32;
const firstSyncRows = 20_000;
/** A tick of /proc/…/stat. */
const tickMs = 10;

type Desk = { readonly token: string; cursor?: string };
type Taken = { readonly bytes: number; readonly changes: number };

const agent = new Agent({ keepAlive: true, maxSockets: connections });

function poll(address: string, desk: Desk): Promise<Taken> {
  const query = desk.cursor === undefined ? '' : `?cursor=${desk.cursor}`;
  const headers = { authorization: `Bearer ${desk.token}`, 'accept-encoding': 'gzip' };
  return new Promise((resolve, reject) => {
    get(`${address}/feeds/todos/changes${query}`, { agent, headers }, (reply) => {
      const blocks: Buffer[] = [];
      reply.on('data', (block: Buffer) => blocks.push(block));
      reply.on('end', () => {
        if (reply.statusCode !== 200) return reject(new Error(`status ${reply.statusCode}`));
        const body = Buffer.concat(blocks);
        const text = (reply.headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body).toString();
        // Read by eye instead of by parser: the load must not be heavier than what it measures.
        const cursor = /"cursor":"([^"]+)","more":(?:true|false)(?:,"total":\d+)?\}$/.exec(text)?.[1];
        if (cursor === undefined) return reject(new Error('a page without a cursor'));
        desk.cursor = cursor;
        resolve({ bytes: body.length, changes: text.split('{"change":').length - 1 });
      });
    }).on('error', reject);
  });
}

async function people(sql: Database): Promise<readonly Desk[]> {
  await sql`
    INSERT INTO ds_person(account, viewer, name, org, token_sha)
    SELECT 'desk' || n, 'desk' || n, '王磊', '县水利局', sha256(convert_to('token ' || n, 'UTF8'))
    FROM generate_series(1, ${desks}::int) AS n`;
  // A real to-do, under other ids.
  await sql`
    INSERT INTO ds_item(viewer, kind, id, feed, data)
    SELECT 'desk' || n, 'todo', 'GW' || n || '-' || m, 'todos', sample.data
    FROM generate_series(1, ${desks}::int) AS n, generate_series(1, ${todos}::int) AS m,
      LATERAL (SELECT data FROM ds_item WHERE viewer = 'zhouqinghe' LIMIT 1) AS sample`;
  return Array.from({ length: desks }, (_, n) => ({ token: `token ${n + 1}` }));
}

/** CPU time so far, in milliseconds: of the serving process, and of the database with all its processes. */
async function spent(department: PostgresDepartment, sql: Database) {
  const cpu = async (pid: number) => {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) * tickMs;
  };
  const rows = await sql`SELECT pid FROM pg_stat_activity`;
  const database = await Promise.all(rows.map(({ pid }) => cpu(Number(pid))));
  return { server: await cpu(department.serverPid()), database: database.reduce((sum, ms) => sum + ms, 0) };
}

type Measured = Record<string, number>;

/** Every desk in turn, over and over until the time is up; `news` is made before each round and not counted. */
async function measure(
  department: PostgresDepartment,
  sql: Database,
  all: readonly Desk[],
  news: (() => Promise<unknown>) | undefined,
): Promise<Measured> {
  const took: number[] = [];
  const sum = { bytes: 0, changes: 0, ms: 0, server: 0, database: 0 };
  const once = async (desk: Desk) => {
    const began = performance.now();
    const { bytes, changes } = await poll(department.address, desk);
    took.push(performance.now() - began);
    sum.bytes += bytes;
    sum.changes += changes;
  };
  while (sum.ms < seconds * 1000) {
    await news?.();
    const before = await spent(department, sql);
    const began = performance.now();
    const waiting = [...all];
    const worker = async () => {
      for (let desk = waiting.pop(); desk !== undefined; desk = waiting.pop()) await once(desk);
    };
    await Promise.all(Array.from({ length: connections }, worker));
    sum.ms += performance.now() - began;
    const after = await spent(department, sql);
    sum.server += after.server - before.server;
    sum.database += after.database - before.database;
  }
  took.sort((a, b) => a - b);
  const per = (value: number) => Number((value / took.length).toFixed(3));
  return {
    polls: took.length,
    pollsPerSecond: Math.round((took.length / sum.ms) * 1000),
    p50Ms: Math.round(took[Math.floor(took.length * 0.5)] ?? 0),
    p99Ms: Math.round(took[Math.floor(took.length * 0.99)] ?? 0),
    changesPerPoll: per(sum.changes),
    bytesPerPoll: Math.round(per(sum.bytes)),
    serverCpuMsPerPoll: per(sum.server),
    databaseCpuMsPerPoll: per(sum.database),
  };
}

/** Pages of 1,000 to one desk that has everything before it. */
async function firstSync(department: PostgresDepartment): Promise<Measured> {
  const desk: Desk = { token: department.secret };
  const began = performance.now();
  let rows = 0;
  let bytes = 0;
  let pages = 0;
  for (let came = 1; came > 0; pages++) {
    const page = await poll(department.address, desk);
    came = page.changes;
    rows += came;
    bytes += page.bytes;
  }
  const ms = performance.now() - began;
  return { rows, pages, ms: Math.round(ms), rowsPerSecond: Math.round((rows / ms) * 1000), bytes };
}

const dir = await mkdtemp(join(tmpdir(), 'load-'));
const department = await startPostgresDepartment({ dir, records: firstSyncRows });
const sql = connect(department.databaseUrl, 2);
try {
  const all = await people(sql);
  await sql`VACUUM ANALYZE ds_item`;
  const [size] = await sql`SELECT pg_total_relation_size('ds_item') / count(*) AS each FROM ds_item`;
  const first = await firstSync(department);
  for (const desk of all) await poll(department.address, desk);
  const quiet = await measure(department, sql, all, undefined);
  const delta = await measure(
    department,
    sql,
    all,
    () => sql`
      UPDATE ds_item SET data = (data::jsonb || jsonb_build_object('step', clock_timestamp()::text))::json
      WHERE id = 'GW' || substr(viewer, 5) || '-1'`,
  );
  const machine = { cpu: cpus()[0]?.model, cores: cpus().length };
  console.log(
    JSON.stringify({ desks, todos, bytesPerRow: Number(size?.each), machine, first, quiet, delta }),
  );
} finally {
  agent.destroy();
  await sql.end({ timeout: 1 });
  await department.close();
  await rm(dir, { recursive: true, force: true });
}

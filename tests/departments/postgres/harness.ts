// The department on PostgreSQL for tests: database and serving process are two programs, each killed and started again
// alone. Truth is read past the profile, straight from the tables.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Size } from '../content/size.ts';
import { controlClient, type Department } from '../harness.ts';
import type { Listening } from '../launch.ts';
import { type Cluster, openCluster } from './cluster.ts';
import { connect, type Database } from './database.ts';

type PostgresWish = {
  readonly dir: string;
  readonly size?: Size;
  /** So many short open to-dos instead of the contents of a size. */
  readonly records?: number;
  readonly today?: string;
};

type Truth = {
  /** How often each key changed a record. More than once is a fault. */
  effectsPerKey(): Promise<ReadonlyMap<string, number>>;
  /** The answer kept for each key. */
  ledgerPerKey(): Promise<ReadonlyMap<string, unknown>>;
  /** `kind id` → revision and presence. */
  items(): Promise<ReadonlyMap<string, { readonly revision: string; readonly presence: string }>>;
};

export type PostgresDepartment = Department & {
  /** For a test's own writers. */
  readonly databaseUrl: string;
  /** Of the serving process, to measure it. */
  serverPid(): number;
  readonly truth: Truth;
  /** A second serving process on the same database; it ends with `stop`. */
  another(): Promise<{ readonly address: string; stop(): void }>;
  /** kill -9 of the serving process alone. */
  killServer(): Promise<void>;
  /** kill -9 of the database alone. */
  killDatabase(): Promise<void>;
  /** kill -9 of both. */
  stop(): Promise<void>;
  /** Starts what does not run, on the same ports. */
  start(): Promise<void>;
  /** Ends everything. The folder is the test's to remove. */
  close(): Promise<void>;
};

type Served = Listening & { readonly child: ChildProcess };

export async function startPostgresDepartment(wish: PostgresWish): Promise<PostgresDepartment> {
  await mkdir(wish.dir, { recursive: true });
  const cluster = await openCluster(join(wish.dir, 'postgres'));
  let served: Served | undefined;
  let known: Listening | undefined;
  const start = async (): Promise<void> => {
    await cluster.start();
    served ??= await launchServer(cluster, wish, known);
    const { child: _child, ...listening } = served;
    known = listening;
  };
  const endServer = async (signal: NodeJS.Signals): Promise<void> => {
    const child = served?.child;
    served = undefined;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill(signal);
    await gone;
  };
  let sql: Database | undefined;
  const truthful = (): Database => (sql ??= connect(cluster.url, 2));
  const close = async (): Promise<void> => {
    await sql?.end({ timeout: 1 });
    await endServer('SIGTERM');
    await cluster.stop();
  };
  try {
    await start();
  } catch (error) {
    await close();
    throw error;
  }
  if (known === undefined) throw new Error('believed: a started department is known');
  const listening: Listening = known;
  return {
    ...listening,
    control: controlClient(listening.control),
    databaseUrl: cluster.url,
    serverPid: () => served?.child.pid ?? 0,
    truth: truthOf(truthful),
    another: async () => {
      const { address, child } = await launchServer(cluster, wish, undefined);
      return { address, stop: () => child.kill('SIGKILL') };
    },
    killServer: () => endServer('SIGKILL'),
    killDatabase: () => cluster.kill(),
    stop: async () => {
      await Promise.all([endServer('SIGKILL'), cluster.kill()]);
    },
    start,
    close,
  };
}

async function launchServer(
  cluster: Cluster,
  { size, records, today }: PostgresWish,
  known: Listening | undefined,
): Promise<Served> {
  const args = [join(import.meta.dirname, 'run.ts')];
  if (size !== undefined) args.push('--size', size);
  if (records !== undefined) args.push('--records', String(records));
  if (today !== undefined) args.push('--today', today);
  if (known !== undefined)
    args.push('--port', new URL(known.address).port, '--control-port', new URL(known.control).port);
  const child = spawn(process.execPath, args, {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, NODE_OPTIONS: '', DATABASE_URL: cluster.url },
  });
  const first = await Promise.race([
    once(createInterface({ input: child.stdout }), 'line'),
    once(child, 'exit').then(() => undefined),
  ]);
  if (first === undefined) throw new Error(`the department did not start (exit code ${child.exitCode})`);
  const listening: Listening = JSON.parse(String(first[0]));
  return { ...listening, child };
}

function truthOf(sql: () => Database): Truth {
  return {
    effectsPerKey: async () => {
      const rows = await sql()`SELECT key, count(*) AS n FROM ds_effect GROUP BY key`;
      return new Map(rows.map(({ key, n }) => [String(key), Number(n)]));
    },
    ledgerPerKey: async () => {
      const rows = await sql()`SELECT key, answer FROM ds_action`;
      return new Map(rows.map(({ key, answer }) => [String(key), answer]));
    },
    items: async () => {
      const rows = await sql()`SELECT kind, id, revision, presence FROM ds_item`;
      return new Map(
        rows.map(({ kind, id, revision, presence }) => [
          `${kind} ${id}`,
          { revision: `r${revision}`, presence: String(presence) },
        ]),
      );
    },
  };
}

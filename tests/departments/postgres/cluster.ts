// A PostgreSQL of its own for one data folder: found, made, started, stopped, killed. It listens on 127.0.0.1 and on a
// socket in its folder, asks for a password, and runs as an ordinary user, because PostgreSQL refuses to be root's.
import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { chmod, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { devUser, ensureDevUser, isRoot, privateFolder } from '../../../build/as-user.ts';
import { run } from '../../../build/run.ts';

export type Cluster = {
  /** postgres://…, with its password. The same after every start. */
  readonly url: string;
  start(): Promise<void>;
  /** Lets running transactions be broken off and writes everything down. */
  stop(): Promise<void>;
  /** kill -9 of the server; what was committed must be there at the next start. */
  kill(): Promise<void>;
};

const role = 'department';
const startLimitMs = 15_000;

/** Debian keeps each version in a folder of its own, outside PATH. */
function findBinaries(): string {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [
    ...versions.map((version) => join(debian, version, 'bin')),
    ...(process.env.PATH ?? '').split(':'),
  ];
  const found = folders.find(
    (folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres')),
  );
  if (found === undefined)
    throw new Error('PostgreSQL is not installed: no initdb and postgres in /usr/lib/postgresql or PATH');
  return found;
}

/** Opens the cluster in `dir`, making it when there is none. It is not yet started. */
export async function openCluster(dir: string): Promise<Cluster> {
  const binaries = findBinaries();
  await ensureDevUser();
  await mkdir(dir, { recursive: true });
  for (const folder of [dir, dirname(dir)]) await letThrough(folder);
  const data = join(dir, 'data');
  const secretFile = join(dir, 'secret');
  if (!existsSync(secretFile)) {
    await rm(data, { recursive: true, force: true });
    await makeData(binaries, dir, data, secretFile);
  }
  const port = await freePort();
  const secret = (await readFile(secretFile, 'utf8')).trim();
  let child: ChildProcess | undefined;
  const end = async (signal: 'SIGKILL' | 'SIGINT'): Promise<void> => {
    const running = child;
    child = undefined;
    const main = mainPid(data);
    if (running === undefined || main === undefined) return;
    const gone = running.exitCode === null ? once(running, 'exit') : undefined;
    signalTo(main.pid, signal);
    await gone;
    running.stdin?.destroy();
  };
  return {
    url: `postgres://${role}:${secret}@127.0.0.1:${port}/${role}`,
    start: async () => {
      child ??= await started(binaries, data, port);
    },
    stop: () => end('SIGINT'),
    kill: () => end('SIGKILL'),
  };
}

/** The ordinary user must be able to pass through, though not to look around. */
async function letThrough(folder: string): Promise<void> {
  const { mode } = await stat(folder);
  if (isRoot && (mode & 0o111) !== 0o111) await chmod(folder, (mode & 0o7777) | 0o111);
}

const asUser = (words: readonly string[]): readonly string[] =>
  isRoot ? ['runuser', '-u', devUser, '--', ...words] : words;

async function makeData(binaries: string, dir: string, data: string, secretFile: string): Promise<void> {
  const secret = randomBytes(24).toString('base64url');
  await privateFolder(data);
  const handed = await privateFolder(join(dir, 'handed'));
  const passwordFile = join(handed, 'password');
  await writeFile(passwordFile, secret, { mode: 0o600 });
  await privateFolder(handed);
  const [program = '', ...args] = asUser([
    join(binaries, 'initdb'),
    ...['-D', data, '-U', role, '--pwfile', passwordFile],
    // Not synced here only: the server itself syncs all it has found when it first starts after a crash.
    ...['--auth=scram-sha-256', '--no-locale', '--encoding=UTF8', '--no-sync'],
  ]);
  const { code, output } = await run(program, args, { cwd: '/' });
  await rm(handed, { recursive: true, force: true });
  if (code !== 0) throw new Error(`initdb failed: ${output}`);
  // initdb makes only its own databases; `--single` adds ours without a server that anybody could reach.
  const single = asUser([join(binaries, 'postgres'), '--single', '-D', data, 'postgres']);
  const created = spawn(single[0] ?? '', single.slice(1), { stdio: ['pipe', 'ignore', 'ignore'], cwd: '/' });
  created.stdin?.end(`CREATE DATABASE ${role}\n`);
  const [exitCode] = await once(created, 'exit');
  if (exitCode !== 0) throw new Error('the database could not be created');
  await writeFile(secretFile, secret, { mode: 0o600 });
}

/** Ends the server when our end of its standard input closes: it never outlives the process that started it. */
const script = `
"$@" </dev/null & main=$!
{ cat >/dev/null; kill -INT $main; } <&3 2>/dev/null & watch=$!
wait $main; code=$?
kill $watch 2>/dev/null
exit $code`;

async function started(binaries: string, data: string, port: number): Promise<ChildProcess> {
  const before = mainPid(data)?.pid;
  const settings = {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: data,
    fsync: 'on',
    shared_buffers: '64MB',
    max_connections: 80,
    jit: 'off',
    log_min_messages: 'fatal',
  };
  const words = asUser([
    ...['/bin/sh', '-c', `exec 3<&0; ${script}`, 'postgres', join(binaries, 'postgres'), '-D', data],
    ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ]);
  const deadline = Date.now() + startLimitMs;
  for (;;) {
    const child = spawn(words[0] ?? '', words.slice(1), { stdio: ['pipe', 'ignore', 'pipe'], cwd: '/' });
    const said: Buffer[] = [];
    child.stderr?.on('data', (piece: Buffer) => said.push(piece));
    while (child.exitCode === null && child.signalCode === null) {
      const main = mainPid(data);
      if (main !== undefined && main.pid !== before && main.isReady) return child;
      if (Date.now() > deadline) break;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    child.stdin?.destroy();
    // After kill -9 the old server's children need a moment to notice; until then a new one is refused.
    if (Date.now() > deadline) throw new Error(`postgres did not start: ${Buffer.concat(said)}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** What the server itself writes about itself: its pid in the first line, its state in the eighth. */
function mainPid(data: string): { readonly pid: number; readonly isReady: boolean } | undefined {
  try {
    const lines = readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n');
    const pid = Number(lines[0]);
    return pid > 0 ? { pid, isReady: lines[7]?.trim() === 'ready' } : undefined;
  } catch {
    return undefined;
  }
}

function signalTo(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It has ended meanwhile.
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

// A desktop session for one app under test: a home, a session bus and a real gnome-keyring of its own, which
// can be locked, ended and started again while the app runs. Needs an ordinary user and a screen.

import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { until } from './until.ts';

const run = promisify(execFile);
const busConfig = join(import.meta.dirname, '../../build/bus-without-services.conf');
const entriesScript = join(import.meta.dirname, 'keyring-entries.ts');
const password = 'a keyring for tests';
const service = 'org.freedesktop.secrets';

export type KeyringState = 'none' | 'locked' | 'unlocked';
export type KeyringEntry = { readonly account: string; readonly password: string };

export type DesktopSession = {
  readonly home: string;
  /** What an app of this session finds in its environment. */
  readonly env: Readonly<Record<string, string>>;
  /** Makes the keyring be so. Its entries survive; `none` ends the daemon and nothing starts another. */
  setKeyring(state: KeyringState): Promise<void>;
  /** What it holds for the app, by the names the app chose. Only while unlocked: keytar dies on a locked one. */
  entries(): Promise<readonly KeyringEntry[]>;
  putEntry(entry: KeyringEntry): Promise<void>;
  removeEntry(account: string): Promise<void>;
  /** Throws the keyring's files away: the next one is empty. */
  forgetKeyring(): Promise<void>;
  stop(): Promise<void>;
};

export async function startSession(home: string): Promise<DesktopSession> {
  const runtimeDir = join(home, 'run');
  mkdirSync(runtimeDir, { recursive: true, mode: 0o700 });
  const env = environmentOf(home, runtimeDir);
  const bus = spawn(
    'dbus-daemon',
    [`--config-file=${busConfig}`, `--address=${env.DBUS_SESSION_BUS_ADDRESS}`, '--nofork'],
    {
      env,
      stdio: 'ignore',
    },
  );
  await until('the session bus answers', () =>
    call(env, 'org.freedesktop.DBus', '/', 'org.freedesktop.DBus.GetId', []),
  );
  let daemon: ChildProcess | undefined;

  async function endDaemon(): Promise<void> {
    if (daemon === undefined) return;
    await ended(daemon);
    daemon = undefined;
    await until('the keyring is gone', async () => (await keyringOf(env)) === 'none');
  }

  async function setKeyring(state: KeyringState): Promise<void> {
    await endDaemon();
    if (state === 'none') return;
    const words = ['--foreground', '--components=secrets', ...(state === 'unlocked' ? ['--unlock'] : [])];
    daemon = spawn('gnome-keyring-daemon', words, { env, stdio: ['pipe', 'ignore', 'ignore'] });
    daemon.stdin?.end(state === 'unlocked' ? `${password}\n` : '');
    await until(`the keyring is ${state}`, async () => (await keyringOf(env)) === state);
  }

  const entry = async (...words: readonly string[]) =>
    (await run(process.execPath, [entriesScript, ...words], { env, encoding: 'utf8' })).stdout;

  return {
    home,
    env,
    setKeyring,
    entries: async () => JSON.parse(await entry('list')),
    putEntry: async ({ account, password: secret }) => void (await entry('put', account, secret)),
    removeEntry: async (account) => void (await entry('remove', account)),
    forgetKeyring: async () => {
      await endDaemon();
      rmSync(join(home, '.local', 'share', 'keyrings'), { recursive: true, force: true });
    },
    stop: async () => {
      await endDaemon();
      await ended(bus);
    },
  };
}

function environmentOf(home: string, runtimeDir: string) {
  const temporary = join(home, 'tmp');
  mkdirSync(temporary, { recursive: true, mode: 0o700 });
  return {
    PATH: process.env.PATH ?? '/usr/bin:/bin',
    DISPLAY: process.env.DISPLAY ?? '',
    ...(process.env.XAUTHORITY ? { XAUTHORITY: process.env.XAUTHORITY } : {}),
    LANG: 'C.UTF-8',
    XDG_CURRENT_DESKTOP: 'GNOME',
    HOME: home,
    TMPDIR: temporary,
    XDG_RUNTIME_DIR: runtimeDir,
    DBUS_SESSION_BUS_ADDRESS: `unix:path=${join(runtimeDir, 'bus')}`,
  };
}

type Environment = Readonly<Record<string, string>>;

/** Asked as the app asks: over the bus, before any library. */
async function keyringOf(env: Environment): Promise<KeyringState> {
  const alias = await call(
    env,
    service,
    '/org/freedesktop/secrets',
    'org.freedesktop.Secret.Service.ReadAlias',
    ['default'],
  );
  const collection = /'(\/[^']+)'/.exec(alias ?? '')?.[1];
  if (collection === undefined || collection === '/') return 'none';
  const property = ['org.freedesktop.Secret.Collection', 'Locked'];
  const locked = await call(env, service, collection, 'org.freedesktop.DBus.Properties.Get', property);
  if (locked === undefined) return 'none';
  return locked.includes('false') ? 'unlocked' : 'locked';
}

async function call(
  env: Environment,
  to: string,
  path: string,
  method: string,
  args: readonly string[],
): Promise<string | undefined> {
  const words = [
    'call',
    '--session',
    '--timeout',
    '4',
    '--dest',
    to,
    '--object-path',
    path,
    '--method',
    method,
    ...args,
  ];
  return run('gdbus', words, { env, encoding: 'utf8' }).then(
    ({ stdout }) => stdout,
    () => undefined,
  );
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await gone;
}

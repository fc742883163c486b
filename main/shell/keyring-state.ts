// Whether the OS keyring is there and open, asked before keytar is: keytar answers `null` both for a locked
// keyring and for an absent entry. On Linux by D-Bus; macOS and Windows open theirs with the session.
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Keyring } from '../../shared/contract/shell.ts';

export type Surroundings = {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
};

const service = 'org.freedesktop.secrets';
const limitMs = 5_000;

export async function keyringState({ platform, env }: Surroundings): Promise<Keyring> {
  if (platform !== 'linux') return 'unlocked';
  if (!hasSessionBus(env)) return 'none';
  // In most cases one question is enough: gnome-keyring answers for the alias as for the collection itself.
  const short = stateIn(await isLocked('/org/freedesktop/secrets/aliases/default'));
  if (short === 'unlocked') return short;
  const collection = collectionIn(
    await call(secrets, 'org.freedesktop.Secret.Service.ReadAlias', ['default']),
  );
  return collection === undefined ? 'none' : stateIn(await isLocked(collection));
}

/** `forget`: from now on the keyring is asked anew. */
export type EarlyAnswer = { readonly state: () => Promise<Keyring>; readonly forget: () => void };

/** Only a good answer may be that old, and only once: what was locked at log-in is often open a moment later. */
export function earlyOnce(early: Promise<Keyring>, ask: () => Promise<Keyring>): EarlyAnswer {
  let first: Promise<Keyring> | undefined = early;
  const forget = () => {
    first = undefined;
  };
  const state = async () => {
    const answered = await first;
    forget();
    return answered === 'unlocked' ? answered : ask();
  };
  return { state, forget };
}

const secrets = '/org/freedesktop/secrets';

function isLocked(collection: string): Promise<string | undefined> {
  const property = ['org.freedesktop.Secret.Collection', 'Locked'];
  return call(collection, 'org.freedesktop.DBus.Properties.Get', property);
}

/** Without an address gdbus would start a bus of its own, with a keyring on it that nobody else sees. */
function hasSessionBus(env: Surroundings['env']): boolean {
  const folder = env['XDG_RUNTIME_DIR'];
  return (
    Boolean(env['DBUS_SESSION_BUS_ADDRESS']) || (folder !== undefined && existsSync(join(folder, 'bus')))
  );
}

/** The collection new secrets go to. `/` means that there is none: making one would ask for a new password. */
export function collectionIn(answer: string | undefined): string | undefined {
  const path = answer === undefined ? undefined : /^\(objectpath '(\/[\w/]+)',\)\s*$/.exec(answer)?.[1];
  return path === '/' ? undefined : path;
}

export function stateIn(answer: string | undefined): Keyring {
  if (answer === undefined) return 'none';
  return /^\(<false>,\)\s*$/.test(answer) ? 'unlocked' : 'locked';
}

/** What the service answered, or undefined when there is none, it failed, or it was silent too long. */
function call(path: string, method: string, args: readonly string[]): Promise<string | undefined> {
  const words = [
    'call',
    '--session',
    '--timeout',
    '4',
    '--dest',
    service,
    '--object-path',
    path,
    '--method',
    method,
  ];
  return new Promise((resolve) => {
    execFile('gdbus', [...words, ...args], { timeout: limitMs, killSignal: 'SIGKILL' }, (error, stdout) =>
      resolve(error ? undefined : stdout),
    );
  });
}

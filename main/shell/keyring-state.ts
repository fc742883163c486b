// Whether the OS keyring is there and open, asked before keytar is: keytar answers `null` both for a locked
// keyring and for an absent entry. On Linux by D-Bus; macOS and Windows open theirs with the session.
import type { Keyring } from '../../shared/contract/shell.ts';
import { callOnBus, hasSessionBus, type Surroundings } from './session-bus.ts';

const service = 'org.freedesktop.secrets';

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
type EarlyAnswer = { readonly state: () => Promise<Keyring>; readonly forget: () => void };

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

/** The collection new secrets go to. `/` means that there is none: making one would ask for a new password. */
export function collectionIn(answer: string | undefined): string | undefined {
  const path = answer === undefined ? undefined : /^\(objectpath '(\/[\w/]+)',\)\s*$/.exec(answer)?.[1];
  return path === '/' ? undefined : path;
}

export function stateIn(answer: string | undefined): Keyring {
  if (answer === undefined) return 'none';
  return /^\(<false>,\)\s*$/.test(answer) ? 'unlocked' : 'locked';
}

/** What the keyring answered, or undefined when there is none, it failed, or it was silent too long. */
function call(path: string, method: string, args: readonly string[]): Promise<string | undefined> {
  return callOnBus({ service, path, method, args });
}

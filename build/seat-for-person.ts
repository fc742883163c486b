// Where a person's development run of the app takes place: on their own screen, session bus and keyring when
// they have them, on lent ones when not, and as an ordinary user when they are root. Says what it lends.

import { chmod, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { giveTo } from './app-folder.ts';
import {
  devUser,
  ensureDevUser,
  isRoot,
  type Keyring,
  mkdtempFor,
  privateFolder,
  type Seat,
} from './as-user.ts';
import { cache, root } from './paths.ts';
import { run } from './run.ts';
import { say } from './say.ts';

interface PersonSeat extends Seat {
  /** A folder from which that user can run programs. */
  readonly readable: string;
  /** Keeps a development run's data apart from that of an installed Govdesk. */
  readonly appWords: readonly string[];
  readonly leave: () => Promise<void>;
}

export async function seatForPerson(): Promise<PersonSeat> {
  const keyring = await keyringForPerson();
  const onScreen = process.platform !== 'linux' || hasScreen();
  if (!onScreen)
    say('screen', 'there is none here (no DISPLAY): the app runs on a virtual one, under xvfb-run');
  const screen = onScreen ? 'own' : 'virtual';
  const env = screen === 'own' ? passedOn(['DISPLAY', 'WAYLAND_DISPLAY', 'XAUTHORITY']) : {};
  return isRoot ? rootsSeat(screen, env) : ownSeat(screen, keyring, env);
}

type Screen = 'own' | 'virtual';

async function ownSeat(screen: Screen, keyring: Keyring, env: Record<string, string>): Promise<PersonSeat> {
  const data = join(cache, 'user-data');
  const bus = keyring === 'own' ? passedOn(desktopVariables) : {};
  return {
    keyring,
    screen,
    home: homedir(),
    cwd: root,
    // The lent keyring keeps its file apart from the person's own, whose password we do not know.
    env: { ...env, ...bus, ...(keyring === 'unlocked' ? { XDG_DATA_HOME: join(cache, 'dev-keyring') } : {}) },
    readable: cache,
    appWords: [`--user-data-dir=${data}`],
    leave: async () => {},
  };
}

async function rootsSeat(screen: Screen, env: Record<string, string>): Promise<PersonSeat> {
  await ensureDevUser();
  say('user', `you are root, so the app runs as ${devUser}: Chromium's sandbox does not work for root`);
  const readable = await mkdtempFor('start-');
  return {
    keyring: 'unlocked',
    screen,
    home: await privateFolder(`/var/lib/${devUser}`),
    cwd: readable,
    env: screen === 'own' ? { ...env, ...(await lentScreen(readable)) } : env,
    readable,
    appWords: [],
    leave: () => rm(readable, { recursive: true, force: true }),
  };
}

/** Lets the development user on root's own X screen by a copy of its cookie. */
async function lentScreen(folder: string): Promise<Record<string, string>> {
  const file = join(folder, 'xauthority');
  const { DISPLAY = '' } = process.env;
  if ((await run('xauth', ['extract', file, DISPLAY])).code !== 0) return {};
  await giveTo(devUser, file);
  await chmod(file, 0o600);
  return { XAUTHORITY: file };
}

async function keyringForPerson(): Promise<Keyring> {
  if (process.platform !== 'linux') return 'own';
  if (!isRoot && (await ownBusHasKeyring())) return 'own';
  say('keyring', 'a session bus and a gnome-keyring are lent to this run: there is no running keyring here');
  return 'unlocked';
}

async function ownBusHasKeyring(): Promise<boolean> {
  if (!process.env.DBUS_SESSION_BUS_ADDRESS) return false;
  const ask = [
    'call',
    '--session',
    '--dest',
    'org.freedesktop.DBus',
    '--object-path',
    '/org/freedesktop/DBus',
  ];
  const names = await Promise.all(
    ['ListNames', 'ListActivatableNames'].map((method) =>
      run('gdbus', [...ask, '--method', `org.freedesktop.DBus.${method}`], { limitMs: 3_000 }),
    ),
  );
  return names.some(({ output }) => output.includes("'org.freedesktop.secrets'"));
}

const desktopVariables = [
  'DBUS_SESSION_BUS_ADDRESS',
  'XDG_CURRENT_DESKTOP',
  'XDG_SESSION_TYPE',
  'XDG_RUNTIME_DIR',
  'GNOME_KEYRING_CONTROL',
];

const hasScreen = () => Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY);

function passedOn(names: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = process.env[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

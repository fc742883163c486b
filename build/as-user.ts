// Runs a command as an ordinary user with a screen, a session bus and a keyring of its own: what an Electron
// app with its sandbox on needs, and what a bare machine whose only user is root does not offer.
// From a terminal: node build/as-user.ts [--no-keyring] [--home DIR] -- command...

import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { chmod, copyFile, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { giveTo } from './app-folder.ts';
import { groupEnded } from './process-group.ts';
import { run } from './run.ts';
import { CannotGoOn, runScript, say } from './say.ts';

export const devUser = 'govdesk-dev';

/** `own` leaves the session bus of the environment as it is; `none` is a bus on which no keyring can appear. */
export type Keyring = 'unlocked' | 'none' | 'own';

export interface Seat {
  readonly keyring: Keyring;
  /** `own` uses the DISPLAY of the environment handed in. */
  readonly screen?: 'virtual' | 'own';
  /** Must belong to the user. The keyring's files lie in it. */
  readonly home: string;
  readonly cwd: string;
  /** Added to a small clean environment. */
  readonly env?: Readonly<Record<string, string>>;
  readonly limitMs?: number;
  /** Ends the run early, and everything it started. */
  readonly stop?: AbortSignal;
}

export const isRoot = process.getuid?.() === 0;

/** Makes the user that stands in for a person when only root is there. */
export async function ensureDevUser(): Promise<void> {
  if (!isRoot || (await run('id', ['-u', devUser])).code === 0) return;
  say('user', `creating the system user ${devUser} (the app keeps its sandbox, so it cannot run as root)`);
  const home = ['--create-home', '--home-dir', `/var/lib/${devUser}`];
  const made = await run('useradd', ['--system', ...home, '--shell', '/usr/sbin/nologin', devUser]);
  if (made.code !== 0) throw new CannotGoOn('user', ['useradd failed:', made.output.trim()]);
}

/** Makes a folder that only the user of the seat can read. */
export async function privateFolder(folder: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  if (isRoot) await giveTo(devUser, folder);
  await chmod(folder, 0o700);
  return folder;
}

/** Runs to the end with output on our terminal; answers the exit code, 124 when the time was up. */
export async function runAsUser(command: readonly string[], seat: Seat): Promise<number> {
  await ensureDevUser();
  const folder = await mkdtempFor('seat-');
  try {
    // The checkout may be closed to that user.
    for (const name of seatFiles) await copyFile(join(import.meta.dirname, name), join(folder, name));
    const runtimeDir = await privateFolder(join(folder, 'run'));
    const [program = '', ...args] = seatWords(command, seat, folder);
    const child = spawn(program, args, {
      cwd: seat.cwd,
      env: { ...plainEnv(), XDG_RUNTIME_DIR: runtimeDir, HOME: seat.home, ...seat.env },
      stdio: ['ignore', 'inherit', 'inherit'],
      // A process group of its own, so that the screen, the bus and the app can be ended together.
      detached: true,
    });
    return await groupEnded(child, { ...seat, mainPid: () => pidIn(join(runtimeDir, 'command.pid')) });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** A fresh folder in the system's temporary folder that other users may enter. */
export async function mkdtempFor(prefix: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), `govdesk-${prefix}`));
  await chmod(folder, 0o755);
  return folder;
}

const seatFiles = ['seat.sh', 'bus-without-services.conf'] as const;

function seatWords(command: readonly string[], seat: Seat, folder: string): readonly string[] {
  if (process.platform === 'win32') return command;
  const [script, config] = seatFiles;
  const user = isRoot ? ['runuser', '-u', devUser, '--'] : [];
  const screen =
    seat.screen === 'own' ? [] : ['xvfb-run', '-a', '-s', '-screen 0 1600x1000x24 -nolisten tcp'];
  // Nothing may start by itself on this bus: what runs there is what was asked for.
  const bus =
    seat.keyring === 'own' ? [] : ['dbus-run-session', `--config-file=${join(folder, config)}`, '--'];
  const last = ['/bin/sh', join(folder, script), seat.keyring, join(folder, 'run', 'command.pid')];
  return [...user, ...screen, ...bus, ...last, ...command];
}

function pidIn(file: string): number | undefined {
  return existsSync(file) ? Number(readFileSync(file, 'utf8')) : undefined;
}

function plainEnv(): Record<string, string> {
  const { PATH = '/usr/bin:/bin' } = process.env;
  const kept = Object.entries(process.env).filter(
    (entry): entry is [string, string] =>
      entry[1] !== undefined && (entry[0].startsWith('GOVDESK_') || ['CI', 'NO_COLOR'].includes(entry[0])),
  );
  return {
    ...Object.fromEntries(kept),
    PATH,
    LANG: 'C.UTF-8',
    XDG_CURRENT_DESKTOP: 'GNOME',
    NO_AT_BRIDGE: '1',
  };
}

async function fromTerminal(words: readonly string[]): Promise<number> {
  const end = words.indexOf('--');
  const options = words.slice(0, end);
  const command = words.slice(end + 1);
  if (end < 0 || command.length === 0) {
    throw new CannotGoOn('as-user', ['node build/as-user.ts [--no-keyring] [--home DIR] -- command...']);
  }
  await ensureDevUser();
  const named = options.includes('--home') ? options[options.indexOf('--home') + 1] : undefined;
  const base = await mkdtempFor('home-');
  const home = await privateFolder(named ?? join(base, 'home'));
  const keyring = options.includes('--no-keyring') ? 'none' : 'unlocked';
  try {
    return await runAsUser(command, { keyring, home, cwd: process.cwd() });
  } finally {
    await rm(base, { recursive: true, force: true });
  }
}

if (import.meta.main) await runScript(() => fromTerminal(process.argv.slice(2)));

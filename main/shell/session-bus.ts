// One question to a service of the person's session on Linux, by gdbus: it can be ended, and links no library.
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

export type Surroundings = {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
};

type BusCall = {
  readonly service: string;
  readonly path: string;
  readonly method: string;
  readonly args: readonly string[];
};

const limitMs = 5_000;

/** Without an address gdbus would start a bus of its own, with services on it that nobody else sees. */
export function hasSessionBus(env: Surroundings['env']): boolean {
  const folder = env['XDG_RUNTIME_DIR'];
  return (
    Boolean(env['DBUS_SESSION_BUS_ADDRESS']) || (folder !== undefined && existsSync(join(folder, 'bus')))
  );
}

/** What the service answered, or undefined when there is none, it failed, or it was silent too long. */
export function callOnBus({ service, path, method, args }: BusCall): Promise<string | undefined> {
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

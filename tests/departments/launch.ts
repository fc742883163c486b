// Starts one sample system as a process of its own and waits until it listens.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { SignInKind } from '../../shared/domain/source.ts';
import type { Size } from './content/size.ts';
import type { SystemName } from './system/plan.ts';

/** What a system prints when it listens; the secret is a demonstration secret of that data folder. */
export type Listening = {
  readonly system: SystemName;
  readonly name: string;
  readonly organ: string;
  readonly address: string;
  /** The control side's address. */
  readonly control: string;
  readonly connector: 'profile' | 'list';
  readonly signIn: SignInKind;
  readonly account: string;
  readonly secret: string;
};

export type Launched = Listening & {
  readonly process: ChildProcess;
  /** Ends it, by default without warning (SIGKILL), and waits until it is gone. */
  stop(signal?: NodeJS.Signals): Promise<void>;
};

type LaunchWish = {
  readonly system: SystemName;
  readonly dir: string;
  readonly size: Size;
  readonly today?: string;
  readonly ports?: { readonly desk: number; readonly control: number };
  /** Take free ports when the wanted ones are taken. */
  readonly mayMove?: boolean;
};

export async function launch({ system, dir, size, today, ports, mayMove }: LaunchWish): Promise<Launched> {
  const args = ['--system', system, '--data', dir, '--size', size];
  if (today !== undefined) args.push('--today', today);
  if (ports !== undefined) args.push('--port', String(ports.desk), '--control-port', String(ports.control));
  if (mayMove === true) args.push('--may-move');
  const child = spawn(process.execPath, [join(import.meta.dirname, 'run.ts'), ...args], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  const gone = once(child, 'exit');
  const first = await Promise.race([
    once(createInterface({ input: child.stdout }), 'line'),
    gone.then(() => undefined),
  ]);
  if (first === undefined)
    throw new Error(`the sample system ${system} did not start (exit code ${child.exitCode})`);
  const listening: Listening = JSON.parse(String(first[0]));
  return {
    ...listening,
    process: child,
    stop: async (signal = 'SIGKILL') => {
      if (child.exitCode === null && child.signalCode === null) child.kill(signal);
      await gone;
    },
  };
}

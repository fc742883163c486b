// The parent's side of a department that is killed and started again, many times, on the same files and ports.
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { controlClient, type Department } from '../departments/harness.ts';
import type { Size } from '../departments/content/size.ts';
import type { Listening } from '../departments/launch.ts';
import type { SystemName } from '../departments/system/plan.ts';
import { createSpares, isAlive, killed } from './spares.ts';

export type MortalDepartment = {
  readonly department: Department;
  /** kill -9, and waits until it is gone. */
  kill(): Promise<void>;
  start(): Promise<void>;
  /** How long its starts took altogether, without the first. */
  startsMs(): number;
  close(): Promise<void>;
};

type MortalWish = {
  readonly system: SystemName;
  readonly dir: string;
  readonly size: Size;
  readonly today: string;
};

export async function startMortal({ system, dir, size, today }: MortalWish): Promise<MortalDepartment> {
  const spares = createSpares(join(import.meta.dirname, 'department-process.ts'), [
    'pipe',
    'pipe',
    'inherit',
    'ipc',
  ]);
  const begin = async (): Promise<{ readonly child: ChildProcess; readonly listening: Listening }> => {
    const child = spares.take();
    child.send(['--system', system, '--data', dir, '--size', size, '--today', today]);
    return { child, listening: await firstLine(child) };
  };
  let { child, listening } = await begin();
  const { control, ...rest } = listening;
  let startsMs = 0;
  return {
    department: { ...rest, control: controlClient(control) },
    startsMs: () => startsMs,
    kill: () => killed(child),
    async start() {
      if (isAlive(child)) return;
      const from = performance.now();
      ({ child } = await begin());
      startsMs += performance.now() - from;
    },
    async close() {
      spares.close();
      await killed(child, 'SIGTERM');
    },
  };
}

async function firstLine(child: ChildProcess): Promise<Listening> {
  if (child.stdout === null) throw new Error('a department says on its output where it listens');
  const gone = once(child, 'exit').then(() => undefined);
  const line = await Promise.race([once(createInterface({ input: child.stdout }), 'line'), gone]);
  if (line === undefined) throw new Error(`the department did not start (exit code ${child.exitCode})`);
  return JSON.parse(String(line[0]));
}

// Many simulated lives over several processes, since each life is busy with nothing but computing.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { type Life, liveMany, type Wrong } from './simulation.ts';

export async function liveInProcesses(lives: readonly Life[], processes: number): Promise<readonly Wrong[]> {
  const shares = Array.from({ length: processes }, (_, n) =>
    lives.filter((_life, index) => index % processes === n),
  );
  return (await Promise.all(shares.map(liveInProcess))).flat();
}

async function liveInProcess(lives: readonly Life[]): Promise<readonly Wrong[]> {
  const child = fork(import.meta.filename, [], { execArgv: [], env: { ...process.env, NODE_OPTIONS: '' } });
  const gone = once(child, 'exit').then(([code]) => {
    throw new Error(`the process of the simulation ended with code ${code}`);
  });
  child.send(lives);
  const [wrong] = await Promise.race([once(child, 'message'), gone]);
  gone.catch(() => undefined);
  child.disconnect();
  return wrong as readonly Wrong[];
}

if (import.meta.main) {
  process.once('message', (lives: readonly Life[]) => {
    void liveMany(lives).then((wrong) => process.send?.(wrong));
  });
}

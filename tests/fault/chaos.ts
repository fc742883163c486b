// One run of chaos: a person decides on to-dos, makes records and sends files to a real sample department, through a
// line that breaks, while desk and department are killed at random and colleagues change the same records. Then all is healed and judged.
// The same run without any of that is what its time is held against.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ChaosRun } from './chaos-run.ts';
import { startMortal } from './department.ts';
import { createDesks } from './desk.ts';
import type { Verdict } from './oracle.ts';
import type { Mix } from './press-plan.ts';
import type { PressKind } from './pressing.ts';
import { type LineFate, startFaultProxy } from './proxy.ts';
import { createChance } from './seeded.ts';

export type ChaosWish = {
  readonly seed: number;
  readonly actions: number;
  readonly mix: Mix;
  /** At least so many; the run goes on until there were. */
  readonly lineFaults: number;
  readonly deskKills: number;
  readonly serverKills: number;
  /** How likely a request meets a fault. */
  readonly rate: number;
  /** Within this everything must have ended once all is well again. */
  readonly drainMs: number;
  /** Told now and then how far it is. */
  readonly tell?: (text: string) => void;
};

/** The same person, the same colleagues, the same line; nothing breaks and nobody is killed. */
export const withoutFaults = (wish: ChaosWish): ChaosWish => ({
  ...wish,
  lineFaults: 0,
  deskKills: 0,
  serverKills: 0,
  rate: 0,
});

export type ChaosReport = {
  readonly seed: number;
  readonly actions: number;
  readonly byKind: ReadonlyMap<PressKind, number>;
  /** Files attached, to new records and to those that were there. */
  readonly files: number;
  /** Everything in the outbox: a file attached is an upload and the change that names it. */
  readonly byState: { readonly [state: string]: number };
  readonly effects: number;
  readonly lineFaults: number;
  readonly byFate: ReadonlyMap<LineFate, number>;
  readonly deskKills: number;
  readonly serverKills: number;
  /** From the first press until all had ended. */
  readonly ms: number;
  /** Of it, after all was healed. */
  readonly drainMs: number;
  /** Starts of processes after kills, each from its order until it was there: no work of sync. */
  readonly deskStartsMs: number;
  readonly serverStartsMs: number;
  readonly verdict: Verdict;
};

const today = '2026-11-23';

export async function runChaos(wish: ChaosWish): Promise<ChaosReport> {
  const dir = await mkdtemp(join(tmpdir(), 'govdesk-chaos-'));
  const mortal = await startMortal({ system: 'archives', dir, size: 'demo', today });
  const target = Number(new URL(mortal.department.address).port);
  const proxy = await startFaultProxy({ target: () => target, chance: createChance(wish.seed + 1), rate: 0 });
  const desks = createDesks();
  const run = new ChaosRun({ wish, dir, mortal, proxy, desks });
  try {
    return await run.whole();
  } finally {
    await run.end();
    desks.close();
    await proxy.close();
    await mortal.close();
    await rm(dir, { recursive: true, force: true });
  }
}

// Several writers: three desks and the department change the same archive records, offline and online, over lines
// that break, while all are killed at random. Then all is healed, what clashed is settled, and every word looked for.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type MortalDepartment, startMortal } from './department.ts';
import { createDesks } from './desk.ts';
import { type LineFate, startFaultProxy } from './proxy.ts';
import { createChance } from './seeded.ts';
import { Writer } from './writer.ts';
import type { WritersVerdict } from './writers-evidence.ts';
import { WritersRun } from './writers-run.ts';

export type WritersWish = {
  readonly seed: number;
  /** Changes typed at all desks together. */
  readonly words: number;
  readonly records: number;
  /** How likely a request meets a fault. */
  readonly rate: number;
  /** Of each desk. */
  readonly deskKills: number;
  readonly serverKills: number;
  /** Within this everything must have ended once all is well again. */
  readonly drainMs: number;
  readonly tell?: (text: string) => void;
};

export type WritersReport = {
  readonly seed: number;
  readonly words: number;
  readonly byDepartment: number;
  /** Clashes that a person settled. */
  readonly settled: number;
  /** Changes that went on in the place of another, brought together with what others had changed. */
  readonly broughtTogether: number;
  readonly lineFaults: number;
  readonly byFate: ReadonlyMap<LineFate, number>;
  readonly deskKills: number;
  readonly serverKills: number;
  readonly ms: number;
  readonly drainMs: number;
  readonly verdict: WritersVerdict;
};

const today = '2026-11-23';
const names = ['甲台', '乙台', '丙台'] as const;

export async function runWriters(wish: WritersWish): Promise<WritersReport> {
  const dir = await mkdtemp(join(tmpdir(), 'govdesk-writers-'));
  const mortal = await startMortal({ system: 'archives', dir, size: 'demo', today });
  const desks = createDesks();
  const writers = await Promise.all(names.map((name, n) => aWriter(name, n)));
  const run = new WritersRun({ wish, mortal, writers });
  try {
    return await run.whole();
  } finally {
    await Promise.all(writers.map((writer) => writer.end()));
    desks.close();
    await mortal.close();
    await rm(dir, { recursive: true, force: true });
  }

  async function aWriter(name: string, n: number): Promise<Writer> {
    const chance = createChance(wish.seed + 1_000 * (n + 1));
    const proxy = await startFaultProxy({ target: portOf(mortal), chance, rate: 0 });
    const path = join(dir, `desk-${n}.db`);
    return new Writer({ name, path, seed: wish.seed + n, proxy, desks, department: mortal.department });
  }
}

function portOf({ department }: MortalDepartment): () => number {
  const port = Number(new URL(department.address).port);
  return () => port;
}

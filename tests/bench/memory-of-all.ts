// The memory of all processes of an app together, once it has come to rest.

import { pssMb, treeOf } from '../fakes/processes.ts';
import { median } from './figures.ts';

export type Memory = { readonly totalMb: number; readonly byProcess: Readonly<Record<string, number>> };

const everyMs = 500;
const calmSamples = 6;
const limitMs = 25_000;

/** Samples until the last three seconds differ by less than one in a hundred; the median of those. */
export async function memoryAtRest(pid: number): Promise<Memory> {
  const totals: number[] = [];
  for (const end = Date.now() + limitMs; Date.now() < end; ) {
    totals.push(sum(memoryNow(pid)));
    const last = totals.slice(-calmSamples);
    if (last.length === calmSamples && Math.max(...last) / Math.min(...last) < 1.01) break;
    await new Promise((resolve) => setTimeout(resolve, everyMs));
  }
  return { totalMb: median(totals.slice(-calmSamples)), byProcess: memoryNow(pid) };
}

function memoryNow(pid: number): Readonly<Record<string, number>> {
  const byProcess: Record<string, number> = {};
  for (const one of treeOf(pid)) {
    const name = roleOf(one.command);
    byProcess[name] = (byProcess[name] ?? 0) + (pssMb(one.pid) ?? 0);
  }
  return byProcess;
}

function roleOf(command: string): string {
  const type = /--type=([\w-]+)/.exec(command)?.[1] ?? 'main';
  const inside = /--utility-sub-type=([\w.]+)/.exec(command)?.[1];
  return inside ? `${type} ${inside.split('.').at(-1)}` : type;
}

const sum = (byProcess: Readonly<Record<string, number>>) =>
  Object.values(byProcess).reduce((a, b) => a + b, 0);

// What a round costs once everything is here: when nothing changed, over a small and a large file, and when one record
// in a hundred did.

import { join } from 'node:path';
import type { Measure, Outcome } from '../outcome.ts';
import type { Place } from '../place.ts';
import { inFolder, key, sourceOf } from './contenders.ts';
import type { RoundSaid } from './desk-process.ts';
import { type Started, startProcess } from './own-process.ts';
import { startSample, type System } from './systems.ts';

const script = join(import.meta.dirname, 'desk-process.ts');
const quietRounds = 25;
const deltaRounds = 5;
const small = 100;

export async function noChange(place: Place, sizes: readonly number[]): Promise<Outcome> {
  const sample = await startSample(join(place.scratch, 'quiet'), small);
  try {
    const measures = await inFolder(place, async (dir) => {
      const all: Measure[] = [];
      const path = join(dir, 'desk.db');
      for (const [at, size] of sizes.entries()) {
        const fill = size > small ? { fillTo: size } : {};
        const desk = startProcess(script, { ...wishOf(path, sample), goOn: at > 0, ...fill });
        const said = await roundsOf(desk, quietRounds);
        all.push({
          what: `processor, ${size} records here`,
          unit: 'ms',
          values: said.map(({ cpuMs }) => cpuMs),
        });
        all.push({ what: `time, ${size} records here`, unit: 'ms', values: said.map(({ ms }) => ms) });
      }
      return all;
    });
    return {
      name: 'no-change',
      about: 'one round of one source that has nothing new (aim: 20 ms of processor, the same at any size)',
      measures,
      ratios: [],
      facts: {},
    };
  } finally {
    await sample.close();
  }
}

export async function onePercent(place: Place, records: number): Promise<Outcome> {
  const sample = await startSample(join(place.scratch, 'delta'), records);
  try {
    const { ms, cpuMs, changed } = await inFolder(place, async (dir) => {
      const desk = startProcess(script, wishOf(join(dir, 'desk.db'), sample));
      const all = { ms: [] as number[], cpuMs: [] as number[], changed: 0 };
      await desk.next();
      for (let round = 0; round < deltaRounds; round += 1) {
        all.changed = await sample.change(0.01);
        const said = await oneRound(desk);
        all.ms.push(said.ms);
        all.cpuMs.push(said.cpuMs);
      }
      desk.child.stdin?.end();
      await desk.end();
      return all;
    });
    return {
      name: 'one-percent',
      about: `${changed} changed records of ${records}, from asking until all are in the file (aim: 300 ms)`,
      measures: [
        { what: 'time', unit: 'ms', values: ms },
        { what: 'processor', unit: 'ms', values: cpuMs },
      ],
      ratios: [],
      facts: {},
    };
  } finally {
    await sample.close();
  }
}

const wishOf = (path: string, sample: System) => ({ task: 'rounds', path, key, sources: [sourceOf(sample)] });

async function oneRound(desk: Started): Promise<RoundSaid> {
  desk.child.stdin?.write('round\n');
  return (await desk.next()) as RoundSaid;
}

/** The first rounds are for the compilers. */
async function roundsOf(desk: Started, count: number): Promise<readonly RoundSaid[]> {
  await desk.next();
  const said: RoundSaid[] = [];
  for (let round = 0; round < count + 5; round += 1) said.push(await oneRound(desk));
  desk.child.stdin?.end();
  await desk.end();
  return said.slice(5);
}

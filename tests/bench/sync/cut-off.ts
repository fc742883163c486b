// A first sync that is not left in peace: kill -9 at half, a line of 1 Mbit/s, and five sources of which three are
// sick.

import { join } from 'node:path';
import { askedRecords } from '../../../main/core/sync/feed-pull.ts';
import type { Measure, Outcome } from '../outcome.ts';
import { median } from '../figures.ts';
import type { Place } from '../place.ts';
import { inFolder, key, sourceOf } from './contenders.ts';
import type { FirstSaid } from './desk-process.ts';
import { startNarrowLine } from './narrow-line.ts';
import { saidBy, startProcess } from './own-process.ts';
import { startSample, type System } from './systems.ts';

const script = join(import.meta.dirname, 'desk-process.ts');

/** `repeated`: records asked for by both lives together, beyond those that one undisturbed life asks for. */
export async function resume(place: Place, records: number): Promise<Outcome> {
  const sample = await startSample(join(place.scratch, 'resume'), records);
  const asked = async () => (await sample.control.truth.requests()).byPlace.changes ?? 0;
  try {
    const undisturbed: number[] = [];
    const [wholeMs, halves, repeated] = [[] as number[], [] as number[], [] as number[]];
    for (let run = 0; run < 3; run += 1) {
      await inFolder(place, async (dir) => {
        const wish = { task: 'first', path: join(dir, 'desk.db'), key, sources: [sourceOf(sample)] };
        const before = await asked();
        const whole = await saidBy<FirstSaid>(script, { ...wish, path: join(dir, 'whole.db') });
        undisturbed.push((await asked()) - before);
        const desk = startProcess(script, { ...wish, tell: records / 2 });
        await desk.next();
        await desk.end('SIGKILL');
        const second = await saidBy<FirstSaid>(script, { ...wish, goOn: true });
        if (second.records !== records) throw new Error(`believed: all came, got ${second.records}`);
        wholeMs.push(whole.allMs);
        halves.push(second.allMs);
        repeated.push(((await asked()) - before - 2 * median(undisturbed)) * askedRecords);
      });
    }
    return {
      name: 'resume',
      about: `kill -9 at half of ${records}, then the second life to its end (aim: at most 1,000 records again, a page of the profile)`,
      measures: [
        { what: 'undisturbed', unit: 'ms', values: wholeMs },
        { what: 'second life', unit: 'ms', values: halves },
        { what: `asked for again, by ${askedRecords}`, unit: 'records', values: repeated },
      ],
      ratios: [],
      facts: {},
    };
  } finally {
    await sample.close();
  }
}

/** 1 Mbit/s and 40 ms there and back; begun anew each time. */
export async function narrow(place: Place, records: number): Promise<Outcome> {
  const sample = await startSample(join(place.scratch, 'narrow'), records);
  const [packed, plain] = [[] as First[], [] as First[]];
  try {
    for (let run = 0; run < 3; run += 1) {
      packed.push(await firstOverLine(place, sample, false));
      plain.push(await firstOverLine(place, sample, true));
    }
    const kb = (all: readonly First[]) => Math.round(median(all.map(({ bytes }) => bytes)) / 1024);
    return {
      name: 'narrow-line',
      about: `first 50 of ${records} readable over 1 Mbit/s and 40 ms (aim: 5 s)`,
      measures: [
        { what: 'gzip', unit: 'ms', values: packed.map(({ ms }) => ms) },
        { what: 'a system that does not pack', unit: 'ms', values: plain.map(({ ms }) => ms) },
      ],
      ratios: [],
      facts: { 'KB that came until then': `${kb(packed)} packed, ${kb(plain)} plain` },
    };
  } finally {
    await sample.close();
  }
}

type First = { readonly ms: number; readonly bytes: number };

async function firstOverLine(place: Place, sample: System, plain: boolean): Promise<First> {
  const port = Number(new URL(sample.address).port);
  const line = await startNarrowLine({ port, bitsPerSecond: 1_000_000, delayMs: 20, plain });
  const sources = [{ ...sourceOf(sample), address: `http://127.0.0.1:${line.port}` }];
  try {
    return await inFolder(place, async (dir) => {
      const path = join(dir, 'desk.db');
      const desk = startProcess(script, { task: 'first', path, key, sources, tell: 'first' });
      const said = (await desk.next()) as Pick<FirstSaid, 'firstMs'>;
      const bytes = line.passed();
      await desk.end('SIGKILL');
      return { ms: said.firstMs, bytes };
    });
  } finally {
    await line.close();
  }
}

export async function fiveSources(place: Place, records: number): Promise<Outcome> {
  const well = await Promise.all(
    ['one', 'two'].map((name) => startSample(join(place.scratch, `five-${name}`), records)),
  );
  const sick = await Promise.all(
    ['stalled', 'garbage', 'sign-in'].map((name) => startSample(join(place.scratch, `five-${name}`), 10)),
  );
  const [stalled, garbage, signIn] = sick;
  try {
    await stalled?.control.faults.set({ fault: 'stall', on: 'any', times: 0 });
    await garbage?.control.faults.set({ fault: 'broken-json', on: 'any', times: 0 });
    const sickSources = [stalled, garbage].flatMap((system) => (system ? [sourceOf(system)] : []));
    const refused = signIn === undefined ? [] : [{ ...sourceOf(signIn), secret: 'not the one' }];
    const [alone, beside] = [[] as number[], [] as number[]];
    for (let run = 0; run < 3; run += 1) {
      alone.push(await bothMs(place, well, []));
      beside.push(await bothMs(place, well, [...sickSources, ...refused]));
    }
    const measures: readonly [Measure, Measure] = [
      { what: 'two well ones alone', unit: 'ms', values: alone },
      { what: 'beside one stalled, one garbage, one wrong sign-in', unit: 'ms', values: beside },
    ];
    return {
      name: 'five-sources',
      about: `two sources of ${records} each, until both are here`,
      measures,
      ratios: [{ what: 'beside sick ones / alone', value: median(beside) / median(alone), aim: 1.1 }],
      facts: {},
    };
  } finally {
    await Promise.all([...well, ...sick].map((system) => system.close()));
  }
}

function bothMs(place: Place, well: readonly System[], sick: readonly object[]): Promise<number> {
  return inFolder(place, async (dir) => {
    const wish = { task: 'first', path: join(dir, 'desk.db'), key, sources: well.map(sourceOf), sick };
    return (await saidBy<FirstSaid>(script, wish)).allMs;
  });
}

// The first pull of the same documents by everybody, in turns: the least it could be, ours, and the peers. One table.

import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { median, rounded } from '../figures.ts';
import type { Measure, Outcome, Ratio } from '../outcome.ts';
import type { Place } from '../place.ts';
import {
  contenders,
  demandPeers,
  floorAsPulled,
  floorName,
  type Ground,
  type Pulled,
  rawRun,
} from './contenders.ts';
import { type Started, startProcess } from './own-process.ts';
import { startPostgres, startSample, type System } from './systems.ts';

export type Amount = { readonly records: number; readonly rounds: number };
type Row = { readonly name: string; readonly pulled: Pulled[]; trouble?: string };

const pouchScript = join(import.meta.dirname, '../peers/pouchdb-server.ts');
const hugeFrom = 300_000;
const parsedName = 'raw floor with JSON.parse';

export async function firstPull(place: Place, amounts: readonly Amount[]): Promise<Outcome> {
  const table: string[][] = [heading];
  const measures: Measure[] = [];
  const ratios: Ratio[] = [];
  for (const amount of amounts) {
    const rows = await pullAll(place, amount);
    table.push(...linesOf(amount, rows));
    for (const row of rows) measures.push(...measuresOf(amount, row));
    ratios.push(...ratiosOf(amount, rows));
  }
  return {
    name: 'first-pull',
    about: 'the same to-dos pulled by everybody, each in a process of its own; medians of rounds in turn',
    measures,
    ratios,
    facts: { documents: 'open to-dos in Chinese, about 0.8 KB of JSON each, seed 42' },
    table,
  };
}

const heading = ['', 'records', 'first 50, s', 'all, s', '× floor', 'searchable, s', 'peak MB', 'n'];

async function pullAll(place: Place, { records, rounds }: Amount): Promise<readonly Row[]> {
  const folder = join(place.scratch, `systems-${records}`);
  await mkdir(folder, { recursive: true });
  const sample = await startSample(join(folder, 'sample'), records);
  const late = lateSystems(folder, records, sample);
  const rows = [floorName, parsedName, ...contenders.map(({ name }) => name)].map(
    (name): Row => ({ name, pulled: [] }),
  );
  try {
    for (let round = 0; round < rounds; round += 1) {
      const { postgres, pouchServer } = late;
      await pullRound({ place, sample, postgres, pouchServer, isFirstRound: round === 0 }, rows, records);
    }
    return rows;
  } finally {
    await late.close();
    await sample.close();
  }
}

async function pullRound(ground: Ground, rows: readonly Row[], records: number): Promise<void> {
  const [strict, parsed, ...others] = rows;
  const floor = await rawRun(ground);
  strict?.pulled.push(floorAsPulled(floor));
  parsed?.pulled.push(floorAsPulled({ ...floor, insertMs: floor.insertMs + floor.parseMs }));
  for (const [at, row] of others.entries()) {
    const contender = contenders[at];
    if (contender === undefined || row.trouble !== undefined) continue;
    if (contender.notHuge === true && records >= hugeFrom) row.trouble = 'left out at this size';
    else await tryOne(ground, row, () => contender.run(ground));
    if (row.trouble === undefined) say(`${records} ${row.name}: ${seconds(row.pulled.at(-1)?.allMs)} s`);
  }
}

const say = (text: string) => process.stdout.write(`   ${text}\n`);

/** One that cannot be had says so in its row; the others go on. */
async function tryOne({ sample }: Ground, row: Row, run: () => Promise<Pulled>): Promise<void> {
  try {
    const pulled = await run();
    if (pulled.records === 0) throw new Error('it pulled nothing');
    row.pulled.push(pulled);
  } catch (error) {
    row.trouble = String(error instanceof Error ? error.message : error).split('\n')[0] ?? '';
    say(`${row.name} from ${sample.name}: ${row.trouble}`);
  }
}

/** Started when first asked for: their filling takes time, and one of them may not be there. */
function lateSystems(folder: string, records: number, { address, secret }: System) {
  let postgres: Promise<System> | undefined;
  let pouch: Started | undefined;
  let pouchAddress: Promise<string> | undefined;
  const startPouch = async (): Promise<string> => {
    demandPeers();
    const dir = join(folder, 'pouch');
    await mkdir(dir, { recursive: true });
    pouch = startProcess(pouchScript, { address, secret, dir, batch: 1000 });
    return String(Reflect.get(Object(await pouch.next()), 'address'));
  };
  return {
    postgres: () => (postgres ??= startPostgres(join(folder, 'postgres'), records)),
    pouchServer: () => (pouchAddress ??= startPouch()),
    close: async () => {
      pouch?.child.stdin?.end();
      await pouch?.end();
      await postgres?.then(
        (system) => system.close(),
        () => undefined,
      );
    },
  };
}

const seconds = (ms: number | undefined): string => (ms === undefined ? '–' : (ms / 1000).toFixed(2));
const middle = (row: Row, of: (pulled: Pulled) => number | undefined): number | undefined => {
  const values = row.pulled.flatMap((pulled) => of(pulled) ?? []);
  return values.length === 0 ? undefined : median(values);
};

function linesOf({ records }: Amount, rows: readonly Row[]): string[][] {
  const least = middle(must(rows[0]), ({ allMs }) => allMs) ?? Number.NaN;
  return rows.map((row) => {
    const all = middle(row, ({ allMs }) => allMs);
    const peak = middle(row, ({ peakMb }) => peakMb);
    if (all === undefined || peak === undefined) return [row.name, String(records), row.trouble ?? 'not run'];
    return [
      row.name,
      String(records),
      seconds(middle(row, ({ firstMs }) => firstMs)),
      seconds(all),
      (all / least).toFixed(2),
      seconds(middle(row, ({ searchableMs }) => searchableMs)),
      peak.toFixed(0),
      String(row.pulled.length),
    ];
  });
}

function measuresOf({ records }: Amount, { name, pulled }: Row): readonly Measure[] {
  const measure = (what: string, unit: Measure['unit'], of: (one: Pulled) => number): Measure => ({
    what: `${name}, ${records}: ${what}`,
    unit,
    values: pulled.map(of),
  });
  return [
    measure('first 50 readable', 'ms', ({ firstMs }) => firstMs),
    measure('all there', 'ms', ({ allMs }) => allMs),
    measure('peak', 'MB', ({ peakMb }) => peakMb),
  ];
}

/** Each ratio out of its own round, and the median of those: a slow minute of the machine falls on both sides. */
function ratiosOf({ records }: Amount, [strict, parsed, ...others]: readonly Row[]): readonly Ratio[] {
  const against = (
    what: string,
    ours: Row | undefined,
    theirs: Row | undefined,
    aim: number,
  ): readonly Ratio[] => {
    const pairs = (ours?.pulled ?? []).flatMap(({ allMs }, round) => {
      const other = theirs?.pulled[round];
      return other === undefined ? [] : [allMs / other.allMs];
    });
    return pairs.length === 0 ? [] : [{ what: `${what}, ${records}`, value: rounded(median(pairs), 3), aim }];
  };
  const [node, app, postgres, postgresApp, postgresFloor, rxdb, melon, pouchBig, pouchSmall] = others;
  return [
    ...against('in the app / floor', app, strict, 1.6),
    ...against('Node / floor', node, strict, 1.6),
    ...against('Node / floor with JSON.parse', node, parsed, 1.6),
    ...against('from PostgreSQL, Node / floor', postgres, strict, 1.6),
    ...against('from PostgreSQL, in the app / floor', postgresApp, strict, 1.6),
    ...against('from PostgreSQL, Node / floor from there', postgres, postgresFloor, 1.6),
    ...against('Node / RxDB in memory', node, rxdb, 1),
    ...against('Node / WatermelonDB', node, melon, 1),
    ...against('in the app / PouchDB, batch 1000', app, pouchBig, 0.2),
    ...against('Node / PouchDB, batch 1000', node, pouchBig, 0.2),
    ...against('Node / PouchDB, batch 100', node, pouchSmall, 0.2),
  ];
}

function must<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('believed: the floor is the first row');
  return value;
}

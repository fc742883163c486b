// `npm run bench [name …]`: runs the usual benchmarks, or only those named, prints tables and writes every raw number
// to test-results/bench.json; `sync` stands for all about sync (bench-sync.json), `search` for all about the search
// (bench-search.json). README.md says how to read them.

import { cpus, release, totalmem } from 'node:os';
import { join } from 'node:path';
import { writeFile } from 'node:fs/promises';
import { firstSync } from './first-sync.ts';
import { keystroke } from './keystroke.ts';
import { makeDesk } from './made-desk.ts';
import { memory } from './memory.ts';
import { norms } from './norms.ts';
import { type Outcome, summary } from './outcome.ts';
import { enterPlace, type Place } from './place.ts';
import { peerVersions } from './peers/versions.ts';
import { searchParts } from './search/search.ts';
import { startToList } from './start-to-list.ts';
import { syncParts } from './sync/sync.ts';

const windows = { start: startToList, memory, keystroke } as const;
type InWindow = keyof typeof windows;
type OfSync = keyof typeof syncParts;
type OfSearch = keyof typeof searchParts;
const windowNames = Object.keys(windows) as InWindow[];
const syncNames = Object.keys(syncParts) as OfSync[];
const searchNames = Object.keys(searchParts) as OfSearch[];
const together = ['sync', '500k', 'once', 'search', '200k'];
const words = ['first-sync', 'norms', ...windowNames, ...syncNames, ...searchNames, ...together];
/** Without a word: what takes a few minutes. */
const usual = ['first-sync', ...windowNames, 'one-percent', 'narrow-line'];

async function runAll(place: Place, wanted: readonly string[]): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  const add = (outcome: Outcome) => {
    outcomes.push(outcome);
    process.stdout.write(`${summary(outcome)}\n\n`);
  };
  if (wanted.includes('first-sync')) add(await firstSync(place.scratch));
  if (wanted.includes('norms')) add(await norms(place.scratch));
  const inWindow = windowNames.filter((name) => wanted.includes(name));
  if (inWindow.length > 0) {
    const made = await makeDesk(place);
    for (const name of inWindow) add(await windows[name](place, made));
  }
  const ofSync = syncNames.filter((name) => wanted.includes('sync') || wanted.includes(name));
  const wish = { huge: wanted.includes('500k'), rounds: wanted.includes('once') ? 1 : 3 };
  for (const name of ofSync) {
    const outcome = await triedPart(name, () => syncParts[name](place, wish));
    if (outcome !== undefined) add(outcome);
  }
  const records = wanted.includes('200k') ? 200_000 : 1_000_000;
  for (const name of searchNames.filter((one) => wanted.includes('search') || wanted.includes(one))) {
    const outcome = await triedPart(name, () => searchParts[name]({ place, records }));
    if (outcome !== undefined) add(outcome);
  }
  return outcomes;
}

/** A quarter of an hour is not thrown away because one part could not be measured. */
async function triedPart(name: string, run: () => Promise<Outcome>): Promise<Outcome | undefined> {
  try {
    return await run();
  } catch (error) {
    process.exitCode = 1;
    process.stdout.write(
      `== ${name}: not measured. ${error instanceof Error ? error.message : String(error)}\n\n`,
    );
    return undefined;
  }
}

function resultOf(asked: readonly string[]): string {
  const about = ['sync', 'search'].find((word) => asked.includes(word));
  return about === undefined ? 'bench.json' : `bench-${about}.json`;
}

function machine(runtimeVersion: string) {
  return {
    at: new Date().toISOString(),
    electron: `Electron ${runtimeVersion}`,
    node: `Node ${process.version}`,
    system: `${process.platform} ${release()} ${process.arch}`,
    processor: cpus()[0]?.model ?? '',
    cores: `${cpus().length} cores`,
    memory: `${Math.round(totalmem() / 2 ** 30)} GB`,
  };
}

const asked = process.argv.slice(2);
const unknown = asked.filter((word) => !words.includes(word));
if (unknown.length > 0)
  throw new Error(`no such benchmark: ${unknown.join(', ')}; there are ${words.join(', ')}`);
const place = await enterPlace();
try {
  const about = machine(place.runtimeVersion);
  process.stdout.write(`${Object.values(about).join(' · ')}\n\n`);
  const outcomes = await runAll(place, asked.length === 0 ? usual : asked);
  const file = join(process.env.GOVDESK_RESULTS ?? '.', resultOf(asked));
  await writeFile(file, `${JSON.stringify({ ...about, peers: peerVersions(), outcomes }, null, 2)}\n`);
} finally {
  await place.leave();
}

// `npm run bench [name …]`: runs the benchmarks, or only those named, prints a table and writes every raw number
// to test-results/bench.json. README.md says how to read the figures.

import { cpus, release, totalmem } from 'node:os';
import { join } from 'node:path';
import { writeFile } from 'node:fs/promises';
import { firstSync } from './first-sync.ts';
import { keystroke } from './keystroke.ts';
import { makeDesk } from './made-desk.ts';
import { memory } from './memory.ts';
import { type Outcome, summary } from './outcome.ts';
import { enterPlace, type Place } from './place.ts';
import { startToList } from './start-to-list.ts';

const names = ['first-sync', 'start', 'memory', 'keystroke'] as const;
type Name = (typeof names)[number];

const inWindow = { start: startToList, memory, keystroke } as const;

async function runAll(place: Place, wanted: readonly Name[]): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  const add = (outcome: Outcome) => {
    outcomes.push(outcome);
    process.stdout.write(`${summary(outcome)}\n\n`);
  };
  if (wanted.includes('first-sync')) add(await firstSync(place.scratch));
  const windows = wanted.filter((name) => name !== 'first-sync');
  if (windows.length === 0) return outcomes;
  const made = await makeDesk(place);
  for (const name of windows) add(await inWindow[name](place, made));
  return outcomes;
}

function machine(runtimeVersion: string) {
  return {
    at: new Date().toISOString(),
    electron: runtimeVersion,
    node: process.version,
    system: `${process.platform} ${release()} ${process.arch}`,
    processor: cpus()[0]?.model ?? '',
    cores: cpus().length,
    memoryGb: Math.round(totalmem() / 2 ** 30),
  };
}

const asked = process.argv.slice(2);
const unknown = asked.filter((word) => !names.some((name) => name === word));
if (unknown.length > 0)
  throw new Error(`no such benchmark: ${unknown.join(', ')}; there are ${names.join(', ')}`);
const place = await enterPlace();
try {
  const outcomes = await runAll(
    place,
    asked.length === 0 ? names : names.filter((name) => asked.includes(name)),
  );
  const file = join(process.env.GOVDESK_RESULTS ?? '.', 'bench.json');
  await writeFile(file, `${JSON.stringify({ ...machine(place.runtimeVersion), outcomes }, null, 2)}\n`);
} finally {
  await place.leave();
}

// (c) The first sync of 100,000 records against the least it could be: the same pages downloaded, and the records
// put raw into a file of the same cipher in one transaction. Sync and store as they are in the app, in this
// process, over real HTTP; the department is a process of its own. Also runs alone: node tests/bench/first-sync.ts

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Departments, startDepartments } from '../departments/harness.ts';
import { pageLimit } from '../departments/system/profile-routes.ts';
import { firstSyncInto, type Synced } from './desk-in-node.ts';
import { median, rounded } from './figures.ts';
import { type Measure, type Outcome, ratioOf, summary } from './outcome.ts';
import { type Floor, rawFloor } from './raw-floor.ts';

const runs = 3;
const key = 'c0'.repeat(32);

export async function firstSync(scratch: string): Promise<Outcome> {
  const departments = await startDepartments({ dir: join(scratch, 'stress'), size: 'stress', only: ['oa'] });
  try {
    // One of each before anything counts: compiled code, warm caches, at both ends.
    await oneRound(departments, join(scratch, 'sync-warm-up'));
    const rounds = [];
    for (let run = 0; run < runs; run += 1)
      rounds.push(await oneRound(departments, join(scratch, `sync-${run}`)));
    return outcomeOf(rounds);
  } finally {
    await departments.close();
  }
}

type Round = { readonly floor: Floor; readonly ours: Synced };

async function oneRound({ oa }: Departments, path: string): Promise<Round> {
  const download = { address: oa.address, secret: oa.secret, feed: 'todos', pageSize: pageLimit };
  const floor = await rawFloor(download, `${path}-raw.db`, key);
  const ours = await firstSyncInto({ path: `${path}-desk.db`, key, department: oa });
  return { floor, ours };
}

function outcomeOf(rounds: readonly Round[]): Outcome {
  const measure = (what: string, ms: (round: Round) => number): Measure => ({
    what,
    unit: 'ms',
    values: rounds.map(ms),
  });
  const least = measure('floor: download and raw insert', ({ floor }) => floor.downloadMs + floor.insertMs);
  const parsed = measure(
    'floor with parsing',
    ({ floor }) => floor.downloadMs + floor.parseMs + floor.insertMs,
  );
  const ours = measure('first sync', (round) => round.ours.ms);
  const { bytes = 0, records = 0 } = rounds[0]?.floor ?? {};
  return {
    name: 'first-sync',
    about: `${records} records, ${rounded(bytes / 2 ** 20)} MB of pages`,
    measures: [
      measure('download', ({ floor }) => floor.downloadMs),
      measure('raw insert', ({ floor }) => floor.insertMs),
      least,
      parsed,
      ours,
      measure('longest stall of the desk meanwhile', (round) => round.ours.longestStallMs),
    ],
    ratios: [
      ratioOf('first sync / floor', ours, least, 2),
      ratioOf('first sync / floor with parsing', ours, parsed, 2),
    ],
    facts: { 'records a second': Math.round(records / (median(ours.values) / 1000)) },
  };
}

if (import.meta.main) {
  const scratch = await mkdtemp(join(tmpdir(), 'govdesk-first-sync-'));
  try {
    console.log(summary(await firstSync(scratch)));
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

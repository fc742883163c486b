// kill -9 in the middle of pulls, many times on one file. After each the file is opened and compared: the cursor may
// stand behind its rows and never ahead of them. A kill that finds no pull under way does not count.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as later } from 'node:timers/promises';
import { readFeed } from '../../main/core/store/cursors.ts';
import { knownRecords } from '../../main/core/store/records.ts';
import type { DepartmentModel } from '../fakes/department-model.ts';
import { aScriptedDepartment, json, type ScriptedDepartment } from '../fakes/scripted-department.ts';
import { createDesks, type DeskFile, type Desks, makeDeskFile, readDeskFile } from './desk.ts';
import { type Chance, createChance } from './seeded.ts';

type PullKillsWish = {
  readonly seed: number;
  readonly kills: number;
  readonly records: number;
  readonly pageRecords: number;
  /** Told now and then how far it is. */
  readonly tell?: (text: string) => void;
};

export type PullKillsReport = {
  readonly seed: number;
  /** Kills that hit a pull under way. */
  readonly kills: number;
  readonly starts: number;
  readonly passes: number;
  /** What no kill may leave behind. */
  readonly torn: readonly string[];
  readonly ms: number;
};

export async function runPullKills(wish: PullKillsWish): Promise<PullKillsReport> {
  const dir = await mkdtemp(join(tmpdir(), 'govdesk-pull-kills-'));
  const department = await aScriptedDepartment();
  // Small pages: a kill finds the cursor at many different places.
  department.always('about', (response, reply, request) =>
    json(JSON.stringify({ ...JSON.parse(reply), limits: { page: wish.pageRecords, body: 65_536 } }))(
      response,
      reply,
      request,
    ),
  );
  for (let n = 0; n < wish.records; n += 1) department.model.put(`t${n}`, `事项${n}`);
  const desks = createDesks();
  try {
    return await killOften({ wish, department, desks, dir });
  } finally {
    desks.close();
    await department.close();
    await rm(dir, { recursive: true, force: true });
  }
}

type Ground = {
  readonly wish: PullKillsWish;
  readonly department: ScriptedDepartment;
  readonly desks: Desks;
  readonly dir: string;
};

async function killOften(ground: Ground): Promise<PullKillsReport> {
  const { wish, department, dir } = ground;
  const chance = createChance(wish.seed);
  const startedAt = performance.now();
  const torn: string[] = [];
  let [kills, starts, passes] = [0, 0, 0];
  let file = newFile(dir, passes, department);
  while (kills < wish.kills) {
    starts += 1;
    await killOne(ground, file, chance, wish.seed + starts);
    const found = readDeskFile(file, (store) => lookInto(store, file, department.model));
    torn.push(...found.torn.map((one) => `start ${starts}: ${one}`));
    if (found.isComplete) {
      passes += 1;
      // In turn: every record changed, which is a pull of changes, and a new file, which is a first pull.
      if (passes % 2 === 1) for (let n = 0; n < wish.records; n += 1) department.model.put(`t${n}`, `改${n}`);
      else file = newFile(dir, passes, department);
    } else kills += 1;
    if (starts % 50 === 0) wish.tell?.(`${kills} of ${wish.kills} kills during pulls`);
  }
  return { seed: wish.seed, kills, starts, passes, torn, ms: performance.now() - startedAt };
}

function newFile(dir: string, number: number, { address }: ScriptedDepartment): DeskFile {
  const file = { path: join(dir, `desk-${number}.db`), key: '5a'.repeat(32), sourceId: 'model' };
  const connector = { connector: 'profile', signIn: 'none', account: '' } as const;
  makeDeskFile(file, { name: '样例', organ: '样例局', address, ...connector });
  return file;
}

async function killOne(
  { department, desks }: Ground,
  file: DeskFile,
  chance: Chance,
  seed: number,
): Promise<void> {
  const asked = department.seen.length;
  const place = { ...file, secret: '', origin: Date.now(), speed: 1, everyMs: 60_000 };
  const desk = await desks.start({ ...place, seed });
  // From the first page asked for: before it there is nothing to tear.
  while (!department.seen.slice(asked).some((line) => line.includes('/changes'))) await later(2);
  await later(chance.whole(0, 120));
  await desk.kill();
}

type Found = { readonly isComplete: boolean; readonly torn: readonly string[] };

function lookInto(
  store: Parameters<typeof readFeed>[0],
  { sourceId }: DeskFile,
  model: DepartmentModel,
): Found {
  const feed = readFeed(store, sourceId, 'todos');
  // The model's cursor ends with the place in its order of changes up to which it was read.
  const upTo = Number(feed?.cursor?.split(' ').at(-1) ?? 0);
  const here = new Map(
    knownRecords(store, sourceId, 'todos').map(({ remoteId, revision }) => [remoteId, Number(revision)]),
  );
  const missing = [...model.records].filter(
    ([id, { seq, revision }]) => seq <= upTo && here.get(id) !== revision,
  );
  const last = Math.max(...[...model.records.values()].map(({ seq }) => seq));
  const check = store.db.pragma('quick_check', { simple: true });
  return {
    isComplete: upTo === last,
    torn: [
      ...missing.map(([id]) => `the cursor is ahead of ${id}`),
      ...(check === 'ok' ? [] : [`quick_check: ${String(check)}`]),
    ],
  };
}

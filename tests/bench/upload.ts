// A file of 500 MB on its way to the sample archive system through a line that breaks every 5 to 50 MB: how much goes
// twice, how long it takes, how much memory the desk needs meanwhile. Also runs alone: node tests/bench/upload.ts [MB]

import { createHash, randomFillSync } from 'node:crypto';
import { closeSync, openSync, writeSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chunkSizes } from '../../main/core/files/upload.ts';
import { readHeld } from '../../main/core/store/file-held.ts';
import { entriesOn } from '../../main/core/store/outbox-rows.ts';
import { attachFile } from '../../main/core/work/attach-file.ts';
import { type Department, startDepartments } from '../departments/harness.ts';
import { startCuttingLine } from '../fakes/cutting-line.ts';
import { aFileDesk } from '../fakes/file-desk.ts';
import { createChance } from '../fault/seeded.ts';
import { anArchive, aFileStore, apply, aSource } from '../unit/store/builders.ts';
import { aDesk } from '../unit/work/a-desk.ts';
import { type Outcome, summary } from './outcome.ts';

const megabyte = 1024 ** 2;
/** Headers, and what is asked about after each break. */
const smallTalk = 8_192;

export async function upload(scratch: string, megabytes = 500): Promise<Outcome> {
  const folder = join(scratch, 'upload');
  await mkdir(folder, { recursive: true });
  const departments = await startDepartments({ dir: join(folder, 'department'), only: ['archives'] });
  try {
    return outcomeOf(megabytes, await oneUpload(folder, departments.archives, megabytes));
  } finally {
    await departments.close();
  }
}

type Uploaded = {
  readonly ms: number;
  readonly cuts: number;
  readonly extraBytes: number;
  readonly takenInMs: number;
  readonly peakMb: number;
  readonly right: boolean;
};

async function oneUpload(folder: string, department: Department, megabytes: number): Promise<Uploaded> {
  const chance = createChance(20_261_121);
  const line = await startCuttingLine({
    target: () => Number(new URL(department.address).port),
    next: () => chance.whole(5 * megabyte, 50 * megabyte),
    counts: 'up',
  });
  const store = aFileStore(join(folder, 'desk.db'));
  try {
    aSource(store);
    apply(store, { upserts: [{ kind: 'archive', remoteId: 'a1', revision: 'r1', data: anArchive() }] });
    const { signIn, account, secret } = department;
    const files = aFileDesk(store, {
      address: `http://127.0.0.1:${line.port}`,
      signIn,
      account,
      secret,
      hurries: true,
    });
    const desk = { ...aDesk(), store, now: Date.now, uuid: () => crypto.randomUUID() };
    const path = join(folder, 'scan.tif');
    const hash = writeRandom(path, megabytes);
    desk.files.set('g read', path);
    const before = performance.now();
    const attached = await attachFile(desk, { recordId: 'a1', revision: 'r1', grant: 'g', role: '扫描件' });
    if (!attached.ok) throw new Error(`not attached: ${attached.fault.kind}`);
    const began = performance.now();
    let peak = 0;
    const watch = setInterval(() => {
      peak = Math.max(peak, process.memoryUsage().rss);
    }, 50);
    await files.work(10).finally(() => clearInterval(watch));
    const ended = entriesOn(store, 'archive', 1).find(({ type }) => type === 'upload');
    return {
      ms: performance.now() - began,
      takenInMs: began - before,
      cuts: line.cuts(),
      extraBytes: line.carried().up - megabytes * megabyte,
      peakMb: peak / megabyte,
      right: ended?.state === 'confirmed' && readHeld(store, hash)?.state === 'here',
    };
  } finally {
    store.close();
    await line.close();
  }
}

/** Its hash. Random bytes, so that nothing on the way can make it smaller. */
function writeRandom(path: string, megabytes: number): string {
  const hash = createHash('sha256');
  const file = openSync(path, 'wx', 0o600);
  const block = Buffer.alloc(megabyte);
  for (let written = 0; written < megabytes; written += 1) {
    randomFillSync(block);
    hash.update(block);
    writeSync(file, block);
  }
  closeSync(file);
  return hash.digest('hex');
}

function outcomeOf(megabytes: number, done: Uploaded): Outcome {
  const perCut = done.cuts === 0 ? 0 : done.extraBytes / done.cuts;
  return {
    name: 'upload',
    about: `${megabytes} MB, the line broken ${done.cuts} times`,
    measures: [
      { what: 'taken into the encrypted store', unit: 'ms', values: [done.takenInMs] },
      { what: 'sent and found right', unit: 'ms', values: [done.ms] },
      { what: 'sent twice, in all', unit: 'MB', values: [done.extraBytes / megabyte] },
      { what: 'memory of the process at most', unit: 'MB', values: [done.peakMb] },
    ],
    ratios: [
      {
        what: 'sent twice for each break / first piece',
        value: perCut / (chunkSizes.first + smallTalk),
        aim: 1,
      },
    ],
    facts: { 'MB a second': Math.round(megabytes / (done.ms / 1000)), 'found right': done.right ? 1 : 0 },
  };
}

if (import.meta.main) {
  const scratch = await mkdtemp(join(tmpdir(), 'govdesk-upload-'));
  try {
    console.log(summary(await upload(scratch, Number(process.argv[2] ?? 500))));
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

// Norms: 1,071 statutes read to their provisions beside a plain line scan of the same texts, taken in as one file,
// followed in slices, and the largest of them opened. In this process, with the encrypted file. Also runs alone:
// node tests/bench/norms.ts

import { copyFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createNorms } from '../../main/core/norms/follow-norms.ts';
import { normsNamed } from '../../main/core/store/norms.ts';
import { openStore } from '../../main/core/store/open.ts';
import type { Desk } from '../../main/core/work/desk.ts';
import { checkDraft } from '../../main/core/work/check-draft.ts';
import { importFolder } from '../../main/core/work/import-folder.ts';
import { compareVersions, readNorm } from '../../main/core/work/read-norm.ts';
import { parseNorm } from '../../shared/text/provisions/parse.ts';
import { countProvisions } from '../fakes/file-facts.ts';
import { readStatutes, type Statute, statutesFile } from '../fakes/statutes.ts';
import { aDesk } from '../unit/work/a-desk.ts';
import { rounded } from './figures.ts';
import { type Measure, type Outcome, ratioOf, summary } from './outcome.ts';

const rounds = 5;
const openings = 50;
const key = 'c0'.repeat(32);

export async function norms(scratch: string): Promise<Outcome> {
  const texts = readStatutes();
  const [parsed, scanned] = readings(texts);
  const kept = await takenIn(join(scratch, 'norms'));
  return {
    name: 'norms',
    about: '1,071 statutes to 条, in Node with the encrypted file',
    measures: [scanned, parsed, ...kept.measures],
    ratios: [ratioOf('parser beside a plain line scan', parsed, scanned, 20)],
    facts: { ...kept.facts, longestTextMs: rounded(longest(texts)) },
  };
}

function readings(texts: readonly Statute[]): readonly [parsed: Measure, scanned: Measure] {
  const times = (what: string, work: (text: string) => unknown): Measure => {
    const values = Array.from({ length: rounds }, () =>
      timed(() => {
        for (const { text } of texts) work(text);
      }),
    );
    return { what, unit: 'ms', values };
  };
  const begins = /^第[零〇一二三四五六七八九十百千]+条(之[一二三四五六七八九十]+)?[ \u3000]/u;
  return [
    times('parsed to 条, all texts', parseNorm),
    times('plain line scan, all texts', (text) => text.split('\n').filter((line) => begins.test(line))),
  ];
}

const longest = (texts: readonly Statute[]): number =>
  Math.max(...texts.map(({ text }) => timed(() => parseNorm(text))));

function timed(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

type Kept = { readonly measures: readonly Measure[]; readonly facts: Readonly<Record<string, number>> };

async function takenIn(dir: string): Promise<Kept> {
  const folder = join(dir, 'statutes');
  await mkdir(folder, { recursive: true });
  copyFileSync(statutesFile, join(folder, 'statutes.jsonl.gz'));
  const opened = openStore({ place: 'file', path: join(dir, 'desk.db'), key, create: true });
  if (opened.outcome !== 'opened') throw new Error(`believed: a new file opens, not ${opened.outcome}`);
  const { store } = opened;
  const desk: Desk = { ...aDesk(folder), store };
  try {
    const imported = await held(() => importFolder(desk, { grant: 'granted' }));
    const slices = followed(desk);
    return {
      measures: [
        { what: 'import of all texts', unit: 'ms', values: [imported.ms] },
        { what: 'longest the import holds the core', unit: 'ms', values: [imported.longestHoldMs] },
        { what: 'a slice to 条', unit: 'ms', values: slices },
        ...(await readingsOf(desk)),
      ],
      facts: {
        provisions: countProvisions(store),
        slices: slices.length,
        longestSliceMs: rounded(Math.max(...slices)),
        allSlicesMs: rounded(slices.reduce((a, b) => a + b, 0)),
      },
    };
  } finally {
    store.close();
  }
}

/** How long it takes, and the longest time between two turns of the loop meanwhile. */
async function held(work: () => Promise<unknown>): Promise<{ ms: number; longestHoldMs: number }> {
  let last = performance.now();
  let longestHoldMs = 0;
  let isDone = false;
  const turn = (): void => {
    const at = performance.now();
    longestHoldMs = Math.max(longestHoldMs, at - last);
    last = at;
    if (!isDone) setImmediate(turn);
  };
  setImmediate(turn);
  const start = performance.now();
  await work();
  isDone = true;
  return { ms: performance.now() - start, longestHoldMs };
}

function followed({ store }: Desk): readonly number[] {
  const following = createNorms({ store, ticks: () => performance.now() });
  const slices: number[] = [];
  for (let isMore = true; isMore; ) {
    slices.push(
      timed(() => {
        isMore = following.step();
      }),
    );
  }
  return slices;
}

async function readingsOf(desk: Desk): Promise<readonly Measure[]> {
  const idsOf = (name: string): readonly string[] =>
    normsNamed(desk.store, name).map(({ facts }) => facts.id);
  const [largest = ''] = idsOf('刑法');
  const [before = '', after = ''] = idsOf('民事诉讼法');
  const many = (what: string, work: () => unknown): Measure => ({
    what,
    unit: 'ms',
    values: Array.from({ length: openings }, () => timed(work)),
  });
  const draft = '依照《行政许可法》第四十二条和《个体工商户条例》第十条、刑法第三百九十八条办理。'.repeat(34);
  const check: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const start = performance.now();
    await checkDraft(desk, { text: draft });
    check.push(performance.now() - start);
  }
  return [
    many('largest norm opened (刑法, 505 条)', () => readNorm(desk, { id: largest })),
    many('two versions compared (民事诉讼法, 291 and 306 条)', () =>
      compareVersions(desk, { before, after }),
    ),
    { what: 'a draft of 102 citations checked', unit: 'ms', values: check },
  ];
}

if (import.meta.main) {
  const scratch = await mkdtemp(join(tmpdir(), 'govdesk-bench-norms-'));
  process.stdout.write(`${summary(await norms(scratch))}\n`);
  await rm(scratch, { recursive: true, force: true });
}

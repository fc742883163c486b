// What the window feels of a first sync of 100,000: a list of 50 rows and an action, asked again and again in the real
// app until all is there.

import { join } from 'node:path';
import { percentile, rounded } from '../figures.ts';
import type { Outcome } from '../outcome.ts';
import type { Place } from '../place.ts';
import { startSample } from './systems.ts';
import { pullInWindow, type WindowPull } from './window-pull.ts';

const runs = 3;

export async function whilePulling(place: Place, records: number): Promise<Outcome> {
  const pulls: WindowPull[] = [];
  for (let run = 0; run < runs; run += 1) {
    // Its to-dos are decided on: each run has its own.
    const sample = await startSample(join(place.scratch, `felt-${run}`), records);
    try {
      pulls.push(await pullInWindow(place, sample, true));
    } finally {
      await sample.close();
    }
  }
  const [lists, acts] = [pulls.flatMap(({ listMs }) => listMs), pulls.flatMap(({ actMs }) => actMs)];
  return {
    name: 'while-pulling',
    about: `in the real window while ${records} to-dos come in, until the answer is in the page (aim: p99 ≤ 50 ms)`,
    measures: [
      { what: 'list of 50 rows', unit: 'ms', values: lists },
      { what: 'one action, saved', unit: 'ms', values: acts },
      { what: 'the pull itself', unit: 'ms', values: pulls.map(({ allMs }) => allMs) },
      { what: 'core, peak', unit: 'MB', values: pulls.map(({ peakMb }) => peakMb) },
    ],
    ratios: [],
    facts: {
      'list p99, ms': rounded(percentile(lists, 99)),
      'action p99, ms': rounded(percentile(acts, 99)),
      'most, ms': rounded(Math.max(...lists, ...acts)),
    },
  };
}

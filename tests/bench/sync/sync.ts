// `npm run bench sync`: everything about sync, in one run on one machine. `500k` beside it pulls half a million
// too, `once` has one round of the first pull instead of three.

import type { Outcome } from '../outcome.ts';
import type { Place } from '../place.ts';
import { upload } from '../upload.ts';
import { fiveSources, narrow, resume } from './cut-off.ts';
import { type Amount, firstPull } from './first-pull.ts';
import { noChange, onePercent } from './rounds.ts';
import { whilePulling } from './while-pulling.ts';

type Wish = { readonly huge: boolean; readonly rounds: number };
type Part = (place: Place, wish: Wish) => Promise<Outcome>;

type SyncName =
  | 'first-pull'
  | 'no-change'
  | 'one-percent'
  | 'resume'
  | 'narrow-line'
  | 'while-pulling'
  | 'five-sources'
  | 'upload';

const many = 100_000;

const amounts = ({ huge, rounds }: Wish): readonly Amount[] => [
  { records: 20_000, rounds },
  { records: many, rounds },
  ...(huge ? [{ records: 500_000, rounds: 1 }] : []),
];

/** In the order they are run and shown. */
export const syncParts: Readonly<Record<SyncName, Part>> = {
  'first-pull': (place, wish) => firstPull(place, amounts(wish)),
  'no-change': (place) => noChange(place, [100, many, 1_000_000]),
  'one-percent': (place) => onePercent(place, many),
  resume: (place) => resume(place, many),
  'narrow-line': (place) => narrow(place, many),
  'while-pulling': (place) => whilePulling(place, many),
  'five-sources': (place) => fiveSources(place, 20_000),
  upload: (place) => upload(place.scratch),
};

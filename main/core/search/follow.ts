// How the index follows the rows: in slices that hold the file no longer than 20 ms, durable and resumable.
import { must } from '../../../shared/domain/must.ts';
import { joinText } from '../store/full-text.ts';
import { readMeta, writeMeta } from '../store/meta.ts';
import type { Store } from '../store/store.ts';
import { everyTable } from '../store/text-tables.ts';
import { type AheadParts, createAhead } from './ahead.ts';
import { createJoining } from './join.ts';

export type Slices = {
  /** One slice of work; true while there is more. */
  step(): boolean;
};

/**
 * A slice with its commit, well within the 20 ms a person may have to wait for one. What a commit costs hangs on the machine (words
 * are sorted into a part then), so it is learnt from the slices before.
 */
const sliceMs = 10;
const leastMs = 2;
const mostMs = 7;
const purgePages = 64;
/** Rewriting an index of 100,000 rows moves 100 MB. */
const purgeEveryMs = 60 * 60_000;

export function createSlices(parts: AheadParts): Slices {
  const { store, ticks } = parts;
  let purgedAt = Number.NEGATIVE_INFINITY;
  let isPurging = false;

  const ahead = createAhead(parts);
  const joining = createJoining(store, ticks);
  const following = createBudget(ticks);

  const followed = (): boolean => {
    const tables = ahead.put(following.isSpent);
    if (tables !== undefined) joining.grew(tables);
    return tables !== undefined;
  };
  const purgeSome = (): boolean => {
    if (!isPurging && ticks() - purgedAt < purgeEveryMs) return false;
    const wasPurging = isPurging;
    isPurging = purge(store);
    if (wasPurging && !isPurging) purgedAt = ticks();
    return isPurging;
  };
  // What a power cut takes of the index it takes of the queue too.
  const step = (): boolean =>
    joining.step('following') ||
    ahead.make() ||
    ahead.makeRoom() ||
    following.spend(followed, store) ||
    joining.step('followed') ||
    purgeSome();
  return {
    step() {
      ahead.begin();
      const more = step();
      ahead.end();
      return more;
    },
  };
}

/** How long a slice may work before it ends, so that all of it stays within its time. */
type Budget = {
  /** In a transaction of its own. */
  readonly spend: (work: () => boolean, store: Store) => boolean;
  readonly isSpent: () => boolean;
};

function createBudget(ticks: () => number): Budget {
  /** What comes after the work was to end, its last step and the commit, for each millisecond before. */
  let after = 0.5;
  let [start, most] = [0, 0];
  return {
    spend(work, store) {
      start = ticks();
      most = Math.min(mostMs, Math.max(leastMs, sliceMs / (1 + after)));
      let worked = 0;
      const more = store.repeatable(() => {
        const isMore = work();
        worked = Math.min(most, ticks() - start);
        return isMore;
      });
      const seen = (ticks() - start - worked) / Math.max(1, worked);
      // A dear end is remembered longer than a cheap one.
      after += (seen - after) * (seen > after ? 0.3 : 0.05);
      return more;
    },
    isSpent: () => ticks() - start >= most,
  };
}

/**
 * An erased row leaves only a mark in the index until its pages are rewritten; after access to a record was
 * withdrawn they are rewritten soon (S13).
 */
function purge(store: Store): boolean {
  const place = readMeta(store, 'index-purge');
  if (place === undefined || place === 'done') return false;
  const [name, started] = place.split(' ');
  const tables = everyTable(store);
  // `due`, or the table whose pages are being rewritten.
  const at = Math.max(
    0,
    tables.findIndex((table) => table.name === name),
  );
  const table = must(tables[at], 'there is a table of each kind');
  store.transaction(() => {
    const more = joinText(store, table, started === 'started' ? purgePages : -purgePages);
    writeMeta(store, 'index-purge', more ? `${table.name} started` : (tables[at + 1]?.name ?? 'done'));
  });
  return true;
}

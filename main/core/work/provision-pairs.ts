// Which 条 of one text corresponds to which of another of the same norm. Comparing two codes takes a tenth of a second and is
// asked for again and again, so it is done once for as long as both read as they do: rows of 条 are made anew when they change.
import { compareNorms } from '../../../shared/text/provisions/compare.ts';
import { type ProvisionRow, provisionsOf } from '../store/provisions.ts';
import type { Store } from '../store/store.ts';

export type Texts = {
  readonly of: (article: number) => readonly ProvisionRow[];
  /** Anchors of the one to those of the other; none of what it no longer has. */
  readonly pairs: (before: number, after: number) => ReadonlyMap<string, string>;
};

const known = new WeakMap<Store, Map<string, ReadonlyMap<string, string>>>();
const mostKnown = 64;

/** For one answer: each text is read once. */
export function textsOf(store: Store): Texts {
  const read = new Map<number, readonly ProvisionRow[]>();
  const of = (article: number): readonly ProvisionRow[] => {
    const rows = read.get(article) ?? provisionsOf(store, article);
    read.set(article, rows);
    return rows;
  };
  return { of, pairs: (before, after) => pairsOf(store, of(before), of(after)) };
}

function pairsOf(
  store: Store,
  before: readonly ProvisionRow[],
  after: readonly ProvisionRow[],
): ReadonlyMap<string, string> {
  const kept = known.get(store) ?? new Map<string, ReadonlyMap<string, string>>();
  known.set(store, kept);
  const key = [before.at(0), before.at(-1), after.at(0), after.at(-1)].map((row) => row?.key).join(' ');
  const held = kept.get(key);
  if (held !== undefined) return held;
  const pairs = new Map<string, string>();
  for (const { before: old, after: now } of compareNorms(before, after))
    if (old !== undefined && now !== undefined) pairs.set(old.anchor, now.anchor);
  if (kept.size >= mostKnown) kept.clear();
  kept.set(key, pairs);
  return pairs;
}

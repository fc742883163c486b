// Two versions of a norm, 条 by 条: the same, changed, added, removed, or moved (the same words under another number).
// Pure. What was reworded is found by the pairs of characters both share, so that a 条 that was moved and reworded is
// shown beside what it was.
import type { Provision } from '../../domain/provision.ts';

type ProvisionChange = {
  readonly change: 'same' | 'changed' | 'added' | 'removed' | 'moved';
  readonly before?: Provision;
  readonly after?: Provision;
};

/** Below this share of common pairs two 条 speak of different things. */
const alike = 0.5;
/** Under the same number a little less is enough. */
const alikeInPlace = 0.3;

/** In the order of the later version; what was removed stands where it was. */
export function compareNorms(
  before: readonly Provision[],
  after: readonly Provision[],
): readonly ProvisionChange[] {
  const pairs = new Map<Provision, Provision>();
  const taken = new Set<Provision>();
  const pair = (old: Provision, now: Provision): void => {
    pairs.set(now, old);
    taken.add(old);
  };
  pairSame(before, after, pair);
  pairAlike(
    before.filter((old) => !taken.has(old)),
    after.filter((now) => !pairs.has(now)),
    pair,
  );
  return inOrder(before, after, pairs);
}

type Pair = (old: Provision, now: Provision) => void;

/** The same words: first under the same number, then under another. */
function pairSame(before: readonly Provision[], after: readonly Provision[], pair: Pair): void {
  const waiting = new Map<string, Provision[]>();
  for (const old of before) waiting.set(old.hash, [...(waiting.get(old.hash) ?? []), old]);
  const left: Provision[] = [];
  for (const now of after) {
    const same = waiting.get(now.hash);
    const inPlace = same?.findIndex((old) => old.anchor === now.anchor) ?? -1;
    const [old] = inPlace < 0 ? [] : (same?.splice(inPlace, 1) ?? []);
    if (old === undefined) left.push(now);
    else pair(old, now);
  }
  for (const now of left) {
    const old = waiting.get(now.hash)?.shift();
    if (old !== undefined) pair(old, now);
  }
}

type Scored = { readonly old: Provision; readonly now: Provision; readonly score: number };

function pairAlike(before: readonly Provision[], after: readonly Provision[], pair: Pair): void {
  const candidates = scored(before, after).toSorted((a, b) => b.score - a.score);
  const gone = new Set<Provision>();
  for (const { old, now, score } of candidates) {
    const enough = old.anchor === now.anchor ? alikeInPlace : alike;
    if (score < enough || gone.has(old) || gone.has(now)) continue;
    gone.add(old).add(now);
    pair(old, now);
  }
}

/** Beyond this many pairs (two codes of 1,000 条 that share nothing) only those of one number are looked at. */
const mostPairs = 1_000_000;

function scored(before: readonly Provision[], after: readonly Provision[]): readonly Scored[] {
  return before.length * after.length > mostPairs ? inPlace(before, after) : everywhere(before, after);
}

function inPlace(before: readonly Provision[], after: readonly Provision[]): readonly Scored[] {
  const held = new Map(before.map((old) => [old.anchor, old]));
  return after.flatMap((now) => {
    const old = held.get(now.anchor);
    if (old === undefined) return [];
    const [mine, theirs] = [pairsOf(old.text), pairsOf(now.text)];
    const shared = [...mine].filter((pair) => theirs.has(pair)).length;
    return [{ old, now, score: (2 * shared) / (mine.size + theirs.size) }];
  });
}

function everywhere(before: readonly Provision[], after: readonly Provision[]): readonly Scored[] {
  const holders = new Map<string, number[]>();
  const sizes = before.map((old, index) => {
    const found = pairsOf(old.text);
    for (const key of found) {
      const held = holders.get(key);
      if (held === undefined) holders.set(key, [index]);
      else held.push(index);
    }
    return found.size;
  });
  return after.flatMap((now) => {
    const own = pairsOf(now.text);
    const shared = new Map<number, number>();
    for (const key of own)
      for (const index of holders.get(key) ?? []) shared.set(index, (shared.get(index) ?? 0) + 1);
    return [...shared].flatMap(([index, count]) => {
      const old = before[index];
      return old === undefined ? [] : [{ old, now, score: (2 * count) / (own.size + (sizes[index] ?? 0)) }];
    });
  });
}

function pairsOf(text: string): ReadonlySet<string> {
  const plain = text.replace(/\s/gu, '');
  const pairs = new Set<string>();
  for (let at = 0; at + 1 < plain.length; at += 1) pairs.add(plain.slice(at, at + 2));
  return pairs;
}

function inOrder(
  before: readonly Provision[],
  after: readonly Provision[],
  pairs: ReadonlyMap<Provision, Provision>,
): readonly ProvisionChange[] {
  const kept = new Set(pairs.values());
  const changes: ProvisionChange[] = [];
  let at = 0;
  const removedUpTo = (end: number): void => {
    for (const old of before.slice(at, end))
      if (!kept.has(old)) changes.push({ change: 'removed', before: old });
    at = Math.max(at, end);
  };
  for (const now of after) {
    const old = pairs.get(now);
    if (old === undefined) {
      changes.push({ change: 'added', after: now });
      continue;
    }
    removedUpTo(before.indexOf(old));
    changes.push({ change: changeOf(old, now), before: old, after: now });
  }
  removedUpTo(before.length);
  return changes;
}

function changeOf(old: Provision, now: Provision): ProvisionChange['change'] {
  if (old.hash !== now.hash) return 'changed';
  return old.anchor === now.anchor ? 'same' : 'moved';
}

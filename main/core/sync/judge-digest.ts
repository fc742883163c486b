// Pure: what the buckets of a department and of this desk, side by side, say about the mirror.
export type Bucket = { readonly n: number; readonly h: bigint };
export type Buckets = readonly Bucket[];

/** How a bucket differs, theirs less ours: the same every time for a record that is missing, whatever else changes. */
export type Differences = ReadonlyMap<number, string>;

/** `unsure`: buckets in which something was set aside of which no revision is known; only the count is compared. */
export function differences(ours: Buckets, theirs: Buckets, unsure: ReadonlySet<number>): Differences {
  const differing = new Map<number, string>();
  ours.forEach((own, index) => {
    const other = theirs[index] ?? { n: 0, h: 0n };
    const n = other.n - own.n;
    const h = unsure.has(index) ? 0n : BigInt.asUintN(64, other.h - own.h);
    if (n !== 0 || h !== 0n) differing.set(index, `${n} ${h}`);
  });
  return differing;
}

type Verdict =
  | 'whole'
  /** Something may have changed between the last page and the digest: pull and ask again. */
  | 'look-again'
  /** The same record is missing or wrong twice: everything is asked for again. */
  | 'anew'
  /** It differs otherwise each time, so busy is it there: the next round asks. */
  | 'unclear'
  /** It differs still, after everything was asked for again: theirs to find out; told in the log. */
  | 'not-whole';

type Looked = {
  /** What differed when it was asked before this. */
  readonly before?: Differences;
  /** How often it was asked in this round, this time included. */
  readonly looks: number;
  /** Everything was asked for again since it last agreed. */
  readonly anewBefore: boolean;
};

export const mostLooks = 3;

export function judge(now: Differences, { before, looks, anewBefore }: Looked): Verdict {
  if (now.size === 0) return 'whole';
  if (before !== undefined && hasSame(now, before)) return anewBefore ? 'not-whole' : 'anew';
  return looks < mostLooks ? 'look-again' : 'unclear';
}

function hasSame(now: Differences, before: Differences): boolean {
  return [...now].some(([bucket, difference]) => before.get(bucket) === difference);
}

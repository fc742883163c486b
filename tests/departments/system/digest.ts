// The digest of a feed (shared/contract/department.ts says how it is made), and how faults make it wrong.
import { createHash } from 'node:crypto';
import type { Digest } from '../../../shared/contract/department.ts';
import type { ActiveFaults } from './faults.ts';

export type Buckets = Digest['buckets'];

const sha256 = (text: string) => createHash('sha256').update(text).digest();

/** Of `kind id` and revision of each listed record. */
export function digestOf(records: Iterable<readonly [string, string]>): Buckets {
  const buckets = Array.from({ length: 256 }, () => ({ n: 0, h: 0n }));
  for (const [name, revision] of records) {
    const bucket = buckets[sha256(name).readUInt8(0)];
    if (bucket === undefined) throw new Error('believed: a byte names one of 256 buckets');
    bucket.n += 1;
    bucket.h = BigInt.asUintN(64, bucket.h + sha256(`${name} ${revision}`).readBigUInt64BE(0));
  }
  return buckets.map(({ n, h }) => ({ n, h: String(h) }));
}

export function harmDigest(digest: Digest, faults: ActiveFaults): Digest {
  const unsettled = faults.find('unsettled-digest') !== undefined;
  const wrong = faults.find('wrong-digest') !== undefined;
  const [first, ...rest] = digest.buckets;
  return {
    ...digest,
    settled: digest.settled && !unsettled,
    buckets: wrong && first !== undefined ? [{ ...first, n: first.n + 1 }, ...rest] : digest.buckets,
  };
}

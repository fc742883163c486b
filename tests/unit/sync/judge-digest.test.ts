// The mirror against the department's digest. Rows and revisions are made up; buckets are made by both sides' rule.
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sourceKey } from '../../../main/core/store/sources.ts';
import { bucketsOf, digestOf } from '../../../main/core/sync/feed-digest.ts';
import {
  type Bucket,
  type Buckets,
  type Differences,
  differences,
  judge,
  mostLooks,
} from '../../../main/core/sync/judge-digest.ts';
import { apply, aMemoryStore, aTodo, todoAs } from '../store/builders.ts';

type Records = ReadonlyMap<string, string>;
const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest();

/** As the contract words it, apart from the product's code. */
function theirs(records: Records): Buckets {
  const buckets: Bucket[] = Array.from({ length: 256 }, () => ({ n: 0, h: 0n }));
  for (const [id, revision] of records) {
    const index = sha256(`todo ${id}`).readUInt8(0);
    const { n, h } = buckets[index] ?? { n: 0, h: 0n };
    const eight = sha256(`todo ${id} ${revision}`).readBigUInt64BE(0);
    buckets[index] = { n: n + 1, h: BigInt.asUintN(64, h + eight) };
  }
  return buckets;
}

const id = fc.stringMatching(/^[a-z0-9-]{1,12}$/);
const records: fc.Arbitrary<Records> = fc
  .dictionary(id, fc.stringMatching(/^[0-9]{1,6}$/), { maxKeys: 40, noNullPrototype: true })
  .map((all) => new Map(Object.entries(all)));
const none: ReadonlySet<number> = new Set();

describe('differences', () => {
  it('are none exactly when ids and revisions are the same', () => {
    fc.assert(
      fc.property(records, records, (one, other) => {
        const isSame = one.size === other.size && [...one].every(([key, value]) => other.get(key) === value);
        expect(differences(theirs(one), theirs(other), none).size === 0).toBe(isSame);
      }),
    );
  });

  it('of a missing record stay the same, whatever else both sides have', () => {
    fc.assert(
      fc.property(records, records, fc.constantFrom('x-1', 'x-2'), (before, after, lost) => {
        const without = (all: Records): Records => new Map([...all].filter(([key]) => key !== lost));
        const differ = (all: Records): Differences =>
          differences(theirs(without(all)), theirs(new Map([...without(all), [lost, '7']])), none);
        expect([...differ(after)]).toEqual([...differ(before)]);
      }),
    );
  });

  it('of a bucket with something untold in it are those of the count alone', () => {
    const bucket = sha256('todo a').readUInt8(0);
    const [ours, stated] = [theirs(new Map([['a', '1']])), theirs(new Map([['a', '2']]))];
    expect(differences(ours, stated, none).size).toBe(1);
    expect(differences(ours, stated, new Set([bucket])).size).toBe(0);
    expect(differences(ours, theirs(new Map()), new Set([bucket])).size).toBe(1);
  });
});

describe('the verdict', () => {
  const one: Differences = new Map([[3, '1 5']]);
  const other: Differences = new Map([[4, '1 5']]);
  const looked = { looks: 1, anewBefore: false };

  it('is whole when nothing differs, whatever was before', () => {
    expect(judge(new Map(), { ...looked, before: one, anewBefore: true })).toBe('whole');
  });

  it('of one difference is to look again; of the same one twice, to ask for everything', () => {
    expect(judge(one, looked)).toBe('look-again');
    expect(judge(one, { ...looked, looks: 2, before: one })).toBe('anew');
  });

  it('finds the same difference among others that come and go', () => {
    expect(judge(new Map([...one, ...other]), { ...looked, looks: 2, before: one })).toBe('anew');
  });

  it('of a difference that outlived asking for everything is that it is not whole, and not to ask for ever', () => {
    expect(judge(one, { ...looked, before: one, anewBefore: true })).toBe('not-whole');
  });

  it('of differences that change each time leaves it to a later round', () => {
    expect(judge(one, { ...looked, before: other, looks: mostLooks })).toBe('unclear');
  });
});

describe('the digest of what is here', () => {
  it('is the department’s own, from the rows as they stand in the file', async () => {
    await fc.assert(
      fc.asyncProperty(records, async (all) => {
        const store = aMemoryStore();
        apply(store, { upserts: [...all].map(([key, revision]) => todoAs(key, revision, aTodo())) });
        const own = await digestOf(store, { source: sourceKey(store, 's1') ?? 0, feed: 'all' });
        expect(differences(own.buckets, theirs(all), own.unsure).size).toBe(0);
        store.close();
      }),
      { numRuns: 20 },
    );
  });

  it('counts what is there and may not be held here', async () => {
    const store = aMemoryStore();
    apply(store, {
      upserts: [todoAs('open', '1', aTodo()), todoAs('secret', '4', aTodo({ secretLevel: '机密' }))],
      setAside: [
        {
          kind: 'todo',
          remoteId: 'odd',
          revision: '2',
          reason: { kind: 'field', field: 'due', problem: 'x' },
        },
      ],
    });
    const all = new Map([
      ['open', '1'],
      ['secret', '4'],
      ['odd', '2'],
    ]);
    const own = await digestOf(store, { source: sourceKey(store, 's1') ?? 0, feed: 'all' });
    expect(differences(own.buckets, theirs(all), own.unsure).size).toBe(0);
    expect(own.untold).toBe(false);
    apply(store, { setAside: [{ kind: 'todo', reason: { kind: 'no-id' } }] });
    expect((await digestOf(store, { source: 1, feed: 'all' })).untold).toBe(true);
    store.close();
  });

  it('reads sums as they come over the line: 64 bits as a decimal text', () => {
    const digest = {
      epoch: 'e',
      settled: true,
      buckets: [{ n: 1, h: '18446744073709551615' }],
    };
    expect(bucketsOf(digest)).toEqual([{ n: 1, h: 18_446_744_073_709_551_615n }]);
  });
});

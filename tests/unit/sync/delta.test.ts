import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PulledPage } from '../../../main/core/connectors/connector.ts';
import {
  costOf,
  type FeedState,
  type Pass,
  recordKey,
  slicesOf,
  suspiciousEmpty,
  takePage,
  takeRecent,
} from '../../../main/core/sync/delta.ts';
import type { Change } from '../../../shared/contract/department.ts';
import type { Delta } from '../../../shared/domain/delta.ts';
import { must } from '../../../shared/domain/must.ts';
import { todoDataSchema } from '../../../shared/domain/todo.ts';

const todo = todoDataSchema.parse({ title: '关于报送年度工作总结的通知', arrivedAt: '2026-03-02T01:00:00Z' });
const upsert = (id: string, revision = '1'): Change => ({
  change: 'upsert',
  id,
  revision,
  record: { kind: 'todo', data: todo },
});
const tombstone = (id: string): Change => ({ change: 'tombstone', id, revision: '9', kind: 'todo' });

const feed: FeedState = { phase: 'delta', epoch: 'e1', cursor: 'c1', generation: 1, done: 0 };
const aPass = (more: Partial<Pass> = {}): Pass => ({
  feed,
  askedFrom: new Set(['c1']),
  emptyPages: 0,
  emptyBefore: false,
  ...more,
});
const aPage = (more: Partial<PulledPage> = {}): PulledPage => ({
  epoch: 'e1',
  changes: [],
  unusable: [],
  cursor: 'c2',
  more: false,
  ...more,
});
const aListing = (ids: readonly string[], stated = ids.length): PulledPage => ({
  epoch: 'e1',
  changes: ids.map((id) => upsert(id)),
  unusable: [],
  more: false,
  total: stated,
  listing: { complete: stated === ids.length, fetched: ids.length, stated },
});
const knownOf = (ids: readonly string[]) => new Map(ids.map((id) => [recordKey('todo', id), '1']));

function deltaOf(page: PulledPage, pass: Pass): Delta {
  const taken = takePage(page, pass);
  if (!taken.ok || taken.value.kind !== 'delta') throw new Error('expected a delta');
  return taken.value.delta;
}

describe('takePage', () => {
  it('S1 carries the cursor with its rows', () => {
    expect(deltaOf(aPage({ changes: [upsert('a'), tombstone('b')] }), aPass())).toEqual({
      upserts: [{ kind: 'todo', data: todo, remoteId: 'a', revision: '1' }],
      removals: [{ kind: 'todo', remoteId: 'b', why: 'tombstone' }],
      setAside: [],
      cursor: 'c2',
      epoch: 'e1',
      phase: 'delta',
      generation: 1,
      done: 2,
      finished: true,
    });
  });

  it('of several changes to one record only the last word counts', () => {
    const delta = deltaOf(
      aPage({ changes: [upsert('a', '1'), tombstone('a'), upsert('a', '3'), upsert('b'), tombstone('b')] }),
      aPass(),
    );
    expect(delta.upserts.map(({ remoteId, revision }) => [remoteId, revision])).toEqual([['a', '3']]);
    expect(delta.removals).toEqual([{ kind: 'todo', remoteId: 'b', why: 'tombstone' }]);
  });

  it('a record that could not be used is set aside and the rest goes on', () => {
    const bad = { kind: 'todo', reason: { kind: 'no-id' } } as const;
    const delta = deltaOf(aPage({ changes: [upsert('a')], unusable: [bad] }), aPass());
    expect([delta.upserts.length, delta.setAside, delta.done]).toEqual([1, [bad], 2]);
  });

  it('another epoch means another history: the feed begins anew and nothing is dropped', () => {
    expect(takePage(aPage({ epoch: 'e2' }), aPass())).toEqual({ ok: true, value: { kind: 'restart' } });
  });

  it.each([
    ['the cursor stands still', aPage({ cursor: 'c1', more: true, changes: [upsert('a')] }), aPass()],
    [
      'the cursor goes back',
      aPage({ cursor: 'c0', more: true, changes: [upsert('a')] }),
      aPass({ askedFrom: new Set(['c0', 'c1']) }),
    ],
    ['empty pages without end', aPage({ more: true }), aPass({ emptyPages: 50 })],
  ])('a page that repeats is a bad reply: %s', (detail, page, pass) => {
    expect(takePage(page, pass)).toEqual({
      ok: false,
      fault: { kind: 'bad-reply', reason: 'page-repeats', detail },
    });
  });

  it('the last page of a feed may state the cursor it was asked from', () => {
    expect(deltaOf(aPage({ cursor: 'c1' }), aPass()).finished).toBe(true);
  });
});

describe('S12 a record that vanished from a list is closed only by a complete and successful pull that says so', () => {
  const ids = Array.from({ length: 52 }, (_, index) => `t${index}`);

  it('38 of a stated 52 close nothing', () => {
    const taken = takePage(aListing(ids.slice(0, 38), 52), aPass({ known: knownOf(ids) }));
    expect(
      taken.ok && taken.value.kind === 'delta' && [taken.value.delta.removals, taken.value.incomplete],
    ).toEqual([[], { fetched: 38, stated: 52 }]);
  });

  it('what is missing from a complete listing is gone from the list', () => {
    const delta = deltaOf(aListing(ids.slice(3)), aPass({ known: knownOf(ids) }));
    expect(delta.removals.map(({ remoteId, why }) => `${remoteId} ${why}`)).toEqual(
      ['t0', 't1', 't2'].map((id) => `${id} gone-from-list`),
    );
  });

  it('only what is new or changed is written', () => {
    const known = new Map([
      [recordKey('todo', 'a'), '1'],
      [recordKey('todo', 'b'), '0'],
    ]);
    expect(
      deltaOf(aListing(['a', 'b', 'c']), aPass({ known })).upserts.map(({ remoteId }) => remoteId),
    ).toEqual(['b', 'c']);
  });

  it('a listing that is suddenly empty is believed only when the next round says the same', () => {
    const known = knownOf(ids.slice(0, suspiciousEmpty));
    const first = takePage(aListing([]), aPass({ known }));
    expect(
      first.ok && first.value.kind === 'delta' && [first.value.delta.removals, first.value.incomplete],
    ).toEqual([[], { fetched: 0, stated: suspiciousEmpty }]);
    expect(deltaOf(aListing([]), aPass({ known, emptyBefore: true })).removals).toHaveLength(suspiciousEmpty);
  });

  it('any listing that is not complete closes nothing, whatever is known', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.string({ minLength: 1 })),
        fc.uniqueArray(fc.string({ minLength: 1 })),
        (known, listed) => {
          const page = aListing(listed, listed.length + 1);
          expect(deltaOf(page, aPass({ known: knownOf(known) })).removals).toEqual([]);
        },
      ),
    );
  });

  it('any complete listing leaves exactly what it lists', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.string({ minLength: 1 })),
        fc.uniqueArray(fc.string({ minLength: 1 })),
        (known, listed) => {
          const { upserts, removals } = deltaOf(
            aListing(listed),
            aPass({ known: knownOf(known), emptyBefore: true }),
          );
          const left = new Set([...known, ...upserts.map(({ remoteId }) => remoteId)]);
          for (const { remoteId } of removals) left.delete(remoteId);
          expect([...left].sort()).toEqual([...listed].sort());
        },
      ),
    );
  });
});

describe('what came before its turn', () => {
  const early = (changes: readonly Change[], epoch = 'e1', met: readonly string[] = []) =>
    takeRecent({ epoch, changes }, { ...feed, phase: 'initial', done: 7, total: 40 }, new Set(met));

  it('moves no cursor, counts nothing and ends nothing, in however many slices', () => {
    const delta = must(early(['a', 'b', 'c', 'd', 'e'].map((id) => upsert(id))), 'some came');
    const slices = slicesOf(delta, 2);
    expect(slices).toHaveLength(3);
    expect(slices.flatMap(({ upserts }) => upserts.map(({ remoteId }) => remoteId)).join('')).toBe('abcde');
    for (const slice of slices) {
      expect(slice).toMatchObject({ done: 7, total: 40, phase: 'initial', finished: false, early: true });
      expect(slice).not.toHaveProperty('cursor');
    }
  });

  it('deletes nothing, leaves alone what had its turn, and is nothing at all of another history', () => {
    const changes = [tombstone('x'), upsert('a', '2'), upsert('b')];
    const delta = early(changes, 'e1', [recordKey('todo', 'a')]);
    expect(delta?.upserts.map(({ remoteId }) => remoteId)).toEqual(['b']);
    expect(delta?.removals).toEqual([]);
    expect(early(changes, 'e2')).toBeUndefined();
    expect(early([tombstone('x')])).toBeUndefined();
  });
});

describe('slicesOf', () => {
  it('cuts a page so that nothing is lost, nothing comes twice and the cursor goes last', () => {
    const sizes = fc.record({
      upserts: fc.nat(30),
      removals: fc.nat(30),
      rows: fc.integer({ min: 1, max: 20 }),
    });
    fc.assert(
      fc.property(sizes, ({ upserts, removals, rows }) => {
        const changes = [...Array(upserts).keys()]
          .map((n) => upsert(`u${n}`))
          .concat([...Array(removals).keys()].map((n) => tombstone(`r${n}`)));
        const whole = deltaOf(aPage({ changes }), aPass());
        const parts = slicesOf(whole, rows);
        expect(parts.flatMap((part) => part.upserts)).toEqual(whole.upserts);
        expect(parts.flatMap((part) => part.removals)).toEqual(whole.removals);
        // One removal alone may cost more than that; it goes by itself.
        expect(parts.every((part) => costOf(part) <= rows || part.removals.length === 1)).toBe(true);
        expect(
          parts.every((part) => parts.length === 1 || part.upserts.length + part.removals.length > 0),
        ).toBe(true);
        expect(parts.map(({ cursor, finished }) => [cursor, finished])).toEqual(
          parts.map((_, index) => (index === parts.length - 1 ? ['c2', true] : [undefined, false])),
        );
        expect(parts.at(-1)?.done).toBe(whole.done);
        expect(parts.map(({ done }) => done)).toEqual(
          parts.map(({ done }) => done).toSorted((a, b) => a - b),
        );
      }),
    );
  });
});

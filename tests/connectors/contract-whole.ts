// What lets a desk prove that its mirror is whole, and what happens to the whole of a system: restores, newer versions.
import { describe, expect, it } from 'vitest';
import type { Connector } from '../../main/core/connectors/connector.ts';
import { must } from '../../shared/domain/must.ts';
import type { RecordKind } from '../../shared/domain/terms.ts';
import { digestOf } from '../departments/system/digest.ts';
import { everything, type Ground, never } from './ground.ts';

export function wholeContract(ground: Ground): void {
  const { system, department, connect, firstPage } = ground;
  const offersDigest = async (connector: Connector) => {
    const introduced = await connector.introduce(never);
    if (!introduced.ok) throw new Error(introduced.fault.kind);
    return introduced.value.offers.digest ? introduced.value.feeds : [];
  };
  const listed = async (kinds: readonly RecordKind[]) => {
    const { truth } = department().control;
    const records: (readonly [string, string])[] = [];
    for (const kind of kinds) {
      for (const id of await truth.ids({ kind }))
        records.push([`${kind} ${id}`, must(await truth.item({ kind, id }), 'a listed record').revision]);
    }
    return records;
  };

  describe(`${system}: the whole`, () => {
    it('the digest of a feed is that of the records listed in it', async () => {
      const connector = connect();
      for (const { name, kinds } of await offersDigest(connector)) {
        const digest = await connector.digest(name, never);
        const buckets = digestOf(await listed(kinds));
        expect(digest).toEqual({
          ok: true,
          value: { epoch: expect.any(String), feed: name, settled: true, buckets },
        });
      }
    });

    it('a digest may be wrong or not settled, and is well again', async () => {
      const connector = connect();
      const [feed] = await offersDigest(connector);
      if (feed === undefined) return;
      const right = await connector.digest(feed.name, never);
      await department().control.faults.set({ fault: 'wrong-digest', on: 'digest', feed: feed.name });
      expect(await connector.digest(feed.name, never)).not.toEqual(right);
      await department().control.faults.set({ fault: 'unsettled-digest', on: 'digest' });
      expect(await connector.digest(feed.name, never)).toMatchObject({ ok: true, value: { settled: false } });
      expect(await connector.digest(feed.name, never)).toEqual(right);
    });

    it('a system without a digest says so', async () => {
      const connector = connect();
      if (connector.reads !== 'listing') return;
      expect(await connector.digest('todos', never)).toEqual({ ok: false, fault: { kind: 'not-allowed' } });
    });

    it('a page tells how many bytes came over the line, packed', async () => {
      const page = await firstPage(connect());
      if (!page.ok) throw new Error(page.fault.kind);
      expect(page.value.bytes).toBeGreaterThan(100);
      expect(page.value.bytes).toBeLessThan(Buffer.byteLength(JSON.stringify(page.value.changes)));
    });

    it('a backup put back without a new epoch shows in the digest alone; with one, in the epoch', async () => {
      const connector = connect();
      const [feed] = await offersDigest(connector);
      if (feed === undefined) return;
      const { control } = department();
      const digest = async () => {
        const answer = await connector.digest(feed.name, never);
        return answer.ok ? answer.value.buckets : answer.fault;
      };
      await control.backUp();
      const before = await digest();
      const kind = must(feed.kinds[0], 'a kind');
      const { ids } = await control.change.removeMany({ kind, count: 5 });
      expect(ids).toHaveLength(5);
      const after = await digest();
      expect(after).not.toEqual(before);
      const introduced = await connector.introduce(never);
      await control.restore({ newEpoch: false });
      expect(await digest()).toEqual(before);
      expect(await connector.introduce(never)).toMatchObject({
        value: { epoch: introduced.ok && introduced.value.epoch },
      });
      await control.restore({ newEpoch: true });
      expect(await digest()).toEqual(before);
      expect(await connector.introduce(never)).not.toMatchObject({
        value: { epoch: introduced.ok && introduced.value.epoch },
      });
    });

    it('S14 of a newer schema everything is read, new fields apart, and nothing is taken from us', async () => {
      const connector = connect();
      if (connector.reads === 'listing') return;
      await department().control.raiseSchema({ field: 'reviewMark', value: { level: '已审' } });
      const introduced = await connector.introduce(never);
      expect(introduced.ok && introduced.value.offers).toEqual({
        edits: [],
        digest: true,
        newerSchema: true,
      });
      const came = [...(await everything(connector)).values()].filter(
        (change) => change?.change === 'upsert',
      );
      expect(came.length).toBeGreaterThan(20);
      const { aboveCeiling } = await department().control.truth.planted();
      for (const change of came) {
        const extra = aboveCeiling.includes(change?.id ?? '')
          ? {}
          : { extra: { reviewMark: { level: '已审' } } };
        expect(change).toMatchObject(extra);
        expect(Object.hasOwn(change ?? {}, 'extra')).toBe('extra' in extra);
      }
      await department().control.raiseSchema({ schema: 1, field: 'reviewMark' });
      expect(await connector.introduce(never)).toMatchObject({ value: { offers: { newerSchema: false } } });
    });
  });
}

// What every connector must do where originals are lent: asked for once, given out while the loan runs, and no longer.
import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Connector, PushedAction } from '../../main/core/connectors/connector.ts';
import type { ArchiveData } from '../../shared/domain/archive.ts';
import { must } from '../../shared/domain/must.ts';
import { until } from '../fakes/until.ts';
import { everything, type Ground, never } from './ground.ts';

const decidedAt = '2026-03-02T01:00:00.000Z';

/** Archive records of which originals are lent, as they stand. */
async function lentThere(connector: Connector) {
  return [...(await everything(connector)).values()].flatMap((change) =>
    change?.change === 'upsert' &&
    change.record.kind === 'archive' &&
    change.record.data.loanOnly !== undefined
      ? [{ id: change.id, revision: change.revision, data: change.record.data }]
      : [],
  );
}

/** How many bytes of the original come; undefined when it is not given out. */
async function original(connector: Connector, data: ArchiveData): Promise<number | undefined> {
  const [hash] = data.loanOnly ?? [];
  const file = must(
    data.files.find((one) => one.hash === hash),
    'what is lent is one of the files',
  );
  let bytes = 0;
  const done = await must(connector.files, 'a line for files').download(
    { hash: file.hash, size: file.size, from: 0, most: file.size },
    () => (part) => {
      bytes += part.length;
      return undefined;
    },
    never,
  );
  return done.ok ? bytes : undefined;
}

export function lendingContract(ground: Ground): void {
  const { system, department, connect } = ground;
  const aBorrowing = (id: string, basedOn: string): PushedAction => ({
    key: randomUUID(),
    kind: 'archive',
    remoteId: id,
    basedOn,
    decidedAt,
    body: { action: 'borrow', opinion: '编史修志', days: 7 },
  });

  describe(`${system}: lending`, () => {
    it('an original comes while its loan runs, neither before nor after it was given back', async () => {
      const connector = connect();
      const [first] = await lentThere(connector);
      if (first === undefined) return;
      const { id } = first;
      const now = async () =>
        must(
          (await lentThere(connector)).find((one) => one.id === id),
          'the record',
        );
      expect(first.data.actions).toEqual(['borrow']);
      expect(await original(connector, first.data)).toBeUndefined();
      const borrowing = aBorrowing(id, first.revision);
      await department().control.faults.set({ fault: 'cut-after-effect', on: 'action' });
      expect(await connector.push(borrowing, never)).toMatchObject({ ok: false });
      const [once, again] = [await connector.push(borrowing, never), await connector.push(borrowing, never)];
      expect(once).toMatchObject({ ok: true, value: { outcome: 'accepted' } });
      expect(again).toEqual(once);
      await until('the loan is granted', async () => (await now()).data.loans?.[0]?.state === '在借');
      const { data } = await now();
      expect(data.loans).toEqual([
        expect.objectContaining({ purpose: '编史修志', days: 7, by: '周清和', from: expect.any(String) }),
      ]);
      expect(data.actions).toEqual(['give-back']);
      expect(await original(connector, data)).toBe(data.files[0]?.size);
      // Given back on what was seen long ago: that is about the loan, not about the contents.
      const back = { ...aBorrowing(id, first.revision), body: { action: 'give-back', opinion: '' } } as const;
      expect(await connector.push(back, never)).toMatchObject({ ok: true, value: { outcome: 'accepted' } });
      expect(await original(connector, data)).toBeUndefined();
      expect((await now()).data).toMatchObject({ actions: ['borrow'], loans: [{ state: '归还' }] });
      // Once more, when nothing is out: nothing changes, and it is not an error.
      const present = (await now()).revision;
      expect(await connector.push({ ...back, key: randomUUID() }, never)).toEqual({
        ok: true,
        value: { outcome: 'accepted', revision: present },
      });
    });

    it('what was done with a copy is registered once for its key, on any revision, also after it was given back', async () => {
      const connector = connect();
      const free = (await lentThere(connector)).find(({ data }) => data.actions?.includes('borrow'));
      if (free === undefined) return;
      const { id, revision, data } = free;
      const now = async () =>
        must(
          (await lentThere(connector)).find((one) => one.id === id),
          'the record',
        ).data;
      expect(await connector.push(aBorrowing(id, revision), never)).toMatchObject({ ok: true });
      await until('the loan is granted', async () => (await now()).loans?.at(-1)?.state === '在借');
      const loan = must((await now()).loans?.at(-1)?.at, 'a loan was asked for at some time');
      const back = { ...aBorrowing(id, revision), body: { action: 'give-back', opinion: '' } } as const;
      expect(await connector.push(back, never)).toMatchObject({ ok: true, value: { outcome: 'accepted' } });
      const before = (await department().control.truth.uses({ id })).length;
      const hash = must(data.loanOnly?.[0], 'what is lent');
      const uses = [
        { hash, what: 'opened' as const, at: decidedAt },
        { hash, what: 'printed' as const, at: decidedAt, from: 1, to: 2 },
      ];
      const body = { action: 'note-use', opinion: '', loan, uses } as const;
      const report: PushedAction = { ...aBorrowing(id, revision), body };
      await department().control.faults.set({ fault: 'cut-after-effect', on: 'action' });
      expect(await connector.push(report, never)).toMatchObject({ ok: false });
      expect(await connector.push(report, never)).toMatchObject({ ok: true, value: { outcome: 'accepted' } });
      const kept = (await department().control.truth.uses({ id })).slice(before);
      expect(kept).toEqual([
        { loan, hash, what: 'opened', at: decidedAt },
        { loan, hash, what: 'printed', at: decidedAt, pages: '1-2' },
      ]);
      expect((await now()).loans?.at(-1)).toMatchObject({ state: '归还', uses: 2 });
    });

    it('S11 an application on a record that moved on is a conflict; where none may be made it is refused', async () => {
      const connector = connect();
      const free = (await lentThere(connector)).find(({ data }) => data.actions?.includes('borrow'));
      if (free === undefined) return;
      const { id, revision } = free;
      expect(await connector.push(aBorrowing(id, `${revision}0`), never)).toMatchObject({
        ok: true,
        value: { outcome: 'conflict', revision },
      });
      const other = [...(await everything(connector)).values()].find(
        (change) =>
          change?.change === 'upsert' && change.record.kind === 'archive' && !change.record.data.loanOnly,
      );
      const answer = await connector.push(aBorrowing(other?.id ?? '', other?.revision ?? ''), never);
      expect(answer).toMatchObject({ ok: true, value: { outcome: 'refused', field: 'action' } });
    });

    it('what is done to one kind of record is not done to another', async () => {
      const connector = connect();
      const [first] = await lentThere(connector);
      if (first === undefined) return;
      const body = { action: 'approve', opinion: '' } as const;
      const answer = await connector.push({ ...aBorrowing(first.id, first.revision), body }, never);
      expect(answer).toMatchObject({ ok: false, fault: { kind: 'bad-request' } });
    });
  });
}

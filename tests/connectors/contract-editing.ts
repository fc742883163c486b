// What every connector must do with changes of fields, and with records and departments that know more than we do.
import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Connector, PulledChange, PushedEdit } from '../../main/core/connectors/connector.ts';
import type { RecordKind } from '../../shared/domain/terms.ts';
import { everything, type Ground, never } from './ground.ts';

type Upsert = Extract<PulledChange, { readonly change: 'upsert' }>;
type Seen = { readonly kind: RecordKind; readonly remoteId: string; readonly basedOn: string };

/** A record whose title may be changed; undefined where none may. */
async function editable(connector: Connector): Promise<Seen | undefined> {
  const introduced = await connector.introduce(never);
  const kinds = introduced.ok ? introduced.value.offers.edits.map(({ kind }) => kind) : [];
  for (const change of (await everything(connector)).values()) {
    if (change?.change === 'upsert' && kinds.includes(change.record.kind))
      return { kind: change.record.kind, remoteId: change.id, basedOn: change.revision };
  }
  return undefined;
}

const anEdit = (seen: Seen, more: Partial<PushedEdit> = {}): PushedEdit => ({
  key: randomUUID(),
  decidedAt: '2026-03-02T01:00:00.000Z',
  fields: { title: '关于核对题名的说明' },
  ...seen,
  ...more,
});

const pulled = async (connector: Connector, { kind, remoteId }: Seen): Promise<Upsert | undefined> => {
  const change = (await everything(connector)).get(`${kind} ${remoteId}`);
  return change?.change === 'upsert' ? change : undefined;
};

export function editingContract(ground: Ground): void {
  const { system, department, connect } = ground;
  const itemOf = ({ kind, remoteId: id }: Seen) => department().control.truth.item({ kind, id });
  const colleague = ({ kind, remoteId: id }: Seen, data: Record<string, unknown>) =>
    department().control.change.edit({ kind, id, data });

  describe(`${system}: changing fields`, () => {
    it('S4 the same key takes effect once, also when no answer was seen, and touches the named fields alone', async () => {
      const connector = connect();
      const seen = await editable(connector);
      if (seen === undefined) return;
      const before = await itemOf(seen);
      const edit = anEdit(seen);
      await department().control.faults.set({ fault: 'cut-after-effect', on: 'edit' });
      expect(await connector.edit(edit, never)).toEqual({
        ok: false,
        fault: { kind: 'offline', reason: 'cut' },
      });
      const [once, again] = [await connector.edit(edit, never), await connector.edit(edit, never)];
      expect(once).toMatchObject({ ok: true, value: { outcome: 'accepted' } });
      expect(again).toEqual(once);
      const effects = await department().control.truth.effects({ key: edit.key });
      expect(effects.map(({ fields }) => fields)).toEqual([edit.fields]);
      const after = await itemOf(seen);
      expect(after?.data).toEqual({ ...before?.data, ...edit.fields });
      expect(once.ok && once.value.outcome === 'accepted' && once.value.revision).toBe(after?.revision);
    });

    it('fields we do not know come along apart, and an edit leaves them as they are', async () => {
      const connector = connect();
      const seen = await editable(connector);
      if (seen === undefined) return;
      const shelf = { drawer: 7, note: '待上架' };
      const { revision } = await colleague(seen, { shelf });
      const change = await pulled(connector, seen);
      expect([change?.revision, change?.extra]).toEqual([revision, { shelf }]);
      expect(change?.record.data).not.toHaveProperty('shelf');
      await connector.edit(anEdit({ ...seen, basedOn: revision }), never);
      expect((await itemOf(seen))?.data.shelf).toEqual(shelf);
      await colleague(seen, { shelf: null });
      expect(await pulled(connector, seen)).not.toHaveProperty('extra');
    });

    it('a change says by whom it was made, and when', async () => {
      const connector = connect();
      const seen = await editable(connector);
      if (seen === undefined) return;
      const { revision: basedOn } = await colleague(seen, { title: '关于同事改过的题名的说明' });
      const changed = (await pulled(connector, seen))?.changed;
      expect(changed?.by).toBe('崔文斌');
      expect(Math.abs(Date.parse(changed?.at ?? '') - Date.now())).toBeLessThan(60_000);
      await connector.edit(
        anEdit({ ...seen, basedOn }, { fields: { title: '关于自己改过的题名的说明' } }),
        never,
      );
      expect((await pulled(connector, seen))?.changed?.by).toBe('周清和');
      const { kind, remoteId: id } = seen;
      const values = await department().control.truth.values({ kind, id });
      expect(values.title?.slice(-2)).toEqual(['关于同事改过的题名的说明', '关于自己改过的题名的说明']);
    });

    it('S11 an edit of a revision that is no longer the present one is a conflict, and changes nothing', async () => {
      const connector = connect();
      const seen = await editable(connector);
      if (seen === undefined) return;
      const { revision } = await colleague(seen, { title: '关于先改一步的说明' });
      expect(await connector.edit(anEdit(seen), never)).toEqual({
        ok: true,
        value: { outcome: 'conflict', revision },
      });
      expect((await itemOf(seen))?.data.title).toBe('关于先改一步的说明');
    });

    it('S7 a refusal names its field, and takes no part of the edit', async () => {
      const connector = connect();
      const seen = await editable(connector);
      if (seen === undefined) return;
      const day = seen.kind === 'archive' ? 'date' : 'publishedOn';
      const fixed = seen.kind === 'archive' ? 'secretLevel' : 'validity';
      const title = '关于不会生效的题名的说明';
      for (const [field, value] of [
        [fixed, seen.kind === 'archive' ? '公开' : '现行有效'],
        [day, '2026-02-30'],
        ['title', null],
      ] as const) {
        const fields = { title, [field]: value };
        expect(await connector.edit(anEdit(seen, { fields }), never)).toMatchObject({
          ok: true,
          value: { outcome: 'refused', field, reason: expect.stringMatching(/[\u4e00-\u9fff]/) },
        });
      }
      expect((await itemOf(seen))?.revision).toBe(seen.basedOn);
    });

    it('a field may be emptied', async () => {
      const connector = connect();
      const seen = await editable(connector);
      if (seen === undefined) return;
      const { revision: basedOn } = await colleague(seen, { docNo: '临政发〔2026〕9号' });
      await connector.edit(anEdit({ ...seen, basedOn }, { fields: { docNo: null } }), never);
      expect((await itemOf(seen))?.data).not.toHaveProperty('docNo');
    });

    it('a key used before with other fields is not taken', async () => {
      const connector = connect();
      const seen = await editable(connector);
      if (seen === undefined) return;
      const edit = anEdit(seen, { basedOn: 'never-seen' });
      await connector.edit(edit, never);
      expect(await connector.edit({ ...edit, fields: { title: '另一个题名' } }, never)).toMatchObject({
        ok: false,
        fault: { kind: 'bad-request' },
      });
    });

    it('where a kind is not offered, the department is not asked', async () => {
      const connector = connect();
      const asked = async () => (await department().control.truth.requests()).byPlace.edit ?? 0;
      const before = await asked();
      const contact = anEdit({ kind: 'contact', remoteId: 'x', basedOn: 'r1' });
      expect(await connector.edit(contact, never)).toEqual({ ok: false, fault: { kind: 'not-allowed' } });
      expect(await asked()).toBe(before);
    });
  });
}

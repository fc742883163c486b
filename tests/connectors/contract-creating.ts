// What every connector must do with records that are made from a desk.
import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Connector, PushedCreate } from '../../main/core/connectors/connector.ts';
import { readRefCode } from '../../shared/domain/ref-code.ts';
import type { CreatedKind } from '../../shared/domain/create.ts';
import type { EditFields } from '../../shared/domain/edit.ts';
import { everything, type Ground, never } from './ground.ts';

const decidedAt = '2026-03-02T01:00:00.000Z';

/** Of a kind that may be made there, on the shelf of a record that is there; undefined where nothing may be made. */
async function wanted(connector: Connector): Promise<PushedCreate | undefined> {
  const introduced = await connector.introduce(never);
  const kind = introduced.ok ? introduced.value.offers.creates?.[0]?.kind : undefined;
  if (kind === undefined) return undefined;
  const [like] = [...(await everything(connector)).values()].flatMap((change) =>
    change?.change === 'upsert' && change.record.kind === 'archive' ? [change.record.data] : [],
  );
  const archive: EditFields = {
    fonds: like?.fonds ?? 'Z109',
    category: 'WS',
    year: 2026,
    retention: 'D30',
    orgOrTopic: '综合科',
    title: '关于做好秋季防汛值守的通知',
    date: '2026-03-02',
    responsible: ['临溪县人民政府办公室'],
    docNo: '临政办〔2026〕3号',
    secretLevel: '内部',
  };
  const article: EditFields = {
    articleType: '常见问答',
    title: '婚姻登记需要带什么',
    body: '双方身份证和户口簿。',
    asks: ['结婚带什么'],
  };
  return { key: randomUUID(), kind, decidedAt, fields: kind === 'archive' ? archive : article };
}

export function creatingContract(ground: Ground): void {
  const { system, department, connect } = ground;
  const ids = (kind: CreatedKind) => department().control.truth.ids({ kind });
  const effects = (key: string) => department().control.truth.effects({ key });

  describe(`${system}: making records`, () => {
    it('S4 the same key makes one record, also when no answer was seen, and the answer names it', async () => {
      const connector = connect();
      const create = await wanted(connector);
      if (create === undefined) return;
      const before = await ids(create.kind);
      await department().control.faults.set({ fault: 'cut-after-effect', on: 'create' });
      expect(await connector.create(create, never)).toEqual({
        ok: false,
        fault: { kind: 'offline', reason: 'cut' },
      });
      const [once, again] = [await connector.create(create, never), await connector.create(create, never)];
      expect(again).toEqual(once);
      const added = (await ids(create.kind)).filter((id) => !before.includes(id));
      expect(added).toHaveLength(1);
      expect(once).toMatchObject({ ok: true, value: { outcome: 'accepted', id: added[0] } });
      expect(await effects(create.key)).toMatchObject([{ action: 'create', id: added[0] }]);
      const reply = (await everything(connector)).get(`${create.kind} ${added[0]}`);
      expect(reply).toMatchObject({
        change: 'upsert',
        revision: once.ok && once.value.outcome === 'accepted' && once.value.revision,
        changed: { by: '周清和' },
        record: { data: { title: create.fields['title'] } },
      });
    });

    it('the department gives the number, one to each, and none to what it refused', async () => {
      const connector = connect();
      const create = await wanted(connector);
      if (create === undefined || create.kind !== 'archive') return;
      const numbers: (string | undefined)[] = [];
      for (const title of ['关于甲的通知', '关于乙的通知', '']) {
        const fields = { ...create.fields, title };
        const answer = await connector.create({ ...create, key: randomUUID(), fields }, never);
        const id = answer.ok && answer.value.outcome === 'accepted' ? answer.value.id : undefined;
        const item = id === undefined ? null : await department().control.truth.item({ kind: 'archive', id });
        numbers.push(item === null ? undefined : String(item.data['refCode']));
      }
      const items = numbers.map((number) => {
        const read = readRefCode(number ?? '');
        return read.ok && read.value.kind === 'piece' ? Number(read.value.itemNo) : 0;
      });
      expect(items[1]).toBe((items[0] ?? 0) + 1);
      expect(items[2]).toBe(0);
    });

    it('a number that is proposed is taken when it is free, and refused when it is not', async () => {
      const connector = connect();
      const create = await wanted(connector);
      const introduced = await connector.introduce(never);
      const offered = introduced.ok ? introduced.value.offers.creates?.[0]?.fields : undefined;
      if (create === undefined || offered?.includes('itemNo') !== true) return;
      const ask = (title: string, itemNo: string | null) =>
        connector.create(
          { ...create, key: randomUUID(), fields: { ...create.fields, orgOrTopic: '档案科', title, itemNo } },
          never,
        );
      const itemNoOf = async (answer: Awaited<ReturnType<typeof ask>>) => {
        const id = answer.ok && answer.value.outcome === 'accepted' ? (answer.value.id ?? '') : '';
        const item = await department().control.truth.item({ kind: 'archive', id });
        return Number(item?.data['itemNo']);
      };
      const first = await itemNoOf(await ask('关于拟编甲的通知', null));
      const free = String(first + 5).padStart(4, '0');
      expect(await itemNoOf(await ask('关于拟编乙的通知', free))).toBe(first + 5);
      expect(await ask('关于拟编丙的通知', free)).toMatchObject({
        ok: true,
        value: { outcome: 'refused', field: 'itemNo', reason: expect.stringContaining(free) },
      });
      expect(await itemNoOf(await ask('关于拟编丁的通知', null))).toBe(first + 6);
    });

    it('S7 a refusal names its field, and nothing is made', async () => {
      const connector = connect();
      const create = await wanted(connector);
      if (create === undefined) return;
      const before = await ids(create.kind);
      const day = create.kind === 'archive' ? 'date' : 'publishedOn';
      for (const [field, value] of [
        ['title', null],
        [day, '2026-02-30'],
        [create.kind === 'archive' ? 'refCode' : 'validity', '自拟'],
        ['secretLevel', '秘密'],
      ] as const) {
        const fields = { ...create.fields, [field]: value };
        const answer = await connector.create({ ...create, key: randomUUID(), fields }, never);
        expect(answer).toMatchObject({
          ok: true,
          value: { outcome: 'refused', field, reason: expect.stringMatching(/[\u4e00-\u9fff]/) },
        });
      }
      expect(await ids(create.kind)).toEqual(before);
    });

    it('what was made may be changed on the revision it was answered with', async () => {
      const connector = connect();
      const create = await wanted(connector);
      if (create === undefined) return;
      const { kind } = create;
      const answer = await connector.create(create, never);
      if (!answer.ok || answer.value.outcome !== 'accepted' || answer.value.id === undefined)
        throw new Error(JSON.stringify(answer));
      const { id: remoteId, revision: basedOn } = answer.value;
      const fields = { title: '关于改过一次的题名' };
      const edit = { key: randomUUID(), kind, remoteId, basedOn, decidedAt, fields };
      expect(await connector.edit(edit, never)).toMatchObject({ ok: true, value: { outcome: 'accepted' } });
    });

    it('busy makes nothing, and a key used before for something else is not taken', async () => {
      const connector = connect();
      const create = await wanted(connector);
      if (create === undefined) return;
      await department().control.faults.set({ fault: 'busy', retryAfterMs: 5_000, on: 'create' });
      expect(await connector.create(create, never)).toEqual({
        ok: true,
        value: { outcome: 'busy', retryAfterMs: 5_000 },
      });
      expect(await effects(create.key)).toEqual([]);
      await connector.create(create, never);
      const other = { ...create, fields: { ...create.fields, title: '另一件' } };
      expect(await connector.create(other, never)).toMatchObject({
        ok: false,
        fault: { kind: 'bad-request' },
      });
    });

    it('where a kind is not offered, the department is not asked', async () => {
      const connector = connect();
      if ((await wanted(connector)) !== undefined) return;
      const asked = async () => (await department().control.truth.requests()).byPlace.create ?? 0;
      const before = await asked();
      const create = { key: randomUUID(), kind: 'archive', decidedAt, fields: { title: '一件' } } as const;
      expect(await connector.create(create, never)).toEqual({ ok: false, fault: { kind: 'not-allowed' } });
      expect(await asked()).toBe(before);
    });
  });
}

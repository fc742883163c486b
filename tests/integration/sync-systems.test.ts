// The four sample systems that really run, one desk: first sync, the thin list, offline actions through faults.
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createConnectors } from '../../main/core/connectors/registry.ts';
import { readDraft, writeDraft } from '../../main/core/store/drafts.ts';
import { openStore } from '../../main/core/store/open.ts';
import { enqueue } from '../../main/core/store/outbox.ts';
import { readAction } from '../../main/core/store/outbox-rows.ts';
import { countRecords } from '../../main/core/store/record-count.ts';
import { findRecord, knownRecords } from '../../main/core/store/records.ts';
import { countSetAside } from '../../main/core/store/set-aside.ts';
import { addSource, readSource, sourceKey } from '../../main/core/store/sources.ts';
import type { Store } from '../../main/core/store/store.ts';
import { readTodo } from '../../main/core/store/todos.ts';
import type { SyncControl } from '../../main/core/sync/control.ts';
import { createSync } from '../../main/core/sync/runner.ts';
import { must } from '../../shared/domain/must.ts';
import type { ActionKind } from '../../shared/domain/terms.ts';
import { type Departments, startDepartments } from '../departments/harness.ts';
import { systemNames, type SystemName } from '../departments/system/plan.ts';
import { until } from '../fakes/until.ts';

let dir: string;
let departments: Departments;
let store: Store;
let sync: SyncControl;

const startSync = () => {
  const connectors = createConnectors({
    fetch: (url, init) => fetch(url, init),
    now: Date.now,
    credential: async (id) => ({
      outcome: 'found',
      secret: departments[systemNames.find((name) => name === id) ?? 'oa'].secret,
    }),
  });
  sync = createSync({
    store,
    connectors,
    publish: () => undefined,
    log: () => undefined,
    now: Date.now,
    random: () => 0.01,
  });
};
const health = (id: SystemName) => readSource(store, id)?.health;
const pulled = async (id: SystemName): Promise<void> => {
  const before = readSource(store, id)?.lastOkAt;
  sync.wake(id);
  await until(
    `${id} is pulled`,
    () => readSource(store, id)?.lastOkAt !== before && health(id)?.kind === 'ok',
  );
};
const listedTodos = (id: SystemName) =>
  knownRecords(store, id, 'todos')
    .filter(({ kind }) => kind === 'todo')
    .map(({ remoteId }) => remoteId)
    .sort();
const todoOf = (id: SystemName, remoteId: string) => {
  const held = must(findRecord(store, 'todo', sourceKey(store, id) ?? 0, remoteId), `${remoteId} is here`);
  return { ...held, todo: must(readTodo(store, held.key), 'the row is readable') };
};

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'systems-'));
  departments = await startDepartments({ dir });
  const opened = openStore({ place: 'file', path: join(dir, 'desk.db'), key: 'ab'.repeat(32), create: true });
  if (opened.outcome !== 'opened') throw new Error(opened.outcome);
  ({ store } = opened);
  for (const id of systemNames) {
    const { name, organ, address, connector, signIn, account } = departments[id];
    addSource(
      store,
      {
        id,
        name,
        organ,
        address: id === 'bidding' ? `${address}/todo/list` : address,
        connector,
        signIn,
        account,
      },
      Date.now(),
    );
  }
  startSync();
  await until('all four are pulled', () => systemNames.every((id) => health(id)?.kind === 'ok'), {
    limitMs: 20_000,
  });
});
afterAll(async () => {
  await sync.close();
  store.close();
  await departments.close();
  await rm(dir, { recursive: true, force: true });
});

describe('four systems, one desk', () => {
  it.each(systemNames)(
    'T1 what is here of %s is what it says it has, with what was set aside',
    async (id) => {
      const { byKind, openTodos } = await departments[id].control.truth.counts();
      const stated =
        id === 'bidding' ? openTodos : Object.values(byKind).reduce((sum, count) => sum + count, 0);
      const here = Object.values(countRecords(store, id)).reduce((sum, count) => sum + count, 0);
      expect(here + countSetAside(store, id)).toBe(stated);
    },
  );

  it('what the system planted as unusable or above the ceiling is set aside, and nothing else', async () => {
    const { aboveCeiling, badField } = await departments.oa.control.truth.planted();
    expect(countSetAside(store, 'oa')).toBe(aboveCeiling.length + badField.length);
  });

  it('T2 a new to-do, a changed one and one that is gone arrive with the next round', async () => {
    const { control } = departments.oa;
    const [changed = '', gone = ''] = (await control.truth.openTodos()).filter((id) =>
      listedTodos('oa').includes(id),
    );
    const added = await control.change.addTodo({});
    await control.change.edit({ kind: 'todo', id: changed, data: { title: '关于调整会议时间的补充通知' } });
    await control.change.remove({ kind: 'todo', id: gone });
    await pulled('oa');
    expect([listedTodos('oa').includes(added.id), listedTodos('oa').includes(gone)]).toEqual([true, false]);
    expect(todoOf('oa', changed).todo.data.title).toBe('关于调整会议时间的补充通知');
  });
});

describe('the thin list', () => {
  it('T10 S12 38 of a stated 52 is told as such and closes nothing', async () => {
    const { control } = departments.bidding;
    await control.change.listing({ open: 52 });
    await pulled('bidding');
    expect(listedTodos('bidding')).toHaveLength(52);
    await control.change.listing({ returned: 38, stated: 52 });
    sync.wake('bidding');
    await until('it is told', () => health('bidding')?.kind === 'incomplete');
    expect(health('bidding')).toEqual({ kind: 'incomplete', fetched: 38, stated: 52 });
    expect(listedTodos('bidding')).toHaveLength(52);
  });

  it('T5 what vanished from a complete list is 对方已办结？, and the draft opinion is kept', async () => {
    const { control } = departments.bidding;
    const { open } = await control.change.listing({});
    const vanished = open.slice(-3);
    const [first = ''] = vanished;
    const of = { source: sourceKey(store, 'bidding') ?? 0, kind: 'todo', remoteId: first } as const;
    writeDraft(store, of, '拟同意，请补充合同。', Date.now());
    await control.change.listing({ open: 49 });
    await pulled('bidding');
    expect(listedTodos('bidding')).toHaveLength(49);
    expect(vanished.map((id) => todoOf('bidding', id).todo.face.presence)).toEqual(['gone', 'gone', 'gone']);
    expect(readDraft(store, of)).toBe('拟同意，请补充合同。');
  });

  it('an empty list after many is not believed at once', async () => {
    const { control } = departments.bidding;
    await control.change.listing({ returned: 0, stated: 0 });
    sync.wake('bidding');
    await until('it is told', () => health('bidding')?.kind === 'incomplete');
    expect([health('bidding'), listedTodos('bidding').length]).toEqual([
      { kind: 'incomplete', fetched: 0, stated: 49 },
      49,
    ]);
    await control.change.listing({});
    await pulled('bidding');
    expect(listedTodos('bidding')).toHaveLength(49);
  });

  it('a to-do of a list that can answer nothing offers no action', () => {
    expect(listedTodos('bidding').every((id) => todoOf('bidding', id).todo.data.actions.length === 0)).toBe(
      true,
    );
  });
});

describe('T3 T4 decided offline, sent through faults', () => {
  it('each action takes effect exactly once, with its opinion, and the screen’s row shows it', async () => {
    const { control } = departments.oa;
    await pulled('oa');
    const usable = listedTodos('oa')
      .map((id) => ({ id, ...todoOf('oa', id) }))
      .filter(
        ({ todo }) =>
          ['approve', 'return', 'forward'].every((one) => todo.data.actions.some((kind) => kind === one)) &&
          todo.data.forwardTo.length > 0,
      );
    await departments.stop();
    const wish: readonly ActionKind[] = ['approve', 'approve', 'return', 'forward'];
    const keys = wish.map((action, index) => {
      const { id, key, revision, todo } = must(usable[index], 'enough open to-dos');
      const action_id = randomUUID();
      const forwardTo =
        action === 'forward' ? { forwardTo: must(todo.data.forwardTo[0], 'somebody to forward to') } : {};
      const body = { action, opinion: `意见${index}。`, ...forwardTo };
      enqueue(
        store,
        {
          id: action_id,
          source: sourceKey(store, 'oa') ?? 0,
          kind: 'todo',
          remoteId: id,
          record: key,
          basedOn: revision,
          body,
        },
        Date.now(),
      );
      sync.wake('oa');
      return action_id;
    });
    // The desk is started again over the same file, as after a kill.
    await sync.close();
    startSync();
    await until('trouble is told', () => health('oa')?.kind === 'trouble');
    expect(
      keys
        .map((key) => readAction(store, key)?.state)
        .every((state) => state === 'waiting' || state === 'unsure'),
    ).toBe(true);
    await departments.start();
    await control.faults.set({ fault: 'cut-after-effect', on: 'action' });
    await control.faults.set({ fault: 'repeat-reply', on: 'action', after: 1, times: 2 });
    sync.wake();
    await until(
      'all are confirmed',
      () => keys.every((key) => readAction(store, key)?.state === 'confirmed'),
      { limitMs: 20_000 },
    );
    const effects = await Promise.all(keys.map((key) => control.truth.effects({ key })));
    expect(effects.map((one) => one.map(({ opinion }) => opinion))).toEqual(
      keys.map((_, index) => [`意见${index}。`]),
    );
    const states = keys.map((_, index) => todoOf('oa', must(usable[index], 'as before').id).todo.data.state);
    expect(states).toEqual(['已办', '已办', '退回', '转出']);
  });
});

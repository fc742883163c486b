// What a kill -9 can take: the page that is being saved and the one on the line. Both together are never more than one
// page of the profile, whenever it comes.
import { afterEach, expect, it } from 'vitest';
import type { Connector } from '../../../main/core/connectors/connector.ts';
import { readFeed } from '../../../main/core/store/cursors.ts';
import { openStore } from '../../../main/core/store/open.ts';
import { addSource } from '../../../main/core/store/sources.ts';
import type { SyncControl } from '../../../main/core/sync/control.ts';
import { createSync } from '../../../main/core/sync/runner.ts';
import { DepartmentModel } from '../../fakes/department-model.ts';
import { modelConnector } from '../../fakes/model-connector.ts';
import { until } from '../../fakes/until.ts';

const page = 1_000;
const records = 4_321;
const opened = openStore({ place: 'memory' });
if (opened.outcome !== 'opened') throw new Error(opened.outcome);
const { store } = opened;
let sync: SyncControl | undefined;
afterEach(async () => {
  await sync?.close();
  store.close();
});

it('of a first sync, and of changes of all of it, at most one page is asked for and not saved', async () => {
  const model = new DepartmentModel();
  for (let n = 0; n < records; n += 1) model.put(`t${n}`, `事项${n}`);
  const source = { id: 's', name: 's', organ: 'o', address: 'http://s' };
  addSource(store, { ...source, connector: 'profile', signIn: 'none', account: '' }, 0);
  const saved = () => Number(readFeed(store, 's', 'todos')?.cursor?.split(' ').at(-1) ?? 0);
  const line = { fates: [], dead: false, log: { push: () => undefined } };
  const inner = modelConnector(model, line, page);
  const atRisk: number[] = [];
  const connector: Connector = {
    ...inner,
    async pull(feed, cursor, signal, most) {
      const from = Number(cursor?.split(' ').at(-1) ?? 0);
      // From what a restart would ask for, to the end of what is asked for now.
      atRisk.push(from - saved() + (most ?? page));
      return inner.pull(feed, cursor, signal, most);
    },
  };
  sync = createSync({
    store,
    connectors: {
      connect: () => connector,
      probe: async () => ({ ok: false, fault: { kind: 'not-found' } }),
    },
    publish: () => undefined,
    log: (event) => expect.fail(event),
    now: Date.now,
    random: () => 0.5,
  });
  const through = (seq: number) =>
    until('all is here', () => saved() === seq && sync?.live('s').syncing === false, { limitMs: 20_000 });
  await through(records);
  for (let n = 0; n < records; n += 1) model.put(`t${n}`, `改${n}`);
  sync.wake('s');
  await through(2 * records);
  expect(atRisk.length).toBeGreaterThan((2 * records) / page);
  expect(Math.max(...atRisk)).toBeLessThanOrEqual(page);
}, 60_000);

// A desk in memory with the product's own store, sync and works, over real HTTP, in front of one system that speaks the
// profile. Several of them in one test are several people.
import { randomUUID } from 'node:crypto';
import { createChanges } from '../../main/core/changes.ts';
import { createConnectors } from '../../main/core/connectors/registry.ts';
import { createFilesAtWork } from '../../main/core/files/work-on-files.ts';
import { createSearch } from '../../main/core/search/search.ts';
import { openStore } from '../../main/core/store/open.ts';
import { findRecord } from '../../main/core/store/records.ts';
import { addSource, readSource, sourceKey } from '../../main/core/store/sources.ts';
import { createSync } from '../../main/core/sync/runner.ts';
import type { Desk } from '../../main/core/work/desk.ts';
import type { SignInKind } from '../../shared/domain/source.ts';
import type { RecordKind } from '../../shared/domain/terms.ts';
import { aReader } from './a-reader.ts';
import { until } from './until.ts';

export type Address = {
  readonly address: string;
  readonly signIn: SignInKind;
  readonly account: string;
  readonly secret: string;
};

export type ProfileDesk = Desk & {
  /** The id of a record on this desk, by the department's. */
  idOf(kind: RecordKind, remoteId: string): string;
  /** A whole round from now on was well. */
  synced(): Promise<void>;
  close(): Promise<void>;
};

const id = 's1';

export async function aProfileDesk({ address, signIn, account, secret }: Address): Promise<ProfileDesk> {
  const opened = openStore({ place: 'memory' });
  if (opened.outcome !== 'opened') throw new Error(opened.outcome);
  const { store } = opened;
  addSource(store, { id, name: id, organ: 'o', address, connector: 'profile', signIn, account }, Date.now());
  const changes = createChanges();
  const sync = createSync({
    store,
    connectors: createConnectors({
      fetch: (url, init) => fetch(url, init),
      now: Date.now,
      credential: async () => ({ outcome: 'found', secret }),
    }),
    files: createFilesAtWork({ store, publish: changes.publish, now: Date.now }),
    publish: changes.publish,
    log: () => undefined,
    now: Date.now,
    random: () => 0.01,
  });
  const search = createSearch({ store, ticks: () => performance.now() });
  const desk: ProfileDesk = {
    ...{ store, search, changes, sync, reader: aReader(), now: Date.now, uuid: randomUUID },
    shell: {
      folder: async () => undefined,
      // A grant is its path here.
      file: async (grant) => grant,
      forgetCredential: async () => undefined,
    },
    idOf: (kind, remoteId) =>
      `${kind[0]}${findRecord(store, kind, sourceKey(store, id) ?? 0, remoteId)?.key ?? 0}`,
    async synced() {
      const before = readSource(store, id)?.lastOkAt;
      sync.wake(id, 'by-hand');
      await until('a round is through', () => {
        const now = readSource(store, id);
        return now?.lastOkAt !== before && !sync.live(id).syncing;
      });
    },
    async close() {
      await sync.close();
      await search.ready;
      store.close();
    },
  };
  await until('the first round is through', () => readSource(store, id)?.lastOkAt !== undefined, {
    limitMs: 20_000,
  });
  return desk;
}

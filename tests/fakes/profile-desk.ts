// A desk in memory with the product's own store, sync and works, over real HTTP, in front of one system that speaks the
// profile. Several of them in one test are several people.
import { randomUUID } from 'node:crypto';
import { createChanges } from '../../main/core/changes.ts';
import { createConnectors } from '../../main/core/connectors/registry.ts';
import { createFilesAtWork } from '../../main/core/files/work-on-files.ts';
import { hearingClocks } from '../../main/core/loans/hearing.ts';
import type { Loans } from '../../main/core/loans/loans.ts';
import { createSearch } from '../../main/core/search/search.ts';
import { openStore } from '../../main/core/store/open.ts';
import { findRecord } from '../../main/core/store/records.ts';
import { addSource, readSource, sourceKey } from '../../main/core/store/sources.ts';
import type { Store } from '../../main/core/store/store.ts';
import { createSync } from '../../main/core/sync/runner.ts';
import type { Desk } from '../../main/core/work/desk.ts';
import type { SignInKind } from '../../shared/domain/source.ts';
import type { RecordKind } from '../../shared/domain/terms.ts';
import { aReader } from './a-reader.ts';
import { loansBy } from './loans.ts';
import { until } from './until.ts';

type Address = {
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

/** `store`: one that was opened before, with its source or without; `loans`: by another clock than that of the machine. */
type Given = { readonly store?: Store; readonly loans?: (store: Store) => Loans };

export async function aProfileDesk(
  { address, signIn, account, secret }: Address,
  given: Given = {},
): Promise<ProfileDesk> {
  const store = given.store ?? inMemory();
  const isKnown = readSource(store, id) !== undefined;
  if (!isKnown)
    addSource(
      store,
      { id, name: id, organ: 'o', address, connector: 'profile', signIn, account },
      Date.now(),
    );
  const changes = createChanges();
  const loans = given.loans?.(store) ?? loansBy(store, Date.now);
  const sync = createSync({
    store,
    connectors: hearingClocks(
      createConnectors({
        fetch: (url, init) => fetch(url, init),
        now: Date.now,
        credential: async () => ({ outcome: 'found', secret }),
      }),
      loans.heard,
      Date.now,
    ),
    files: createFilesAtWork({ store, publish: changes.publish, now: Date.now }),
    publish: changes.publish,
    log: () => undefined,
    now: Date.now,
    random: () => 0.01,
  });
  const search = createSearch({ store, ticks: () => performance.now() });
  const desk: ProfileDesk = {
    ...{ store, search, changes, sync, reader: aReader(), loans, now: Date.now, uuid: randomUUID },
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

function inMemory(): Store {
  const opened = openStore({ place: 'memory' });
  if (opened.outcome !== 'opened') throw new Error(opened.outcome);
  return opened.store;
}

// Store and sync of the app in this process, as compose.ts puts them together, with Node's own fetch.

import { randomUUID } from 'node:crypto';
import { createConnectors } from '../../main/core/connectors/registry.ts';
import { openStore } from '../../main/core/store/open.ts';
import { countRecords } from '../../main/core/store/records.ts';
import { addSource, readSource } from '../../main/core/store/sources.ts';
import type { Store } from '../../main/core/store/store.ts';
import { createSync } from '../../main/core/sync/runner.ts';
import type { Department } from '../departments/harness.ts';
import { until } from '../fakes/until.ts';

export type SyncInto = { readonly path: string; readonly key: string; readonly department: Department };
export type Synced = {
  readonly ms: number;
  readonly records: number;
  readonly sourceId: string;
  /** The longest the desk could not have answered its window. */
  readonly longestStallMs: number;
};

const limitMs = 180_000;

/** From the moment the source is there until its first round has ended well. */
export async function firstSyncInto({ path, key, department }: SyncInto): Promise<Synced> {
  const opened = openStore({ place: 'file', path, key, create: true });
  if (opened.outcome !== 'opened') throw new Error(`believed: a fresh file opens, got ${opened.outcome}`);
  const { store } = opened;
  const sourceId = randomUUID();
  const sync = startSync(store, department);
  const { name, organ, address, connector, signIn, account } = department;
  addSource(store, { id: sourceId, name, organ, address, connector, signIn, account }, Date.now());
  const stall = watchStalls();
  const startedAt = performance.now();
  sync.sourceChanged(sourceId);
  await until('the first sync is done', () => readSource(store, sourceId)?.health.kind === 'ok', { limitMs });
  const ms = performance.now() - startedAt;
  const longestStallMs = stall.end();
  const records = countRecords(store, sourceId).todo;
  await sync.close();
  store.close();
  return { ms, records, sourceId, longestStallMs };
}

function startSync(store: Store, { secret }: Department) {
  const connectors = createConnectors({
    fetch,
    credential: async () => ({ outcome: 'found', secret }),
    now: Date.now,
  });
  const log = (event: string, facts: unknown = {}) => console.error(event, facts);
  return createSync({ store, connectors, publish: () => undefined, log, now: Date.now, random: Math.random });
}

/** A beat often enough to see a stall, and too rare to be one. */
const beatMs = 4;

function watchStalls(): { end(): number } {
  let longest = 0;
  let last = performance.now();
  const beat = setInterval(() => {
    longest = Math.max(longest, performance.now() - last - beatMs);
    last = performance.now();
  }, beatMs);
  return {
    end: () => {
      clearInterval(beat);
      return longest;
    },
  };
}

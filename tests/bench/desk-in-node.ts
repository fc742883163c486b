// Store and sync of the app in this process, as compose.ts puts them together, with Node's own fetch.

import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import type { NoticeTopic } from '../../shared/contract/desk-views.ts';
import { createConnectors } from '../../main/core/connectors/registry.ts';
import { openStore } from '../../main/core/store/open.ts';
import { addSource, listSources, type NewSource, readSource } from '../../main/core/store/sources.ts';
import type { Store } from '../../main/core/store/store.ts';
import { createSync } from '../../main/core/sync/runner.ts';
import type { Department } from '../departments/harness.ts';

export type SourceOf = Omit<NewSource, 'id'> & { readonly secret: string };
type SyncInto = { readonly path: string; readonly key: string; readonly department: Department };
export type Synced = {
  readonly ms: number;
  readonly records: number;
  readonly sourceId: string;
  /** The longest the desk could not have answered its window. */
  readonly longestStallMs: number;
};

export type InNode = {
  readonly store: Store;
  /** Adds the source, unless it is there, and resolves with its id once a round of it has ended well. */
  syncFirst(source: SourceOf): Promise<string>;
  /** Asks now; resolves once a round of it has ended well. */
  round(sourceId: string): Promise<void>;
  sourceIds(): readonly string[];
  /** How many there are, of all sources. */
  todos(): number;
  onPublished(listener: (topics: readonly NoticeTopic[]) => void): void;
  watchStalls(): { end(): number };
  /** Copies of its to-dos, until there are so many. */
  fillTo(todos: number): void;
  close(): Promise<void>;
};

const limitMs = 600_000;
const foldWorker = fileURLToPath(import.meta.resolve('../../main/core/store/fold-worker.ts'));

type InFile = {
  readonly path: string;
  readonly key: string;
  readonly create: boolean;
  /** Of the sources that are in the file already. */
  readonly known?: readonly SourceOf[];
};

export function openInNode({ path, key, create, known = [] }: InFile): InNode {
  const opened = openStore({ place: 'file', path, key, create }, undefined, foldWorker);
  if (opened.outcome !== 'opened') throw new Error(`believed: the file opens, got ${opened.outcome}`);
  const { store } = opened;
  const listeners = new Set<(topics: readonly NoticeTopic[]) => void>();
  const secrets = new Map(known.map(({ address, secret }) => [address, secret]));
  const sync = createSync({
    store,
    connectors: createConnectors({
      fetch,
      credential: async (id) => ({
        outcome: 'found',
        secret: secrets.get(readSource(store, id)?.address ?? '') ?? '',
      }),
      now: Date.now,
    }),
    publish: (topics) => {
      for (const listener of listeners) listener(topics);
    },
    log: (event, facts = {}) => console.error(event, facts),
    now: Date.now,
    random: Math.random,
  });
  const lastOk = (id: string) => readSource(store, id)?.lastOkAt ?? 0;
  const endsWell = (id: string, since: number) =>
    new Promise<void>((resolve, reject) => {
      const tooLong = setTimeout(() => reject(new Error(`no good round of ${id}`)), limitMs);
      const look = (topics: readonly NoticeTopic[]) => {
        if (!topics.includes('sources') || lastOk(id) <= since) return;
        clearTimeout(tooLong);
        listeners.delete(look);
        resolve();
      };
      listeners.add(look);
    });
  return {
    store,
    async syncFirst({ secret, ...source }) {
      const there = listSources(store).find(({ address }) => address === source.address);
      const id = there?.id ?? randomUUID();
      const ended = endsWell(id, there?.lastOkAt ?? 0);
      if (there === undefined) {
        secrets.set(source.address, secret);
        const { name, organ, address, connector, signIn, account } = source;
        addSource(store, { id, name, organ, address, connector, signIn, account }, Date.now());
        sync.sourceChanged(id);
      }
      await ended;
      return id;
    },
    async round(id) {
      // So that this one cannot have the same millisecond as the last.
      const since = lastOk(id);
      while (Date.now() <= since) await new Promise((resolve) => setImmediate(resolve));
      const ended = endsWell(id, since);
      sync.wake(id);
      await ended;
    },
    sourceIds: () => listSources(store).map(({ id }) => id),
    todos: () => countTodos(store),
    onPublished: (listener) => void listeners.add(listener),
    watchStalls,
    fillTo: (todos) => fillTo(store, todos),
    async close() {
      await sync.close();
      store.close();
    },
  };
}

/** From the moment the source is there until its first round has ended well. */
export async function firstSyncInto({ path, key, department }: SyncInto): Promise<Synced> {
  const desk = openInNode({ path, key, create: true });
  const stall = watchStalls();
  const startedAt = performance.now();
  const sourceId = await desk.syncFirst(department);
  const ms = performance.now() - startedAt;
  const longestStallMs = stall.end();
  const records = desk.todos();
  await desk.close();
  return { ms, records, sourceId, longestStallMs };
}

const countTodos = (store: Store): number => Number(store.sql('SELECT count(*) FROM todo').pluck().get());

/** As rows that came from the same source, under numbers of their own. */
function fillTo(store: Store, todos: number): void {
  const columns = store
    .sql(`SELECT name FROM pragma_table_info('todo') WHERE name NOT IN ('key', 'remote_id')`)
    .pluck()
    .all()
    .join(', ');
  store.transaction(() => {
    for (let have = countTodos(store); have < todos; ) {
      const most = Math.min(have, todos - have);
      store
        .sql(
          `INSERT INTO todo (remote_id, ${columns}) SELECT remote_id || '/${have}', ${columns} FROM todo ORDER BY key LIMIT ?`,
        )
        .run(most);
      have += most;
    }
  });
  store.checkpoint();
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

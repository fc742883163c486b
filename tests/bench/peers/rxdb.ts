// RxDB pulls from our feed into its memory storage: the only free one without a limit of documents outside a browser.
// What it holds is gone when it ends.

import { peerPackage } from './package-of.ts';
import { pageOfFeed, say, watchFirst, wish, firstRows } from './wished.ts';

type Checkpoint = { readonly cursor: string };
type Collection = {
  find(query: object): { exec(): Promise<readonly unknown[]> };
  count(): { exec(): Promise<number> };
};
type Database = {
  addCollections(of: object): Promise<{ readonly todos: Collection }>;
  close(): Promise<unknown>;
};
type Replication = { awaitInitialReplication(): Promise<void>; cancel(): Promise<unknown> };

const { createRxDatabase }: { createRxDatabase(options: object): Promise<Database> } = peerPackage('rxdb');
const { getRxStorageMemory }: { getRxStorageMemory(): object } = peerPackage('rxdb/plugins/storage-memory');
const { replicateRxCollection }: { replicateRxCollection(options: object): Replication } =
  peerPackage('rxdb/plugins/replication');

const database = await createRxDatabase({
  name: 'bench',
  storage: getRxStorageMemory(),
  multiInstance: false,
});
const text = { type: 'string' };
const { todos } = await database.addCollections({
  todos: {
    schema: {
      version: 0,
      primaryKey: 'id',
      type: 'object',
      properties: {
        id: { type: 'string', maxLength: 100 },
        arrivedAt: { type: 'string', maxLength: 30 },
        title: text,
        data: { type: 'object' },
      },
      required: ['id', 'arrivedAt', 'title', 'data'],
      indexes: ['arrivedAt'],
    },
  },
});
const startedAt = performance.now();
const first = watchFirst(
  startedAt,
  async () => (await todos.find({ sort: [{ arrivedAt: 'asc' }], limit: firstRows }).exec()).length,
);
const replication = replicateRxCollection({
  collection: todos,
  replicationIdentifier: 'bench',
  live: false,
  pull: {
    batchSize: wish.batch,
    async handler(checkpoint: Checkpoint | undefined) {
      // The batch before this one has been written by now.
      if (checkpoint !== undefined) await first.look();
      const page = await pageOfFeed(wish, checkpoint?.cursor);
      const documents = page.changes.map(({ id, record: { data } }) => ({
        id,
        arrivedAt: Reflect.get(data, 'arrivedAt'),
        title: Reflect.get(data, 'title'),
        data,
        _deleted: false,
      }));
      return { documents, checkpoint: { cursor: page.cursor } };
    },
  },
});
await replication.awaitInitialReplication();
const allMs = performance.now() - startedAt;
say({ records: await todos.count().exec(), firstMs: first.ms(), allMs });
await replication.cancel();
await database.close();

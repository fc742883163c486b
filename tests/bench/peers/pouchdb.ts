// PouchDB in Node, on LevelDB, pulls from pouchdb-server: `replicate.from` with the batch it is told.

import { join } from 'node:path';
import { peerPackage } from './package-of.ts';
import { say, watchFirst, wish, firstRows } from './wished.ts';

type Replication = Promise<unknown> & { on(event: 'change', listener: () => void): Replication };
type Pouch = {
  readonly replicate: { from(remote: string, options: { readonly batch_size: number }): Replication };
  allDocs(options: object): Promise<{ readonly rows: readonly unknown[]; readonly total_rows: number }>;
  close(): Promise<void>;
};

const PouchDB: new (name: string) => Pouch = peerPackage('pouchdb');
const here = new PouchDB(join(wish.dir, 'pouch'));
const startedAt = performance.now();
const first = watchFirst(
  startedAt,
  async () => (await here.allDocs({ limit: firstRows, include_docs: true })).rows.length,
);
await here.replicate
  .from(`${wish.address}/todos`, { batch_size: wish.batch })
  .on('change', () => void first.look());
const allMs = performance.now() - startedAt;
const { total_rows: records } = await here.allDocs({ limit: 0 });
say({ records, firstMs: first.ms(), allMs });
await here.close();

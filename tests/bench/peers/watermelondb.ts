// WatermelonDB on SQLite in Node pulls from our feed, `batch` records in one `synchronize`: the more, the faster it is,
// because what one costs grows with what is there. Its SQLite is the product's own package (package-of.ts).

import { join } from 'node:path';
import { peerPackage } from './package-of.ts';
import { type Page, pageOfFeed, say, watchFirst, wish, firstRows } from './wished.ts';

type Query = { fetch(): Promise<readonly unknown[]>; fetchCount(): Promise<number> };
type Database = { get(table: string): { query(...clauses: readonly unknown[]): Query } };
type Pulled = { readonly changes: object; readonly timestamp: number };

const watermelon: {
  Database: new (options: object) => Database;
  Model: new () => object;
  Q: { sortBy(column: string): unknown; take(count: number): unknown };
  appSchema(of: object): object;
  tableSchema(of: object): object;
} = peerPackage('@nozbe/watermelondb');
const { default: SQLiteAdapter }: { default: new (options: object) => object } = peerPackage(
  '@nozbe/watermelondb/adapters/sqlite',
);
const { synchronize }: { synchronize(options: object): Promise<void> } =
  peerPackage('@nozbe/watermelondb/sync');

class Todo extends watermelon.Model {
  static table = 'todos';
}

/** The most that the sample system gives at once. */
const pageLimit = 1000;

const rowOf = ({ id, record: { data } }: Page['changes'][number]): object => ({
  id,
  title: Reflect.get(data, 'title'),
  arrived_at: Reflect.get(data, 'arrivedAt'),
  data: JSON.stringify(data),
});

const { appSchema, tableSchema, Q } = watermelon;
const columns = [
  { name: 'title', type: 'string' },
  { name: 'arrived_at', type: 'string', isIndexed: true },
  { name: 'data', type: 'string' },
];
const schema = appSchema({ version: 1, tables: [tableSchema({ name: 'todos', columns })] });
const adapter = new SQLiteAdapter({ schema, dbName: join(wish.dir, 'watermelon') });
const database = new watermelon.Database({ adapter, modelClasses: [Todo] });
const todos = database.get('todos');

const startedAt = performance.now();
const first = watchFirst(
  startedAt,
  async () => (await todos.query(Q.sortBy('arrived_at'), Q.take(firstRows)).fetch()).length,
);
let cursor: string | undefined;
let time = 0;
for (let more = true; more; ) {
  await synchronize({
    database,
    async pullChanges(): Promise<Pulled> {
      const created: object[] = [];
      while (more && created.length < wish.batch) {
        const page = await pageOfFeed({ ...wish, batch: pageLimit }, cursor);
        cursor = page.cursor;
        more = page.more;
        created.push(...page.changes.map(rowOf));
      }
      time += 1;
      return { changes: { todos: { created, updated: [], deleted: [] } }, timestamp: time };
    },
    pushChanges: async () => undefined,
  });
  await first.look();
}
const allMs = performance.now() - startedAt;
say({ records: await todos.query().fetchCount(), firstMs: first.ms(), allMs });
process.exit(0);

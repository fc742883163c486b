import Database from 'better-sqlite3';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { migrate, migrations } from '../../../main/core/store/migrate.ts';
import { countRecords } from '../../../main/core/store/record-count.ts';
import { aStore, type Store } from '../../../main/core/store/store.ts';
import { removeSource, sourceKey } from '../../../main/core/store/sources.ts';
import { sweepSlice } from '../../../main/core/store/sweep.ts';
import type { Removal } from '../../../shared/domain/delta.ts';
import { aMemoryStore, anArchive, apply, aTodo, now, todoAs } from './builders.ts';

type Event =
  | { readonly do: 'put' | 'raise'; readonly id: string }
  | { readonly do: 'remove'; readonly id: string; readonly why: Removal['why'] }
  | { readonly do: 'sweep' };

const id = fc.constantFrom('a', 'b', 'c', 'd');
const event: fc.Arbitrary<Event> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ do: fc.constant('put' as const), id }) },
  fc.record({ do: fc.constant('raise' as const), id }),
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('remove' as const),
      id,
      why: fc.constantFrom('tombstone', 'withdrawn', 'gone-from-list'),
    }),
  },
  fc.constant<Event>({ do: 'sweep' }),
);

/** Read from the rows themselves. */
function counted(store: Store): unknown {
  const one = (sql: string): unknown =>
    store
      .sql(sql)
      .pluck()
      .get(sourceKey(store, 's1') ?? -1);
  return {
    todo: one("SELECT count(*) FROM todo WHERE source = ? AND presence = 'listed'"),
    archive: one('SELECT count(*) FROM archive WHERE source = ?'),
    article: one('SELECT count(*) FROM article WHERE source = ?'),
    contact: one('SELECT count(*) FROM contact WHERE source = ?'),
  };
}

describe('how many records a source has', () => {
  it('is what counting them says, whatever came, went, was erased or swept', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 25 }), (events) => {
        const store = aMemoryStore();
        let generation = 1;
        events.forEach((one, index) => {
          const revision = String(index);
          switch (one.do) {
            case 'put':
              apply(store, {
                generation,
                upserts: [
                  todoAs(one.id, revision, aTodo()),
                  { kind: 'archive', remoteId: one.id, revision, data: anArchive() },
                ],
              });
              break;
            case 'raise':
              apply(store, {
                generation,
                upserts: [todoAs(one.id, revision, aTodo({ secretLevel: '机密' }))],
              });
              break;
            case 'remove':
              apply(store, { generation, removals: [{ kind: 'todo', remoteId: one.id, why: one.why }] });
              break;
            case 'sweep':
              generation += 1;
              sweepSlice(
                store,
                { source: sourceKey(store, 's1') ?? 0, feed: 'all', generation },
                { keys: 1_000, now },
              );
          }
          expect(countRecords(store, 's1')).toEqual(counted(store));
        });
        removeSource(store, 's1');
        expect(countRecords(store, 's1')).toEqual({ todo: 0, archive: 0, article: 0, contact: 0 });
        store.close();
      }),
      { numRuns: 60 },
    );
  });

  it('is known of a file from before it was kept', () => {
    const db = new Database(':memory:');
    db.pragma('foreign_keys = ON');
    migrate(db, migrations.slice(0, 1));
    db.exec(
      `INSERT INTO source (key, id, name, organ, address, connector, sign_in, account, health, added_at)
         VALUES (1, 's1', 'n', 'o', 'https://s1.test', 'profile', 'none', '', '{"kind":"ok"}', 0);
       INSERT INTO contact (source, feed, remote_id, revision, generation, fetched_at, name, org, unit, data)
         VALUES (1, 'f', 'c1', '1', 1, 0, '王敏', 'o', 'u', '{}'), (1, 'f', 'c2', '1', 1, 0, '李强', 'o', 'u', '{}');`,
    );
    migrate(db);
    const store = aStore(db);
    expect(countRecords(store, 's1').contact).toBe(2);
    db.exec("DELETE FROM contact WHERE remote_id = 'c1'");
    expect(countRecords(store, 's1').contact).toBe(1);
    store.close();
  });
});

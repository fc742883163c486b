// A first pass puts records in before it looks for them (apply.ts); what comes of it is what comes of any other pass.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { writeMeta } from '../../../main/core/store/meta.ts';
import type { Store } from '../../../main/core/store/store.ts';
import { openCounts } from '../../../main/core/store/todo-list.ts';
import type { Upsert } from '../../../shared/domain/delta.ts';
import { runs } from '../../fakes/runs.ts';
import { aContact, aMemoryStore, anArchive, anArticle, apply, aTodo } from './builders.ts';

const kinds = ['todo', 'archive', 'article', 'contact'] as const;
const level = fc.constantFrom('公开' as const, '内部' as const, '秘密' as const);
const record = fc.record({ kind: fc.constantFrom(...kinds), id: fc.nat(3), revision: fc.nat(2), level });
type Came = typeof record extends fc.Arbitrary<infer T> ? T : never;
const page = fc.uniqueArray(record, { maxLength: 6, selector: ({ kind, id }) => `${kind}${id}` });

function upsertOf({ kind, id, revision, level: secretLevel }: Came): Upsert {
  const common = { remoteId: `r${id}`, revision: `${revision}` };
  const title = `第${id}件，第${revision}稿`;
  switch (kind) {
    case 'todo':
      return { kind, ...common, data: aTodo({ title, secretLevel }) };
    case 'archive':
      return { kind, ...common, data: anArchive({ title, secretLevel }) };
    case 'article':
      return { kind, ...common, data: anArticle({ title, secretLevel }) };
    case 'contact':
      return { kind, ...common, data: aContact({ name: title }) };
  }
}

function held(store: Store): object {
  const rows = (table: string, columns: string) =>
    store.db.prepare(`SELECT ${columns} FROM ${table} ORDER BY remote_id`).raw().all();
  const records = kinds.map((kind) => rows(kind, 'remote_id, revision, generation, fetched_at, data'));
  const queued = kinds.map((kind, number) =>
    store.db
      .prepare(
        `SELECT r.remote_id FROM index_queue q JOIN ${kind} r ON r.key = q.record WHERE q.kind = ? ORDER BY 1`,
      )
      .raw()
      .all(number),
  );
  const aside = rows('set_aside', 'kind, remote_id, reason');
  return { records, queued, aside, counts: openCounts(store) };
}

it('leaves what a pass of changes leaves, whatever was here and however often a record comes', () => {
  fc.assert(
    fc.property(fc.array(page, { maxLength: 5 }), (pages) => {
      const [first, later] = [aMemoryStore(), aMemoryStore()];
      for (const store of [first, later]) writeMeta(store, 'ceiling', '内部');
      pages.forEach((records, at) => {
        const upserts = records.map(upsertOf);
        const common = { upserts, generation: 1, done: at, finished: false, cursor: `c${at}` };
        const [one, other] = [
          apply(first, { ...common, phase: 'initial' }),
          apply(later, { ...common, phase: 'delta' }),
        ];
        expect(one).toEqual(other);
      });
      expect(held(first)).toEqual(held(later));
    }),
    { numRuns: runs(100) },
  );
});

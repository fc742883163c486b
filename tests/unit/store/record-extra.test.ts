// Fields of a record that this desk does not know.
import { beforeEach, describe, expect, it } from 'vitest';
import { findRecord } from '../../../main/core/store/records.ts';
import { sourceKey } from '../../../main/core/store/sources.ts';
import type { Store } from '../../../main/core/store/store.ts';
import type { Upsert } from '../../../shared/domain/delta.ts';
import { readExtra } from '../../fakes/file-facts.ts';
import { aMemoryStore, anArchive, apply } from './builders.ts';

let store: Store;
const base = anArchive();
const of = { kind: 'archive', remoteId: 'a1' } as const;
const record = (revision: string, data = base, more: Pick<Upsert, 'extra'> = {}): Upsert => ({
  ...of,
  revision,
  data,
  ...more,
});
const keyNow = () => findRecord(store, 'archive', sourceKey(store, 's1') ?? 0, 'a1')?.key ?? 0;
beforeEach(() => {
  store = aMemoryStore();
  apply(store, { upserts: [record('1')] });
});

describe('fields this desk does not know', () => {
  const extraNow = () => readExtra(store, { kind: 'archive', key: keyNow() });

  it('stay beside the row through changes, and go with it', () => {
    apply(store, { upserts: [record('2', base, { extra: { 盒号: '12' } })] });
    expect(extraNow()).toEqual({ 盒号: '12' });
    apply(store, { upserts: [record('2', base)] });
    expect(extraNow()).toEqual({ 盒号: '12' });
    apply(store, { upserts: [record('3', base)] });
    expect(extraNow()).toBeUndefined();
    apply(store, { upserts: [record('4', base, { extra: { 盒号: '13' } })] });
    apply(store, { removals: [{ ...of, why: 'tombstone' }] });
    expect(store.sql('SELECT count(*) AS n FROM record_extra').get()).toEqual({ n: 0 });
  });
});

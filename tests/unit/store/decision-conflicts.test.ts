// A decision that clashed keeps what the person saw, and shows what stands there now.
import { beforeEach, describe, expect, it } from 'vitest';
import { openConflictOf } from '../../../main/core/store/conflicts.ts';
import { enqueue, markSending } from '../../../main/core/store/outbox.ts';
import { settleAction } from '../../../main/core/store/outbox-answers.ts';
import { readEntry } from '../../../main/core/store/outbox-rows.ts';
import { findRecord } from '../../../main/core/store/records.ts';
import { sourceKey } from '../../../main/core/store/sources.ts';
import type { Store } from '../../../main/core/store/store.ts';
import { aMemoryStore, apply, aTodo, now, todoAs } from './builders.ts';

let store: Store;
let source: number;
const changed = { by: '档案局 王敏', at: '2026-11-21T01:00:00.000Z' };
beforeEach(() => {
  store = aMemoryStore();
  source = sourceKey(store, 's1') ?? 0;
});
const answered = () => {
  markSending(store, 'd1', now);
  return settleAction(store, 'd1', { state: 'conflict', revision: '2' }, now);
};

describe('a decision on a to-do', () => {
  const todo = aTodo({
    paper: { mainTo: [], cc: [], body: '一\n二\n三', attachmentsNote: [], opinions: [], files: [] },
  });
  beforeEach(() => {
    apply(store, { upserts: [todoAs('t1', '1', todo)] });
    const key = findRecord(store, 'todo', source, 't1')?.key ?? 0;
    const body = { action: 'approve', opinion: '同意。' } as const;
    enqueue(
      store,
      { source, kind: 'todo', remoteId: 't1', id: 'd1', record: key, basedOn: '1', body, base: todo },
      now,
    );
  });
  const after = { ...todo, step: '会签', paper: { ...todo.paper, body: '一\n二（改）\n三' } } as typeof todo;

  it('is never made anew; what changed under it is shown, of a long text the paragraphs (S11)', () => {
    apply(store, { upserts: [todoAs('t1', '2', after)] });
    expect(readEntry(store, 'd1')).toMatchObject({ state: 'waiting', basedOn: '1' });
    expect(answered()).toBe('conflict');
    expect(openConflictOf(store, 'd1')).toMatchObject({
      fields: [
        { field: 'step', base: '承办', theirs: '会签', clash: false },
        { field: 'body', base: '二', theirs: '二（改）', clash: false },
      ],
      theirs: { revision: '2', gone: false },
    });
    expect(openConflictOf(store, 'd1')?.fields.some(({ mine }) => mine !== undefined)).toBe(false);
  });

  it('answered before the pull shows what changed once it is here, with who changed it', () => {
    answered();
    expect(openConflictOf(store, 'd1')?.theirs).toBeUndefined();
    apply(store, { upserts: [{ ...todoAs('t1', '2', after), changed }] });
    expect(openConflictOf(store, 'd1')?.theirs).toEqual({ revision: '2', gone: false, ...changed });
    apply(store, { removals: [{ kind: 'todo', remoteId: 't1', why: 'tombstone' }] });
    expect(openConflictOf(store, 'd1')?.theirs?.gone).toBe(true);
  });
});

import { beforeEach, describe, expect, it } from 'vitest';
import { listAudit } from '../../../main/core/store/audit.ts';
import { beginResync, readFeed } from '../../../main/core/store/cursors.ts';
import { readDraft, writeDraft } from '../../../main/core/store/drafts.ts';
import { matchText, putText } from '../../../main/core/store/full-text.ts';
import { enqueue, markSending } from '../../../main/core/store/outbox.ts';
import { settleAction } from '../../../main/core/store/outbox-answers.ts';
import { readAction } from '../../../main/core/store/outbox-rows.ts';
import { findRecord, knownRecords } from '../../../main/core/store/records.ts';
import { listSetAside } from '../../../main/core/store/set-aside.ts';
import { sourceKey } from '../../../main/core/store/sources.ts';
import type { Store } from '../../../main/core/store/store.ts';
import { readTodo } from '../../../main/core/store/todos.ts';
import { aMemoryStore, apply, aTodo, now, titlesListed, todoAs } from './builders.ts';

let store: Store;
let source: number;
beforeEach(() => {
  store = aMemoryStore();
  source = sourceKey(store, 's1') ?? 0;
});

const titles = (scope?: 'open' | 'closed') => titlesListed(store, scope);
const keyOfTodo = (remoteId: string) => findRecord(store, 'todo', source, remoteId)?.key ?? 0;
const aDecision = (remoteId: string, id = `a-${remoteId}`) => {
  const of = { source, kind: 'todo' as const, remoteId };
  enqueue(
    store,
    { ...of, id, record: keyOfTodo(remoteId), basedOn: '1', body: { action: 'approve', opinion: '同意。' } },
    now,
  );
  return id;
};

describe('a removal', () => {
  beforeEach(() => {
    apply(store, { upserts: [todoAs('r1'), todoAs('r2')] });
  });
  const remove = (why: 'tombstone' | 'withdrawn' | 'gone-from-list', remoteId = 'r1') =>
    apply(store, { removals: [{ kind: 'todo', remoteId, why }] });

  it('deletes a row on which nothing of the person hangs', () => {
    remove('tombstone');
    expect(keyOfTodo('r1')).toBe(0);
  });

  it('of an unknown record does nothing', () => {
    expect(remove('tombstone', 'never-seen')).toMatchObject({ outcome: 'applied' });
    expect(remove('withdrawn', 'never-seen')).toMatchObject({ outcome: 'applied' });
  });

  it('keeps the row of an unsent action or a draft, as gone', () => {
    aDecision('r1');
    writeDraft(store, { source, kind: 'todo', remoteId: 'r2' }, '拟同意。', now);
    remove('tombstone');
    remove('tombstone', 'r2');
    expect(['r1', 'r2'].map((id) => readTodo(store, keyOfTodo(id))?.face.presence)).toEqual(['gone', 'gone']);
    expect(titles()).toEqual([]);
    expect(readAction(store, 'a-r1')?.state).toBe('waiting');
  });

  it('by a complete list closes the row and keeps the draft (S12)', () => {
    writeDraft(store, { source, kind: 'todo', remoteId: 'r1' }, '拟同意。', now);
    remove('gone-from-list');
    expect(readTodo(store, keyOfTodo('r1'))?.face).toMatchObject({ presence: 'gone', hasDraft: true });
    expect(knownRecords(store, 's1', 'all').map(({ remoteId }) => remoteId)).toEqual(['r2']);
    apply(store, { upserts: [todoAs('r1')] });
    expect(readTodo(store, keyOfTodo('r1'))?.face).toMatchObject({ presence: 'listed', hasDraft: true });
    expect(titles()).toHaveLength(2);
  });

  it('by withdrawn access erases the row and its words in the index, and keeps the draft (S13)', () => {
    const key = keyOfTodo('r1');
    putText(store, 'todo', key, '档案');
    writeDraft(store, { source, kind: 'todo', remoteId: 'r1' }, '拟同意。', now);
    aDecision('r1');
    remove('withdrawn');
    expect(keyOfTodo('r1')).toBe(0);
    expect(matchText(store, 'todo', '档案', 10)).toEqual([]);
    expect(readDraft(store, { source, kind: 'todo', remoteId: 'r1' })).toBe('拟同意。');
    expect(readAction(store, 'a-r1')).toMatchObject({ state: 'refused', reason: { kind: 'withdrawn' } });
    expect(listAudit(store).map(({ event }) => event)).toContain('record-withdrawn');
  });

  it('by withdrawn access still asks about an action that may have arrived', () => {
    const id = aDecision('r1');
    markSending(store, id, now);
    settleAction(store, id, { state: 'unsure', fault: { kind: 'offline', reason: 'cut' } }, now);
    remove('withdrawn');
    expect(readAction(store, id)?.state).toBe('unsure');
    markSending(store, id, now);
    expect(settleAction(store, id, { state: 'accepted', revision: '2' }, now)).toBe('confirmed');
  });
});

describe('the ceiling', () => {
  const secret = todoAs('r1', '1', aTodo({ title: '绝不应留下的标题', secretLevel: '秘密' }));

  it('lets no title and no text of a record above it in, only its level and an audit line', () => {
    apply(store, { upserts: [secret, todoAs('r2')] });
    apply(store, { upserts: [secret] });
    expect(titles()).toHaveLength(1);
    expect(listSetAside(store)).toMatchObject([
      { remoteId: 'r1', reason: { kind: 'above-ceiling', level: '秘密' } },
    ]);
    expect(listSetAside(store)[0]?.title).toBeUndefined();
    expect(listAudit(store).filter(({ event }) => event === 'record-blocked')).toHaveLength(1);
    const everything = store.db
      .prepare('SELECT * FROM set_aside')
      .all()
      .concat(store.db.prepare('SELECT * FROM audit').all());
    expect(JSON.stringify(everything)).not.toContain('绝不应留下');
  });

  it('erases a copy from before the record was raised', () => {
    apply(store, { upserts: [todoAs('r1')] });
    apply(store, { upserts: [{ ...secret, revision: '2' }] });
    expect(titles()).toEqual([]);
  });

  it('of a record that came down again is forgotten', () => {
    apply(store, { upserts: [secret] });
    apply(store, { upserts: [todoAs('r1', '2')] });
    expect(listSetAside(store)).toEqual([]);
    expect(titles()).toHaveLength(1);
  });
});

describe('a resync', () => {
  it('leaves everything until it is complete, then sweeps what it did not meet', () => {
    apply(store, { upserts: ['r1', 'r2', 'r3', 'r4'].map((id) => todoAs(id)) });
    aDecision('r3');
    writeDraft(store, { source, kind: 'todo', remoteId: 'r4' }, '留着。', now);
    beginResync(store, 's1', 'all', now);
    const pass = {
      phase: 'resync' as const,
      generation: readFeed(store, 's1', 'all')?.generation ?? 0,
      epoch: 'e2',
    };
    apply(store, { ...pass, upserts: [todoAs('r1')], finished: false, cursor: 'p1' });
    expect(titles()).toHaveLength(4);
    apply(store, { ...pass, upserts: [todoAs('r5')], cursor: 'p2' });
    expect(titles()).toHaveLength(2);
    expect(keyOfTodo('r2')).toBe(0);
    expect([keyOfTodo('r3') > 0, keyOfTodo('r4') > 0]).toEqual([true, true]);
    expect(readFeed(store, 's1', 'all')).toMatchObject({ phase: 'delta', cursor: 'p2', epoch: 'e2' });
  });

  it('asks again about what the lost history had accepted', () => {
    apply(store, { upserts: [todoAs('r1')] });
    const id = aDecision('r1');
    markSending(store, id, now);
    settleAction(store, id, { state: 'accepted', revision: '2' }, now);
    beginResync(store, 's1', 'all', now);
    expect(readAction(store, id)?.state).toBe('unsure');
  });
});

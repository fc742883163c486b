import { beforeEach, describe, expect, it } from 'vitest';
import { brokenAuditLine } from '../../../main/core/store/audit.ts';
import { enqueue } from '../../../main/core/store/outbox.ts';
import { sourceKey } from '../../../main/core/store/sources.ts';
import type { Store } from '../../../main/core/store/store.ts';
import { aMemoryStore, now } from './builders.ts';

let store: Store;
let source: number;
beforeEach(() => {
  store = aMemoryStore();
  source = sourceKey(store, 's1') ?? 0;
});

const aDecision = (remoteId: string, id = `a-${remoteId}`) => {
  const of = { source, kind: 'todo' as const, remoteId };
  enqueue(store, { ...of, id, record: 1, basedOn: '1', body: { action: 'approve', opinion: '同意。' } }, now);
  return id;
};

describe('the audit trail', () => {
  it('refuses to be changed or shortened', () => {
    aDecision('r1');
    expect(() => store.db.exec('UPDATE audit SET detail = 1')).toThrow(/never changed/);
    expect(() => store.db.exec('DELETE FROM audit')).toThrow(/never deleted/);
    expect(() => store.db.exec('DELETE FROM outbox_log')).toThrow(/never deleted/);
  });

  it('shows an edit behind its back', () => {
    for (const id of ['a', 'b', 'c', 'd']) aDecision('r1', id);
    expect(brokenAuditLine(store)).toBeUndefined();
    store.db.exec("DROP TRIGGER audit_stays; UPDATE audit SET detail = '{}' WHERE seq = 2");
    expect(brokenAuditLine(store)).toBe(2);
  });

  it('shows a line that is missing', () => {
    for (const id of ['a', 'b', 'c', 'd']) aDecision('r1', id);
    store.db.exec('DROP TRIGGER audit_is_kept; DELETE FROM audit WHERE seq = 3');
    expect(brokenAuditLine(store)).toBe(3);
  });
});

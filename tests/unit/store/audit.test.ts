import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import type { ChainOutcome } from '../../../shared/domain/audit.ts';
import { appendAudit } from '../../../main/core/store/audit.ts';
import {
  isChainToTell,
  markChainSeen,
  settleChain,
  walkChain,
} from '../../../main/core/store/audit-chain.ts';
import { enqueue } from '../../../main/core/store/outbox.ts';
import { sourceKey } from '../../../main/core/store/sources.ts';
import type { Store } from '../../../main/core/store/store.ts';
import { runs } from '../../fakes/runs.ts';
import { aMemoryStore, now } from './builders.ts';
import { brokenAuditLine } from '../../fakes/file-facts.ts';

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

/** One bit of it; of a text one that leaves it a text. */
function flipped(value: unknown, place: number, bit: number): string | number {
  if (typeof value === 'number') return value ^ (1 << bit);
  const bytes = Buffer.from(String(value));
  const at = place % bytes.length;
  bytes.writeUInt8(bytes.readUInt8(at) ^ (1 << (bit % 7)), at);
  return bytes.toString('utf8');
}

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

  it('shows every byte that was flipped in any line, and which line it was', () => {
    for (const id of ['a', 'b', 'c', 'd', 'e', 'f']) aDecision('r1', id);
    store.db.exec('DROP TRIGGER audit_stays');
    const columns = ['seq', 'at', 'event', 'detail', 'previous', 'hash'] as const;
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 6 }),
        fc.constantFrom(...columns),
        fc.nat(),
        fc.integer({ min: 0, max: 7 }),
        (line, column, place, bit) => {
          const stored = store.db.prepare(`SELECT ${column} AS it FROM audit WHERE seq = ?`).get(line);
          const before: unknown = Reflect.get(Object(stored), 'it');
          const after = flipped(before, place, bit);
          // Two lines of one number there cannot be.
          fc.pre(column !== 'seq' || Number(after) < 1 || Number(after) > 6);
          const set = `UPDATE audit SET ${column} = CAST(? AS ${typeof before === 'number' ? 'INTEGER' : 'TEXT'}) WHERE seq = ?`;
          store.db.prepare(set).run(after, line);
          const found = brokenAuditLine(store);
          store.db.prepare(set).run(before, column === 'seq' ? after : line);
          expect(found).toBe(line);
          expect(brokenAuditLine(store)).toBeUndefined();
        },
      ),
      { numRuns: runs(400) },
    );
  });

  it('shows that its end was cut off, also once it goes on', () => {
    for (const id of ['a', 'b', 'c', 'd']) aDecision('r1', id);
    store.db.exec('DROP TRIGGER audit_is_kept; DELETE FROM audit WHERE seq > 2');
    expect(brokenAuditLine(store)).toBe(3);
    for (const id of ['e', 'f', 'g']) aDecision('r1', id);
    expect(brokenAuditLine(store)).toBe(3);
  });

  it('is looked through in slices, and says from when to when it reaches and where the clock went back', () => {
    for (let line = 0; line < 600; line += 1)
      appendAudit(store, 'file-opened', { hash: String(line) }, line === 300 ? now - 5_000 : now + line);
    const walk = walkChain(store);
    expect(walk.step()).toBe('more');
    expect(walk.done()).toBeLessThan(600);
    let outcome = walk.step();
    while (outcome === 'more') outcome = walk.step();
    expect(outcome).toEqual({ kind: 'whole', lines: 600, first: now, last: now + 599, clockBack: 1 });
  });

  it('tells of a break once, and of another one again', () => {
    for (const id of ['a', 'b', 'c']) aDecision('r1', id);
    const told: string[] = [];
    const settle = (outcome: ChainOutcome) =>
      settleChain(store, { outcome, at: now }, ({ line, how }) => told.push(`${line} ${how}`));
    settle({ kind: 'broken', line: 2, how: 'changed' });
    settle({ kind: 'broken', line: 2, how: 'changed' });
    expect([told, isChainToTell(store)]).toEqual([['2 changed'], true]);
    markChainSeen(store);
    settle({ kind: 'broken', line: 2, how: 'changed' });
    expect([told.length, isChainToTell(store)]).toEqual([1, false]);
    settle({ kind: 'broken', line: 1, how: 'missing' });
    expect([told, isChainToTell(store)]).toEqual([['2 changed', '1 missing'], true]);
    settle({ kind: 'whole', lines: 3, clockBack: 0 });
    expect(isChainToTell(store)).toBe(false);
  });

  it('shows a line that is missing', () => {
    for (const id of ['a', 'b', 'c', 'd']) aDecision('r1', id);
    store.db.exec('DROP TRIGGER audit_is_kept; DELETE FROM audit WHERE seq = 3');
    expect(brokenAuditLine(store)).toBe(3);
  });
});

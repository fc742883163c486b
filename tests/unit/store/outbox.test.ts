import { beforeEach, describe, expect, it } from 'vitest';
import { discard, enqueue, markSending, recoverSending, takeBack } from '../../../main/core/store/outbox.ts';
import { type Settlement, settleAction } from '../../../main/core/store/outbox-answers.ts';
import { nextToSend } from '../../../main/core/store/outbox-next.ts';
import {
  countOutbox,
  listUnfinished,
  mayTakeBack,
  readAction,
} from '../../../main/core/store/outbox-rows.ts';
import { findRecord } from '../../../main/core/store/records.ts';
import { sourceKey } from '../../../main/core/store/sources.ts';
import type { Store } from '../../../main/core/store/store.ts';
import { statesLogged } from '../../fakes/file-facts.ts';
import { aFileStore, aMemoryStore, apply, aScratch, aSource, aTodo, now, todoAs } from './builders.ts';

let store: Store;
beforeEach(() => {
  store = aMemoryStore();
  apply(store, { upserts: ['r1', 'r2'].map((id) => todoAs(id)) });
});

function press(id: string, remoteId = 'r1', on = store): string {
  const source = sourceKey(on, 's1') ?? 0;
  const record = findRecord(on, 'todo', source, remoteId)?.key ?? 0;
  const body = { action: 'return' as const, opinion: `退回意见${id}` };
  enqueue(on, { id, source, kind: 'todo', remoteId, record, basedOn: '1', body }, now);
  return id;
}

const send = (id: string, settlement: Settlement) => {
  markSending(store, id, now);
  return settleAction(store, id, settlement, now);
};
const cut: Settlement = { state: 'unsure', fault: { kind: 'offline', reason: 'cut' } };
const notReached: Settlement = { state: 'waiting', fault: { kind: 'offline', reason: 'refused' } };

describe('sending', () => {
  it('goes in the order pressed, one at a time for one record (S5)', () => {
    press('a1');
    press('a2');
    press('b1', 'r2');
    expect(nextToSend(store, 's1', now)?.id).toBe('a1');
    markSending(store, 'a1', now);
    expect(nextToSend(store, 's1', now)?.id).toBe('b1');
    settleAction(store, 'a1', { state: 'refused', reason: { kind: 'refused', reason: '材料不全' } }, now);
    expect(nextToSend(store, 's1', now)?.id).toBe('a2');
  });

  it('waits as long as it was told to', () => {
    press('a1');
    send('a1', { ...notReached, nextAt: now + 1000 });
    expect(nextToSend(store, 's1', now + 999)).toBeUndefined();
    expect(nextToSend(store, 's1', now + 1000)?.id).toBe('a1');
  });

  it('keeps the key, the words and the revision through every repeat (S4, S11)', () => {
    const before = readAction(store, press('a1'));
    for (let round = 0; round < 3; round += 1) send('a1', cut);
    expect(readAction(store, 'a1')).toMatchObject({
      id: 'a1',
      body: before?.body,
      basedOn: '1',
      attempts: 3,
      state: 'unsure',
    });
  });

  it('that was cut is waiting at the next start (S6), and can no longer be taken back', () => {
    const scratch = aScratch();
    const first = aFileStore(scratch.path);
    aSource(first);
    apply(first, { upserts: [todoAs('r1')] });
    press('a1', 'r1', first);
    markSending(first, 'a1', now);
    first.close();
    const second = aFileStore(scratch.path, 'again');
    expect(recoverSending(second, now)).toBe(1);
    const entry = readAction(second, 'a1');
    expect(entry).toMatchObject({ state: 'waiting', mayHaveArrived: true });
    expect(entry && mayTakeBack(entry)).toBe(false);
    second.close();
    scratch.leave();
  });

  it('that surely did not arrive may be taken back; one that may have, not', () => {
    press('a1');
    send('a1', notReached);
    expect(takeBack(store, 'a1', now)).toBe(true);
    press('a2');
    send('a2', cut);
    send('a2', notReached);
    expect(readAction(store, 'a2')?.state).toBe('unsure');
    expect(takeBack(store, 'a2', now)).toBe(false);
  });
});

describe('an answer', () => {
  it('accepted stays until a pull brings the row past what the person saw', () => {
    press('a1');
    expect(send('a1', { state: 'accepted', revision: '2' })).toBe('accepted');
    apply(store, { upserts: [todoAs('r1', '1')] });
    expect(readAction(store, 'a1')?.state).toBe('accepted');
    apply(store, { upserts: [todoAs('r1', '2', aTodo({ state: '退回' }))] });
    expect(readAction(store, 'a1')?.state).toBe('confirmed');
  });

  it('accepted after the pull already brought its effect is confirmed at once', () => {
    press('a1');
    send('a1', cut);
    apply(store, { upserts: [todoAs('r1', '2')] });
    expect(send('a1', { state: 'accepted', revision: '2' })).toBe('confirmed');
  });

  it('of refusal or conflict stays until the person settles it (S7)', () => {
    press('a1');
    press('b1', 'r2');
    send('a1', { state: 'refused', reason: { kind: 'refused', reason: '已超过办理时限' } });
    send('b1', { state: 'conflict', revision: '7' });
    expect(countOutbox(store)).toEqual({ waiting: 0, unsettled: 2 });
    expect(listUnfinished(store).map(({ reason }) => reason)).toEqual([
      { kind: 'refused', reason: '已超过办理时限' },
      { kind: 'conflict', revision: '7' },
    ]);
    expect(discard(store, 'a1', now)).toBe(true);
    expect(discard(store, 'a1', now)).toBe(false);
    expect(readAction(store, 'a1')?.body.opinion).toBe('退回意见a1');
  });

  it('to something that is not being sent changes nothing', () => {
    press('a1');
    expect(settleAction(store, 'a1', { state: 'accepted', revision: '2' }, now)).toBe('waiting');
    expect(settleAction(store, 'unknown', { state: 'accepted', revision: '2' }, now)).toBeUndefined();
  });
});

it('every step is in the log', () => {
  press('a1');
  send('a1', cut);
  send('a1', { state: 'accepted', revision: '2' });
  apply(store, { upserts: [todoAs('r1', '2')] });
  expect(statesLogged(store, 'a1')).toEqual([
    'waiting',
    'sending',
    'unsure',
    'sending',
    'accepted',
    'confirmed',
  ]);
});

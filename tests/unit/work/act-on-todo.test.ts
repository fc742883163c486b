import { beforeEach, describe, expect, it } from 'vitest';
import type { Decision } from '../../../shared/domain/action.ts';
import { markSending } from '../../../main/core/store/outbox.ts';
import { settleAction } from '../../../main/core/store/outbox-answers.ts';
import { actOnTodo } from '../../../main/core/work/act-on-todo.ts';
import { discardAction, retryNow, takeBack } from '../../../main/core/work/give-up-action.ts';
import { listOutbox } from '../../../main/core/work/list-outbox.ts';
import { countOpenTodos, listTodos } from '../../../main/core/work/list-todos.ts';
import { markRead, readTodo } from '../../../main/core/work/read-todo.ts';
import { saveDraft } from '../../../main/core/work/save-draft.ts';
import { apply, aTodo, now, todoAs } from '../store/builders.ts';
import { aDesk, type TestDesk } from './a-desk.ts';

let desk: TestDesk;
let id: string;
beforeEach(() => {
  desk = aDesk();
  apply(desk.store, { upserts: [todoAs('r1')] });
  id = rows()[0]?.id ?? '';
});

const rows = () => listTodos(desk, { filter: { scope: 'open' }, offset: 0, limit: 10 }).rows;
const approve: Decision = { action: 'approve', opinion: '同意。' };
const press = (body: Decision = approve, revision = '1') => actOnTodo(desk, { id, revision, body });
const detail = () => {
  const read = readTodo(desk, { id });
  if (!read.ok) throw new Error('believed: the to-do is there');
  return read.value;
};
const refused = (field: string, reason: string) => ({
  ok: false,
  fault: { kind: 'bad-request', field, reason },
});
const settle = (action: string, settlement: Parameters<typeof settleAction>[2]) => {
  markSending(desk.store, action, now);
  settleAction(desk.store, action, settlement, now);
};
const firstAction = () => detail().history[0]?.id ?? '';

describe('a decision', () => {
  it('is saved, shown beside the row, and wakes the source (S3)', () => {
    expect(press()).toMatchObject({ ok: true, value: { action: { state: 'waiting', body: approve } } });
    expect(rows()[0]).toMatchObject({ state: '待办', pending: { state: 'waiting' } });
    expect(desk.sync.told).toEqual(['wake s1']);
    expect(countOpenTodos(desk)).toMatchObject({ open: 1, pending: 1 });
  });

  it('is taken only at the revision on the screen (S11)', () => {
    apply(desk.store, { upserts: [todoAs('r1', '2')] });
    expect(press()).toEqual(refused('revision', 'moved'));
    expect(press(approve, '2').ok).toBe(true);
  });

  it.each<[string, Decision, string, string]>([
    ['退回 without an opinion', { action: 'return', opinion: '  ' }, 'opinion', 'required'],
    ['转办 to nobody', { action: 'forward', opinion: '' }, 'forwardTo', 'required'],
    [
      '转办 to somebody not offered',
      { action: 'forward', opinion: '', forwardTo: { id: 'u9', name: '别处' } },
      'forwardTo',
      'not-offered',
    ],
  ])('%s is refused', (_, body, field, reason) => {
    expect(press(body)).toEqual(refused(field, reason));
    expect(detail().history).toEqual([]);
  });

  it('is one the department offers', () => {
    apply(desk.store, { upserts: [todoAs('r1', '2', aTodo({ actions: ['acknowledge'] }))] });
    expect(press(approve, '2')).toEqual(refused('action', 'not-offered'));
  });

  it('takes the name of a target from the department, not from the window', () => {
    const taken = press({ action: 'forward', opinion: '', forwardTo: { id: 'u1', name: '改过的名字' } });
    expect(taken).toMatchObject({ value: { action: { body: { forwardTo: { id: 'u1', name: '办公室' } } } } });
  });

  it('is not taken twice while the first is under way', () => {
    press();
    expect(press()).toEqual(refused('action', 'under-way'));
  });

  it('takes the place of one that was refused, whose words stay', () => {
    press({ action: 'return', opinion: '材料不全。' });
    settle(firstAction(), { state: 'refused', reason: { kind: 'refused', reason: '不得退回' } });
    expect(press().ok).toBe(true);
    expect(detail().history.map(({ state, body }) => [state, body.opinion])).toEqual([
      ['waiting', '同意。'],
      ['discarded', '材料不全。'],
    ]);
  });

  it('on a record that is gone is refused', () => {
    saveDraft(desk, { id, opinion: '拟同意。' });
    apply(desk.store, { removals: [{ kind: 'todo', remoteId: 'r1', why: 'tombstone' }] });
    expect(press()).toEqual(refused('action', 'gone'));
  });

  it('on an unknown record is not found', () => {
    expect(actOnTodo(desk, { id: 't999', revision: '1', body: approve })).toEqual({
      ok: false,
      fault: { kind: 'not-found' },
    });
    expect(actOnTodo(desk, { id: 'rubbish', revision: '1', body: approve })).toEqual({
      ok: false,
      fault: { kind: 'not-found' },
    });
  });

  it('uses up the draft', () => {
    saveDraft(desk, { id, opinion: '同意。' });
    press();
    expect(detail().draft).toBe('');
  });
});

describe('giving up', () => {
  it('what was not sent brings the words back to the draft', () => {
    press({ action: 'return', opinion: '请补充附件。' });
    expect(takeBack(desk, { id: firstAction() }).ok).toBe(true);
    expect(detail()).toMatchObject({ draft: '请补充附件。', row: { hasDraft: true } });
    expect(detail().row.pending).toBeUndefined();
  });

  it('what may have arrived is refused', () => {
    press();
    settle(firstAction(), { state: 'unsure', fault: { kind: 'offline', reason: 'timeout' } });
    expect(takeBack(desk, { id: firstAction() })).toEqual(refused('id', 'already-sent'));
  });

  it('loses nothing written since', () => {
    press({ action: 'return', opinion: '旧意见。' });
    saveDraft(desk, { id, opinion: '新意见。' });
    settle(firstAction(), { state: 'conflict', revision: '9' });
    discardAction(desk, { id: firstAction() });
    expect(detail().draft).toBe('新意见。\n旧意见。');
  });

  it('is only for what is refused or in conflict', () => {
    press();
    expect(discardAction(desk, { id: firstAction() })).toEqual(refused('id', 'not-settled'));
  });

  it('the last text on a deleted record lets the record go', () => {
    press();
    settle(firstAction(), { state: 'refused', reason: { kind: 'refused', reason: '已撤销' } });
    apply(desk.store, { removals: [{ kind: 'todo', remoteId: 'r1', why: 'tombstone' }] });
    discardAction(desk, { id: firstAction() });
    expect(detail().draft).toBe('同意。');
    saveDraft(desk, { id, opinion: '' });
    expect(readTodo(desk, { id })).toEqual({ ok: false, fault: { kind: 'not-found' } });
  });
});

describe('the outbox', () => {
  it('lists what waits with the title of its record, and what may be taken back', () => {
    press();
    expect(listOutbox(desk)).toMatchObject([
      { title: aTodo().title, recordId: id, attempts: 0, mayTakeBack: true, sourceId: 's1' },
    ]);
  });

  it('keeps no title of a record whose access was withdrawn', () => {
    press();
    apply(desk.store, { removals: [{ kind: 'todo', remoteId: 'r1', why: 'withdrawn' }] });
    expect(listOutbox(desk)).toMatchObject([{ title: '', state: 'refused', reason: { kind: 'withdrawn' } }]);
  });

  it('is sent anew when asked for, unless nothing waits', () => {
    press();
    expect(retryNow(desk, { id: firstAction() }).ok).toBe(true);
    settle(firstAction(), { state: 'conflict', revision: '9' });
    expect(retryNow(desk, { id: firstAction() })).toEqual(refused('id', 'not-waiting'));
  });
});

it('a to-do is unread until it was opened', () => {
  expect(rows()[0]?.unread).toBe(true);
  markRead(desk, { id });
  expect(rows()[0]?.unread).toBe(false);
});

it('today ends at midnight in Asia/Shanghai', () => {
  // It is 10:00 of 21 November there.
  const due = (at: string) => aTodo({ due: { at, unit: 'CD' } });
  apply(desk.store, {
    upserts: [
      todoAs('r2', '1', due('2026-11-21T15:59:00.000Z')),
      todoAs('r3', '1', due('2026-11-21T16:01:00.000Z')),
      todoAs('r4', '1', due('2026-11-21T01:00:00.000Z')),
    ],
  });
  expect(countOpenTodos(desk)).toMatchObject({
    open: 4,
    today: 1,
    overdue: 1,
    bySource: { s1: 4 },
    byUrgency: { 一般: 4 },
  });
});

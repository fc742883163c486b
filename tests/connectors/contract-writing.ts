// What every connector must do when it writes back, or when it cannot.
import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { PushedAction } from '../../main/core/connectors/connector.ts';
import { type Ground, never, openTodo } from './ground.ts';

export function writingContract(ground: Ground): void {
  const { system, department, connect, firstPage } = ground;
  describe(`${system}: writing`, () => {
    const anAction = (more: Partial<PushedAction>): PushedAction => ({
      key: randomUUID(),
      kind: 'todo',
      remoteId: 'none',
      basedOn: '1',
      decidedAt: '2026-03-02T01:00:00.000Z',
      body: { action: 'approve', opinion: '同意。' },
      ...more,
    });

    it('S4 the same key takes effect once, however often it is sent, also when no answer was seen', async () => {
      const connector = connect();
      const todo = await openTodo(connector);
      if (connector.repeats === 'none' || todo === undefined) return;
      const action = anAction(todo);
      await department().control.faults.set({ fault: 'cut-after-effect', on: 'action' });
      expect(await connector.push(action, never)).toEqual({
        ok: false,
        fault: { kind: 'offline', reason: 'cut' },
      });
      const [once, again] = [await connector.push(action, never), await connector.push(action, never)];
      expect(once).toMatchObject({ ok: true, value: { outcome: 'accepted' } });
      expect(again).toEqual(once);
      expect(await department().control.truth.effects({ key: action.key })).toHaveLength(1);
    });

    it('S4 an answer that strayed from another action is not believed, and sending again brings the true one', async () => {
      const connector = connect();
      const todo = await openTodo(connector);
      if (connector.repeats === 'none' || todo === undefined) return;
      const { control } = department();
      expect(await connector.push(anAction(todo), never)).toMatchObject({ value: { outcome: 'accepted' } });
      const late = anAction({ ...todo, body: { action: 'acknowledge', opinion: '' } });
      await control.faults.set({ fault: 'stray-reply', on: 'action' });
      expect(await connector.push(late, never)).toEqual({
        ok: false,
        fault: { kind: 'bad-reply', reason: 'shape', detail: 'answer: of another request' },
      });
      expect(await connector.push(late, never)).toMatchObject({ ok: true, value: { outcome: 'conflict' } });
      expect(await control.truth.effects({ key: late.key })).toEqual([]);
    });

    it('S11 an action on a revision that is no longer the present one is a conflict', async () => {
      const connector = connect();
      const todo = await openTodo(connector);
      if (connector.repeats === 'none' || todo === undefined) return;
      const { revision } = await department().control.change.edit({
        kind: 'todo',
        id: todo.remoteId,
        data: { title: '关于调整会议时间的补充通知' },
      });
      expect(await connector.push(anAction(todo), never)).toEqual({
        ok: true,
        value: { outcome: 'conflict', revision },
      });
    });

    it('S7 a refusal comes with the department’s reason', async () => {
      const connector = connect();
      const todo = await openTodo(connector);
      if (connector.repeats === 'none' || todo === undefined) return;
      const answer = await connector.push(
        anAction({ ...todo, body: { action: 'return', opinion: '' } }),
        never,
      );
      expect(answer).toMatchObject({
        ok: true,
        value: { outcome: 'refused', reason: expect.stringContaining('意见') },
      });
    });

    it('a key used before with another body is not taken', async () => {
      const connector = connect();
      const todo = await openTodo(connector);
      if (connector.repeats === 'none' || todo === undefined) return;
      const action = anAction({ ...todo, basedOn: 'never-seen' });
      await connector.push(action, never);
      expect(
        await connector.push({ ...action, body: { action: 'acknowledge', opinion: '' } }, never),
      ).toMatchObject({ ok: false, fault: { kind: 'bad-request' } });
    });

    it('a system without write-back takes no action', async () => {
      const connector = connect();
      if (connector.repeats !== 'none') return;
      expect(await connector.push(anAction({}), never)).toEqual({
        ok: false,
        fault: { kind: 'not-allowed' },
      });
      const page = await firstPage(connector);
      expect(
        page.ok &&
          page.value.changes.every(
            (change) =>
              change.change === 'upsert' &&
              change.record.kind === 'todo' &&
              change.record.data.actions.length === 0,
          ),
      ).toBe(true);
    });
  });
}

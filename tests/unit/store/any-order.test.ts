// Any order of pulls, presses, crashes and answers ends with rows = department's rows and no action lost. Here the
// store's part of it, without a network; the whole line is in tests/unit/sync.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { pendingStates } from '../../../shared/domain/action.ts';
import { mayDecide, withPending } from '../../../shared/domain/with-pending.ts';
import { readAction } from '../../../main/core/store/outbox-rows.ts';
import { openCounts } from '../../../main/core/store/todo-list.ts';
import { brokenAuditLine, statesLogged } from '../../fakes/file-facts.ts';
import { runs } from '../../fakes/runs.ts';
import { aDesk, run, type SmallDesk, step } from './small-desk.ts';

it('any order ends with the department’s rows and no action lost', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const desk = aDesk();
      desk.pull();
      for (const each of steps) run(desk, each);
      // The line is back: everything is sent and pulled.
      while (desk.send('answered'));
      desk.pull();
      expectSettled(desk);
      desk.store.close();
    }),
    { numRuns: runs(300) },
  );
});

function expectSettled({ store, department, pressed, held }: SmallDesk): void {
  for (const [id, revision] of department.rows) expect(held(id)?.revision).toBe(String(revision));
  for (const [id, why] of department.gone) {
    if (why === 'withdrawn') expect(held(id)).toBeUndefined();
    // Kept only while a text of the person hangs on it.
    else expect(held(id)?.face.presence ?? 'gone').toBe('gone');
  }
  for (const id of pressed) {
    const action = readAction(store, id);
    const answer = department.ledger.get(id)?.outcome;
    expect(action?.body.opinion).toBe(`意见${id}`);
    expect(statesLogged(store, id).at(-1)).toBe(action?.state);
    if (answer === 'accepted') expect([action?.state, department.effects.get(id)]).toEqual(['confirmed', 1]);
    else expect(['conflict', 'refused', 'discarded']).toContain(action?.state);
  }
  expect(openCounts(store).reduce((sum, { open }) => sum + open, 0)).toBe(department.rows.size);
  expect(brokenAuditLine(store)).toBeUndefined();
}

it('the screen shows the newest action that has not ended, and the row as the department states it', () => {
  const states = fc.array(
    fc.constantFrom(
      'waiting',
      'sending',
      'unsure',
      'accepted',
      'confirmed',
      'conflict',
      'refused',
      'taken-back',
      'discarded',
    ),
  );
  fc.assert(
    fc.property(states, (all) => {
      const actions = all.map((state, index) => ({ state, index }));
      const row = { title: '通知', state: '待办' };
      const { pending, ...shown } = withPending(row, actions);
      expect(shown).toEqual(row);
      expect(pending).toEqual(actions.findLast(({ state }) => pendingStates.includes(state)));
      expect(mayDecide(actions) === 'free').toBe(pending === undefined);
    }),
  );
});

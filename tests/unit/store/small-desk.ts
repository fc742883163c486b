// A desk in memory in front of the smallest honest department, and steps of both in any order: for properties of the store.
import fc from 'fast-check';
import type { Answer } from '../../../shared/domain/action.ts';
import { pendingStates } from '../../../shared/domain/action.ts';
import type { Removal, Upsert } from '../../../shared/domain/delta.ts';
import { mayDecide } from '../../../shared/domain/with-pending.ts';
import { discard, enqueue, markSending, recoverSending } from '../../../main/core/store/outbox.ts';
import { settleAction } from '../../../main/core/store/outbox-answers.ts';
import { nextToSend } from '../../../main/core/store/outbox-next.ts';
import { actionsOn } from '../../../main/core/store/outbox-rows.ts';
import { findRecord } from '../../../main/core/store/records.ts';
import { sourceKey } from '../../../main/core/store/sources.ts';
import { readTodo } from '../../../main/core/store/todos.ts';
import { aMemoryStore, apply, aTodo, now, todoAs } from './builders.ts';

type Step =
  | { readonly do: 'press' | 'edit' | 'delete' | 'withdraw'; readonly record: string }
  | { readonly do: 'pull'; readonly twice: boolean }
  | {
      readonly do: 'send';
      readonly end: 'answered' | 'answer-lost' | 'not-arrived' | 'crash-before' | 'crash-after';
    };

const record = fc.constantFrom('r1', 'r2', 'r3');
export const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constantFrom('press' as const, 'edit' as const), record }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constantFrom('delete' as const, 'withdraw' as const), record }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('pull' as const), twice: fc.boolean() }) },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('send' as const),
      end: fc.constantFrom(
        'answered' as const,
        'answer-lost' as const,
        'not-arrived' as const,
        'crash-before' as const,
        'crash-after' as const,
      ),
    }),
  },
);

/** The smallest honest department: revisions, and a ledger whose entry and effect are one. */
function aDepartment() {
  const rows = new Map(['r1', 'r2', 'r3'].map((id) => [id, 1]));
  const gone = new Map<string, Removal['why']>();
  const ledger = new Map<string, Answer>();
  const effects = new Map<string, number>();
  return {
    rows,
    gone,
    ledger,
    effects,
    edit: (id: string) => rows.has(id) && rows.set(id, (rows.get(id) ?? 0) + 1),
    end(id: string, why: 'tombstone' | 'withdrawn') {
      if (rows.delete(id)) gone.set(id, why);
    },
    act({
      id: key,
      remoteId,
      basedOn,
    }: {
      readonly id: string;
      readonly remoteId: string;
      readonly basedOn: string;
    }): Answer {
      const known = ledger.get(key);
      if (known !== undefined) return known;
      const answer = this.decide(remoteId, basedOn);
      ledger.set(key, answer);
      if (answer.outcome === 'accepted') {
        effects.set(key, (effects.get(key) ?? 0) + 1);
        rows.set(remoteId, Number(answer.revision));
      }
      return answer;
    },
    decide(remoteId: string, basedOn: string): Answer {
      const revision = rows.get(remoteId);
      if (revision === undefined) return { outcome: 'refused', reason: '记录不存在' };
      if (String(revision) !== basedOn) return { outcome: 'conflict', revision: String(revision) };
      return { outcome: 'accepted', revision: String(revision + 1) };
    },
    page(): { readonly upserts: readonly Upsert[]; readonly removals: readonly Removal[] } {
      return {
        upserts: [...rows].map(([id, revision]) =>
          todoAs(id, String(revision), aTodo({ title: `第${revision}版` })),
        ),
        removals: [...gone].map(([remoteId, why]) => ({ kind: 'todo' as const, remoteId, why })),
      };
    },
  };
}

export type SmallDesk = ReturnType<typeof aDesk>;

export function aDesk() {
  const store = aMemoryStore();
  const source = sourceKey(store, 's1') ?? 0;
  const department = aDepartment();
  const pressed: string[] = [];
  /** What left, beside where its record stood then; none of what is gone. */
  const leaving: { readonly id: string; readonly basedOn: string; readonly revision?: string }[] = [];
  const held = (remoteId: string) => {
    const found = findRecord(store, 'todo', source, remoteId);
    return found === undefined ? undefined : readTodo(store, found.key);
  };
  const press = (remoteId: string) => {
    const todo = held(remoteId);
    if (todo === undefined || todo.face.presence === 'gone') return;
    const before = actionsOn(store, 'todo', todo.key);
    const standing = mayDecide(before);
    if (standing === 'under-way') return;
    const earlier = before.findLast(({ state }) => pendingStates.includes(state));
    if (earlier !== undefined) discard(store, earlier.id, now);
    const id = `key-${pressed.length}`;
    pressed.push(id);
    const body = { action: 'approve' as const, opinion: `意见${id}` };
    enqueue(
      store,
      { id, source, kind: 'todo', remoteId, record: todo.key, basedOn: todo.revision, body },
      now,
    );
  };
  const send = (end: Extract<Step, { do: 'send' }>['end']): boolean => {
    const action = nextToSend(store, 's1', now);
    if (action === undefined) return false;
    const { id, basedOn, remoteId } = action;
    const todo = held(remoteId);
    const isListed = todo !== undefined && todo.face.presence !== 'gone';
    leaving.push({ id, basedOn, ...(isListed ? { revision: todo.revision } : {}) });
    markSending(store, action.id, now);
    if (end === 'crash-before') return recoverSending(store, now) > 0;
    if (end === 'not-arrived') {
      settleAction(
        store,
        action.id,
        { state: 'waiting', fault: { kind: 'offline', reason: 'refused' } },
        now,
      );
      return true;
    }
    const answer = department.act(action);
    if (end === 'crash-after') return recoverSending(store, now) > 0;
    if (end === 'answer-lost')
      settleAction(store, action.id, { state: 'unsure', fault: { kind: 'offline', reason: 'cut' } }, now);
    else settleAction(store, action.id, settlementOf(answer), now);
    return true;
  };
  return {
    store,
    source,
    department,
    pressed,
    leaving,
    held,
    press,
    send,
    pull: () => apply(store, department.page()),
  };
}

function settlementOf(answer: Answer) {
  switch (answer.outcome) {
    case 'accepted':
      return { state: 'accepted' as const, revision: answer.revision };
    case 'conflict':
      return { state: 'conflict' as const, revision: answer.revision };
    case 'refused':
      return { state: 'refused' as const, reason: { kind: 'refused' as const, reason: answer.reason } };
    case 'busy':
      return { state: 'waiting' as const, fault: { kind: 'busy' as const } };
  }
}

export function run(desk: SmallDesk, step: Step): void {
  switch (step.do) {
    case 'press':
      desk.press(step.record);
      break;
    case 'edit':
      desk.department.edit(step.record);
      break;
    case 'delete':
      desk.department.end(step.record, 'tombstone');
      break;
    case 'withdraw':
      desk.department.end(step.record, 'withdrawn');
      break;
    case 'pull':
      desk.pull();
      if (step.twice) desk.pull();
      break;
    case 'send':
      desk.send(step.end);
      break;
  }
}
